import { requireAtLeast, requireFraction, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'
import { BACKGROUND_ERROR, type GainAndError } from '../weak-pulse-gain'

/** An entangled-pair source between two receivers. */
export interface PairLink {
  /** λ ≥ 0: half the mean number of pairs per pump pulse. */
  readonly halfMeanPairs: number
  /** η of each arm with its receiver, 0–1. */
  readonly efficiencyA: number
  readonly efficiencyB: number
  /** Y₀ of each receiver, 0–1. */
  readonly backgroundA: number
  readonly backgroundB: number
  /** e_d, 0–½: (1 − visibility)/2 among the rest. */
  readonly misalignment: number
  readonly errorCorrectionFactor: number
  /** q, 0–1. */
  readonly siftingFactor: number
}

/**
 * Long-run key rate of BBM92 with a down-conversion source in an untrusted place, R = q·Q·[1 − (1 + f)·h₂(E)].
 * Photon pairs follow (n + 1)·λⁿ/(1 + λ)^(n + 2); the sums over n are closed.
 *
 * @returns coincidences per pump pulse, their error rate, secret bits per pump pulse; dark coincidences and ½ at λ = 0
 * @throws RangeError if a field is outside its domain
 * @see Ma, Fung, Lo, Phys. Rev. A 76, 012307 (2007), Eqs. 5, 9–11 and 22
 */
export function rateBbm92(link: PairLink): GainAndError & { readonly perPulse: number } {
  const where = 'rateBbm92'
  const { halfMeanPairs: lambda, efficiencyA, efficiencyB, backgroundA, backgroundB } = link
  requireAtLeast(where, 'halfMeanPairs', lambda, 0)
  requireFraction(where, 'efficiencyA', efficiencyA)
  requireFraction(where, 'efficiencyB', efficiencyB)
  requireFraction(where, 'backgroundA', backgroundA)
  requireFraction(where, 'backgroundB', backgroundB)
  requireRange(where, 'misalignment', link.misalignment, 0, 0.5)
  requireAtLeast(where, 'errorCorrectionFactor', link.errorCorrectionFactor, 1)
  requireFraction(where, 'siftingFactor', link.siftingFactor)

  const a = efficiencyA * lambda
  const b = efficiencyB * lambda
  const product = (1 + a) * (1 + b)
  // S = 1 + aλ + bλ − abλ; P − S = abλ(1 + λ).
  const pairs = efficiencyA * b * (1 + lambda)
  const sum = 1 + a + b * (1 - efficiencyA)
  // 1 − (1 − Y₀)/(1 + ηλ)²: one side clicks.
  const side = (x: number, background: number) => (x * (2 + x) + background) / (1 + x) ** 2
  const correlated = ((1 - backgroundA) * (1 - backgroundB) * (pairs / product) * (1 / sum + 1 / product)) / sum
  const gain = Math.min(1, side(a, backgroundA) * side(b, backgroundB) + correlated)
  if (gain === 0) return { gain: 0, qber: BACKGROUND_ERROR, perPulse: 0 }
  const wrong = BACKGROUND_ERROR * gain - (2 * (BACKGROUND_ERROR - link.misalignment) * (pairs / product)) / sum
  const qber = Math.min(BACKGROUND_ERROR, Math.max(0, wrong / gain))
  const share = qber >= 0.5 ? 0 : Math.max(0, 1 - (1 + link.errorCorrectionFactor) * binaryEntropy(qber))
  return { gain, qber, perPulse: link.siftingFactor * gain * share }
}
