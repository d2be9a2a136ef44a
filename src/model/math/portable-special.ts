/**
 * Sine and error function in portable arithmetic, for channel and detector settings that decide
 * the bits of a run. Error: at most a few units in the last place, held to tables.
 */
import { exp } from './portable'

const RADIANS = Math.PI / 180

/** sin of an angle in degrees, 0 ≤ angle ≤ 90, by its Taylor series (or that of the cosine beyond 45°). */
export function sinDegrees(degrees: number): number {
  if (!(degrees >= 0 && degrees <= 90)) throw new RangeError(`sinDegrees: ${degrees} is not in [0, 90]`)
  const fromCosine = degrees > 45
  const x = (fromCosine ? 90 - degrees : degrees) * RADIANS
  const x2 = x * x
  let sum = 0
  // Horner from the term in x¹⁸ (sine: x¹⁹), whose size is below 1e-17.
  for (let k = 9; k >= 1; k--) {
    const n = fromCosine ? 2 * k * (2 * k - 1) : 2 * k * (2 * k + 1)
    sum = (-x2 / n) * (1 + sum)
  }
  return fromCosine ? 1 + sum : x * (1 + sum)
}

const TWO_OVER_SQRT_PI = 1.1283791670955126

/** erf x for x ≥ 0 from 2/√π · e^−x² · Σ 2ᵏ x^(2k+1)/(2k+1)!!, which has no cancellation; 1 beyond 6. */
export function errorFunction(x: number): number {
  if (!(x >= 0)) throw new RangeError(`errorFunction: x = ${x} is negative or undefined`)
  if (x > 6) return 1
  let term = x
  let sum = x
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1)
    sum += term
  }
  return Math.min(1, TWO_OVER_SQRT_PI * exp(-x * x) * sum)
}
