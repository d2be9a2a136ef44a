/** 97.5 % quantile of the normal law: two-sided 95 %. */
export const Z_95 = 1.959963984540054

/** An interval of a proportion, 0 ≤ low ≤ high ≤ 1. */
export interface Band {
  readonly low: number
  readonly high: number
}

/**
 * Wilson's score interval of a proportion: all p whose test against the observed count is not rejected,
 * (k + z²/2 ± z·√(k(n − k)/n + z²/4)) / (n + z²). Unlike k/n ± σ it stays inside [0, 1] and says something
 * at 0 hits: 0 of 50 reaches up to 7.1 %.
 *
 * @param hits k, whole number, 0 ≤ k ≤ n
 * @param trials n ≥ 0; with none the answer is the whole of [0, 1]
 * @param z quantile, 1.96 for 95 % two-sided
 * @throws RangeError if the counts are no counts or z is negative
 * @see E. B. Wilson, J. Am. Stat. Assoc. 22, 209 (1927)
 */
export function wilsonInterval(hits: number, trials: number, z = Z_95): Band {
  if (!(Number.isInteger(trials) && Number.isInteger(hits) && hits >= 0 && hits <= trials)) {
    throw new RangeError(`wilsonInterval: ${hits} hits of ${trials} trials are no counts`)
  }
  if (!(z >= 0 && z < Infinity)) throw new RangeError(`wilsonInterval: z = ${z} is not a finite number ≥ 0`)
  if (trials === 0) return { low: 0, high: 1 }
  const z2 = z * z
  const centre = hits + z2 / 2
  const half = z * Math.sqrt((hits * (trials - hits)) / trials + z2 / 4)
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - half) / (trials + z2)),
    high: hits === trials ? 1 : Math.min(1, (centre + half) / (trials + z2)),
  }
}
