import { binaryEntropy } from '../entropy'
import { type GainAndError, singlePhotonYieldMa, weakPulseGainMa } from '../weak-pulse-gain'
import { requireWeakPulseLink, type WeakPulseLink } from './weak-pulse-link'

/** Outcome of a long-run rate formula for weak pulses. */
export interface DecoyRate extends GainAndError {
  /** Y₁: clicks per single-photon pulse (true value, or its lower bound). */
  readonly singleYield: number
  /** e₁: error rate of single photons (true value, or its upper bound). */
  readonly singleError: number
  /** Secret bits per pulse, ≥ 0. */
  readonly perPulse: number
}

/** q·{Q₁·[1 − h₂(e₁)] − Q_μ·f·h₂(E_μ)} for a known or bounded single-photon part; below 0 where it costs more than it gives. */
function signedBudget(link: WeakPulseLink, signal: GainAndError, single: GainAndError): number {
  const singleGain = single.gain * link.mean * Math.exp(-link.mean)
  const secret = single.qber >= 0.5 ? 0 : singleGain * (1 - binaryEntropy(single.qber))
  const spent = signal.gain * link.errorCorrectionFactor * binaryEntropy(Math.min(0.5, signal.qber))
  return link.siftingFactor * (secret - spent)
}

/** The budget above with what went into it, cut at 0. */
export const decoyRate = (link: WeakPulseLink, signal: GainAndError, single: GainAndError): DecoyRate => ({
  gain: signal.gain,
  qber: signal.qber,
  singleYield: single.gain,
  singleError: single.qber,
  perPulse: Math.max(0, signedBudget(link, signal, single)),
})

/** The rate below without the cut at 0: searches follow it to the best of the impossible. */
export function signedDecoyRate(link: WeakPulseLink): number {
  requireWeakPulseLink('signedDecoyRate', link)
  return signedBudget(link, weakPulseGainMa(link.mean, link), singlePhotonYieldMa(link))
}

/**
 * Long-run key rate of decoy-state BB84 with so many decoys that the single-photon yield and error are
 * known exactly: R = q·{ Q₁·[1 − h₂(e₁)] − Q_μ·f·h₂(E_μ) }, Q₁ = Y₁·μ·e^−μ.
 *
 * @returns gain Q_μ, QBER E_μ, Y₁, e₁ and secret bits per pulse (0 at μ = 0 and where the budget is negative)
 * @throws RangeError if a field is outside its domain
 * @see Lo, Ma, Chen, Phys. Rev. Lett. 94, 230504 (2005); Ma et al., Phys. Rev. A 72, 012326 (2005), Eq. 1
 */
export function rateDecoyInfinite(link: WeakPulseLink): DecoyRate {
  requireWeakPulseLink('rateDecoyInfinite', link)
  return decoyRate(link, weakPulseGainMa(link.mean, link), singlePhotonYieldMa(link))
}
