/**
 * The beginning of a link's own run, event by event, so that it can be shown on its way. The rows are
 * those of the link's recording: the same that the Lab shows of the same scenario.
 */
import type { Scenario } from '../scenario/scenario'
import { type EventBlock, type EventKind, type PhotonRow, rowOf } from './recording'
import { openBlock, planRun, pulsesOfBlock, type RunPlan, type Scratch } from './run'

/** The first events of a link's own run. */
export interface LinkPhotons {
  readonly fibre: string
  readonly scenario: Scenario
  readonly eventKind: EventKind
  /** Pulses for each event, on average over those that are told; 0 where there is none. */
  readonly pulsesPerEvent: number
  readonly rows: readonly PhotonRow[]
}

/** Blocks that are drawn at most: a long fibre shows the few photons that came, and no more is looked for. */
const MOST_BLOCKS = 6

/** Pulses that are drawn at first, for each event wanted; eight times as many whenever that was too few. */
const FIRST_PULSES = 4

/** The first events of a block. What is drawn of a block does not depend on where the drawing ends. */
function firstEvents(plan: RunPlan, block: number, before: number, wanted: number, scratch: Scratch): EventBlock {
  const whole = pulsesOfBlock(plan, block)
  for (let pulses = wanted * FIRST_PULSES; ; pulses *= 8) {
    const end = block * plan.blockPulses + Math.min(whole, pulses)
    const part = { ...plan, scenario: { ...plan.scenario, pulses: end } }
    const events = openBlock(part, block, before, scratch)
    if (pulses >= whole || events.pulse.length >= wanted) return events
  }
}

/** Plans of runs that differ in their dice alone: how a link answers is worked out once for all that are alike. */
export type KnownPlans = Map<string, RunPlan>

function planOf(scenario: Scenario, known: KnownPlans): RunPlan {
  const key = JSON.stringify({ ...scenario, seed: 0 })
  let plan = known.get(key)
  if (!plan) {
    const own = planRun(scenario)
    plan = own.reading === 'counts' ? planRun(scenario, [], 'clicks') : own
    known.set(key, plan)
  }
  return { ...plan, scenario }
}

/**
 * Draws the beginning of a link's run; runs that are too long for it are drawn click by click.
 *
 * @param most events that are wanted
 * @param known plans of links seen before; a caller with many links keeps them
 */
export function photonsOfLink(
  fibre: string,
  scenario: Scenario,
  most: number,
  scratch: Scratch,
  known: KnownPlans = new Map(),
): LinkPhotons {
  const plan = planOf(scenario, known)
  const rows: PhotonRow[] = []
  // With dead time a block needs what the one before it handed on: only the first is shown.
  const blocks = plan.filter ? 1 : Math.min(MOST_BLOCKS, plan.blocks)
  for (let block = 0; block < blocks && rows.length < most; block++) {
    const events = firstEvents(plan, block, rows.length, most - rows.length, scratch)
    const count = Math.min(most - rows.length, events.pulse.length)
    for (let i = 0; i < count; i++) rows.push(rowOf(events, plan.lights, i))
  }
  const last = rows.at(-1)
  return {
    fibre,
    scenario,
    eventKind: plan.eventKind,
    pulsesPerEvent: last ? (last.pulse + 1) / rows.length : 0,
    rows,
  }
}
