/** What the hardware of a scenario leads one to expect with Eve off, per pulse; worked out once for each scenario. */
import type { Scenario } from '../scenario/scenario'
import { expectHonest } from './expect'
import type { Tally } from './tally'

const forecasts = new WeakMap<Scenario, Tally>()

/** Expected counts per pulse. The caller must not change them. */
export function forecastOf(scenario: Scenario): Tally {
  const known = forecasts.get(scenario)
  if (known) return known
  const { perPulse } = expectHonest(scenario)
  forecasts.set(scenario, perPulse)
  return perPulse
}
