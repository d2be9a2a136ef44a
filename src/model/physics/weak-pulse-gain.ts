import { requireAtLeast, requireFraction } from './domain'

/** Error rate of a click that no photon of Alice's caused: a coin toss. */
export const BACKGROUND_ERROR = 0.5

/** What Bob registers for one kind of pulse, matched bases. */
export interface GainAndError {
  /** Clicks per pulse (Q). */
  readonly gain: number
  /** Share of the clicks with the wrong bit (E); ½ where nothing clicks. */
  readonly qber: number
}

/** A link as the long-run formulas see it. */
export interface DetectionModel {
  /** η: fibre and receiver together, probability that a photon is detected, 0–1. */
  readonly efficiency: number
  /** Y₀: background clicks per pulse of the whole receiver, 0–1. */
  readonly backgroundYield: number
  /** e_d: probability that a signal photon reaches the wrong detector, 0–1. */
  readonly misalignment: number
}

/**
 * Background yield of a receiver with two detectors, Y₀ = 1 − (1 − p)², written p·(2 − p).
 *
 * @param darkCountProbability p per detector and gate, 0–1
 * @throws RangeError if p is outside [0, 1]
 */
export function backgroundYield(darkCountProbability: number): number {
  requireFraction('backgroundYield', 'darkCountProbability', darkCountProbability)
  return darkCountProbability * (2 - darkCountProbability)
}

/** Wrong clicks over clicks; never worse than the worse of background and misalignment, also where rounding ends. */
export function errorRate(wrong: number, gain: number, misalignment: number): number {
  if (gain === 0) return BACKGROUND_ERROR
  const rate = Math.min(Math.max(BACKGROUND_ERROR, misalignment), Math.max(0, wrong / gain))
  if (Number.isNaN(rate)) throw new RangeError(`errorRate: ${wrong} of ${gain} is no rate`)
  return rate
}

export function requireDetectionModel(where: string, link: DetectionModel): void {
  requireFraction(where, 'efficiency', link.efficiency)
  requireFraction(where, 'backgroundYield', link.backgroundYield)
  requireFraction(where, 'misalignment', link.misalignment)
}

/**
 * Gain and error of a weak pulse in the form the decoy literature uses: Q = Y₀ + 1 − e^(−ημ),
 * E·Q = Y₀/2 + e_d·(1 − e^(−ημ)). It drops the coincidence of background and signal, so it differs from
 * `weakPulseGainExact` in second order; Q is cut at 1.
 *
 * @param mean μ ≥ 0, photons per pulse
 * @throws RangeError if an argument is outside its domain
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), Eqs. 10–11
 */
export function weakPulseGainMa(mean: number, link: DetectionModel): GainAndError {
  requireAtLeast('weakPulseGainMa', 'mean', mean, 0)
  requireDetectionModel('weakPulseGainMa', link)
  const signal = -Math.expm1(-link.efficiency * mean)
  const gain = link.backgroundYield + signal
  const wrong = BACKGROUND_ERROR * link.backgroundYield + link.misalignment * signal
  return { gain: Math.min(1, gain), qber: errorRate(wrong, gain, link.misalignment) }
}

/**
 * Yield and error of exactly one photon in the same form: Y₁ = Y₀ + η, e₁·Y₁ = Y₀/2 + e_d·η (Y₁ cut at 1).
 *
 * @throws RangeError if an argument is outside its domain
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), Eqs. 7–9
 */
export function singlePhotonYieldMa(link: DetectionModel): GainAndError {
  requireDetectionModel('singlePhotonYieldMa', link)
  const gain = link.backgroundYield + link.efficiency
  const wrong = BACKGROUND_ERROR * link.backgroundYield + link.misalignment * link.efficiency
  return { gain: Math.min(1, gain), qber: errorRate(wrong, gain, link.misalignment) }
}

/**
 * Gain, error and double clicks of a weak pulse as they come out of the receiver pulse by pulse: two
 * detectors that see independent Poisson light, each with its own dark counts; a double click is a coin toss.
 *
 * @param mean μ ≥ 0, photons per pulse
 * @param link efficiency η, misalignment e_d and dark count probability per detector and gate, each 0–1
 * @throws RangeError if an argument is outside its domain
 */
export function weakPulseGainExact(
  mean: number,
  link: { readonly efficiency: number; readonly misalignment: number; readonly darkCountProbability: number },
): GainAndError & { readonly doubleClick: number } {
  requireAtLeast('weakPulseGainExact', 'mean', mean, 0)
  requireFraction('weakPulseGainExact', 'efficiency', link.efficiency)
  requireFraction('weakPulseGainExact', 'misalignment', link.misalignment)
  requireFraction('weakPulseGainExact', 'darkCountProbability', link.darkCountProbability)
  const dark = link.darkCountProbability
  const light = link.efficiency * mean
  // 1 − (1 − p)·e^−x = p − (1 − p)·expm1(−x), so that small clicks keep their digits.
  const right = dark - (1 - dark) * Math.expm1(-light * (1 - link.misalignment))
  const wrong = dark - (1 - dark) * Math.expm1(-light * link.misalignment)
  const gain = right + wrong - right * wrong
  const doubleClick = right * wrong
  return { gain, qber: errorRate(wrong - doubleClick / 2, gain, link.misalignment), doubleClick }
}
