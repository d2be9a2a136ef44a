import { requireAtLeast, requireFraction } from '../domain'
import { binaryEntropy } from '../entropy'

/**
 * Long-run secret bits per sifted bit of BB84 with different error rates of bit and phase,
 * r = 1 − f·h₂(e_bit) − h₂(e_phase); an error rate of ½ or more leaves nothing.
 *
 * @param bitError 0–1, what reconciliation has to repair
 * @param phaseError 0–1, what privacy amplification has to remove
 * @param errorCorrectionFactor f ≥ 1, 1 at the Shannon limit
 * @returns bits per sifted bit in [0, 1]
 * @throws RangeError if an argument is outside its domain
 * @see Shor & Preskill, Phys. Rev. Lett. 85, 441 (2000); Koashi, New J. Phys. 11, 045018 (2009)
 */
export function rateAsymmetric(bitError: number, phaseError: number, errorCorrectionFactor: number): number {
  requireFraction('rateAsymmetric', 'bitError', bitError)
  requireFraction('rateAsymmetric', 'phaseError', phaseError)
  requireAtLeast('rateAsymmetric', 'errorCorrectionFactor', errorCorrectionFactor, 1)
  if (bitError >= 0.5 || phaseError >= 0.5) return 0
  return Math.max(0, 1 - errorCorrectionFactor * binaryEntropy(bitError) - binaryEntropy(phaseError))
}

/**
 * Long-run secret bits per sifted bit of single-photon BB84 when bit and phase errors are equal,
 * r = 1 − f·h₂(Q) − h₂(Q). Reaches 0 at Q = 11.00 % for f = 1, at 9.8 % for f = 1.16, and stays there.
 *
 * @param qber Q, 0–1
 * @param errorCorrectionFactor f ≥ 1
 * @returns bits per sifted bit in [0, 1]; exactly 1 at Q = 0
 * @throws RangeError if an argument is outside its domain
 * @see Shor & Preskill, Phys. Rev. Lett. 85, 441 (2000)
 */
export function rateShorPreskill(qber: number, errorCorrectionFactor: number): number {
  requireFraction('rateShorPreskill', 'qber', qber)
  requireAtLeast('rateShorPreskill', 'errorCorrectionFactor', errorCorrectionFactor, 1)
  return rateAsymmetric(qber, qber, errorCorrectionFactor)
}
