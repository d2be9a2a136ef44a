/**
 * A run, block by block. `planRun` decides everything from the scenario alone; `runBlock` counts
 * one block; `openBlock` draws it again to show single pulses. Blocks can be done in any order
 * and on any worker: nothing passes from one to the next.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Edit, Scenario } from '../scenario/scenario'
import { type BlockCompared, comparedIn, eventBlock, eventsIn, tallyColumns } from './columns'
import { expectHonest } from './expect'
import { type BranchOutcome, compareThreshold, compileLink, LinkRegistry } from './link-model'
import {
  BLOCK_PULSES,
  drawBlock,
  PULSE_COLUMNS,
  type PulseColumns,
  type PulseLaw,
  pulseColumns,
  pulseLaw,
} from './pulses'
import { attackAt, type EventBlock, type EventKind, type RecordedLight } from './recording'
import { countBlock, type PlanePool, planePool, type SlicedLaw, slicedLaw } from './sliced'
import type { Tally } from './tally'

/** Part of a run under one attack. */
interface Segment {
  readonly firstPulse: number
  readonly law: PulseLaw
  /** The same for the bit-sliced kernel, where it can run this law. */
  readonly sliced: SlicedLaw | null
}

export interface RunPlan {
  readonly scenario: Scenario
  readonly edits: readonly Edit[]
  readonly eventKind: EventKind
  readonly blockPulses: number
  readonly blocks: number
  readonly lights: readonly RecordedLight[]
  readonly outcomes: readonly BranchOutcome[]
  readonly segments: readonly Segment[]
}

/** Counts of one block. */
export interface BlockResult {
  readonly block: number
  readonly pulses: number
  readonly events: number
  readonly tally: Tally
  readonly compared: BlockCompared
}

/** Decides from the scenario alone how it is run. Edits apply from their pulse on. */
export function planRun(scenario: Scenario, edits: readonly Edit[] = []): RunPlan {
  const honest = expectHonest(scenario)
  const compare = compareThreshold(scenario, honest.kept)
  const registry = new LinkRegistry(scenario)
  const starts = [0, ...edits.map(({ pulse }) => pulse).filter((pulse) => pulse > 0 && pulse < scenario.pulses)]
  const models = [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((firstPulse) => ({
      firstPulse,
      model: compileLink({ ...scenario, ...attackAt(scenario, edits, firstPulse) }, registry),
    }))
  return {
    scenario,
    edits,
    eventKind: honest.clicks >= 0.5 ? 'pulses' : 'clicks',
    blockPulses: BLOCK_PULSES,
    blocks: Math.ceil(scenario.pulses / BLOCK_PULSES),
    lights: registry.lights.map(({ photons, state, resent }) => ({ photons, state, resent })),
    outcomes: registry.outcomes,
    segments: models.map(({ firstPulse, model }) => {
      const law = pulseLaw(model, compare)
      return { firstPulse, law, sliced: slicedLaw(law) }
    }),
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

/** Draws a block into `scratch.columns`, each part under the attack in force there. */
function drawInto(plan: RunPlan, block: number, scratch: Scratch): void {
  const first = block * plan.blockPulses
  const pulses = pulsesOfBlock(plan, block)
  const { seed } = plan.scenario
  const inForce = plan.segments.findLastIndex(({ firstPulse }) => firstPulse <= first)
  drawBlock(plan.segments[inForce]!.law, seed, block, scratch.columns, pulses)
  for (const { firstPulse, law } of plan.segments.slice(inForce + 1)) {
    if (firstPulse >= first + pulses) break
    // The same dice under the new law; what lies before the edit stays.
    drawBlock(law, seed, block, scratch.spare, pulses)
    for (const name of PULSE_COLUMNS)
      scratch.columns[name].set(scratch.spare[name].subarray(firstPulse - first, pulses), firstPulse - first)
  }
}

/** Counts one block: bit-sliced where one law holds throughout and that kernel can run it. */
export function runBlock(plan: RunPlan, block: number, scratch: Scratch): BlockResult {
  const pulses = pulsesOfBlock(plan, block)
  const first = block * plan.blockPulses
  const inForce = plan.segments.findLastIndex(({ firstPulse }) => firstPulse <= first)
  const { sliced } = plan.segments[inForce]!
  const next = plan.segments[inForce + 1]
  if (sliced && (!next || next.firstPulse >= first + pulses))
    return { block, pulses, ...countBlock(sliced, plan.scenario.seed, block, pulses, plan.eventKind, scratch.planes) }
  return countDrawn(plan, block, scratch)
}

/** Counts one block with the general kernel. */
export function countDrawn(plan: RunPlan, block: number, scratch: Scratch): BlockResult {
  const pulses = pulsesOfBlock(plan, block)
  drawInto(plan, block, scratch)
  return {
    block,
    pulses,
    events: eventsIn(scratch.columns, pulses, plan.eventKind),
    tally: tallyColumns(scratch.columns, plan.outcomes, pulses),
    compared: comparedIn(scratch.columns, pulses, plan.eventKind),
  }
}

/** Draws one block again and hands out its events; `firstEvent` is the number of the first of them. */
export function openBlock(plan: RunPlan, block: number, firstEvent: number, scratch: Scratch): EventBlock {
  drawInto(plan, block, scratch)
  const where = { block, firstEvent, firstPulse: block * plan.blockPulses }
  return eventBlock(scratch.columns, plan.outcomes, pulsesOfBlock(plan, block), plan.eventKind, where)
}

/** SHA-256 over the counts of a run, in hexadecimal: equal on every machine for the same link. */
export const digestOf = (tally: Tally, compared: { readonly error: ArrayLike<number> }): string =>
  bytesToHex(sha256(utf8ToBytes(`eavesdrop-run-1|${[...tally].join()}|${Array.from(compared.error).join('')}`)))
