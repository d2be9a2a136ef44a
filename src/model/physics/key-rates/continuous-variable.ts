import { requireAtLeast, requireFraction } from '../domain'
import { thermalEntropy } from '../entropy'

/** Gaussian-modulated coherent states, homodyne detection; noise in units of the vacuum's. */
export interface GaussianLink {
  /** V_A ≥ 0: modulation variance. */
  readonly modulationVariance: number
  /** T of the channel, 0–1. */
  readonly transmittance: number
  /** ξ ≥ 0: excess noise at the channel's input. */
  readonly excessNoise: number
  /** η of Bob's detector, 0–1; trusted. */
  readonly detectorEfficiency: number
  /** v_el ≥ 0: electronic noise of the detector; trusted. */
  readonly electronicNoise: number
  /** β: share of the mutual information that reconciliation reaches, 0–1. */
  readonly reconciliationEfficiency: number
}

export interface GaussianRate {
  /** I_AB, bits per symbol. */
  readonly mutualInformation: number
  /** χ_BE, bits per symbol: what a collective attack may hold. */
  readonly holevo: number
  /** max(0, β·I_AB − χ_BE), bits per symbol. */
  readonly perSymbol: number
}

/** Larger and smaller root of λ⁴ − (sum)·λ² + product, not below the vacuum. */
function symplecticPair(sum: number, product: number): readonly [number, number] {
  const larger = (sum + Math.sqrt(Math.max(0, sum * sum - 4 * product))) / 2
  return [Math.max(1, Math.sqrt(larger)), Math.max(1, Math.sqrt(product / larger))]
}

/**
 * Long-run key rate of Gaussian-modulated continuous-variable QKD (GG02), homodyne, reverse reconciliation, trusted
 * detector, collective attacks.
 *
 * @returns zeros where no light or no detector is left
 * @throws RangeError if a field is outside its domain
 * @see Lodewyck et al., Phys. Rev. A 76, 042305 (2007), Eqs. 6–15
 */
export function rateGaussian(link: GaussianLink): GaussianRate {
  const where = 'rateGaussian'
  const { modulationVariance, transmittance: t, excessNoise, detectorEfficiency, electronicNoise } = link
  requireAtLeast(where, 'modulationVariance', modulationVariance, 0)
  requireFraction(where, 'transmittance', t)
  requireAtLeast(where, 'excessNoise', excessNoise, 0)
  requireFraction(where, 'detectorEfficiency', detectorEfficiency)
  requireAtLeast(where, 'electronicNoise', electronicNoise, 0)
  requireFraction(where, 'reconciliationEfficiency', link.reconciliationEfficiency)
  if (detectorEfficiency === 0) return { mutualInformation: 0, holevo: 0, perSymbol: 0 }

  const v = modulationVariance + 1
  // χ_hom = δ/η; everything below is multiplied through by T and η, so that neither is divided by.
  const delta = 1 - detectorEfficiency + electronicNoise
  const unmodulated = detectorEfficiency * (1 + t * excessNoise) + delta
  const mutualInformation = Math.log1p((detectorEfficiency * t * modulationVariance) / unmodulated) / (2 * Math.LN2)
  // Bob's mode before the detector, b = T(V + χ_line), and √B = T(V·χ_line + 1).
  const bob = 1 + t * (modulationVariance + excessNoise)
  const root = v * (1 - t + t * excessNoise) + t
  const [first, second] = alicesAndBobsModes(v, bob, t)
  const sum = v * v * (1 - 2 * t) + 2 * t + bob * bob
  const scale = detectorEfficiency * bob + delta
  const [third, fourth] = symplecticPair(
    (detectorEfficiency * (v * root + bob) + sum * delta) / scale,
    (root * (detectorEfficiency * v + root * delta)) / scale,
  )
  const entropy = (eigenvalue: number) => thermalEntropy((eigenvalue - 1) / 2)
  const holevo = Math.max(0, entropy(first) + entropy(second) - entropy(third) - entropy(fourth))
  const perSymbol = Math.max(0, link.reconciliationEfficiency * mutualInformation - holevo)
  return { mutualInformation, holevo, perSymbol }
}

/** Symplectic eigenvalues ½[√((V + b)² − 4c²) ± (b − V)], c² = T(V² − 1), of the state of Alice and Bob. */
function alicesAndBobsModes(v: number, bob: number, t: number): readonly [number, number] {
  const middle = Math.sqrt(Math.max(0, (v + bob) ** 2 - 4 * t * (v - 1) * (v + 1)))
  return [Math.max(1, (middle + Math.abs(bob - v)) / 2), Math.max(1, (middle - Math.abs(bob - v)) / 2)]
}
