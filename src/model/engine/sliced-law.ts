/**
 * What the bit-sliced kernel needs of a law: which planes are drawn and by whom, where they lie,
 * and Eve's branches as forms of Alice's bit.
 *
 * It takes single photons under attacks that measure and resend: for each basis of Alice, what
 * Eve sends on is a form of Alice's bit (the same, the opposite, or fixed) in a basis that depends
 * on Alice's basis alone.
 */
import { CHUNK_WORDS, type ChanceLaw, chanceLaw, isConstant, thresholdOf } from '../math/chance'
import type { Role } from '../math/dice'
import type { CompiledBranch } from './link-model'
import type { PulseLaw } from './pulses'

const TWO53 = 9007199254740992
const ALL = -1

/** Planes of a pool; the two constant ones are always there. */
export const PLANES = 32
export const ZEROS = 0
export const ONES = 1

/** A plane that is drawn chunk by chunk. Planes are named by where they begin in the pool, in words. */
export interface Stream {
  readonly role: Role
  readonly slot: string
  readonly chance: ChanceLaw
  readonly plane: number
}

/** A plane made of another one, where Alice's basis is + (`inCross` false) or ×. */
export interface Side {
  readonly of: number
  readonly inCross: boolean
  readonly plane: number
}

/** Lanes whose uniform of Bob's outcome lies below a threshold. */
export interface Answer {
  readonly threshold: number
  readonly plane: number
}

/** A branch as the inner loop reads it: planes, and words that are 0 or ALL. */
export interface BranchWords {
  /** Plane of the lanes that take the branch if they took none before. */
  readonly chance: number
  /** Planes of outcome 1 when Bob asks in Alice's basis, by her bit. */
  readonly own0: number
  readonly own1: number
  /** The same when he asks in the other. */
  readonly other0: number
  readonly other1: number
  /** Eve knows her guess to be right; her guess is right; she can only toss a coin. */
  readonly certain: number
  readonly right: number
  readonly toss: number
}

/** Eve's bench in the order in which branches are tried: `pass` is the light as it came, `rest` what is left. */
export interface BranchTable {
  readonly pass: Pick<BranchWords, 'chance' | 'other0' | 'other1'>
  readonly first: BranchWords
  readonly second: BranchWords
  readonly rest: BranchWords
}

/** Where the planes lie that every block has. */
export interface Places {
  readonly basis: number
  readonly bit: number
  readonly bobBasis: number
  readonly flip: number
  readonly compare: number
  readonly coin: number
  readonly arrive: number
  readonly dark0: number
  readonly dark1: number
  readonly double: number
  /** Written by the kernel: what clicked, what Bob reads, what is kept; of these what is wrong, guessed right, known, touched. */
  readonly clicked: number
  readonly read: number
  readonly kept: number
  readonly wrong: number
  readonly right: number
  readonly known: number
  readonly touched: number
}

export interface SlicedLaw {
  readonly streams: readonly Stream[]
  readonly sides: readonly Side[]
  /** Empty unless Bob's outcome has chances that depend on the state. */
  readonly answers: readonly Answer[]
  readonly branches: BranchTable
  readonly at: Places
  /** Every photon is detected, and nothing else is. */
  readonly lossless: boolean
  /** Planes in use; a chunk of them holds `CHUNK_WORDS · 32` pulses. */
  readonly planes: number
}

/** One branch of Eve's bench for one basis of Alice, or for both. */
interface SlicedBranch {
  /** Threshold of its chance given none before; TWO53 for the last. */
  readonly chance: number
  /** Its place in its list: the slot of its dice. */
  readonly slot: number
  /** The basis it is for; null for both. */
  readonly inCross: boolean | null
  readonly touched: boolean
  readonly certain: boolean
  /** Whether Eve guesses the bit that Alice sent; null where she can only toss a coin. */
  readonly guessesRight: boolean | null
  /** Thresholds of outcome 1, in Alice's basis and in the other, for her bits 0 and 1. */
  readonly own: readonly [number, number]
  readonly other: readonly [number, number]
}

/** Joins the branches for Alice's bits 0 and 1; null where they do not match. */
function joinBranches(
  law: PulseLaw,
  basis: 0 | 1,
  zeros: readonly CompiledBranch[],
  ones: readonly CompiledBranch[],
): SlicedBranch[] | null {
  if (zeros.length !== ones.length) return null
  const { lights } = law.model
  const joined: SlicedBranch[] = []
  for (const [slot, zero] of zeros.entries()) {
    const one = ones[slot]!
    const chance = thresholdOf(zero.chance)
    if (chance !== thresholdOf(one.chance) || zero.touched !== one.touched || zero.certain !== one.certain) return null
    // What she guesses of the one bit she must guess of the other in turn.
    if (zero.eveGuess < 2 ? one.eveGuess !== 1 - zero.eveGuess : one.eveGuess < 2) return null
    if (lights[zero.light]!.photons !== 1 || lights[one.light]!.photons !== 1) return null
    const asked = (inBasis: number): readonly [number, number] => [
      law.one[zero.outcome * 2 + inBasis]!,
      law.one[one.outcome * 2 + inBasis]!,
    ]
    joined.push({
      chance,
      slot,
      inCross: null,
      touched: zero.touched,
      certain: zero.certain,
      guessesRight: zero.eveGuess < 2 ? zero.eveGuess === 0 : null,
      own: asked(basis),
      other: asked(1 - basis),
    })
  }
  return joined
}

/** One list for both bases: what they share first, then the rest of + and the rest of ×. */
function joinBases(plus: readonly SlicedBranch[], cross: readonly SlicedBranch[]): readonly SlicedBranch[] {
  const alike = (k: number): boolean => JSON.stringify(plus[k]) === JSON.stringify(cross[k])
  let shared = 0
  while (shared < plus.length && alike(shared)) shared++
  if (shared === plus.length && shared === cross.length) return plus
  return [
    ...plus.slice(0, shared),
    ...plus.slice(shared).map((branch) => ({ ...branch, inCross: false })),
    ...cross.slice(shared).map((branch) => ({ ...branch, inCross: true })),
  ]
}

/** The light as it came: what Alice sent, read as such in her basis. */
const passes = ({ touched, guessesRight, own, inCross }: SlicedBranch): boolean =>
  !touched && guessesRight === null && own[0] === 0 && own[1] === TWO53 && inCross === null

/** Eve's branches for this kernel, the passing one first if there is one; null where it cannot run them. */
function branchesOf(law: PulseLaw): readonly SlicedBranch[] | null {
  const [plus0, plus1, cross0, cross1] = law.model.branches.map((byPhotons) => byPhotons[1]!)
  const plus = joinBranches(law, 0, plus0!, plus1!)
  const cross = joinBranches(law, 1, cross0!, cross1!)
  if (!plus || !cross) return null
  const joined = joinBases(plus, cross)
  const resent = passes(joined[0]!) ? joined.slice(1) : joined
  return resent.length <= 3 && resent.every(({ touched }) => touched) ? joined : null
}

/** Threshold of a photon's arrival; null unless it is the same for all that can be sent. */
function arrivalOf({ model, arrives }: PulseLaw): number | null {
  const sent = model.branches.flatMap((byPhotons) => byPhotons[1]!.map(({ outcome }) => arrives[outcome * 2]!))
  return sent.every((threshold) => threshold === sent[0]) ? sent[0]! : null
}

const constantPlane = (threshold: number): number => (threshold <= 0 ? ZEROS : ONES) * CHUNK_WORDS

/** Hands out the planes of a pool and remembers how each is filled. */
class Planes {
  readonly streams: Stream[] = []
  readonly sides: Side[] = []
  readonly answers: Answer[] = []
  used = 2

  next(): number {
    return this.used++ * CHUNK_WORDS
  }

  draw(role: Role, slot: string, threshold: number): number {
    if (isConstant(threshold)) return constantPlane(threshold)
    const plane = this.next()
    this.streams.push({ role, slot, chance: chanceLaw(threshold), plane })
    return plane
  }

  /** Room for a result: over a plane that has been read by then, unless that is a constant one. */
  over(plane: number): number {
    return plane > ONES * CHUNK_WORDS ? plane : this.next()
  }

  side(of: number, inCross: boolean): number {
    const plane = this.next()
    this.sides.push({ of, inCross, plane })
    return plane
  }

  answer(threshold: number): number {
    const found = this.answers.find((each) => each.threshold === threshold)
    if (found) return found.plane
    const plane = this.next()
    this.answers.push({ threshold, plane })
    return plane
  }
}

const word = (yes: boolean): number => (yes ? ALL : 0)

/** Eve's branches as words; where they are fewer, some are never taken. */
function tableOf(law: PulseLaw, branches: readonly SlicedBranch[], planes: Planes): BranchTable {
  const eve = law.eveSlots.map((slot, k) =>
    planes.draw('eve', `branch${k}`, slot.kind === 'plane' ? slot.threshold : 0),
  )
  const outcome = law.outcomeSlot.kind === 'plane' ? planes.draw('bob', 'outcome', law.outcomeSlot.threshold) : null
  const answer = (threshold: number): number =>
    isConstant(threshold) ? constantPlane(threshold) : (outcome ?? planes.answer(threshold))
  const wordsOf = ({ chance, slot, inCross, certain, guessesRight, own, other }: SlicedBranch): BranchWords => {
    const plane = isConstant(chance) ? constantPlane(chance) : eve[slot]!
    return {
      chance: inCross === null ? plane : planes.side(plane, inCross),
      own0: answer(own[0]),
      own1: answer(own[1]),
      other0: answer(other[0]),
      other1: answer(other[1]),
      certain: word(certain),
      right: word(guessesRight === true),
      toss: word(guessesRight === null),
    }
  }
  const listed = branches.map(wordsOf)
  const rest = listed.at(-1)!
  const never: BranchWords = { ...rest, chance: constantPlane(0) }
  const pass = passes(branches[0]!) ? listed[0]! : never
  const [first = never, second = never] = listed.slice(pass === never ? 0 : 1, -1)
  return { pass, first, second, rest }
}

/** Compiles a law for this kernel; null where only the general one can run it. */
export function slicedLaw(law: PulseLaw): SlicedLaw | null {
  const { intensities } = law.model
  const [only] = intensities
  if (!only || intensities.length > 1 || only.photons.length !== 2 || only.photons[1] !== 1) return null
  if (law.arriveSlot.kind !== 'plane' || law.eveSlots.some(({ kind }) => kind !== 'plane')) return null
  const branches = branchesOf(law)
  const arrives = arrivalOf(law)
  if (!branches || arrives === null) return null

  const planes = new Planes()
  const { cross, flip, dark } = law.planes
  const inputs = {
    basis: planes.draw('alice', 'basis', cross),
    bit: planes.draw('alice', 'bit', TWO53 / 2),
    bobBasis: planes.draw('bob', 'basis', cross),
    flip: planes.draw('bob', 'flip', flip),
    compare: planes.draw('public', 'compare', law.compare),
    coin: planes.draw('eve', 'coin', TWO53 / 2),
    arrive: planes.draw('channel', 'arrive', arrives),
    dark0: planes.draw('bob', 'dark0', dark),
    dark1: planes.draw('bob', 'dark1', dark),
    double: planes.draw('bob', 'double', dark > 0 ? TWO53 / 2 : 0),
  }
  const table = tableOf(law, branches, planes)
  return {
    streams: planes.streams,
    sides: planes.sides,
    answers: planes.answers,
    branches: table,
    at: {
      ...inputs,
      clicked: planes.over(inputs.arrive),
      read: planes.over(inputs.flip),
      kept: planes.over(inputs.bobBasis),
      wrong: planes.over(inputs.bit),
      right: planes.over(inputs.coin),
      known: planes.next(),
      touched: planes.next(),
    },
    lossless: arrives >= TWO53 && dark <= 0,
    planes: planes.used,
  }
}
