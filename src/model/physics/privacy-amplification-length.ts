import { requireAtLeast, requireFailureProbability } from './domain'

/**
 * Leftover hash lemma: secret bits a two-universal hash can extract, ⌊H_min − 2·log₂(1/(2ε))⌋, not below 0.
 *
 * @param minEntropyBits H_min ≥ 0 of the key given everything Eve holds
 * @param failure ε, 0 < ε < 1
 * @returns whole number ≥ 0
 * @throws RangeError if an argument is outside its domain
 * @see Renner, Security of Quantum Key Distribution (2005), Cor. 5.6.1; Tomamichel et al., IEEE Trans. Inf. Theory 57, 5524 (2011)
 */
export function extractableBits(minEntropyBits: number, failure: number): number {
  requireAtLeast('extractableBits', 'minEntropyBits', minEntropyBits, 0)
  requireFailureProbability('extractableBits', 'failure', failure)
  return Math.max(0, Math.floor(minEntropyBits + 2 * Math.log2(2 * failure)))
}
