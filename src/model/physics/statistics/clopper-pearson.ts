import { inverseBeta } from '../../math/special-functions'
import { requireFailureProbability, requireWhole } from '../domain'

/**
 * Exact one-sided limits of a proportion: true values below `lower` give m or more of n with less than ε, values
 * above `upper` give m or fewer with less than ε.
 *
 * @param errors m, whole number, 0 ≤ m ≤ n
 * @param n whole number ≥ 1
 * @param failure ε of each side, 0 < ε < 1
 * @returns interval that contains m/n while ε ≤ ½; 0 at m = 0, 1 at m = n
 * @throws RangeError if an argument is outside its domain
 * @see Clopper & Pearson, Biometrika 26, 404 (1934)
 */
export function clopperPearson(
  errors: number,
  n: number,
  failure: number,
): { readonly lower: number; readonly upper: number } {
  requireWhole('clopperPearson', 'n', n, 1)
  requireWhole('clopperPearson', 'errors', errors, 0)
  if (errors > n) throw new RangeError(`clopperPearson: errors = ${errors} is more than n = ${n}`)
  requireFailureProbability('clopperPearson', 'failure', failure)
  return {
    lower: errors === 0 ? 0 : inverseBeta(failure, errors, n - errors + 1, 'lower'),
    upper: errors === n ? 1 : inverseBeta(failure, errors + 1, n - errors, 'upper'),
  }
}
