import { incompleteBeta } from '../../math/special-functions'
import { requireFraction, requireWhole } from '../domain'

/**
 * Probability of at least one error among n compared bits, 1 − (1 − Q)ⁿ.
 *
 * @param qber Q, 0–1
 * @param compared n, whole number ≥ 0
 * @throws RangeError if an argument is outside its domain
 */
export function detectionProbability(qber: number, compared: number): number {
  requireFraction('detectionProbability', 'qber', qber)
  requireWhole('detectionProbability', 'compared', compared, 0)
  if (compared === 0) return 0
  return qber === 1 ? 1 : -Math.expm1(compared * Math.log1p(-qber))
}

/**
 * Probability that more than ⌊n·threshold⌋ of n compared bits are wrong, so that the key is given up.
 *
 * @param qber true error rate, 0–1
 * @param compared n, whole number ≥ 0
 * @param threshold largest accepted share of errors, 0–1
 * @throws RangeError if an argument is outside its domain
 */
export function abortProbability(qber: number, compared: number, threshold: number): number {
  requireFraction('abortProbability', 'qber', qber)
  requireWhole('abortProbability', 'compared', compared, 0)
  requireFraction('abortProbability', 'threshold', threshold)
  if (compared === 0) return 0
  // 100 × 0.29 is 28.999… in doubles, and 29 wrong of 100 are not more than 29 %.
  const nearest = Math.round(compared * threshold)
  const accepted = nearest / compared <= threshold ? nearest : nearest - 1
  if (accepted >= compared) return 0
  return incompleteBeta(qber, accepted + 1, compared - accepted)
}
