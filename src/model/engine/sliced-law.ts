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
import type { PulseLaw } from './pulse-law'

const TWO53 = 9007199254740992
const ALL = -1

/** Planes of a pool; the two constant ones are always there. */
export const PLANES = 32
/** Words from one plane to the next: a cache line more than a chunk, or all planes would compete for the same places in the cache. */
export const STRIDE = CHUNK_WORDS + 16
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

/** Planes that every law has. */
const PLACES = [
  'basis',
  'bit',
  'bobBasis',
  'flip',
  'compare',
  'coin',
  'arrive',
  'dark0',
  'dark1',
  'double',
  /** lanes that pass Eve's bench; that take its first branch if they do not pass; its second, if neither */ 'pass',
  'first',
  'second',
  /** Bob's outcome where he asks in a basis other than that of the light */ 'half',
  /** his outcome for light between the bases that carries 0, and 1 */ 'low',
  'high',
  /** written by the kernel: what clicks, and what Bob reads */ 'clicked',
  'read',
  /** what is kept, and of that what is wrong, guessed right by Eve, known to her, touched by her */ 'kept',
  'wrong',
  'right',
  'known',
  'touched',
] as const

/** What a branch does, each a word that is 0 or ALL. */
export const FORMS = [
  /** what she sends is in Alice's basis */ 'own',
  /** it is between the bases; otherwise it is in the other */ 'between',
  /** it carries (Alice's bit & same) ^ constant */ 'same',
  'constant',
  /** Eve knows her guess to be right */ 'certain',
  /** her guess is right */ 'right',
  /** she can only toss a coin */ 'toss',
] as const

/** Each name with its place in the list. */
export const numbered = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name, k) => [name, k])) as Readonly<Record<Name, number>>

const row = <Name extends string>(names: readonly Name[], values: Readonly<Record<Name, number>>): readonly number[] =>
  names.map((name) => values[name])

/** Places in the arrays of a `SlicedLaw`. */
export const PLACE = numbered(PLACES)
export const FORM = numbered(FORMS)

/** What a run needs of a law. Planes have numbers below 2¹⁶: their sums need no check for overflow. */
export interface SlicedLaw {
  readonly streams: readonly Stream[]
  readonly sides: readonly Side[]
  /** Empty unless Bob's outcome has chances that depend on the state. */
  readonly answers: readonly Answer[]
  /** Where the planes lie, by `PLACE`. */
  readonly at: Uint16Array
  /** Eve's branches by `FORM`, three of them after the one that passes the light; the last takes what is left. */
  readonly forms: Int32Array
  /** Every photon is detected, and nothing else is. */
  readonly lossless: boolean
  /** Planes in use; a chunk of them holds `CHUNK_WORDS · 32` pulses. */
  readonly planes: number
}

/** Light behind Eve: in Alice's basis, in the other, or half way between. */
interface Sent {
  readonly basis: 'own' | 'other' | 'between'
  /** The bits it carries for Alice's bits 0 and 1; for light between, thresholds of outcome 1. */
  readonly bits: readonly [number, number]
  /** Threshold of outcome 1 in the basis it is not in. */
  readonly half: number | null
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
  readonly sent: Sent
}

type Pair = readonly [number, number]

/** Light told by the thresholds of outcome 1, in Alice's basis and in the other, for her bits 0 and 1. */
function sentOf(own: Pair, other: Pair): Sent | null {
  const sure = (pair: Pair): boolean => pair.every(isConstant)
  const bits = ([zero, one]: Pair): Pair => [zero / TWO53, one / TWO53]
  if (sure(own) && other[0] === other[1]) return { basis: 'own', bits: bits(own), half: other[0] }
  if (sure(other) && own[0] === own[1]) return { basis: 'other', bits: bits(other), half: own[0] }
  if (own[0] === other[0] && own[1] === other[1]) return { basis: 'between', bits: own, half: null }
  return null
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
    const asked = (inBasis: number): Pair => [law.one[zero.outcome * 2 + inBasis]!, law.one[one.outcome * 2 + inBasis]!]
    const sent = sentOf(asked(basis), asked(1 - basis))
    if (!sent) return null
    joined.push({
      chance,
      slot,
      inCross: null,
      touched: zero.touched,
      certain: zero.certain,
      guessesRight: zero.eveGuess < 2 ? zero.eveGuess === 0 : null,
      sent,
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

/** The light as it came. */
const passes = ({ touched, guessesRight, inCross, sent }: SlicedBranch): boolean =>
  !touched && guessesRight === null && inCross === null && sent.basis === 'own' && sent.bits[1] > sent.bits[0]

/** Eve's branches: the one that passes the light if there is one, and the others. */
interface Bench {
  readonly pass: SlicedBranch | undefined
  readonly others: readonly SlicedBranch[]
  /** Thresholds of outcome 1 of light between the bases, ascending; none, or two. */
  readonly between: readonly number[]
  /** The same of light in the basis that Bob does not ask in. */
  readonly half: number
}

/** Eve's branches for this kernel; null where it cannot run them. */
function benchOf(law: PulseLaw): Bench | null {
  const [plus0, plus1, cross0, cross1] = law.model.branches.map((byPhotons) => byPhotons[1]!)
  const plus = joinBranches(law, 0, plus0!, plus1!)
  const cross = joinBranches(law, 1, cross0!, cross1!)
  if (!plus || !cross) return null
  const joined = joinBases(plus, cross)
  const pass = joined.find(passes)
  if (pass && pass !== joined[0]) return null
  const others = pass ? joined.slice(1) : joined
  const halves = new Set(joined.flatMap(({ sent }) => sent.half ?? []))
  const between = new Set(joined.flatMap(({ sent }) => (sent.basis === 'between' ? sent.bits : [])))
  if (others.length > 3 || !others.every(({ touched }) => touched) || halves.size > 1 || between.size > 2) return null
  return { pass, others, half: [...halves][0] ?? 0, between: [...between].sort((a, b) => a - b) }
}

/** Threshold of a photon's arrival; null unless it is the same for all that can be sent. */
function arrivalOf({ model, arrives }: PulseLaw): number | null {
  const sent = model.branches.flatMap((byPhotons) => byPhotons[1]!.map(({ outcome }) => arrives[outcome * 2]!))
  return sent.every((threshold) => threshold === sent[0]) ? sent[0]! : null
}

const constantPlane = (threshold: number): number => (threshold <= 0 ? ZEROS : ONES) * STRIDE

/** Hands out the planes of a pool and remembers how each is filled. */
class Planes {
  readonly streams: Stream[] = []
  readonly sides: Side[] = []
  readonly answers: Answer[] = []
  used = 2

  next(): number {
    return this.used++ * STRIDE
  }

  draw(role: Role, slot: string, threshold: number): number {
    if (isConstant(threshold)) return constantPlane(threshold)
    const plane = this.next()
    this.streams.push({ role, slot, chance: chanceLaw(threshold), plane })
    return plane
  }

  /** Room for a result: over a plane that has been read by then, unless that is a constant one. */
  over(plane: number): number {
    return plane > ONES * STRIDE ? plane : this.next()
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

/** What a branch does, as words. */
function formsOf({ sent, certain, guessesRight }: SlicedBranch, between: readonly number[]): readonly number[] {
  const [zero, one] = sent.basis === 'between' ? sent.bits.map((bit) => between.indexOf(bit)) : sent.bits
  return row(FORMS, {
    own: word(sent.basis === 'own'),
    between: word(sent.basis === 'between'),
    same: word(zero !== one),
    constant: word(zero === 1),
    certain: word(certain),
    right: word(guessesRight === true),
    toss: word(guessesRight === null),
  })
}

/** Compiles a law for this kernel; null where only the general one can run it. */
export function slicedLaw(law: PulseLaw): SlicedLaw | null {
  const { intensities } = law.model
  const [only] = intensities
  if (!only || intensities.length > 1 || only.photons.length !== 2 || only.photons[1] !== 1) return null
  if (law.arriveSlot.kind !== 'plane' || law.eveSlots.some(({ kind }) => kind !== 'plane')) return null
  const bench = benchOf(law)
  const arrives = arrivalOf(law)
  if (!bench || arrives === null) return null

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
  const lossless = arrives >= TWO53 && dark <= 0
  const eve = law.eveSlots.map((slot, k) =>
    planes.draw('eve', `branch${k}`, slot.kind === 'plane' ? slot.threshold : 0),
  )
  const taken = (branch: SlicedBranch | undefined): number => {
    if (!branch) return constantPlane(0)
    const { chance, slot, inCross } = branch
    const plane = isConstant(chance) ? constantPlane(chance) : eve[slot]!
    return inCross === null ? plane : planes.side(plane, inCross)
  }
  const outcome = law.outcomeSlot.kind === 'plane' ? planes.draw('bob', 'outcome', law.outcomeSlot.threshold) : null
  const answer = (threshold = 0): number =>
    isConstant(threshold) ? constantPlane(threshold) : (outcome ?? planes.answer(threshold))
  const { pass, others, half, between } = bench
  const rest = others.at(-1)
  const [first, second] = others.slice(0, -1)
  const never = FORMS.map(() => 0)
  const places = row(PLACES, {
    ...inputs,
    pass: taken(pass),
    first: taken(first),
    second: taken(second),
    half: answer(half),
    low: answer(between[0]),
    high: answer(between[1]),
    clicked: lossless ? inputs.arrive : planes.over(inputs.arrive),
    read: lossless ? inputs.arrive : planes.over(inputs.flip),
    kept: planes.over(inputs.bobBasis),
    wrong: planes.over(inputs.bit),
    right: planes.over(inputs.coin),
    known: planes.next(),
    touched: planes.next(),
  })
  return {
    streams: planes.streams,
    sides: planes.sides,
    answers: planes.answers,
    at: Uint16Array.from(places),
    forms: Int32Array.from([first, second, rest].flatMap((branch) => (branch ? formsOf(branch, between) : never))),
    lossless,
    planes: planes.used,
  }
}
