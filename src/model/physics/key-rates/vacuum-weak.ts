import { requirePositive, requireRange } from '../domain'
import { BACKGROUND_ERROR, type GainAndError, weakPulseGainMa } from '../weak-pulse-gain'
import { type DecoyRate, decoyRate } from './decoy-infinite'
import { requireWeakPulseLink, type WeakPulseLink } from './weak-pulse-link'

/** Gains of a signal and two weaker intensities, with the joint error probabilities of the weaker ones. */
export interface TwoDecoyObservation {
  /** μ > ν₁ + ν₂. */
  readonly signalMean: number
  /** ν₁ > ν₂. */
  readonly weakMean: number
  /** ν₂ ≥ 0; 0 is the vacuum. */
  readonly weakestMean: number
  /** Q: clicks per pulse. */
  readonly signalGain: number
  readonly weakGain: number
  readonly weakestGain: number
  /** E·Q: wrong clicks per pulse. */
  readonly weakErrorGain: number
  readonly weakestErrorGain: number
}

export interface SinglePhotonBounds {
  /** Lower bound of the background yield Y₀. */
  readonly backgroundYield: number
  /** Lower bound of the single-photon yield Y₁. */
  readonly singleYield: number
  /** Upper bound of the single-photon error e₁, at most ½ (½ where Y₁ is 0). */
  readonly singleError: number
}

const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/**
 * Bounds on background and single photons from two decoy intensities.
 *
 * @throws RangeError if an intensity or an observation is outside its domain
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), Eqs. 18, 21 and 25 (34 and 37 with vacuum)
 */
export function twoDecoyBounds(seen: TwoDecoyObservation): SinglePhotonBounds {
  const where = 'twoDecoyBounds'
  const { signalMean: mu, weakMean: nu1, weakestMean: nu2 } = seen
  requireRange(where, 'weakestMean', nu2, 0, 700)
  requirePositive(where, 'weakMean', nu1)
  requireRange(where, 'signalMean', mu, 0, 700)
  if (!(nu1 > nu2 && mu > nu1 + nu2)) {
    throw new RangeError(`${where}: means ${mu}, ${nu1}, ${nu2} do not obey μ > ν₁ + ν₂ and ν₁ > ν₂`)
  }
  for (const name of ['signalGain', 'weakGain', 'weakestGain', 'weakErrorGain', 'weakestErrorGain'] as const) {
    requireRange(where, name, seen[name], 0, 1)
  }
  const weak = seen.weakGain * Math.exp(nu1)
  const weakest = seen.weakestGain * Math.exp(nu2)
  const spread = nu1 - nu2
  const background = Math.max(0, (nu1 * weakest - nu2 * weak) / spread)
  const multi = ((nu1 * nu1 - nu2 * nu2) / (mu * mu)) * (seen.signalGain * Math.exp(mu) - background)
  const single = Math.max(0, (mu / (mu * spread - (nu1 * nu1 - nu2 * nu2))) * (weak - weakest - multi))
  const wrong = seen.weakErrorGain * Math.exp(nu1) - seen.weakestErrorGain * Math.exp(nu2)
  return {
    backgroundYield: background,
    singleYield: single,
    singleError: single === 0 ? 0.5 : clip(wrong / (spread * single), 0, 0.5),
  }
}

/** Bounds from signal, one weak decoy and vacuum, on gains that follow the channel model. */
function vacuumWeakBounds(link: WeakPulseLink, signal: GainAndError, weakMean: number): GainAndError {
  const weak = weakPulseGainMa(weakMean, link)
  const { singleYield, singleError } = twoDecoyBounds({
    signalMean: link.mean,
    weakMean,
    weakestMean: 0,
    signalGain: signal.gain,
    weakGain: weak.gain,
    weakestGain: link.backgroundYield,
    weakErrorGain: weak.gain * weak.qber,
    weakestErrorGain: BACKGROUND_ERROR * link.backgroundYield,
  })
  return { gain: singleYield, qber: singleError }
}

/**
 * Long-run key rate with one weak decoy of mean ν and the vacuum, as expected over the channel model. The share of
 * pulses spent on decoys is not in it. Never above `rateDecoyInfinite`, which it approaches as ν → 0.
 *
 * @param weakMean ν, 0 < ν < μ
 * @returns gain, QBER, lower bound of Y₁, upper bound of e₁, secret bits per pulse
 * @throws RangeError if a field is outside its domain or ν ≥ μ
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), Eqs. 34, 37 and 42
 */
export function rateVacuumWeak(link: WeakPulseLink & { readonly weakMean: number }): DecoyRate {
  requireWeakPulseLink('rateVacuumWeak', link)
  requirePositive('rateVacuumWeak', 'weakMean', link.weakMean)
  if (!(link.weakMean < link.mean)) {
    throw new RangeError(`rateVacuumWeak: weakMean = ${link.weakMean} is not below mean = ${link.mean}`)
  }
  const signal = weakPulseGainMa(link.mean, link)
  return decoyRate(link, signal, vacuumWeakBounds(link, signal, link.weakMean))
}
