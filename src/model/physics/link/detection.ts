/**
 * How Bob's two detectors answer one pulse (REFERENCE §8): each photon survives with probability
 * η; the survivor goes to D0 with p₀ = (1 + s·m)/2, blurred by misalignment to
 * p₀(1 − e) + (1 − p₀)e; photons are independent given the state.
 */
import { expm1, integerPower, log1p } from '../../math/portable'

/** Probabilities that light fires no detector, D0 alone, D1 alone, both; they sum to 1. */
export type LightPattern = readonly [none: number, only0: number, only1: number, both: number]

/** (1 − a)ⁿ, with 0⁰ = 1; for large a, where 1 − a is exact, as a product that keeps the digits of what is left. */
const missAll = (a: number, n: number): number =>
  n === 0 ? 1 : a > 0.5 ? integerPower(1 - a, n) : 1 + expm1(n * log1p(-a))

/**
 * @param photons n ≥ 0
 * @param towards0 probability that a detected photon is seen by D0, misalignment included
 * @param efficiency η, channel and detector together
 */
export function lightPattern(photons: number, towards0: number, efficiency: number): LightPattern {
  if (photons === 0 || efficiency === 0) return [1, 0, 0, 0]
  const towards1 = 1 - towards0
  if (photons === 1) return [1 - efficiency, efficiency * towards0, efficiency * towards1, 0]
  // All go one way: what rounding would leave at the other detector is not a click.
  if (towards0 === 0 || towards1 === 0) {
    const arrive = efficiency === 1 ? 1 : -expm1(photons * log1p(-efficiency))
    return [missAll(efficiency, photons), towards1 === 0 ? arrive : 0, towards0 === 0 ? arrive : 0, 0]
  }
  const none = missAll(efficiency, photons)
  // only D0: at least one photon there, none at D1; the difference where it does not cancel.
  const only = (towards: number, other: number): number => {
    const odds = (efficiency * towards) / (1 - efficiency)
    return odds > 1 ? missAll(efficiency * other, photons) - none : none * expm1(photons * log1p(odds))
  }
  const arrive = efficiency === 1 ? 1 : -expm1(photons * log1p(-efficiency))
  const only0 = only(towards0, towards1)
  const only1 = only(towards1, towards0)
  return [none, only0, only1, Math.max(0, arrive - only0 - only1)]
}

/** Probability p blurred by a symmetric flip e: p(1 − e) + (1 − p)e. */
export const blurred = (p: number, flip: number): number => p * (1 - flip) + (1 - p) * flip
