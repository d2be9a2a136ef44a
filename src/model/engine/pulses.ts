/**
 * The second reading: pulse by pulse, with each role's own dice. The general kernel draws every
 * choice as planes (`math/chance.ts`), reads them pulse by pulse and writes columns, one block of
 * 2¹⁶ pulses at a time; any block can be drawn again later and is the same.
 */
import { CHUNK_WORDS, Chance, chanceLaw, LaneUniforms, thresholdOf } from '../math/chance'
import type { DiceAddress, Role } from '../math/dice'
import type { Cast } from './cast'
import { type CompiledBranch, type LinkModel, MARK } from './link-model'
import { NONE } from './recording'

export const BLOCK_PULSES = 65536
const CHUNK_PULSES = CHUNK_WORDS * 32
const TWO53 = 9007199254740992

/** Columns of one byte per pulse; codes as in `EventBlock`. */
const BYTE_COLUMNS = [
  'intensity',
  'photons',
  'aliceBasis',
  'aliceBit',
  'eveCoin',
  'bobBasis',
  'lightPattern',
  'pattern',
  'bobBit',
  'kept',
  'compared',
  'asleep',
] as const

/** What was drawn, a column per choice. Owned and overwritten by the kernel. */
export type PulseColumns = Readonly<Record<(typeof BYTE_COLUMNS)[number], Uint8Array>> & {
  /** Number of the outcome of Eve's bench, in the registry of the run. */
  readonly outcome: Uint16Array
}

export const PULSE_COLUMNS = [...BYTE_COLUMNS, 'outcome'] as const

export const pulseColumns = (pulses = BLOCK_PULSES): PulseColumns => ({
  ...(Object.fromEntries(BYTE_COLUMNS.map((name) => [name, new Uint8Array(pulses)])) as Record<
    (typeof BYTE_COLUMNS)[number],
    Uint8Array
  >),
  outcome: new Uint16Array(pulses),
})

/** How the chance of one step is drawn: one plane where it is the same for every state, else a uniform per pulse. */
type Slot = { readonly kind: 'plane'; readonly threshold: number } | { readonly kind: 'uniform' }

/** Decides from every chance (0–1) that can be asked of a slot; 0 and 1 need no dice. */
export function slotFor(asked: Iterable<number>): Slot {
  const open = new Set([...asked].map(thresholdOf).filter((t) => t > 0 && t < TWO53))
  if (open.size > 1) return { kind: 'uniform' }
  return { kind: 'plane', threshold: [...open][0] ?? 0 }
}

/** What the kernels read of a model, in flat tables; all thresholds in 2⁵³rds. */
export interface PulseLaw {
  readonly model: LinkModel
  /** Cumulative thresholds of intensity and, per intensity, of photon number. */
  readonly intensityThresholds: Float64Array
  readonly photonThresholds: readonly Float64Array[]
  /** Codes of the intensities in the order they are drawn. */
  readonly intensityCodes: Uint8Array
  /** Slot of Eve's k-th chance. */
  readonly eveSlots: readonly Slot[]
  readonly arriveSlot: Slot
  readonly outcomeSlot: Slot
  /** Photon numbers to a state: list `state·numbers + n` of Eve's branches. */
  readonly numbers: number
  /** Where each list of branches begins in the two columns below; one more than there are lists. */
  readonly listStart: Int32Array
  readonly branchChance: Float64Array
  readonly branchOutcome: Uint16Array
  /** Per outcome and basis of Bob (`outcome·2 + basis`): chance of arrival, of outcome 1, and classes D0, D1, both. */
  readonly arrives: Float64Array
  readonly one: Float64Array
  readonly classes: readonly Float64Array[]
  /** Per outcome: 1 where the light is a single photon. */
  readonly single: Uint8Array
  /** Per outcome: 1 where bright light makes the detectors deaf to single photons and silences dark counts. */
  readonly deaf: Uint8Array
  readonly compare: number
  /** Chances that are the same for every pulse. */
  readonly planes: { readonly cross: number; readonly flip: number; readonly dark: number }
}

/** Upper edges, in 2⁵³rds, of all classes but the last. */
function cumulative(probabilities: readonly number[]): Float64Array {
  const edges = new Float64Array(probabilities.length - 1)
  let sum = 0
  for (let k = 0; k < edges.length; k++) {
    sum += probabilities[k]!
    edges[k] = thresholdOf(Math.min(1, sum))
  }
  return edges
}

/** Lists for each photon number that occurs. */
function* branchLists(model: LinkModel): Generator<readonly CompiledBranch[]> {
  const occurs = new Set<number>()
  for (const { photons } of model.intensities)
    for (let n = 0; n < photons.length; n++) if (photons[n]! > 0) occurs.add(n)
  for (const byPhotons of model.branches) for (const n of occurs) yield byPhotons[n]!
}

/** Compiles the tables; `compare` is the probability, in 2⁵³rds, that a kept bit is compared. */
export function pulseLaw(model: LinkModel, compare: number): PulseLaw {
  const occurring = [...branchLists(model)]
  const longest = Math.max(...occurring.map((list) => list.length))
  const lights = [...new Set(occurring.flat().map(({ light }) => light))].map((light) => model.lights[light]!)
  const possible = lights.flatMap((light) => light.answers)
  const lists = model.branches.flat()
  const answers = model.outcomes.flatMap(({ light }) => model.lights[light]!.answers)
  return {
    model,
    intensityThresholds: cumulative(model.intensities.map(({ share }) => share)),
    photonThresholds: model.intensities.map(({ photons }) => cumulative(photons)),
    intensityCodes: Uint8Array.from(model.intensities, ({ code }) => code),
    eveSlots: Array.from({ length: longest - 1 }, (_, k) =>
      slotFor(occurring.flatMap((list) => (k < list.length - 1 ? [list[k]!.chance] : []))),
    ),
    arriveSlot: slotFor(possible.map(({ arrives }) => arrives)),
    outcomeSlot: slotFor(possible.flatMap(({ mode, one }) => (mode === 'single' ? [one] : []))),
    numbers: model.branches[0]!.length,
    listStart: Int32Array.from([0, ...lists].map((_, k) => lists.slice(0, k).flat().length)),
    branchChance: Float64Array.from(lists.flat(), ({ chance }) => thresholdOf(chance)),
    branchOutcome: Uint16Array.from(lists.flat(), ({ outcome }) => outcome),
    arrives: Float64Array.from(answers, (answer) => thresholdOf(answer.arrives)),
    one: Float64Array.from(answers, (answer) => thresholdOf(answer.one)),
    classes: answers.map(({ pattern: [, only0, only1], arrives }) =>
      arrives === 0 ? new Float64Array(2) : cumulative([only0 / arrives, only1 / arrives, 0]),
    ),
    single: Uint8Array.from(model.outcomes, ({ light }) => (model.lights[light]!.answers[0].mode === 'single' ? 1 : 0)),
    deaf: Uint8Array.from(model.outcomes, ({ mark }) => (mark === MARK.bright ? 1 : 0)),
    compare,
    planes: {
      cross: thresholdOf(model.crossChance),
      flip: thresholdOf(model.flip),
      dark: thresholdOf(model.dark),
    },
  }
}

/** Who throws which dice, for one block. */
export class BlockDice {
  private readonly seed: number
  private readonly block: number
  private readonly cast: Cast

  constructor(seed: number, block: number, cast: Cast) {
    this.seed = seed
    this.block = block
    this.cast = cast
  }

  private address(role: Role, slot: string): DiceAddress {
    const { seed, prefix } = this.cast[role] ?? { seed: this.seed, prefix: '' }
    return { seed, role, slot: prefix + slot, block: this.block }
  }

  chance(role: Role, slot: string, threshold: number): Chance {
    return new Chance(this.address(role, slot), chanceLaw(threshold))
  }

  uniforms(role: Role, slot: string): LaneUniforms {
    return new LaneUniforms(this.address(role, slot))
  }
}

/** A choice read pulse by pulse, however its slot is drawn. */
class Choice {
  /** The present chunk, where the slot is drawn as a plane. */
  readonly plane = new Uint32Array(CHUNK_WORDS)
  private readonly chance: Chance | null
  private readonly uniforms: LaneUniforms | null

  constructor(dice: BlockDice, role: Role, name: string, slot: Slot) {
    this.chance = slot.kind === 'plane' ? dice.chance(role, name, slot.threshold) : null
    this.uniforms = slot.kind === 'uniform' ? dice.uniforms(role, name) : null
  }

  next(): void {
    this.chance?.next(this.plane)
    this.uniforms?.next()
  }

  /** Whether the choice falls on the side that has `threshold`/2⁵³. */
  hits(lane: number, threshold: number): boolean {
    if (threshold <= 0) return false
    if (threshold >= TWO53) return true
    if (this.uniforms) return this.uniforms.below(lane, threshold)
    return ((this.plane[lane >>> 5]! >>> (lane & 31)) & 1) === 1
  }
}

const plane = (threshold: number): Slot => ({ kind: 'plane', threshold })
const HALF = TWO53 / 2

/**
 * Draws the first `pulses` pulses of a block into `columns`, rounded up to whole chunks.
 * @param law tables of the link
 * @param seed the scenario's seed
 * @param block number of the block, pulses block·2¹⁶ …
 */
export function drawBlock(law: PulseLaw, seed: number, block: number, columns: PulseColumns, pulses: number): void {
  const { model } = law
  const dice = new BlockDice(seed, block, model.cast)
  const { cross, dark, flip } = law.planes
  const choose = (role: Role, name: string, slot: Slot) => new Choice(dice, role, name, slot)
  const aliceBasis = choose('alice', 'basis', plane(cross))
  const aliceBit = choose('alice', 'bit', plane(HALF))
  const bobBasis = choose('bob', 'basis', plane(cross))
  const arrive = choose('channel', 'arrive', law.arriveSlot)
  const outcome = choose('bob', 'outcome', law.outcomeSlot)
  const flips = choose('bob', 'flip', plane(flip))
  const dark0 = choose('bob', 'dark0', plane(dark))
  const dark1 = choose('bob', 'dark1', plane(dark))
  const doubles = choose('bob', 'double', plane(HALF))
  const compare = choose('public', 'compare', plane(law.compare))
  const eve = law.eveSlots.map((slot, k) => choose('eve', `branch${k}`, slot))
  const coin = choose('eve', 'coin', plane(HALF))
  const manyIntensities = model.intensities.length > 1
  const manyPhotons = law.photonThresholds.some((thresholds) => thresholds.length > 0)
  const intensities = manyIntensities ? dice.uniforms('alice', 'intensity') : null
  const photonNumbers = manyPhotons ? dice.uniforms('source', 'photons') : null
  const inPatterns = model.lights.some(({ answers }) => answers.some(({ mode }) => mode === 'pattern'))
  const patterns = inPatterns ? dice.uniforms('bob', 'pattern') : null
  const asleep = model.asleep > 0 ? choose('bob', 'asleep', plane(thresholdOf(model.asleep))) : null
  const choices = [aliceBasis, aliceBit, bobBasis, arrive, outcome, flips, dark0, dark1, doubles, compare, coin, ...eve]
  if (asleep) choices.push(asleep)
  else columns.asleep.fill(0)
  const someDeaf = law.deaf.includes(1)

  const { numbers, listStart, branchChance, branchOutcome, arrives, one, classes, single, intensityCodes } = law
  const onlyPhotons = model.intensities[0]!.photons.length - 1

  for (let first = 0; first < pulses; first += CHUNK_PULSES) {
    for (const choice of choices) choice.next()
    intensities?.next()
    photonNumbers?.next()
    patterns?.next()
    for (let lane = 0; lane < CHUNK_PULSES; lane++) {
      const at = first + lane
      const word = lane >>> 5
      const shift = lane & 31
      const a = (aliceBasis.plane[word]! >>> shift) & 1
      const bit = (aliceBit.plane[word]! >>> shift) & 1
      const b = (bobBasis.plane[word]! >>> shift) & 1
      const i = intensities ? intensities.classOf(lane, law.intensityThresholds) : 0
      const n = photonNumbers ? photonNumbers.classOf(lane, law.photonThresholds[i]!) : onlyPhotons

      const list = (a * 2 + bit) * numbers + n
      const start = listStart[list]!
      const last = listStart[list + 1]! - 1
      let k = start
      while (k < last && !eve[k - start]!.hits(lane, branchChance[k]!)) k++
      const outcomeNumber = branchOutcome[k]!

      const answer = outcomeNumber * 2 + b
      let light = 0
      if (arrive.hits(lane, arrives[answer]!)) {
        if (single[outcomeNumber]) {
          const read = outcome.hits(lane, one[answer]!) ? 1 : 0
          light = 1 + (read ^ ((flips.plane[word]! >>> shift) & 1))
        } else light = patterns!.classOf(lane, classes[answer]!) + 1
      }
      let pattern = light | ((dark0.plane[word]! >>> shift) & 1) | (((dark1.plane[word]! >>> shift) & 1) << 1)
      const deaf = someDeaf && law.deaf[outcomeNumber] === 1
      if (deaf) pattern = light
      let awake = 1
      if (asleep) {
        awake = 1 - ((asleep.plane[word]! >>> shift) & 1)
        columns.asleep[at] = 1 - awake
        if (awake === 0 && !deaf) {
          light = 0
          pattern = 0
        }
      }
      const bobBit = pattern === 0 ? NONE : pattern === 3 ? (doubles.plane[word]! >>> shift) & 1 : pattern - 1
      const kept = pattern !== 0 && a === b ? awake : 0

      columns.intensity[at] = intensityCodes[i]!
      columns.photons[at] = n
      columns.aliceBasis[at] = a
      columns.aliceBit[at] = bit
      columns.outcome[at] = outcomeNumber
      columns.eveCoin[at] = (coin.plane[word]! >>> shift) & 1
      columns.bobBasis[at] = b
      columns.lightPattern[at] = light
      columns.pattern[at] = pattern
      columns.bobBit[at] = bobBit
      columns.kept[at] = kept
      columns.compared[at] = kept & ((compare.plane[word]! >>> shift) & 1)
    }
  }
}
