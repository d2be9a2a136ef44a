/** What the long-run formulas of `physics` need to know of a scenario, Eve left out. */
import type { LinkSettings } from '../physics/link-settings'
import type { Scenario } from '../scenario/scenario'
import { effectiveLink, pulsesPerSecond, signalNumbers } from './effective-link'

/** Share of the pulses in which two people who choose basis + with the same bias choose the same basis, b² + (1 − b)². */
export const matchedShare = (basisBias: number): number => basisBias * basisBias + (1 - basisBias) * (1 - basisBias)

/** The link with Eve off, every pulse a signal, no bit compared. */
export function linkSettingsOf(scenario: Scenario): LinkSettings {
  const { transmittance, detectorEfficiency, flip, dark } = effectiveLink(scenario)
  const { source, brightness, g2 } = scenario
  const known = source === 'spdc' || (source === 'sp' && (brightness < 1 || g2 > 0))
  return {
    source: source === 'spdc' || known ? 'numbers' : source,
    ...(known && { photonNumbers: signalNumbers(scenario) }),
    mu: scenario.meanPhotons,
    transmittance,
    detectorEfficiency,
    darkCountProbability: dark,
    misalignment: flip,
    errorCorrectionFactor: scenario.errorCorrectionFactor,
    siftingFactor: matchedShare(scenario.basisBias),
    clockHz: pulsesPerSecond(scenario),
  }
}
