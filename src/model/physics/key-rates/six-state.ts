import { holevoSixState } from '../attack-forms/collective'
import { requireAtLeast, requireFraction } from '../domain'
import { binaryEntropy } from '../entropy'

/**
 * Long-run secret bits per sifted bit of six-state, 1 − f·h₂(Q) − [Q + (1 − Q)·h₂((1 − 3Q/2)/(1 − Q))]. Reaches 0 at
 * Q = 12.62 % for f = 1 and stays there; never below BB84.
 *
 * @param qber Q, 0–1
 * @param errorCorrectionFactor f ≥ 1
 * @returns bits per sifted bit in [0, 1]; exactly 1 at Q = 0
 * @throws RangeError if an argument is outside its domain
 * @see Lo, Quantum Inf. Comput. 1, 81 (2001)
 */
export function rateSixState(qber: number, errorCorrectionFactor: number): number {
  requireFraction('rateSixState', 'qber', qber)
  requireAtLeast('rateSixState', 'errorCorrectionFactor', errorCorrectionFactor, 1)
  if (qber >= 0.5) return 0
  return Math.max(0, 1 - errorCorrectionFactor * binaryEntropy(qber) - holevoSixState(qber))
}
