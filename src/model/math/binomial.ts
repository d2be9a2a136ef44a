/**
 * Binomial draws in portable arithmetic: the same number on every machine. Small means by
 * inversion, large ones by Hörmann's transformed rejection (BTRS), exact for any n ≤ 2⁵³.
 * Source: W. Hörmann, J. Stat. Comput. Simul. 46, 101 (1993).
 */
import type { Dice } from './dice'
import { exp, log, log1p } from './portable'

/** Mean below which inversion is the quicker way. */
const INVERSION = 10

/** ln k! − its Stirling formula without corrections, for k ≥ 0. */
function stirlingError(k: number): number {
  // Asked of every k, a list would be searched for a property of that name.
  if (k < STIRLING_ERRORS.length) return STIRLING_ERRORS[k]!
  const x = 1 / (k + 1)
  const x2 = x * x
  return (1 / 12 - (1 / 360 - x2 / 1260) * x2) * x
}

/** ln k! − [(k + ½) ln(k + 1) − (k + 1) + ½ ln 2π] for k < 10. */
const STIRLING_ERRORS: readonly number[] = [
  0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.00925546218271273, 0.00833056343336287,
]

/** Walks up the probabilities from 0: for means below `INVERSION`. */
function byInversion(dice: Dice, n: number, p: number): number {
  const odds = p / (1 - p)
  let term = exp(n * log1p(-p))
  let u = dice.open()
  let k = 0
  while (u > term && k < n) {
    u -= term
    k++
    term *= odds * ((n - k + 1) / k)
  }
  return k
}

/** Transformed rejection with squeeze; p ≤ ½ and np ≥ 10. */
function byRejection(dice: Dice, n: number, p: number): number {
  const variance = n * p * (1 - p)
  const spread = Math.sqrt(variance)
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const c = n * p + 0.5
  const squeeze = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const odds = p / (1 - p)
  const mode = Math.floor((n + 1) * p)
  for (;;) {
    const u = dice.open() - 0.5
    const v = dice.open()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + c)
    if (us >= 0.07 && v <= squeeze) return k
    if (k < 0 || k > n) continue
    const weight = log((v * alpha) / (a / (us * us) + b))
    // Near the mode a normal curve tells, whose distance is known (Kachitvichyanukul & Schmeiser, Comm. ACM 31, 216, 1988).
    const away = Math.abs(k - mode)
    if (away > 20 && away < variance / 2 - 1) {
      const off = (away / variance) * ((away * (away / 3 + 0.625) + 1 / 6) / variance + 0.5)
      const normal = (-away * away) / (2 * variance)
      if (weight < normal - off) return k
      if (weight > normal + off) continue
    }
    // ln of p(k)/p(mode), with the large logarithms taken of ratios near 1.
    const bound =
      (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * log1p((k - mode) / (n - k + 1)) +
      (k + 0.5) * log((odds * (n - k + 1)) / (k + 1)) +
      stirlingError(mode) +
      stirlingError(n - mode) -
      stirlingError(k) -
      stirlingError(n - k)
    if (weight <= bound) return k
  }
}

/**
 * Hits in n trials of chance p.
 * @param n whole number, 0 ≤ n ≤ 2⁵³
 * @throws RangeError if n is no such number or p is outside [0, 1]
 */
export function binomialDraw(dice: Dice, n: number, p: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`binomialDraw: n = ${n} is not a whole number ≥ 0`)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomialDraw: p = ${p} is not in [0, 1]`)
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  if (p > 0.5) return n - binomialDraw(dice, n, 1 - p)
  return n * p < INVERSION ? byInversion(dice, n, p) : byRejection(dice, n, p)
}

/**
 * The chain of chances by which something is shared among classes with these weights, in the order
 * given: each the chance given none before, taken from sums from the end, so that the last class
 * takes what is left.
 */
export function chainChances(weights: ArrayLike<number>): Float64Array {
  const chances = new Float64Array(weights.length)
  let tail = 0
  for (let k = weights.length - 1; k >= 0; k--) {
    const weight = Math.max(0, weights[k]!)
    const behind = tail
    tail += weight
    if (weight > 0) chances[k] = behind === 0 ? 1 : Math.min(1, weight / tail)
  }
  return chances
}

/**
 * Shares all of n among classes by a chain of binomials.
 * @param chances as of `chainChances`
 * @param counts where they go: they sum to n, or are all 0 where no chance is positive; overwritten
 */
export function drawChain(dice: Dice, n: number, chances: Float64Array, counts: Float64Array): void {
  let left = n
  for (let k = 0; k < chances.length; k++) {
    const hits = left === 0 ? 0 : binomialDraw(dice, left, chances[k]!)
    counts[k] = hits
    left -= hits
  }
}

/** The same for weights that are shared out once. @returns counts that sum to n, or all 0 where no weight is positive */
export function multinomialDraw(dice: Dice, n: number, weights: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(weights.length)
  drawChain(dice, n, chainChances(weights), counts)
  return counts
}
