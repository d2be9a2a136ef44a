import { bisect } from '../math/optimise'
import { type LinkSettings, longRunRate } from './link-settings'

/**
 * The error rate from which no secret key can be made with these settings: the QBER at which their
 * long-run rate (Eve off) reaches 0 when only misalignment grows. It does not depend on the misalignment
 * set now.
 *
 * @returns QBER in (0, ½], 11.0 % for ideal single photons; null if there is no key even without misalignment
 * @throws RangeError if a setting is outside its domain
 */
export function noKeyLine(settings: LinkSettings): number | null {
  const at = (misalignment: number) => longRunRate({ ...settings, siftingFactor: 1, misalignment })
  if (at(0).perPulse <= 0) return null
  return at(bisect((misalignment) => at(misalignment).perPulse > 0, 0, 0.5)).qber
}
