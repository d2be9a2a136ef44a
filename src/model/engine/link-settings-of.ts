/** What the long-run formulas of `physics` need to know of a scenario, Eve left out. */
import type { LinkSettings } from '../physics/link-settings'
import type { Scenario } from '../scenario/scenario'
import { clickFilterOf, effectiveLink, pulsesPerSecond, signalNumbers } from './effective-link'

/** Share of the pulses in which two people who choose basis + with the same bias choose the same basis, b² + (1 − b)². */
export const matchedShare = (basisBias: number): number => basisBias * basisBias + (1 - basisBias) * (1 - basisBias)

/** Weak pulses by how often they are sent. */
const pulsesOf = ({ source, shares, meanPhotons, weakMeanPhotons }: Scenario) =>
  source === 'decoy'
    ? [
        { share: shares.signal, mean: meanPhotons },
        { share: shares.weak, mean: weakMeanPhotons },
        { share: shares.vacuum, mean: 0 },
      ]
    : [{ share: 1, mean: meanPhotons }]

/** The link with Eve off, every pulse a signal, no bit compared; decoys among them only where detectors sleep after them. */
export function linkSettingsOf(scenario: Scenario): LinkSettings {
  const { transmittance, detectorEfficiency, flip, dark } = effectiveLink(scenario)
  const { source, brightness, g2 } = scenario
  const filter = clickFilterOf(scenario)
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
    ...(filter && { sleep: { ...filter, pulses: pulsesOf(scenario) } }),
  }
}
