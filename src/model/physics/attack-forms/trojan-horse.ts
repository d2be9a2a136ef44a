import { requireAtLeast, requireFraction, requireRange } from '../domain'
import { rateAsymmetric } from '../key-rates/shor-preskill'

export interface TrojanHorse {
  /** Δ: how far the leaked light tells the bases apart, [1 − e^−μ·cos μ]/2. */
  readonly imbalance: number
  /** Δ′ = Δ/Y₁, at most ½: Eve lets only the photons through for which it served her. */
  readonly lossyImbalance: number
  /** Upper bound of the phase error rate, at most ½. */
  readonly phaseError: number
  /** Long-run secret bits per sifted bit at the Shannon limit of reconciliation. */
  readonly ratePerSifted: number
  /** Eve's best guess of the bit once the basis is public. */
  readonly guessKnowingBasis: number
}

/**
 * Trojan horse: light Eve sends into Alice's modulator comes back with a mean of μ photons that carry the setting.
 * It leaves no error; its bound on the phase error shortens the key.
 *
 * @param leakedMean μ ≥ 0, photons per pulse that leave Alice
 * @param singleYield Y₁, 0–1
 * @param qber 0–½
 * @throws RangeError if an argument is outside its domain
 * @see Lucamarini et al., Phys. Rev. X 5, 031030 (2015)
 */
export function trojanHorse(leakedMean: number, singleYield: number, qber: number): TrojanHorse {
  requireAtLeast('trojanHorse', 'leakedMean', leakedMean, 0)
  requireFraction('trojanHorse', 'singleYield', singleYield)
  requireRange('trojanHorse', 'qber', qber, 0, 0.5)
  // 1 − e^−μ·cos μ = (1 − e^−μ) + 2·e^−μ·sin²(μ/2): a millionth of a photon keeps its digits.
  const imbalance = (-Math.expm1(-leakedMean) + 2 * Math.exp(-leakedMean) * Math.sin(leakedMean / 2) ** 2) / 2
  const lossyImbalance = imbalance === 0 ? 0 : Math.min(0.5, imbalance / singleYield)
  const spread = lossyImbalance * (1 - lossyImbalance)
  const phaseError = Math.min(
    0.5,
    qber + 4 * spread * (1 - 2 * qber) + 4 * (1 - 2 * lossyImbalance) * Math.sqrt(spread * qber * (1 - qber)),
  )
  return {
    imbalance,
    lossyImbalance,
    phaseError,
    ratePerSifted: rateAsymmetric(qber, phaseError, 1),
    guessKnowingBasis: (1 + Math.sqrt(-Math.expm1(-4 * leakedMean))) / 2,
  }
}
