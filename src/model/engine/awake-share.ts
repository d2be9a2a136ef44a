/** How much of the time dead time leaves to Bob's detectors: what the long-run formulas of a link do not know. */
import type { Scenario } from '../scenario/scenario'
import { clickFilterOf } from './effective-link'
import { clickRenewal } from './filtered-law'
import { compileLink } from './link-model'

const shares = new WeakMap<Scenario, number>()

/**
 * Share of the gates in which the detectors listen, with Eve off: 1 − k·r for k blocked gates after each of
 * r clicks per gate, which without afterpulses is 1/(1 + k·Q).
 *
 * @returns (0, 1]; 1 without dead time
 */
export function awakeShare(scenario: Scenario): number {
  const filter = clickFilterOf(scenario)
  if (!filter || filter.deadGates === 0) return 1
  const known = shares.get(scenario)
  if (known !== undefined) return known
  const share = 1 - filter.deadGates * clickRenewal(compileLink({ ...scenario, attack: 'off' }), filter).rate
  shares.set(scenario, share)
  return share
}
