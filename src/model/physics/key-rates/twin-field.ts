import { geometricGrid, type Maximum, scanMaximum } from '../../math/optimise'
import { requireAtLeast, requireFinite, requireFraction, requireWhole } from '../domain'
import { binaryEntropy } from '../entropy'

/** Two senders of coherent pulses and a station in the middle that looks at their interference. */
export interface TwinFieldLink {
  /** τ: one arm with its detector, 0–1: the square root of the whole. */
  readonly armTransmittance: number
  /** Per detector and gate, 0–1; there are two. */
  readonly darkCountProbability: number
  /** φ: phase between the arms, rad. */
  readonly phaseMismatch: number
  /** θ: angle between the polarisations, rad. */
  readonly polarisationMismatch: number
  readonly errorCorrectionFactor: number
}

export interface TwinFieldRate {
  /** Probability per pulse that one named detector alone clicks. */
  readonly clickOneDetector: number
  readonly bitError: number
  /** Upper bound, at most ½. */
  readonly phaseError: number
  /** Secret bits per pulse. */
  readonly perPulse: number
}

function requireTwinField(where: string, link: TwinFieldLink): void {
  requireFraction(where, 'armTransmittance', link.armTransmittance)
  requireFraction(where, 'darkCountProbability', link.darkCountProbability)
  requireFinite(where, 'phaseMismatch', link.phaseMismatch)
  requireFinite(where, 'polarisationMismatch', link.polarisationMismatch)
  requireAtLeast(where, 'errorCorrectionFactor', link.errorCorrectionFactor, 1)
}

/** The part of a yield that does not come from interference: one named detector alone, N photons in all. */
function plainYield(photons: number, transmittance: number, dark: number): number {
  // (1 − τ/2)^N − (1 − p)(1 − τ)^N, without the difference of two numbers near 1.
  if (photons === 0) return dark
  const half = Math.exp(photons * Math.log1p(-transmittance / 2))
  const none = transmittance === 1 ? 0 : Math.exp(photons * Math.log1p(-transmittance))
  const gap = transmittance === 1 ? -1 : Math.expm1(photons * Math.log1p(-transmittance / 2 / (1 - transmittance / 2)))
  return -half * gap + dark * none
}

/**
 * Probability that one named detector alone clicks when the senders emit exactly n and m photons of random phase:
 * (1 − p)·Σ_k C(n,k)·C(m,k)·(1 − τ/2)^(n + m − 2k)·(τ·cos θ/2)^(2k) − (1 − p)²·(1 − τ)^(n + m).
 *
 * @param photonsA n, whole number ≥ 0
 * @param photonsB m, whole number ≥ 0
 * @param armTransmittance τ, 0–1
 * @param darkCountProbability p, 0–1
 * @param polarisationMismatch θ, rad
 * @returns [0, 1]; p·(1 − p) without photons
 * @throws RangeError if an argument is outside its domain
 */
export function twinFieldYield(
  photonsA: number,
  photonsB: number,
  armTransmittance: number,
  darkCountProbability: number,
  polarisationMismatch: number,
): number {
  requireWhole('twinFieldYield', 'photonsA', photonsA, 0)
  requireWhole('twinFieldYield', 'photonsB', photonsB, 0)
  requireFraction('twinFieldYield', 'armTransmittance', armTransmittance)
  requireFraction('twinFieldYield', 'darkCountProbability', darkCountProbability)
  requireFinite('twinFieldYield', 'polarisationMismatch', polarisationMismatch)
  const photons = photonsA + photonsB
  const missed = 1 - armTransmittance / 2
  const swap = ((armTransmittance * Math.cos(polarisationMismatch)) / 2 / missed) ** 2
  let term = Math.exp(photons * Math.log1p(-armTransmittance / 2))
  let interference = 0
  for (let k = 1; k <= Math.min(photonsA, photonsB); k++) {
    term *= ((photonsA - k + 1) / k) * ((photonsB - k + 1) / k) * swap
    interference += term
  }
  return (1 - darkCountProbability) * (plainYield(photons, armTransmittance, darkCountProbability) + interference)
}

/** √Y_nm for n, m of the same parity up to `size` − 1, row by row; grows as brighter pulses are asked for. */
class YieldRoots {
  readonly #link: TwinFieldLink
  #size = 0
  #roots = new Float64Array(0)

  constructor(link: TwinFieldLink) {
    this.#link = link
  }

  /** Row-major table of at least `needed` rows and columns, and its width. */
  upTo(needed: number): { readonly roots: Float64Array; readonly size: number } {
    if (needed > this.#size) {
      const { armTransmittance, darkCountProbability, polarisationMismatch } = this.#link
      const roots = new Float64Array(needed * needed)
      for (let n = 0; n < needed; n++) {
        for (let m = n & 1; m <= n; m += 2) {
          const root = Math.sqrt(twinFieldYield(n, m, armTransmittance, darkCountProbability, polarisationMismatch))
          roots[n * needed + m] = root
          roots[m * needed + n] = root
        }
      }
      this.#roots = roots
      this.#size = needed
    }
    return { roots: this.#roots, size: this.#size }
  }
}

/** c_n = e^(−μ/2)·α^n/√(n!), up to where it no longer counts. */
function amplitudes(intensity: number): Float64Array {
  const list: number[] = []
  let c = Math.exp(-intensity / 2)
  for (let n = 0; n <= 12 || (c > 1e-14 && n < 400); n++) {
    list.push(c)
    c *= Math.sqrt(intensity / (n + 1))
  }
  return Float64Array.from(list)
}

/** Σ_j [Σ_{n, m ≡ j mod 2} c_n·c_m·√Y_nm]². */
function phaseErrorSum(intensity: number, yields: YieldRoots): number {
  const c = amplitudes(intensity)
  const { roots, size } = yields.upTo(c.length)
  let total = 0
  for (let parity = 0; parity < 2; parity++) {
    let sum = 0
    for (let n = parity; n < c.length; n += 2) {
      let row = 0
      for (let m = parity; m < n; m += 2) row += c[m]! * roots[n * size + m]!
      sum += c[n]! * (2 * row + c[n]! * roots[n * size + n]!)
    }
    total += sum * sum
  }
  return total
}

/** Rate with the sign kept, from yields that do not depend on the intensity. */
function evaluate(intensity: number, link: TwinFieldLink, yields: YieldRoots): TwinFieldRate {
  const { phaseMismatch: phi, polarisationMismatch: theta, darkCountProbability: dark } = link
  const light = link.armTransmittance * intensity
  // 1 − cos φ·cos θ without cancellation.
  const dull = Math.sin((phi - theta) / 2) ** 2 + Math.sin((phi + theta) / 2) ** 2
  const wrongDetector = Math.exp(-2 * light) * (dark + Math.expm1(light * dull))
  const rightDetector = Math.exp(-2 * light) * (dark + Math.expm1(light * (2 - dull)))
  // (1 − p)·{½[e^(−γ(1−Ω)) + e^(−γ(1+Ω))] − (1 − p)·e^(−2γ)}, the two phases apart.
  const click = ((1 - dark) * (wrongDetector + rightDetector)) / 2
  if (click === 0) return { clickOneDetector: 0, bitError: 0.5, phaseError: 0.5, perPulse: 0 }
  const bitError = wrongDetector / (wrongDetector + rightDetector)
  const phaseError = Math.min(0.5, phaseErrorSum(intensity, yields) / click)
  const share = 1 - link.errorCorrectionFactor * binaryEntropy(Math.min(0.5, bitError)) - binaryEntropy(phaseError)
  return { clickOneDetector: click, bitError, phaseError, perPulse: 2 * click * share }
}

/**
 * Long-run key rate of twin-field QKD without phase post-selection, infinite decoys:
 * R = 2·p_c·[1 − f·h₂(e_bit) − h₂(e_phase)]. Falls as the square root of the transmittance.
 *
 * @param intensity α² ≥ 0, photons per pulse of each sender in key mode, at most 50
 * @throws RangeError if an argument is outside its domain
 * @see Curty, Azuma, Lo, npj Quantum Inf. 5, 64 (2019)
 */
export function rateTwinField(intensity: number, link: TwinFieldLink): TwinFieldRate {
  if (!(intensity >= 0 && intensity <= 50)) {
    throw new RangeError(`rateTwinField: intensity = ${intensity} is not in [0, 50]`)
  }
  requireTwinField('rateTwinField', link)
  const rate = evaluate(intensity, link, new YieldRoots(link))
  return { ...rate, perPulse: Math.max(0, rate.perPulse) }
}

const INTENSITY_GRID = geometricGrid(1e-4, 1, 25)

/**
 * Intensity α² at which `rateTwinField` is largest (about 0.02–0.1), and the rate.
 *
 * @returns rate ≥ 0; with no key, the least bad intensity and 0
 * @throws RangeError if a field is outside its domain
 */
export function bestTwinField(link: TwinFieldLink): Maximum {
  requireTwinField('bestTwinField', link)
  const yields = new YieldRoots(link)
  const best = scanMaximum((intensity) => evaluate(intensity, link, yields).perPulse, INTENSITY_GRID, 1e-7)
  return { at: best.at, value: Math.max(0, best.value) }
}
