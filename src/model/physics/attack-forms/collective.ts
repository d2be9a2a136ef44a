import { requireFraction, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'

/**
 * Largest information (Holevo) a collective attack on BB84 can hold per bit, h₂ of the phase error rate.
 *
 * @param phaseError 0–1
 * @returns bits in [0, 1]
 * @throws RangeError if the error rate is outside [0, 1]
 * @see Devetak & Winter, Proc. R. Soc. A 461, 207 (2005)
 */
export function holevoBb84(phaseError: number): number {
  requireFraction('holevoBb84', 'phaseError', phaseError)
  return binaryEntropy(phaseError)
}

/**
 * Largest information (Holevo) a collective attack on six-state can hold per bit,
 * Q + (1 − Q)·h₂((1 − 3Q/2)/(1 − Q)).
 *
 * @param qber Q, 0–⅔ (a depolarised qubit has at most ½; beyond ⅔ no channel exists)
 * @returns bits in [0, 1]
 * @throws RangeError if Q is outside [0, ⅔]
 * @see Lo, Quantum Inf. Comput. 1, 81 (2001); Renner, Gisin, Kraus, Phys. Rev. A 72, 012332 (2005)
 */
export function holevoSixState(qber: number): number {
  requireRange('holevoSixState', 'qber', qber, 0, 2 / 3)
  return qber + (1 - qber) * binaryEntropy(Math.min(1, qber / 2 / (1 - qber)))
}
