import { requireAtLeast, requireFraction, requireRange } from '../domain'
import { binaryEntropy } from '../entropy'
import { fockYield } from '../fock-yield'
import type { GainAndError } from '../weak-pulse-gain'

/** A link whose pulses carry any distribution of photon numbers, without decoys. */
export interface NumberedLink {
  /** Probability of n photons at [n]; sums to 1. */
  readonly photonNumbers: readonly number[]
  /** η: channel and detector together, 0–1. */
  readonly efficiency: number
  readonly darkCountProbability: number
  readonly misalignment: number
  readonly errorCorrectionFactor: number
  readonly siftingFactor: number
}

/**
 * Long-run key rate of a source of known photon numbers without decoys: every pulse of more than one
 * photon counts as known to Eve and as never lost, as in GLLP, with the exact gain of these numbers.
 *
 * @returns gain, QBER and secret bits per pulse ≥ 0
 * @throws RangeError if a field is outside its domain
 * @see Gottesman, Lo, Lütkenhaus, Preskill, Quantum Inf. Comput. 4, 325 (2004)
 */
export function rateTagged(link: NumberedLink): GainAndError & { readonly perPulse: number } {
  requireAtLeast('rateTagged', 'errorCorrectionFactor', link.errorCorrectionFactor, 1)
  requireFraction('rateTagged', 'siftingFactor', link.siftingFactor)
  let gain = 0
  let errors = 0
  let multi = 0
  link.photonNumbers.forEach((probability, photons) => {
    // Chances that were summed may end a rounding above 1.
    requireRange('rateTagged', 'photonNumbers', probability, 0, 1 + 1e-12)
    const each = fockYield(photons, link)
    gain += probability * each.gain
    errors += probability * each.gain * each.qber
    if (photons > 1) multi += probability
  })
  const qber = gain > 0 ? Math.min(0.5, errors / gain) : 0.5
  const untagged = gain > 0 ? Math.max(0, 1 - multi / gain) : 0
  const secret = qber >= untagged / 2 ? 0 : untagged * (1 - binaryEntropy(qber / untagged))
  const spent = link.errorCorrectionFactor * binaryEntropy(qber)
  return { gain, qber, perPulse: Math.max(0, link.siftingFactor * gain * (secret - spent)) }
}
