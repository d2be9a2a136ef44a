/** Is a count what chance would give? Exact, for any number of trials. */
import { betaTails } from './special-functions'

/**
 * Two-sided p-value of a count: probability, twice that of the smaller tail, of a count at least as far out
 * if every trial hits with probability p. So a test that rejects at p-values ≤ α is wrong in at most a
 * share α of all cases in which it is asked about nothing out of the ordinary.
 *
 * @param hits k, whole number, 0 ≤ k ≤ n
 * @param trials n, whole number ≥ 0; with none the answer is 1
 * @param p 0–1
 * @throws RangeError if the counts are no counts or p is outside [0, 1]
 */
export function binomialPValue(hits: number, trials: number, p: number): number {
  if (!(Number.isSafeInteger(trials) && Number.isSafeInteger(hits) && hits >= 0 && hits <= trials))
    throw new RangeError(`binomialPValue: ${hits} hits of ${trials} trials are no counts`)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomialPValue: p = ${p} is not in [0, 1]`)
  if (p === 0) return hits === 0 ? 1 : 0
  if (p === 1) return hits === trials ? 1 : 0
  const atLeast = hits === 0 ? 1 : betaTails(p, hits, trials - hits + 1).lower
  const atMost = hits === trials ? 1 : betaTails(p, hits + 1, trials - hits).upper
  return Math.min(1, 2 * Math.min(atLeast, atMost))
}
