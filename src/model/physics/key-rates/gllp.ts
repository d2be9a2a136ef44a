import { binaryEntropy } from '../entropy'
import { multiPhotonProbability } from '../poisson'
import { type GainAndError, weakPulseGainMa } from '../weak-pulse-gain'
import { requireWeakPulseLink, type WeakPulseLink } from './weak-pulse-link'

export interface GllpRate extends GainAndError {
  /** Δ: share of the clicks that may come from multi-photon pulses, at most 1. */
  readonly tagged: number
  /** Secret bits per pulse, ≥ 0. */
  readonly perPulse: number
}

/** Gain, error, share of tagged clicks and the budget per pulse, which may be below 0. */
function budget(link: WeakPulseLink): GllpRate {
  const { gain, qber } = weakPulseGainMa(link.mean, link)
  const multi = multiPhotonProbability(link.mean)
  const tagged = multi >= gain ? (multi === 0 ? 0 : 1) : multi / gain
  const untagged = 1 - tagged
  const secret = qber >= untagged / 2 ? 0 : untagged * (1 - binaryEntropy(qber / untagged))
  const spent = link.errorCorrectionFactor * binaryEntropy(Math.min(0.5, qber))
  return { gain, qber, tagged, perPulse: link.siftingFactor * gain * (secret - spent) }
}

/** The rate below without the cut at 0: searches follow it to the best of the impossible. */
export function signedGllpRate(link: WeakPulseLink): number {
  requireWeakPulseLink('signedGllpRate', link)
  return budget(link).perPulse
}

/**
 * Long-run key rate of weak-pulse BB84 without decoys. Every multi-photon pulse counts as known to Eve and
 * as never lost: Δ = P(n ≥ 2)/Q_μ of the clicks are tagged,
 * R = q·Q_μ·{ −f·h₂(E_μ) + (1 − Δ)·[1 − h₂(E_μ/(1 − Δ))] }.
 *
 * @returns gain, QBER, Δ and secret bits per pulse; 0 once Δ ≥ 1
 * @throws RangeError if a field is outside its domain
 * @see Gottesman, Lo, Lütkenhaus, Preskill, Quantum Inf. Comput. 4, 325 (2004)
 */
export function rateGllp(link: WeakPulseLink): GllpRate {
  requireWeakPulseLink('rateGllp', link)
  const rate = budget(link)
  return { ...rate, perPulse: Math.max(0, rate.perPulse) }
}
