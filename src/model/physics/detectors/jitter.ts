import { errorFunction } from '../../math/special-functions'
import { requireAtLeast } from '../domain'

/** Full width at half maximum of a Gaussian in units of its standard deviation, √(8·ln 2). */
export const FWHM_PER_SIGMA = Math.sqrt(8 * Math.LN2)

/**
 * Share of the clicks that fall into a window centred on them when their time scatters as a Gaussian,
 * erf(W/(2√2·σ)), σ = FWHM/√(8·ln 2).
 *
 * @param windowPs W ≥ 0
 * @param jitterFwhmPs ≥ 0
 * @returns [0, 1]; 0 for no window, 1 for no jitter
 * @throws RangeError if an argument is negative or not finite
 */
export function capturedFraction(windowPs: number, jitterFwhmPs: number): number {
  requireAtLeast('capturedFraction', 'windowPs', windowPs, 0)
  requireAtLeast('capturedFraction', 'jitterFwhmPs', jitterFwhmPs, 0)
  if (windowPs === 0) return 0
  if (jitterFwhmPs === 0) return 1
  return errorFunction((windowPs * FWHM_PER_SIGMA) / (2 * Math.SQRT2 * jitterFwhmPs))
}
