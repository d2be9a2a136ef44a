import { requireAtLeast, requireFraction, requireRange } from '../domain'
import type { DetectionModel } from '../weak-pulse-gain'

/** A weak-pulse BB84 link in the long run. */
export interface WeakPulseLink extends DetectionModel {
  /** μ ≥ 0: mean photons of a signal pulse. */
  readonly mean: number
  /** f ≥ 1: reconciliation spends f·h₂(E) per sifted bit. */
  readonly errorCorrectionFactor: number
  /** q: share of the pulses whose bases match and that count as key, 0–1 (½ for unbiased BB84). */
  readonly siftingFactor: number
}

/** @throws RangeError if a field is outside its domain; misalignment must not exceed ½ */
export function requireWeakPulseLink(where: string, link: WeakPulseLink): void {
  requireAtLeast(where, 'mean', link.mean, 0)
  requireFraction(where, 'efficiency', link.efficiency)
  requireFraction(where, 'backgroundYield', link.backgroundYield)
  requireRange(where, 'misalignment', link.misalignment, 0, 0.5)
  requireAtLeast(where, 'errorCorrectionFactor', link.errorCorrectionFactor, 1)
  requireFraction(where, 'siftingFactor', link.siftingFactor)
}
