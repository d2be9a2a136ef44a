import { requireFraction } from './domain'

/**
 * Error rate after independent stages that each flip the bit with some probability:
 * 1 − 2e = Π(1 − 2eᵢ). One stage at ½ makes the whole ½.
 *
 * @param errors each 0–1; none at all gives 0
 * @returns [0, 1]
 * @throws RangeError if an error is outside [0, 1]
 */
export function combineErrors(errors: readonly number[]): number {
  // e₁ + e₂ − 2·e₁·e₂ stage by stage: small errors keep their digits.
  let combined = 0
  for (const error of errors) {
    requireFraction('combineErrors', 'error', error)
    combined = combined * (1 - error) + error * (1 - combined)
  }
  return combined
}

/**
 * Error rate of a channel that replaces the state by noise with probability p (ρ → (1 − p)·ρ + p·I/2).
 *
 * @param depolarising p, 0–1
 * @returns p/2; the visibility is 1 − p
 * @throws RangeError if p is outside [0, 1]
 */
export function depolarisingError(depolarising: number): number {
  requireFraction('depolarisingError', 'depolarising', depolarising)
  return depolarising / 2
}
