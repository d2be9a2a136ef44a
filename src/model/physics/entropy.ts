import { requireFraction, requireRange } from './domain'

/**
 * Shannon entropy of a coin that lands heads with probability p:
 * h₂(p) = −p·log₂ p − (1 − p)·log₂(1 − p).
 *
 * @param p probability, 0 ≤ p ≤ 1
 * @returns bits in [0, 1]; exactly 0 at both ends, where x·log x → 0
 * @throws RangeError if p is NaN or outside [0, 1]
 * @see Cover & Thomas, Elements of Information Theory (2nd ed.), Example 2.1.1
 */
export function binaryEntropy(p: number): number {
  requireFraction('binaryEntropy', 'p', p)
  if (p === 0 || p === 1) return 0
  return -(p * Math.log2(p) + ((1 - p) * Math.log1p(-p)) / Math.LN2)
}

/**
 * Information in a guess of a fair bit that is right with probability (1 + bias)/2: 1 − h₂((1 + bias)/2).
 * Near bias 0 the subtraction would lose every digit, so the same quantity is summed as
 * [2·bias·atanh(bias) + ln(1 − bias²)] / (2 ln 2).
 *
 * @param bias 0 (coin toss) ≤ bias ≤ 1 (certainty)
 * @returns bits in [0, 1], about bias²/(2 ln 2) for small bias
 * @throws RangeError if bias is outside [0, 1]
 */
export function informationOfBias(bias: number): number {
  requireFraction('informationOfBias', 'bias', bias)
  if (bias < 0.5) return (2 * bias * Math.atanh(bias) + Math.log1p(-bias * bias)) / (2 * Math.LN2)
  return 1 - binaryEntropy((1 - bias) / 2)
}

/**
 * Entropy in bits of a list of probabilities, in any order; terms of 0 count nothing.
 *
 * @throws RangeError if an entry is outside [0, 1]
 */
export function shannonEntropy(probabilities: readonly number[]): number {
  let bits = 0
  for (const p of probabilities) {
    requireFraction('shannonEntropy', 'probability', p)
    if (p > 0) bits -= p * Math.log2(p)
  }
  return Math.max(0, bits)
}

/**
 * Entropy in bits of a thermal state of mean photon number n: (n + 1)·log₂(n + 1) − n·log₂ n, written so
 * that nothing cancels for small or large n.
 *
 * @param n mean photon number, 0 ≤ n
 * @returns bits ≥ 0; exactly 0 at n = 0
 * @throws RangeError if n is negative or not finite
 */
export function thermalEntropy(n: number): number {
  requireRange('thermalEntropy', 'n', n, 0, Number.MAX_VALUE)
  if (n === 0) return 0
  if (n < 1) return ((n + 1) * Math.log1p(n) - n * Math.log(n)) / Math.LN2
  return (Math.log1p(n) + n * Math.log1p(1 / n)) / Math.LN2
}
