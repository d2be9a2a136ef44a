/**
 * The alarm of a link over time: one run of the link after the other, each with dice of its own, and what the
 * alarm says at its end. The link's law is compiled once; a run is then one draw of its counts.
 */
import { noKeyLine } from '../physics/no-key-line'
import type { Scenario } from '../scenario/scenario'
import { type AlarmState, alarmState } from './alarm'
import { judgedCounts } from './judged-bits'
import { linkSettingsOf } from './link-settings-of'
import { seedOfFibre } from './network-links'
import { planRun, runBlock, type Scratch } from './run'

export interface LinkTest {
  readonly compared: number
  readonly errors: number
  readonly alarm: AlarmState
}

/** @returns the counts of the link's run number `run`, from 0, and its alarm */
export function linkTests(scenario: Scenario, scratch: Scratch): (run: number) => LinkTest {
  const plan = planRun(scenario, [], 'counts')
  const line = noKeyLine(linkSettingsOf(scenario))
  return (run) => {
    const seed = seedOfFibre(`run ${run}`, scenario.seed)
    const whole = { ...plan, scenario: { ...scenario, seed }, blockPulses: scenario.pulses, blocks: 1 }
    const counts = judgedCounts(runBlock(whole, 0, scratch).tally)
    return { ...counts, alarm: alarmState({ ...counts, line }) }
  }
}
