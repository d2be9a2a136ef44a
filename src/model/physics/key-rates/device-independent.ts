import { TSIRELSON_BOUND } from '../bell'
import { requireFraction, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'

/**
 * Long-run key rate when nothing is assumed of the devices but their CHSH value, collective attacks:
 * 1 − h₂(Q) − h₂([1 + √((S/2)² − 1)]/2); 0 for S ≤ 2.
 *
 * @param chsh S, 0–2√2 (1e-12 above for rounding)
 * @param qber Q, 0–1
 * @returns bits per sifted bit in [0, 1]
 * @throws RangeError if an argument is outside its domain
 * @see Acín, Brunner, Gisin, Massar, Pironio, Scarani, Phys. Rev. Lett. 98, 230501 (2007)
 */
export function rateDeviceIndependent(chsh: number, qber: number): number {
  requireRange('rateDeviceIndependent', 'chsh', chsh, 0, TSIRELSON_BOUND + 1e-12)
  requireFraction('rateDeviceIndependent', 'qber', qber)
  if (chsh <= 2 || qber >= 0.5) return 0
  const bias = Math.min(1, Math.sqrt((chsh / 2 - 1) * (chsh / 2 + 1)))
  return Math.max(0, 1 - binaryEntropy(qber) - binaryEntropy((1 + bias) / 2))
}
