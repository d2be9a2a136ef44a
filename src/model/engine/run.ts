/**
 * A run, block by block. `planRun` decides everything from the scenario alone; `runBlock` counts
 * one block; `openBlock` draws it again to show single pulses. Blocks can be done in any order
 * and on any worker, as nothing passes from one to the next; only detectors with dead time or
 * afterpulses hand a few words on, and then blocks go in order.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { addressedBelow } from '../math/chance'
import { diceKey } from '../math/dice'
import type { Edit, Scenario } from '../scenario/scenario'
import type { Cast } from './cast'
import { clickBlockPulses, type LawFrom } from './click-draws'
import { Detectors, type FilterState, FRESH, filterColumns } from './click-filter'
import { type ClickLaw, clickLaw } from './click-law'
import { countClicks, type OpenedClicks, openClicks, openedClicks } from './clicks'
import { type BlockCompared, comparedIn, eventBlock, eventsIn, tallyColumns } from './columns'
import { CHECKPOINTS, type CountLaw, countBatch, countLaw } from './counts'
import { type ClickFilter, clickFilterOf } from './effective-link'
import { expectHonest } from './expect'
import { rawClickProbability } from './filtered-law'
import { type BranchOutcome, compareThreshold, compileLink, type LinkModel, LinkRegistry, MARK } from './link-model'
import { type PulseLaw, pulseLaw } from './pulse-law'
import { BLOCK_PULSES, drawBlock, PULSE_COLUMNS, type PulseColumns, pulseColumns } from './pulses'
import { attackAt, type EventBlock, type EventKind, type Reading, type RecordedLight } from './recording'
import { countBlock, type PlanePool, planePool } from './sliced'
import { type SlicedLaw, slicedLaw } from './sliced-law'
import { DIGESTED_COUNTS, type Tally } from './tally'

/** Longest run that is drawn pulse by pulse. */
const MOST_PULSES = 1e7

/** Most clicks, expected with Eve off, of a run that is drawn click by click. */
const MOST_CLICKS = 1e8

/** A law as one of the readings needs it. */
type ReadingLaw =
  | {
      readonly reading: 'pulses'
      readonly law: PulseLaw
      /** The same for the bit-sliced kernel, where it can run this law. */
      readonly sliced: SlicedLaw | null
    }
  | { readonly reading: 'clicks'; readonly law: ClickLaw }
  | { readonly reading: 'counts'; readonly law: CountLaw }

/** Part of a run under one attack. */
export type Segment = ReadingLaw & { readonly firstPulse: number; readonly model: LinkModel }

export interface RunPlan {
  readonly scenario: Scenario
  readonly edits: readonly Edit[]
  readonly reading: Reading
  readonly eventKind: EventKind
  readonly blockPulses: number
  readonly blocks: number
  readonly lights: readonly RecordedLight[]
  readonly outcomes: readonly BranchOutcome[]
  readonly segments: readonly Segment[]
  /** Dead time and afterpulses: with them every block needs what the one before handed on. */
  readonly filter: ClickFilter | null
  /** Probability that a kept bit is compared. */
  readonly compare: number
}

/** Counts of one block. */
export interface BlockResult {
  readonly block: number
  readonly pulses: number
  readonly events: number
  readonly tally: Tally
  readonly compared: BlockCompared
  /** What the detectors hand to the next block; only with dead time or afterpulses. */
  readonly after?: FilterState
}

/** Which reading a run uses: decided by the scenario alone, never by the machine, the zoom or the speed of play. */
export function readingOf(pulses: number, clickProbability: number): Reading {
  if (pulses <= MOST_PULSES) return 'pulses'
  return pulses * clickProbability <= MOST_CLICKS ? 'clicks' : 'counts'
}

function blockPulsesOf(reading: Reading, pulses: number, clickProbability: number): number {
  if (reading === 'pulses') return BLOCK_PULSES
  return reading === 'clicks' ? clickBlockPulses(clickProbability) : Math.ceil(pulses / CHECKPOINTS)
}

/** Photons that fly as Alice or Eve sent them, to detectors that are always awake; everybody throws his own dice. */
const isPlain = ({ lights, asleep, cast }: LinkModel): boolean =>
  asleep === 0 &&
  Object.keys(cast).length === 0 &&
  lights.every(({ bright, early }) => bright === undefined && early === undefined)

function lawFor(reading: Reading, model: LinkModel, compare: number): ReadingLaw {
  if (reading === 'clicks') return { reading, law: clickLaw(model, compare) }
  if (reading === 'counts') return { reading, law: countLaw(model, compare) }
  const law = pulseLaw(model, compare)
  return { reading, law, sliced: isPlain(model) && !model.filter ? slicedLaw(law) : null }
}

/**
 * Decides from the scenario alone how it is run. Edits apply from their pulse on.
 * @param force a reading other than the scenario's own, for tests that compare them
 * @param cast who throws whose dice, where the scenario does not say it
 */
export function planRun(scenario: Scenario, edits: readonly Edit[] = [], force?: Reading, cast?: Cast): RunPlan {
  const honest = expectHonest(scenario)
  const compare = compareThreshold(scenario, honest.kept)
  const filter = clickFilterOf(scenario)
  // The work is in the raw clicks, also in those that dead time takes.
  const raw = filter ? rawClickProbability(compileLink({ ...scenario, attack: 'off' })) : honest.clicks
  const reading = force ?? readingOf(scenario.pulses, raw)
  const blockPulses = blockPulsesOf(reading, scenario.pulses, raw)
  const registry = new LinkRegistry(scenario)
  const starts = [0, ...edits.map(({ pulse }) => pulse).filter((pulse) => pulse > 0 && pulse < scenario.pulses)]
  const models = [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((firstPulse) => ({
      firstPulse,
      model: compileLink({ ...scenario, ...attackAt(scenario, edits, firstPulse) }, registry, cast),
    }))
  const ofPulses: EventKind = honest.clicks >= 0.5 ? 'pulses' : 'clicks'
  return {
    scenario,
    edits,
    reading,
    eventKind: reading === 'pulses' ? ofPulses : reading === 'clicks' ? 'clicks' : 'batches',
    blockPulses,
    blocks: Math.ceil(scenario.pulses / blockPulses),
    lights: registry.lights.map(({ answers: _, ...light }) => light),
    outcomes: registry.outcomes,
    segments: models.map(({ firstPulse, model }) => ({ firstPulse, model, ...lawFor(reading, model, compare) })),
    filter,
    compare: compare / 9007199254740992,
  }
}

/** Room for the columns of one block; a worker needs one. */
export interface Scratch {
  readonly columns: PulseColumns
  readonly spare: PulseColumns
  readonly planes: PlanePool
}

export const createScratch = (): Scratch => ({ columns: pulseColumns(), spare: pulseColumns(), planes: planePool() })

/** Pulses of a block: all of them, or what is left in the last. */
export const pulsesOfBlock = (plan: RunPlan, block: number): number =>
  Math.min(plan.blockPulses, plan.scenario.pulses - block * plan.blockPulses)

/** The segments that touch a block, the first of them cut to its start. */
function segmentsOf(plan: RunPlan, block: number): readonly Segment[] {
  const first = block * plan.blockPulses
  const end = first + pulsesOfBlock(plan, block)
  const inForce = plan.segments.findLastIndex(({ firstPulse }) => firstPulse <= first)
  return plan.segments.slice(inForce).filter(({ firstPulse }, k) => k === 0 || firstPulse < end)
}

/** The laws of one reading that hold within a block, from the pulse of the block on at which they do. */
function lawsOf<R extends Reading>(plan: RunPlan, block: number, reading: R) {
  const first = block * plan.blockPulses
  return segmentsOf(plan, block)
    .filter((segment): segment is Segment & { readonly reading: R } => segment.reading === reading)
    .map(({ firstPulse, law }) => ({ from: Math.max(0, firstPulse - first), law }))
}

type LawOf<R extends Reading> = Extract<ReadingLaw, { readonly reading: R }>['law']
type LawsFrom<R extends Reading> = readonly { readonly from: number; readonly law: LawOf<R> }[]

/** What a block inherits. @throws RangeError where that is missing */
function inherited(plan: RunPlan, block: number, before: FilterState | undefined): FilterState {
  if (before) return before
  if (plan.filter && block > 0) throw new RangeError(`run: block ${block} needs what the block before it handed on`)
  return FRESH
}

/**
 * Draws a block into `scratch.columns`, each part under the attack in force there.
 * @returns what the detectors hand on, where they do
 */
function drawInto(plan: RunPlan, block: number, scratch: Scratch, before?: FilterState): FilterState | undefined {
  const pulses = pulsesOfBlock(plan, block)
  const { seed } = plan.scenario
  for (const { from, law } of lawsOf(plan, block, 'pulses') as LawsFrom<'pulses'>) {
    if (from === 0) drawBlock(law, seed, block, scratch.columns, pulses)
    else {
      // The same dice under the new law; what lies before the edit stays.
      drawBlock(law, seed, block, scratch.spare, pulses)
      for (const name of PULSE_COLUMNS) scratch.columns[name].set(scratch.spare[name].subarray(from, pulses), from)
    }
  }
  if (!plan.filter) return undefined
  const detectors = new Detectors(plan.filter, inherited(plan, block, before), seed, block)
  const key = diceKey({ seed, role: 'public', slot: 'compare', block })
  const { law } = (lawsOf(plan, block, 'pulses') as LawsFrom<'pulses'>)[0]!
  const deaf = Uint8Array.from(plan.outcomes, ({ mark }) => (mark === MARK.bright ? 1 : 0))
  filterColumns(scratch.columns, pulses, detectors, deaf, (at) => addressedBelow(key, at, law.compare))
  return detectors.after(pulses)
}

/**
 * Counts one block, in the reading of the plan.
 * @param before what the block before it handed on (`after` of its result), where there is a filter
 */
export function runBlock(plan: RunPlan, block: number, scratch: Scratch, before?: FilterState): BlockResult {
  const pulses = pulsesOfBlock(plan, block)
  const { seed } = plan.scenario
  if (plan.reading === 'clicks') {
    const laws = lawsOf(plan, block, 'clicks') as LawsFrom<'clicks'>
    return { block, pulses, ...countClicks(laws, seed, block, pulses, inherited(plan, block, before)) }
  }
  if (plan.reading === 'counts') {
    const laws = lawsOf(plan, block, 'counts') as LawsFrom<'counts'>
    return { block, pulses, events: pulses, ...countBatch(laws, seed, block, pulses) }
  }
  const [only, ...more] = segmentsOf(plan, block)
  // Bit-sliced where one law holds throughout and that kernel can run it.
  if (only?.reading === 'pulses' && only.sliced && more.length === 0)
    return { block, pulses, ...countBlock(only.sliced, seed, block, pulses, plan.eventKind, scratch.planes) }
  return countDrawn(plan, block, scratch, before)
}

/** Counts one block of a `pulses` run with the general kernel. */
export function countDrawn(plan: RunPlan, block: number, scratch: Scratch, before?: FilterState): BlockResult {
  const pulses = pulsesOfBlock(plan, block)
  const after = drawInto(plan, block, scratch, before)
  return {
    block,
    pulses,
    events: eventsIn(scratch.columns, pulses, plan.eventKind),
    tally: tallyColumns(scratch.columns, plan.outcomes, pulses),
    compared: comparedIn(scratch.columns, pulses, plan.eventKind),
    ...(after && { after }),
  }
}

/** Counts every block of a run, in order. */
export function* runBlocks(plan: RunPlan, scratch: Scratch): Generator<BlockResult, void, undefined> {
  let before: FilterState | undefined
  for (let block = 0; block < plan.blocks; block++) {
    const result = runBlock(plan, block, scratch, before)
    before = result.after
    yield result
  }
}

/**
 * Draws one block again and hands out its events; `firstEvent` is the number of the first of them,
 * `before` what the block before it handed on.
 * @throws RangeError for a run that is counted in batches: it has no single events
 */
export function openBlock(
  plan: RunPlan,
  block: number,
  firstEvent: number,
  scratch: Scratch,
  before?: FilterState,
): EventBlock {
  if (plan.reading === 'counts') throw new RangeError('openBlock: a run counted in batches has no single events')
  const pulses = pulsesOfBlock(plan, block)
  const where = { block, firstEvent, firstPulse: block * plan.blockPulses, pulses }
  if (plan.reading === 'clicks') {
    const { seed } = plan.scenario
    const laws = lawsOf(plan, block, 'clicks') as LawsFrom<'clicks'>
    return openClicks(laws, plan.outcomes, { seed, ...where }, inherited(plan, block, before))
  }
  drawInto(plan, block, scratch, before)
  return eventBlock(scratch.columns, plan.outcomes, pulses, plan.eventKind, where)
}

/** What a block begins with: number of its first event, and what the detectors hand to it. */
export interface BlockStart {
  readonly firstEvent: number
  readonly before?: FilterState | undefined
}

/** Block of a pulse. */
export const blockOf = (plan: RunPlan, pulse: number): number => Math.floor(pulse / plan.blockPulses)

/** Draws a block of a `pulses` run; the columns are those of `scratch`, good until it is used again. */
export function drawnPulses(plan: RunPlan, block: number, { before }: BlockStart, scratch: Scratch): PulseColumns {
  if (plan.reading !== 'pulses') throw new RangeError('drawnPulses: not a run drawn pulse by pulse')
  drawInto(plan, block, scratch, before)
  return scratch.columns
}

/** The clicks of a block of a `clicks` run, raw and accepted, and the laws they were drawn from. */
export function clicksOfBlock(
  plan: RunPlan,
  block: number,
  { before }: Pick<BlockStart, 'before'>,
): OpenedClicks & { readonly laws: readonly LawFrom[] } {
  if (plan.reading !== 'clicks') throw new RangeError('clicksOfBlock: not a run drawn click by click')
  const laws = lawsOf(plan, block, 'clicks') as LawsFrom<'clicks'>
  const where = { seed: plan.scenario.seed, block, pulses: pulsesOfBlock(plan, block) }
  return { laws, ...openedClicks(laws, where, before) }
}

/** The laws of a block of a `clicks` run, each from the pulse of the block on at which it holds. */
export function clickLawsOf(plan: RunPlan, block: number): readonly LawFrom[] {
  if (plan.reading !== 'clicks') throw new RangeError('clickLawsOf: not a run drawn click by click')
  return lawsOf(plan, block, 'clicks') as LawsFrom<'clicks'>
}

/** SHA-256 over the counts of a run, in hexadecimal: equal on every machine for the same link. */
export const digestOf = (tally: Tally, compared: { readonly error: ArrayLike<number> }): string =>
  bytesToHex(
    sha256(
      utf8ToBytes(
        `eavesdrop-run-1|${[...tally.subarray(0, DIGESTED_COUNTS)].join()}|${Array.from(compared.error).join('')}`,
      ),
    ),
  )
