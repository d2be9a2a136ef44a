/**
 * Photon numbers of a pulse, truncated where the tail falls below 1e-15 and the tail folded into
 * the last number, so that the probabilities sum to 1. Portable: these numbers decide a run.
 */
import { exp } from '../../math/portable'

/** Tail that is folded in. */
const TAIL = 1e-15

/** Exactly n photons in every pulse. */
export const exactly = (n: number): readonly number[] => [...Array<number>(n).fill(0), 1]

/**
 * Poisson law of mean μ (a weak pulse whose phase is random): p_n = e^−μ μⁿ/n!.
 * @throws RangeError unless 0 ≤ μ ≤ 20
 */
export function poissonNumbers(mean: number): readonly number[] {
  if (!(mean >= 0 && mean <= 20)) throw new RangeError(`poissonNumbers: mean = ${mean} is not in [0, 20]`)
  if (mean === 0) return [1]
  const terms: number[] = []
  let term = exp(-mean)
  for (let n = 0; ; n++) {
    terms.push(term)
    term *= mean / (n + 1)
    // Beyond the mean the terms fall faster than a geometric series of ratio μ/(n+2).
    if (n + 2 > 2 * mean && term * 2 < TAIL) break
  }
  let head = 0
  for (let n = 0; n < terms.length - 1; n++) head += terms[n]!
  terms[terms.length - 1] = Math.max(0, 1 - head)
  return terms
}
