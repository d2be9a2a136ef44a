/** The `metro` hardware of the Lab, as tests need it below the layer of scenarios. */
import { fibreTransmittance } from '../physics/fibre'
import type { LinkSettings } from '../physics/link-settings'
import type { Fibre } from './topology'

export const metro = (lengthKm: number): LinkSettings => ({
  source: 'decoy',
  mu: 0.5,
  transmittance: fibreTransmittance(lengthKm, 0.2),
  detectorEfficiency: 0.2,
  darkCountProbability: 1e-6,
  misalignment: 0.015,
  errorCorrectionFactor: 1.16,
  siftingFactor: 0.5,
  clockHz: 1e8,
})

export const metroFibre = ({ lengthKm }: Fibre): LinkSettings => metro(lengthKm)
