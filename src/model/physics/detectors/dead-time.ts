import { requireAtLeast, requireFraction } from '../domain'

/**
 * Count rate behind a dead time that light does not prolong, R/(1 + R·τ) for Poisson light.
 *
 * @param rateHz R ≥ 0
 * @param deadTimeNs τ ≥ 0
 * @returns Hz, at most 1/τ
 * @throws RangeError if an argument is negative or not finite
 */
export function observedRate(rateHz: number, deadTimeNs: number): number {
  requireAtLeast('observedRate', 'rateHz', rateHz, 0)
  requireAtLeast('observedRate', 'deadTimeNs', deadTimeNs, 0)
  return rateHz / (1 + (rateHz * deadTimeNs) / 1e9)
}

/**
 * Gates a click blocks: k = max(0, ⌈τ·f⌉ − 1). A gate that opens exactly τ after the click is live again, also
 * when τ·f misses a whole number only by rounding.
 *
 * @param deadTimeNs τ ≥ 0
 * @param clockHz f ≥ 0, gates per second
 * @returns whole number ≥ 0
 * @throws RangeError if an argument is negative or not finite
 */
export function inhibitedGates(deadTimeNs: number, clockHz: number): number {
  requireAtLeast('inhibitedGates', 'deadTimeNs', deadTimeNs, 0)
  requireAtLeast('inhibitedGates', 'clockHz', clockHz, 0)
  const gates = (deadTimeNs * clockHz) / 1e9
  const nearest = Math.round(gates)
  const whole = Math.abs(gates - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : Math.ceil(gates)
  return Math.max(0, whole - 1)
}

/**
 * Clicks per pulse behind a dead time of k gates, Q/(1 + k·Q): a renewal process, exact for independent clicks.
 *
 * @param clickProbability Q without dead time, 0–1
 * @param gates k ≥ 0
 * @returns [0, 1/(k + 1)]
 * @throws RangeError if an argument is outside its domain
 */
export function gatedClickProbability(clickProbability: number, gates: number): number {
  requireFraction('gatedClickProbability', 'clickProbability', clickProbability)
  requireAtLeast('gatedClickProbability', 'gates', gates, 0)
  return clickProbability / (1 + gates * clickProbability)
}
