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
  const { gain, qber } = weakPulseGainMa(link.mean, link)
  const multi = multiPhotonProbability(link.mean)
  const tagged = multi >= gain ? (multi === 0 ? 0 : 1) : multi / gain
  if (tagged >= 1 || gain === 0) return { gain, qber, tagged, perPulse: 0 }
  const phaseError = qber / (1 - tagged)
  const secret = phaseError >= 0.5 ? 0 : (1 - tagged) * (1 - binaryEntropy(phaseError))
  const spent = link.errorCorrectionFactor * binaryEntropy(Math.min(0.5, qber))
  return { gain, qber, tagged, perPulse: Math.max(0, link.siftingFactor * gain * (secret - spent)) }
}
