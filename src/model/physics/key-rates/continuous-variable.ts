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

/**
 * Long-run key rate of Gaussian-modulated continuous-variable QKD (GG02), homodyne, reverse reconciliation, trusted
 * detector, collective attacks. Information and Holevo bound both fall as T, so the entropies are never subtracted as
 * such: over ten thousand kilometres the difference still has its sign.
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

  // χ_hom = δ/η; everything below is multiplied through by T and η, so that neither is divided by.
  const delta = 1 - detectorEfficiency + electronicNoise
  const unmodulated = detectorEfficiency * (1 + t * excessNoise) + delta
  const mutualInformation = Math.log1p((detectorEfficiency * t * modulationVariance) / unmodulated) / (2 * Math.LN2)
  const holevo = Math.max(0, holevoInformation(modulationVariance, t, excessNoise, detectorEfficiency, delta))
  const perSymbol = Math.max(0, link.reconciliationEfficiency * mutualInformation - holevo)
  return { mutualInformation, holevo, perSymbol }
}

/**
 * χ_BE = Σ_{1,2} g(λ) − Σ_{3,4} g(λ), g the entropy of a mode of symplectic eigenvalue λ. Works with λ² − 1, which is
 * small for a nearly pure mode: with V = V_A + 1 and b = T(V + χ_line) the published A, B, C, D give
 * (λ₃² − 1)(λ₄² − 1) = (λ₁² − 1)(λ₂² − 1)·δ/(ηb + δ), and A − C in closed form.
 */
function holevoInformation(modulation: number, t: number, noise: number, eta: number, delta: number): number {
  const scale = eta * (1 + t * (modulation + noise)) + delta
  // λ₁ and λ₂ are the positive roots of n² + p·n − k = 0 above 1, for Alice's and for Bob's side.
  const alice = aboveOne(2 - modulation * (1 - t) + t * noise, modulation * (2 * (1 - t) + t * noise))
  const bob = aboveOne(2 + modulation * (1 - t) - t * noise, t * noise * (modulation + 2))
  const squareAlice = alice * (alice + 2)
  const squareBob = bob * (bob + 2)
  // A − C, what Bob's measurement takes off λ₁² + λ₂²: without noise V_A²·(1 − T)·[V_A·(1 − T) + 1], and the rest.
  const lost = 1 - t
  const pure = modulation ** 2 * lost * (modulation * lost + 1)
  const noisy =
    2 + t * (2 * modulation + 3 * noise + t * noise * (3 * modulation + noise) + modulation ** 2 * (3 * t - 2))
  const taken = (eta * t * (pure + noise * noisy)) / scale
  const sum = Math.max(0, squareAlice + squareBob - taken)
  const product = (squareAlice * squareBob * delta) / scale
  const fourth = product === 0 ? 0 : (2 * product) / (sum + Math.sqrt(Math.max(0, sum * sum - 4 * product)))
  const third = Math.max(0, sum - fourth)
  // λ₁ − λ₃ from λ₁² − λ₃², both known without subtracting them.
  const roots = Math.sqrt(1 + squareAlice) + Math.sqrt(1 + third)
  const change = (taken - squareBob + fourth) / roots
  return (
    entropyChange(thermalNumber(third), change / 2) + thermalEntropy(bob / 2) - thermalEntropy(thermalNumber(fourth))
  )
}

/** Positive root of n² + p·n − k = 0 for k ≥ 0. */
const aboveOne = (p: number, k: number): number => {
  if (k === 0) return Math.max(0, -p)
  const root = Math.sqrt(p * p + 4 * k)
  return p > 0 ? (2 * k) / (p + root) : (root - p) / 2
}

/** (λ − 1)/2 from λ² − 1. */
const thermalNumber = (square: number): number => square / (2 * (1 + Math.sqrt(1 + square)))

/** Thermal entropy at n + d less that at n, in bits, to the digits of a small d. */
function entropyChange(n: number, d: number): number {
  const end = n + d
  if (Math.abs(d) >= n) return thermalEntropy(Math.max(0, end)) - thermalEntropy(n)
  const slope = n < 1 ? Math.log1p(n) - Math.log(n) : Math.log1p(1 / n)
  return (d * slope + (end + 1) * Math.log1p(d / (n + 1)) - end * Math.log1p(d / n)) / Math.LN2
}
