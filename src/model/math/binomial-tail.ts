/**
 * Tails of the binomial law by summing its terms outwards from the largest, each from its neighbour by one
 * multiplication. Needs no logarithm, no power and cannot under- or overflow where it matters.
 */

/**
 * Probabilities of 0 … n hits, up to a common factor that makes the largest 1. Terms below 1e-300 of the
 * largest are 0.
 *
 * @throws RangeError unless n is a whole number ≥ 0 and 0 ≤ p ≤ 1
 */
function relativeTerms(n: number, p: number): Float64Array {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`binomialTail: n = ${n} is not a whole number ≥ 0`)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomialTail: p = ${p} is not in [0, 1]`)
  const terms = new Float64Array(n + 1)
  const mode = Math.min(n, Math.floor((n + 1) * p))
  terms[mode] = 1
  if (p === 0 || p === 1) return terms
  const odds = p / (1 - p)
  for (let k = mode; k < n && terms[k]! > 1e-300; k++) terms[k + 1] = ((terms[k]! * (n - k)) / (k + 1)) * odds
  for (let k = mode; k > 0 && terms[k]! > 1e-300; k--) terms[k - 1] = (terms[k]! * k) / (n - k + 1) / odds
  return terms
}

const sum = (terms: Float64Array, from: number, to: number): number => {
  // From the outside inwards, small terms first on either side of the largest.
  let low = from
  let high = to
  let total = 0
  while (low <= high) total += terms[low]! < terms[high]! ? terms[low++]! : terms[high--]!
  return total
}

/**
 * P[Bin(n, p) > c]: the chance of more than c hits.
 *
 * @param n trials, whole number ≥ 0
 * @param p chance of a hit, 0–1
 * @param c any number; below 0 the answer is 1, from n on it is 0
 * @throws RangeError if n or p is outside its domain
 */
export function binomialTail(n: number, p: number, c: number): number {
  const terms = relativeTerms(n, p)
  if (c < 0) return 1
  if (c >= n) return 0
  const above = sum(terms, Math.floor(c) + 1, n)
  return above / (above + sum(terms, 0, Math.floor(c)))
}

/**
 * P[Bin(n, p) ≤ c], with all its digits where it is tiny.
 *
 * @throws RangeError if n or p is outside its domain
 */
export function binomialHead(n: number, p: number, c: number): number {
  const terms = relativeTerms(n, p)
  if (c < 0) return 0
  if (c >= n) return 1
  const below = sum(terms, 0, Math.floor(c))
  return below / (below + sum(terms, Math.floor(c) + 1, n))
}

/**
 * The smallest c with P[Bin(n, p) > c] ≤ alpha: how many hits are forgiven if only one trial in 1/alpha may
 * exceed them.
 *
 * @param alpha 0 < alpha ≤ 1
 * @returns whole number, 0 ≤ c ≤ n
 * @throws RangeError if an argument is outside its domain
 */
export function binomialAllowance(n: number, p: number, alpha: number): number {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`binomialAllowance: alpha = ${alpha} is not in (0, 1]`)
  const terms = relativeTerms(n, p)
  const total = sum(terms, 0, n)
  let above = 0
  for (let c = n; c > 0; c--) {
    above += terms[c]!
    if (above > alpha * total) return c
  }
  return 0
}
