/** How long one waits for a click. */
import type { Scenario } from '../scenario/scenario'
import { pulsesPerSecond } from './effective-link'
import { rawClickProbability } from './filtered-law'
import { compileLink } from './link-model'

/** How long to wait for the first click. */
export interface Wait {
  readonly pulses: number
  /** At the clock of the hardware. */
  readonly seconds: number
}

/** Pulses, and seconds at the clock, until the first click is expected; null where nothing can ever click. */
export function expectedWait(scenario: Scenario): Wait | null {
  const chance = rawClickProbability(compileLink(scenario))
  return chance > 0 ? { pulses: 1 / chance, seconds: 1 / chance / pulsesPerSecond(scenario) } : null
}
