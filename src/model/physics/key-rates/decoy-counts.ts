import { requireAtLeast, requireFailureProbability, requirePositive, requireRange } from '../domain'

/** Detections and errors of one block of decoy BB84, one entry an intensity, brightest first. */
export interface DecoyCounts {
  /** Mean photons of the intensities. */
  readonly means: readonly number[]
  /** How often each is sent; they sum to 1. */
  readonly probabilities: readonly number[]
  /** Key basis: detections and errors. */
  readonly keyDetections: readonly number[]
  readonly keyErrors: readonly number[]
  /** Test basis: detections and errors. */
  readonly testDetections: readonly number[]
  readonly testErrors: readonly number[]
  /** ε_sec, 0–1. */
  readonly secrecy: number
  /** ε_cor, 0–1. */
  readonly correctness: number
  /** f ≥ 1; the leak is f·n·h₂(E) of the key basis unless it was counted. */
  readonly errorCorrectionFactor: number
  /** Bits reconciliation really gave away, ≥ 0; left out: forecast from f. */
  readonly leakBits?: number
}

/** Key of one block of decoy BB84, with what it was computed from. */
export interface DecoyKey {
  /** Lower bound of the vacuum events in the key. */
  readonly vacuumEvents: number
  /** Lower bound of the single-photon events in the key. */
  readonly singleEvents: number
  /** Upper bound of their phase error rate, at most ½. */
  readonly phaseError: number
  readonly leakBits: number
  /** Error rate of the key basis. */
  readonly qber: number
  /** Secret bits before rounding down, ≥ 0. */
  readonly lengthUnfloored: number
  /** Secret bits, whole number ≥ 0. */
  readonly length: number
}

/** Σ values. */
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** τ_n: probability that a pulse holds n photons, whichever intensity was drawn, for n = 0 and 1. */
export function photonShare(counts: Pick<DecoyCounts, 'means' | 'probabilities'>, n: 0 | 1): number {
  return total(counts.means.map((mean, i) => counts.probabilities[i]! * Math.exp(-mean) * mean ** n))
}

/** (e^k/p_k)·(x_k ± δ): what an intensity would count if it were sent alone, to one side of its deviation δ. */
export function rescaled(
  counts: Pick<DecoyCounts, 'means' | 'probabilities'>,
  seen: readonly number[],
  index: number,
  deviation: number,
): number {
  return (Math.exp(counts.means[index]!) / counts.probabilities[index]!) * (seen[index]! + deviation)
}

/** Beyond this mean e^μ has no double; no attenuated laser comes near. */
const BRIGHTEST = 700

/** @throws RangeError unless there are `intensities` of everything, in their ranges, errors within detections */
export function requireCounts(where: string, counts: DecoyCounts, intensities: number): void {
  const lists = {
    means: counts.means,
    probabilities: counts.probabilities,
    keyDetections: counts.keyDetections,
    keyErrors: counts.keyErrors,
    testDetections: counts.testDetections,
    testErrors: counts.testErrors,
  }
  for (const [name, list] of Object.entries(lists)) {
    if (list.length !== intensities) {
      throw new RangeError(`${where}: ${name} has ${list.length} entries, not ${intensities}`)
    }
    for (const value of list) requireAtLeast(where, name, value, 0)
  }
  for (const mean of counts.means) requireRange(where, 'means', mean, 0, BRIGHTEST)
  for (const probability of counts.probabilities) requirePositive(where, 'probabilities', probability)
  if (Math.abs(total(counts.probabilities) - 1) > 1e-6) {
    throw new RangeError(`${where}: probabilities = ${counts.probabilities.join(', ')} do not sum to 1`)
  }
  for (let i = 0; i < intensities; i++) {
    if (counts.keyErrors[i]! > counts.keyDetections[i]! || counts.testErrors[i]! > counts.testDetections[i]!) {
      throw new RangeError(`${where}: more errors than detections at intensity ${counts.means[i]}`)
    }
  }
  requireFailureProbability(where, 'secrecy', counts.secrecy)
  requireFailureProbability(where, 'correctness', counts.correctness)
  requireAtLeast(where, 'errorCorrectionFactor', counts.errorCorrectionFactor, 1)
  if (counts.leakBits !== undefined) requireAtLeast(where, 'leakBits', counts.leakBits, 0)
}
