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

/** Yields of one named detector alone, for a link; arguments are not checked here. */
interface YieldLaw {
  /** (1 − τ/2)^N. */
  reach(photons: number): number
  /** What does not come from interference, from (1 − τ/2)^N: reach − (1 − p)(1 − τ)^N. */
  plain(photons: number, reach: number): number
  /** What comes from interference, from (1 − τ/2)^N: k photons of either side in the place of the other's. */
  interference(photonsA: number, photonsB: number, reach: number): number
}

function yieldLaw(transmittance: number, dark: number, polarisationMismatch: number): YieldLaw {
  const missed = Math.log1p(-transmittance / 2)
  const lost = Math.log1p(-transmittance)
  const gap = Math.log1p(-transmittance / 2 / (1 - transmittance / 2))
  const swap = ((transmittance * Math.cos(polarisationMismatch)) / 2 / (1 - transmittance / 2)) ** 2
  return {
    reach: (photons) => Math.exp(photons * missed),
    plain: (photons, reach) => {
      // The difference of two numbers near 1 is taken in the exponent.
      if (photons === 0) return dark
      if (transmittance === 1) return reach
      return -reach * Math.expm1(photons * gap) + dark * Math.exp(photons * lost)
    },
    interference: (photonsA, photonsB, reach) => {
      let term = reach
      let sum = 0
      for (let k = 1; k <= photonsA && k <= photonsB; k++) {
        term *= (((photonsA - k + 1) * (photonsB - k + 1)) / (k * k)) * swap
        sum += term
      }
      return sum
    },
  }
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
  const law = yieldLaw(armTransmittance, darkCountProbability, polarisationMismatch)
  const photons = photonsA + photonsB
  const reach = law.reach(photons)
  return (1 - darkCountProbability) * (law.plain(photons, reach) + law.interference(photonsA, photonsB, reach))
}

/** Photon numbers are followed until their amplitude no longer counts, and at most so far. */
const MOST_PHOTONS = 400
const FEWEST_PHOTONS = 12
const NEGLIGIBLE_AMPLITUDE = 1e-14

/**
 * Σ_j [Σ_{n, m ≡ j mod 2} c_n·c_m·√Y_nm]² of a link, for one intensity after the other: the yields do not depend on the
 * intensity, so their roots are kept and grow as brighter pulses are asked for.
 */
class ParitySums {
  readonly #law: YieldLaw
  readonly #amplitudes = new Float64Array(MOST_PHOTONS)
  #size = 0
  /** √Y_nm for n, m of the same parity, row by row, without the factor √(1 − p). */
  #roots = new Float64Array(0)

  constructor(link: TwinFieldLink) {
    this.#law = yieldLaw(link.armTransmittance, link.darkCountProbability, link.polarisationMismatch)
  }

  /** The sum over both parities, over 1 − p. */
  at(intensity: number): number {
    const count = this.#follow(intensity)
    if (count > this.#size) this.#grow(count + 8)
    const c = this.#amplitudes
    let total = 0
    for (let parity = 0; parity < 2; parity++) {
      let sum = 0
      for (let n = parity; n < count; n += 2) {
        const row = n * this.#size
        let part = 0
        for (let m = parity; m < n; m += 2) part += c[m]! * this.#roots[row + m]!
        sum += c[n]! * (2 * part + c[n]! * this.#roots[row + n]!)
      }
      total += sum * sum
    }
    return total
  }

  /** Fills in c_n = e^(−μ/2)·α^n/√(n!) and says how many count. */
  #follow(intensity: number): number {
    let c = Math.exp(-intensity / 2)
    let n = 0
    for (; n <= FEWEST_PHOTONS || (c > NEGLIGIBLE_AMPLITUDE && n < MOST_PHOTONS); n++) {
      this.#amplitudes[n] = c
      c *= Math.sqrt(intensity / (n + 1))
    }
    return n
  }

  #grow(size: number): void {
    const roots = new Float64Array(size * size)
    const reach = Array.from({ length: 2 * size - 1 }, (_, photons) => this.#law.reach(photons))
    const plain = reach.map((value, photons) => this.#law.plain(photons, value))
    for (let n = 0; n < size; n++) {
      for (let m = n & 1; m <= n; m += 2) {
        const root = Math.sqrt(plain[n + m]! + this.#law.interference(n, m, reach[n + m]!))
        roots[n * size + m] = root
        roots[m * size + n] = root
      }
    }
    this.#roots = roots
    this.#size = size
  }
}

/** Rate with the sign kept, from yields that do not depend on the intensity. */
function evaluate(intensity: number, link: TwinFieldLink, sums: ParitySums): TwinFieldRate {
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
  const phaseError = Math.min(0.5, ((1 - dark) * sums.at(intensity)) / click)
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
  const rate = evaluate(intensity, link, new ParitySums(link))
  return { ...rate, perPulse: Math.max(0, rate.perPulse) }
}

/** Steps of about 1.8: wide enough to be few, near enough to find the one hill. */
const INTENSITY_GRID = geometricGrid(1e-4, 1, 17)

/**
 * Intensity α² at which `rateTwinField` is largest (about 0.02–0.1), and the rate.
 *
 * @param tolerance of the intensity; the top is so flat that 1e-3 costs the rate some 1e-4 of itself
 * @returns rate ≥ 0; with no key, the least bad intensity and 0
 * @throws RangeError if a field is outside its domain
 */
export function bestTwinField(link: TwinFieldLink, tolerance = 1e-7): Maximum {
  requireTwinField('bestTwinField', link)
  const sums = new ParitySums(link)
  const best = scanMaximum((intensity) => evaluate(intensity, link, sums).perPulse, INTENSITY_GRID, tolerance)
  return { at: best.at, value: Math.max(0, best.value) }
}
