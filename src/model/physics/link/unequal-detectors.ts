/** How Bob's two detectors answer light that arrives when one of them sees it worse than the other. */
import { integerPower } from '../../math/portable'
import type { LightPattern } from './detection'

/**
 * @param photons n ≥ 0, independent given the state
 * @param towards0 probability that a photon goes to D0, misalignment included
 * @param efficiency0 probability that D0 counts a photon that goes there, channel included
 * @param efficiency1 the same for D1
 */
export function unequalPattern(
  photons: number,
  towards0: number,
  efficiency0: number,
  efficiency1: number,
): LightPattern {
  const seen0 = towards0 * efficiency0
  const seen1 = (1 - towards0) * efficiency1
  if (photons === 0) return [1, 0, 0, 0]
  if (photons === 1) return [1 - seen0 - seen1, seen0, seen1, 0]
  const none = integerPower(1 - seen0 - seen1, photons)
  const only0 = integerPower(1 - seen1, photons) - none
  const only1 = integerPower(1 - seen0, photons) - none
  return [none, only0, only1, Math.max(0, 1 - none - only0 - only1)]
}
