import { requireFraction } from '../domain'

/**
 * Detection and error with afterpulses to first order: R = D·(1 + p), joint error + p·D/2, because an
 * afterpulse is a random bit. R is cut at 1.
 *
 * @param detection D, clicks per pulse without afterpulses, 0–1
 * @param error errors per pulse without afterpulses, 0–1
 * @param afterpulsing p, 0–1
 * @throws RangeError if an argument is outside [0, 1]
 * @see Lim, Curty, Walenta, Xu, Zbinden, Phys. Rev. A 89, 022307 (2014), Sec. IV
 */
export function withAfterpulses(
  detection: number,
  error: number,
  afterpulsing: number,
): { readonly detection: number; readonly error: number } {
  requireFraction('withAfterpulses', 'detection', detection)
  requireFraction('withAfterpulses', 'error', error)
  requireFraction('withAfterpulses', 'afterpulsing', afterpulsing)
  return {
    detection: Math.min(1, detection * (1 + afterpulsing)),
    error: Math.min(1, error + (afterpulsing * detection) / 2),
  }
}
