/** What the long-run formulas of `physics` need to know of a scenario, Eve left out. */
import { fibreTransmittance } from '../physics/fibre'
import type { LinkSettings } from '../physics/link-settings'
import type { Scenario } from '../scenario/scenario'

/** Share of the pulses in which two people who choose basis + with the same bias choose the same basis, b² + (1 − b)². */
export const matchedShare = (basisBias: number): number => basisBias * basisBias + (1 - basisBias) * (1 - basisBias)

/** The link with Eve off, every pulse a signal, no bit compared. */
export const linkSettingsOf = (scenario: Scenario): LinkSettings => ({
  source: scenario.source,
  mu: scenario.meanPhotons,
  transmittance: fibreTransmittance(scenario.distanceKm, scenario.lossDbPerKm),
  detectorEfficiency: scenario.detectorEfficiency,
  darkCountProbability: scenario.darkCountProbability,
  misalignment: scenario.misalignment,
  errorCorrectionFactor: scenario.errorCorrectionFactor,
  siftingFactor: matchedShare(scenario.basisBias),
  clockHz: scenario.clockHz,
})
