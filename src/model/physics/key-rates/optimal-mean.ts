import { bisect, geometricGrid, type Maximum, scanMaximum } from '../../math/optimise'
import { requireAtLeast, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'
import { signedDecoyRate } from './decoy-infinite'
import { signedGllpRate } from './gllp'
import type { WeakPulseLink } from './weak-pulse-link'

/**
 * Best mean photon number with decoys where the background does not matter and little light arrives:
 * (1 − μ)·e^−μ = f·h₂(e_d)/(1 − h₂(e_d)).
 *
 * @param misalignment e_d, 0–½
 * @param errorCorrectionFactor f ≥ 1
 * @returns μ in [0, 1]; 1 without misalignment, 0 where no μ gives a key
 * @throws RangeError if an argument is outside its domain
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), Eq. 12
 */
export function optimalMeanLowNoise(misalignment: number, errorCorrectionFactor: number): number {
  requireRange('optimalMeanLowNoise', 'misalignment', misalignment, 0, 0.5)
  requireAtLeast('optimalMeanLowNoise', 'errorCorrectionFactor', errorCorrectionFactor, 1)
  const entropy = binaryEntropy(misalignment)
  const target = errorCorrectionFactor * entropy
  if (target === 0) return 1
  return bisect((mu) => (1 - mu) * Math.exp(-mu) * (1 - entropy) > target, 0, 1)
}

/** Means tried first, 10⁻⁴–10, before the search is refined. */
const DECOY_GRID = geometricGrid(1e-4, 10, 41)

/**
 * Mean photon number at which `rateDecoyInfinite` is largest, the other settings kept. The rate is followed below 0,
 * so that a link without a key has its least bad mean.
 *
 * @returns μ (the top is flat: known to some 1e-6) and the rate, ≥ 0
 * @throws RangeError if a setting is outside its domain
 */
export function optimalMeanDecoy(link: Omit<WeakPulseLink, 'mean'>): Maximum {
  const best = scanMaximum((mean) => signedDecoyRate({ ...link, mean }), DECOY_GRID, 1e-7)
  return { at: best.at, value: Math.max(0, best.value) }
}

/**
 * Mean photon number at which `rateGllp` is largest: of the order of the efficiency η.
 *
 * @returns μ and the rate, ≥ 0; 0 and 0 for a link that lets nothing through
 * @throws RangeError if a setting is outside its domain
 */
export function optimalMeanGllp(link: Omit<WeakPulseLink, 'mean'>): Maximum {
  const scale = Math.max(link.efficiency, Math.sqrt(link.backgroundYield))
  if (scale < 1e-150) return { at: 0, value: 0 }
  const logarithmic = geometricGrid(scale * 1e-3, scale * 30, 49).map(Math.log)
  const best = scanMaximum((x) => signedGllpRate({ ...link, mean: Math.exp(x) }), logarithmic, 1e-8)
  return { at: Math.exp(best.at), value: Math.max(0, best.value) }
}
