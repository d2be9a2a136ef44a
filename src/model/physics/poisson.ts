import { requireAtLeast, requireFinite, requireRange, requireWhole } from './domain'

/**
 * Probability that a phase-randomised weak pulse holds exactly n photons, e^−μ·μⁿ/n!.
 *
 * @param n photons, whole number ≥ 0
 * @param mean μ ≥ 0, photons per pulse
 * @throws RangeError if n is not a whole number ≥ 0 or μ is negative or not finite
 */
export function poissonProbability(n: number, mean: number): number {
  requireWhole('poissonProbability', 'n', n, 0)
  requireAtLeast('poissonProbability', 'mean', mean, 0)
  if (mean === 0) return n === 0 ? 1 : 0
  let probability = Math.exp(-mean)
  if (probability > 0) {
    for (let i = 1; i <= n && probability > 0; i++) probability *= mean / i
    if (probability > 0 && probability < Infinity) return probability
  }
  let logarithm = -mean
  for (let i = 1; i <= n; i++) logarithm += Math.log(mean / i)
  return Math.exp(logarithm)
}

/**
 * Probability of at least one photon, 1 − e^−μ, without cancellation.
 *
 * @throws RangeError if μ is negative or not finite
 */
export function nonEmptyProbability(mean: number): number {
  requireAtLeast('nonEmptyProbability', 'mean', mean, 0)
  return -Math.expm1(-mean)
}

/**
 * Excess of the exponential over its tangent, e^x − 1 − x, exact to rounding for every sign and size:
 * below |x| = 0.5 by its series, where the subtraction would cancel.
 *
 * @returns ≥ 0; Infinity where e^x is
 * @throws RangeError if x is not finite
 */
export function exponentialExcess(x: number): number {
  requireFinite('exponentialExcess', 'x', x)
  if (Math.abs(x) > 0.5) return Math.expm1(x) - x
  let term = (x * x) / 2
  let sum = 0
  for (let n = 3; sum + term !== sum; n++) {
    sum += term
    term *= x / n
  }
  return sum
}

/**
 * Probability of two or more photons, 1 − (1 + μ)·e^−μ, as e^−μ·(e^μ − 1 − μ): about μ²/2 for weak pulses.
 *
 * @throws RangeError if μ is negative or not finite
 */
export function multiPhotonProbability(mean: number): number {
  requireAtLeast('multiPhotonProbability', 'mean', mean, 0)
  if (mean > 0.5) return 1 - (1 + mean) * Math.exp(-mean)
  return Math.exp(-mean) * exponentialExcess(mean)
}

/**
 * Share of the pulses with light in them that hold more than one photon, P(n ≥ 2 | n ≥ 1).
 *
 * @returns [0, 1); about μ/2 for weak pulses, 0 at μ = 0
 * @throws RangeError if μ is negative or not finite
 */
export function multiGivenNonEmpty(mean: number): number {
  requireAtLeast('multiGivenNonEmpty', 'mean', mean, 0)
  return mean === 0 ? 0 : multiPhotonProbability(mean) / nonEmptyProbability(mean)
}

/**
 * Σ_{n ≥ from} p_n·f(n) over a Poisson distribution, for f between 0 and 1: smallest terms are left out once
 * they cannot change the sum.
 *
 * @param mean μ, 0 ≤ μ ≤ 500
 * @param from first n, whole number ≥ 0
 * @throws RangeError if the mean is outside its domain
 */
export function poissonSum(mean: number, from: number, f: (n: number) => number): number {
  requireRange('poissonSum', 'mean', mean, 0, 500)
  let weight = poissonProbability(from, mean)
  let sum = 0
  for (let n = from; ; n++) {
    const term = weight * f(n)
    sum += term
    // Beyond the mean the weights fall faster than geometrically: what is left is below weight·μ/(n − μ).
    if (n > mean && (weight === 0 || weight * mean <= 1e-17 * sum * (n - mean))) return sum
    if (n > mean + 60 * (1 + Math.sqrt(mean))) return sum
    weight *= mean / (n + 1)
  }
}
