import { requireAtLeast } from '../domain'

/**
 * Probability of at least one dark count in a gate, 1 − e^(−rate·gate).
 *
 * @param darkRateHz ≥ 0, counts per second
 * @param gateNs ≥ 0, ns
 * @returns [0, 1], per detector and gate
 * @throws RangeError if an argument is negative or not finite
 */
export function darkCountProbability(darkRateHz: number, gateNs: number): number {
  requireAtLeast('darkCountProbability', 'darkRateHz', darkRateHz, 0)
  requireAtLeast('darkCountProbability', 'gateNs', gateNs, 0)
  return -Math.expm1(-(darkRateHz * gateNs) / 1e9)
}
