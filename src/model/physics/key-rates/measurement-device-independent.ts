import { besselI0Minus1, besselI0Scaled } from '../../math/special-functions'
import { requireAtLeast, requireFraction, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'
import { BACKGROUND_ERROR, type GainAndError } from '../weak-pulse-gain'

/** Two senders of weak pulses and an untrusted station that interferes them. */
export interface RelayLink {
  /** μ ≥ 0 of each sender. */
  readonly meanA: number
  readonly meanB: number
  /** η from each sender to a click, detectors included, 0–1. */
  readonly efficiencyA: number
  readonly efficiencyB: number
  /** Per detector and gate, 0–1; there are four. */
  readonly darkCountProbability: number
  /** e_d, 0–½. */
  readonly misalignment: number
  readonly errorCorrectionFactor: number
}

export interface RelayRate {
  /** Announced Bell outcomes per pulse pair and their error rate, both senders in Z. */
  readonly z: GainAndError
  /** The same in X: about 25 % errors by nature, because weak pulses interfere with visibility ½. */
  readonly x: GainAndError
  /** One photon from each sender, error in X. */
  readonly single: GainAndError
  /** Secret bits per pulse pair with Z chosen on both sides. */
  readonly perPair: number
}

const rateOf = (gain: number, wrong: number): GainAndError => ({
  gain,
  qber: gain === 0 ? BACKGROUND_ERROR : Math.min(1, Math.max(0, wrong / gain)),
})

/** I₀(2x) − 4·I₀(x) + 3 = Σ_{k ≥ 2} x^(2k)·(1 − 4^(1 − k))/(k!)²: all terms positive. */
function besselRemainder(x: number): number {
  const square = x * x
  let term = square
  let quarter = 1
  let sum = 0
  for (let k = 2; ; k++) {
    term *= square / (k * k)
    quarter /= 4
    const next = sum + term * (1 - quarter)
    if (next === sum) return sum
    sum = next
  }
}

/**
 * Long-run key rate of measurement-device-independent QKD with phase-randomised weak pulses and infinite decoys,
 * R = μ_a·μ_b·e^(−μ_a − μ_b)·Y₁₁·[1 − h₂(e₁₁)] − Q_z·f·h₂(E_z). Written without cancellation, so that it keeps its
 * digits over hundreds of kilometres.
 *
 * @throws RangeError if a field is outside its domain
 * @see Lo, Curty, Qi, Phys. Rev. Lett. 108, 130503 (2012); Ma & Razavi, Phys. Rev. A 86, 062319 (2012), App. B
 */
export function rateRelay(link: RelayLink): RelayRate {
  const where = 'rateRelay'
  const { meanA, meanB, efficiencyA, efficiencyB, darkCountProbability: dark, misalignment } = link
  requireAtLeast(where, 'meanA', meanA, 0)
  requireAtLeast(where, 'meanB', meanB, 0)
  requireFraction(where, 'efficiencyA', efficiencyA)
  requireFraction(where, 'efficiencyB', efficiencyB)
  requireFraction(where, 'darkCountProbability', dark)
  requireRange(where, 'misalignment', misalignment, 0, 0.5)
  requireAtLeast(where, 'errorCorrectionFactor', link.errorCorrectionFactor, 1)

  const z = gainZ(efficiencyA * meanA, efficiencyB * meanB, dark, misalignment)
  const x = gainX(efficiencyA * meanA, efficiencyB * meanB, dark, misalignment)
  const single = singleYield(efficiencyA, efficiencyB, dark, misalignment)
  const both = meanA * Math.exp(-meanA) * (meanB * Math.exp(-meanB)) * single.gain
  const secret = single.qber >= 0.5 ? 0 : both * (1 - binaryEntropy(single.qber))
  const spent = z.gain * link.errorCorrectionFactor * binaryEntropy(Math.min(0.5, z.qber))
  return { z, x, single, perPair: Math.max(0, secret - spent) }
}

/** 1 − (1 − p)·e^−x: a detector fires. */
const fires = (dark: number, x: number): number => dark - (1 - dark) * Math.expm1(-x)

function gainZ(lightA: number, lightB: number, dark: number, misalignment: number): GainAndError {
  const light = lightA + lightB
  const x = Math.sqrt(lightA * lightB) / 2
  const quiet = 2 * (1 - dark) ** 2
  const right = quiet * Math.exp(-light / 2) * fires(dark, lightA / 2) * fires(dark, lightB / 2)
  // e^(−μ′/2)·I₀(2x) in the scaled form once it could overflow: 2x never exceeds μ′/2.
  const interference =
    x > 1
      ? besselI0Scaled(2 * x) * Math.exp(2 * x - light / 2) - (1 - dark) * Math.exp(-light)
      : Math.exp(-light / 2) * (besselI0Minus1(2 * x) + fires(dark, light / 2))
  const wrong = dark * quiet * interference
  return rateOf(right + wrong, misalignment * right + (1 - misalignment) * wrong)
}

function gainX(lightA: number, lightB: number, dark: number, misalignment: number): GainAndError {
  const light = lightA + lightB
  const x = Math.sqrt(lightA * lightB) / 2
  const y = (1 - dark) * Math.exp(-light / 4)
  if (x > 1) {
    const pair = (1 - dark) ** 2 * Math.exp(2 * x - light / 2) * besselI0Scaled(2 * x)
    const mixed = (1 - dark) ** 3 * Math.exp(x - (3 * light) / 4) * besselI0Scaled(x)
    const gain = 2 * (y * y + 2 * y ** 4 - 4 * mixed + pair)
    return rateOf(gain, BACKGROUND_ERROR * gain - 2 * (BACKGROUND_ERROR - misalignment) * (pair - y * y))
  }
  const shade = fires(dark, light / 4)
  const u = besselI0Minus1(x)
  const gain = 2 * y * y * (2 * shade * shade + besselRemainder(x) + 4 * shade * u)
  const wrong = 2 * y * y * (shade * shade - 2 * u * y + misalignment * besselI0Minus1(2 * x))
  return rateOf(gain, wrong)
}

function singleYield(a: number, b: number, dark: number, misalignment: number): GainAndError {
  const quiet = (1 - dark) ** 2
  const one = 2 * a * (1 - b) + 2 * b * (1 - a) + a * b
  const noise = dark * (one + 4 * (1 - a) * (1 - b) * dark)
  return rateOf(quiet * ((a * b) / 2 + noise), quiet * ((misalignment * a * b) / 2 + BACKGROUND_ERROR * noise))
}
