import { requireAtLeast, requireFraction } from '../domain'
import type { AttackOutcome } from './attack-outcome'

/**
 * Beam splitting: Eve replaces the loss by a splitter and a lossless fibre and keeps what would have been lost.
 * Poisson light splits into independent parts, so for every click she holds a photon with probability
 * 1 − e^(−μ(1 − t)), and no gain, decoy gain or error rate changes.
 *
 * @param mean μ ≥ 0, photons per pulse
 * @param transmittance t of the fibre she replaces, 0–1
 * @throws RangeError if an argument is outside its domain
 */
export function beamSplitting(mean: number, transmittance: number): AttackOutcome {
  requireAtLeast('beamSplitting', 'mean', mean, 0)
  requireFraction('beamSplitting', 'transmittance', transmittance)
  const known = -Math.expm1(-mean * (1 - transmittance))
  return { qber: 0, eveInformation: known, eveGuess: (1 + known) / 2 }
}
