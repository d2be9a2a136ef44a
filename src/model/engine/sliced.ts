/**
 * The bit-sliced kernel of the `pulses` reading: 32 single photons to the word. It reads the same
 * planes and uniforms as the general kernel (`pulses.ts`) and gives the same counts and the same
 * compared bits; a test holds them together on every scenario both can run.
 *
 * It can run single photons under attacks that measure and resend: for each basis of Alice, what
 * Eve sends on is a form of Alice's bit (the same, the opposite, or fixed) in a basis that depends
 * on Alice's basis alone.
 */
import { CHUNK_WORDS, type Chance, type LaneUniforms, thresholdOf } from '../math/chance'
import type { Role } from '../math/dice'
import { popcount } from '../math/packed-bits'
import type { BlockCompared } from './columns'
import type { CompiledBranch } from './link-model'
import { BlockDice, type PulseLaw } from './pulses'
import type { EventKind } from './recording'
import { type BasisCount, basisIndex, emptyTally, type IntensityCount, intensityIndex, type Tally } from './tally'

const TWO53 = 9007199254740992
const ALL = -1

/** A bit of Eve's as a form of Alice's: (bit & same) ^ constant, both words of equal lanes. */
interface BitForm {
  readonly same: number
  readonly constant: number
}

/** One branch of Eve's bench for one basis of Alice. */
interface SlicedBranch {
  /** Threshold of its chance given none before; TWO53 for the last. */
  readonly chance: number
  readonly touched: number
  readonly certain: number
  /** ALL where she has a guess. */
  readonly guesses: number
  readonly guess: BitForm
  /** Thresholds of outcome 1 by Alice's bit, when Bob asks in Alice's basis and in the other. */
  readonly own0: number
  readonly own1: number
  readonly other0: number
  readonly other1: number
}

/** What the kernel needs. */
export interface SlicedLaw {
  readonly law: PulseLaw
  /** Branches for both bases of Alice where they are alike, seen from her basis; else for + and for ×. */
  readonly groups: readonly (readonly SlicedBranch[])[]
  /** Threshold of a photon's arrival, the same for all that can be sent. */
  readonly arrives: number
}

const word = (yes: boolean): number => (yes ? ALL : 0)

/** The form that gives `zero` for bit 0 and `one` for bit 1. */
const formOf = (zero: number, one: number): BitForm => ({ same: word(zero !== one), constant: word(zero === 1) })

/** Joins the branches for Alice's bit 0 and 1 into forms; null where they do not match. */
function joinBranches(
  law: PulseLaw,
  own: 0 | 1,
  zero: readonly CompiledBranch[],
  ones: readonly CompiledBranch[],
): SlicedBranch[] | null {
  if (zero.length !== ones.length) return null
  const joined: SlicedBranch[] = []
  for (let k = 0; k < zero.length; k++) {
    const [a, b] = [zero[k]!, ones[k]!]
    const [chanceA, chanceB] = [thresholdOf(a.chance), thresholdOf(b.chance)]
    const guesses = a.eveGuess < 2
    if (chanceA !== chanceB || a.touched !== b.touched || a.certain !== b.certain || guesses !== b.eveGuess < 2)
      return null
    const { lights } = law.model
    const one = (branch: CompiledBranch, basis: number): number => law.one[branch.outcome * 2 + basis]!
    if (lights[a.light]!.photons !== 1 || lights[b.light]!.photons !== 1) return null
    joined.push({
      chance: chanceA,
      touched: word(a.touched),
      certain: word(a.certain),
      guesses: word(guesses),
      guess: guesses ? formOf(a.eveGuess, b.eveGuess) : formOf(0, 0),
      own0: one(a, own),
      own1: one(b, own),
      other0: one(a, 1 - own),
      other1: one(b, 1 - own),
    })
  }
  return joined
}

/** Compiles a law for this kernel; null where only the general one can run it. */
export function slicedLaw(law: PulseLaw): SlicedLaw | null {
  const { model } = law
  const [only, ...more] = model.intensities
  if (!only || more.length > 0 || only.photons.length !== 2 || only.photons[1] !== 1) return null
  if (law.arriveSlot.kind !== 'plane' || law.eveSlots.some(({ kind }) => kind !== 'plane')) return null
  const plus = joinBranches(law, 0, model.branches[0]![1]!, model.branches[1]![1]!)
  const cross = joinBranches(law, 1, model.branches[2]![1]!, model.branches[3]![1]!)
  const arrivals = new Set(
    [0, 1, 2, 3].flatMap((state) => model.branches[state]![1]!.map(({ outcome }) => law.arrives[outcome * 2]!)),
  )
  const [arrives = 0, ...others] = arrivals
  if (!plus || !cross || others.length > 0) return null
  return { law, groups: JSON.stringify(plus) === JSON.stringify(cross) ? [plus] : [plus, cross], arrives }
}

/** Lanes of a word whose uniform lies below `threshold`/2⁵³. */
function belowMask(uniforms: LaneUniforms, at: number, threshold: number): number {
  if (threshold <= 0) return 0
  if (threshold >= TWO53) return ALL
  const edge = Math.floor(threshold / 35184372088832)
  let below = 0
  let equal = ALL
  for (let bit = 0; bit < 8; bit++) {
    const plane = uniforms.planes[at + bit * CHUNK_WORDS]!
    if ((edge >>> (7 - bit)) & 1) {
      below |= equal & ~plane
      equal &= plane
    } else equal &= ~plane
  }
  for (; equal !== 0; equal &= equal - 1) {
    const lane = 31 - Math.clz32(equal & -equal)
    if (uniforms.below(at * 32 + lane, threshold)) below |= 1 << lane
  }
  return below
}

export interface SlicedResult {
  readonly tally: Tally
  readonly events: number
  readonly compared: BlockCompared
}

/** Room for the planes of one chunk; a worker needs one. */
export interface PlanePool {
  /** The same memory twice: dice fill unsigned words, logic reads signed ones. */
  readonly unsigned: readonly Uint32Array[]
  readonly signed: readonly Int32Array[]
}

/** Most planes a block can need: eleven choices, Eve's chances, and Bob's answers. */
const POOL = 32

export function planePool(): PlanePool {
  const unsigned = Array.from({ length: POOL }, () => new Uint32Array(CHUNK_WORDS))
  return { unsigned, signed: unsigned.map(({ buffer }) => new Int32Array(buffer)) }
}

/** The branches of all groups as columns, so that the inner loop reads numbers of one kind. */
interface BranchTable {
  /** Where the branches of each group begin; one more than there are groups. */
  readonly start: Int32Array
  /** Plane of Eve's chance, −1 where the branch always happens, −2 where it never does. */
  readonly chance: Int32Array
  readonly touched: Int32Array
  readonly certain: Int32Array
  readonly guesses: Int32Array
  readonly guessSame: Int32Array
  readonly guessConstant: Int32Array
  /** Planes of outcome 1: asked in Alice's basis with bit 0, bit 1, in the other with bit 0, bit 1. */
  readonly one: Int32Array
}

/** Counts of a run of the inner loop, by place in an array of whole numbers. */
const COUNT = {
  matched: 0,
  ones: 1,
  clicks: 2,
  both: 3,
  darkOnly: 4,
  kept: 5,
  keptX: 6,
  wrong: 7,
  wrongX: 8,
  right: 9,
  rightX: 10,
  certain: 11,
  certainX: 12,
  touched: 13,
  touchedX: 14,
} as const

/** Places of the planes that every block has. */
const PLANE = {
  basis: 0,
  bit: 1,
  bob: 2,
  flip: 3,
  compare: 4,
  coin: 5,
  arrive: 6,
  dark0: 7,
  dark1: 8,
  double: 9,
} as const

/** What the inner loop leaves for the compared bits, written over planes that it has read. */
const OUT = { seen: PLANE.compare, wrong: PLANE.flip, clicked: PLANE.arrive } as const

/** The inner loop: 32 photons to the word, `words` words of one chunk; `live` masks the last of them. */
function countChunk(
  planes: readonly Int32Array[],
  table: BranchTable,
  counts: Int32Array,
  words: number,
  live: number,
): void {
  const { start, chance, touched, certain, guesses, guessSame, guessConstant, one } = table
  const groups = start.length - 1
  const [basis, bits, bobs] = [planes[PLANE.basis]!, planes[PLANE.bit]!, planes[PLANE.bob]!]
  const [flips, compare, coin] = [planes[PLANE.flip]!, planes[PLANE.compare]!, planes[PLANE.coin]!]
  const [arrive, dark0, dark1] = [planes[PLANE.arrive]!, planes[PLANE.dark0]!, planes[PLANE.dark1]!]
  const doubles = planes[PLANE.double]!
  let [matched, ones, clicks, both, darkOnly, kept, keptX, wrong] = [0, 0, 0, 0, 0, 0, 0, 0]
  let [wrongX, right, rightX, sureBits, sureX, heldBits, heldX] = [0, 0, 0, 0, 0, 0, 0]
  for (let w = 0; w < words; w++) {
    const mask = w === words - 1 ? live : ALL
    const a = basis[w]!
    const v = bits[w]!
    const other = a ^ bobs[w]!
    let bit = 0
    let sure = 0
    let guessing = 0
    let guess = 0
    let held = 0
    for (let g = 0; g < groups; g++) {
      let open = groups === 1 ? ALL : g === 0 ? ~a : a
      const end = start[g + 1]!
      for (let k = start[g]!; k < end; k++) {
        const slot = chance[k]!
        const taken = slot === -1 ? open : slot === -2 ? 0 : open & planes[slot]![w]!
        open &= ~taken
        sure |= taken & certain[k]!
        guessing |= taken & guesses[k]!
        guess |= taken & ((v & guessSame[k]!) ^ guessConstant[k]!)
        held |= taken & touched[k]!
        const at = 4 * k
        const own = (planes[one[at]!]![w]! & ~v) | (planes[one[at + 1]!]![w]! & v)
        const foreign = (planes[one[at + 2]!]![w]! & ~v) | (planes[one[at + 3]!]![w]! & v)
        bit |= taken & ((own & ~other) | (foreign & other))
      }
    }
    bit ^= flips[w]!
    const light = arrive[w]! & mask
    const d0 = (light & ~bit) | (dark0[w]! & mask)
    const d1 = (light & bit) | (dark1[w]! & mask)
    const clicked = d0 | d1
    const double = d0 & d1
    const read = (d1 & ~double) | (double & doubles[w]!)
    const equal = ~other & mask
    const keep = clicked & equal
    const differ = keep & (read ^ v)
    const toss = coin[w]!
    const good = keep & ~(((guess ^ toss) & guessing) ^ toss ^ v)
    matched += popcount(equal)
    ones += popcount(read)
    kept += popcount(keep)
    keptX += popcount(keep & a)
    right += popcount(good)
    rightX += popcount(good & a)
    wrong += popcount(differ)
    wrongX += popcount(differ & a)
    clicks += popcount(clicked)
    if (double !== 0) both += popcount(double)
    if (clicked !== light) darkOnly += popcount(clicked & ~light)
    if (held !== 0) {
      const known = keep & sure
      const mine = keep & held
      sureBits += popcount(known)
      sureX += popcount(known & a)
      heldBits += popcount(mine)
      heldX += popcount(mine & a)
    }
    compare[w]! &= keep
    flips[w] = differ
    arrive[w] = clicked
  }
  counts[COUNT.matched]! += matched
  counts[COUNT.ones]! += ones
  counts[COUNT.clicks]! += clicks
  counts[COUNT.both]! += both
  counts[COUNT.darkOnly]! += darkOnly
  counts[COUNT.kept]! += kept
  counts[COUNT.keptX]! += keptX
  counts[COUNT.wrong]! += wrong
  counts[COUNT.wrongX]! += wrongX
  counts[COUNT.right]! += right
  counts[COUNT.rightX]! += rightX
  counts[COUNT.certain]! += sureBits
  counts[COUNT.certainX]! += sureX
  counts[COUNT.touched]! += heldBits
  counts[COUNT.touchedX]! += heldX
}

/** The planes of one block: who fills which, and where Bob's answers lie. */
class BlockPlanes {
  readonly table: BranchTable
  private readonly sources: { readonly chance: Chance; readonly plane: number }[] = []
  private readonly answers: { readonly threshold: number; readonly plane: number }[] = []
  private readonly uniforms: LaneUniforms | null
  private readonly pool: PlanePool
  private next = 0

  constructor({ law, groups, arrives }: SlicedLaw, dice: BlockDice, pool: PlanePool) {
    this.pool = pool
    const { cross, flip, dark } = law.planes
    const add = (role: Role, slot: string, threshold: number): number => {
      this.sources.push({ chance: dice.chance(role, slot, threshold), plane: this.next })
      return this.next++
    }
    // In the order of PLANE.
    add('alice', 'basis', cross)
    add('alice', 'bit', TWO53 / 2)
    add('bob', 'basis', cross)
    add('bob', 'flip', flip)
    add('public', 'compare', law.compare)
    add('eve', 'coin', TWO53 / 2)
    add('channel', 'arrive', arrives)
    add('bob', 'dark0', dark)
    add('bob', 'dark1', dark)
    add('bob', 'double', dark > 0 ? TWO53 / 2 : 0)
    const eve = law.eveSlots.map((slot, k) => add('eve', `branch${k}`, slot.kind === 'plane' ? slot.threshold : 0))
    this.uniforms = law.outcomeSlot.kind === 'uniform' ? dice.uniforms('bob', 'outcome') : null
    if (law.outcomeSlot.kind === 'plane' && law.outcomeSlot.threshold > 0) {
      const { threshold } = law.outcomeSlot
      this.answers.push({ threshold, plane: add('bob', 'outcome', threshold) })
    }
    const branches = groups.flat()
    this.table = {
      start: Int32Array.from([0, groups[0]!.length, branches.length].slice(0, groups.length + 1)),
      chance: Int32Array.from(
        groups.flatMap((group) => group.map(({ chance }, k) => (chance >= TWO53 ? -1 : chance <= 0 ? -2 : eve[k]!))),
      ),
      touched: Int32Array.from(branches, ({ touched }) => touched),
      certain: Int32Array.from(branches, ({ certain }) => certain),
      guesses: Int32Array.from(branches, ({ guesses }) => guesses),
      guessSame: Int32Array.from(branches, ({ guess }) => guess.same),
      guessConstant: Int32Array.from(branches, ({ guess }) => guess.constant),
      one: Int32Array.from(
        branches.flatMap(({ own0, own1, other0, other1 }) => [own0, own1, other0, other1].map((t) => this.answer(t))),
      ),
    }
  }

  /** Plane that is 1 where a uniform lies below the threshold. */
  private answer(threshold: number): number {
    const found = this.answers.find((each) => each.threshold === threshold)
    if (found) return found.plane
    const plane = this.next++
    this.answers.push({ threshold, plane })
    if (threshold <= 0 || threshold >= TWO53) this.pool.signed[plane]!.fill(threshold <= 0 ? 0 : ALL)
    return plane
  }

  /** Draws the next chunk. */
  draw(): void {
    for (const { chance, plane } of this.sources) chance.next(this.pool.unsigned[plane]!)
    const { uniforms } = this
    if (!uniforms) return
    uniforms.next()
    for (const { threshold, plane } of this.answers) {
      if (threshold <= 0 || threshold >= TWO53) continue
      const words = this.pool.signed[plane]!
      for (let w = 0; w < CHUNK_WORDS; w++) words[w] = belowMask(uniforms, w, threshold)
    }
  }
}

/**
 * Counts the first `pulses` pulses of a block.
 * @param kind what counts as an event, for the numbers of the compared bits
 */
export function countBlock(
  law: SlicedLaw,
  seed: number,
  block: number,
  pulses: number,
  kind: EventKind,
  pool: PlanePool,
): SlicedResult {
  const planes = new BlockPlanes(law, new BlockDice(seed, block), pool)
  const counts = new Int32Array(15)
  const compared: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  const [basis, seen] = [pool.signed[PLANE.basis]!, pool.signed[OUT.seen]!]
  const [wrong, clicked] = [pool.signed[OUT.wrong]!, pool.signed[OUT.clicked]!]
  for (let first = 0; first < pulses; first += CHUNK_WORDS * 32) {
    planes.draw()
    const left = Math.min(CHUNK_WORDS * 32, pulses - first)
    const words = Math.ceil(left / 32)
    let events = first === 0 ? 0 : counts[COUNT.clicks]!
    countChunk(pool.signed, planes.table, counts, words, left % 32 === 0 ? ALL : (1 << (left % 32)) - 1)
    for (let w = 0; w < words; w++) {
      for (let rest = seen[w]!; rest !== 0; rest &= rest - 1) {
        const lane = 31 - Math.clz32(rest & -rest)
        const pulse = first + w * 32 + lane
        compared.event.push(kind === 'pulses' ? pulse : events + popcount(clicked[w]! & ((1 << lane) - 1)))
        compared.pulse.push(pulse)
        compared.error.push((wrong[w]! >>> lane) & 1)
        compared.basis.push((basis[w]! >>> lane) & 1)
        compared.intensity.push(0)
      }
      if (kind === 'clicks') events += popcount(clicked[w]!)
    }
  }
  return {
    tally: tallyOf(counts, compared, pulses),
    events: kind === 'pulses' ? pulses : counts[COUNT.clicks]!,
    compared,
  }
}

/** The counts of the inner loop, laid out as a tally. */
function tallyOf(counts: Int32Array, { error, basis }: BlockCompared, pulses: number): Tally {
  const tally = emptyTally()
  const set = (count: IntensityCount, value: number) => {
    tally[intensityIndex(0, count)] = value
  }
  const setBoth = (count: BasisCount, all: number, inCross: number) => {
    tally[basisIndex(0, 0, count)] = all - inCross
    tally[basisIndex(0, 1, count)] = inCross
  }
  const of = (name: keyof typeof COUNT): number => counts[COUNT[name]]!
  set('sent', pulses)
  set('sentMatched', of('matched'))
  set('clicked', of('clicks'))
  set('doubleClicks', of('both'))
  set('darkClicked', of('darkOnly'))
  set('readOne', of('ones'))
  setBoth('kept', of('kept'), of('keptX'))
  setBoth('errors', of('wrong'), of('wrongX'))
  setBoth('eveCertain', of('certain'), of('certainX'))
  setBoth('eveRight', of('right'), of('rightX'))
  setBoth('eveTouched', of('touched'), of('touchedX'))
  let [seenX, wrong, wrongX] = [0, 0, 0]
  for (let k = 0; k < error.length; k++) {
    seenX += basis[k]!
    wrong += error[k]!
    wrongX += error[k]! & basis[k]!
  }
  setBoth('compared', error.length, seenX)
  setBoth('comparedErrors', wrong, wrongX)
  return tally
}
