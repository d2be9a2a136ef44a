import { requireAtLeast, requireFraction } from '../domain'
import { lossOfTransmittance } from '../fibre'
import { multiPhotonProbability, nonEmptyProbability, poissonSum } from '../poisson'

/** A weak-pulse link as Eve finds it before she replaces its fibre. */
export interface SplittableLink {
  /** μ ≥ 0: mean photons of a signal pulse. */
  readonly mean: number
  /** t: fibre, 0–1; she replaces it by a lossless one. */
  readonly transmittance: number
  /** η_Bob: receiver, 0–1; outside her reach. */
  readonly receiverEfficiency: number
  /** Y₀: background clicks per pulse, 0–1. */
  readonly backgroundYield: number
  /** ν ≥ 0: mean photons of a decoy pulse; Eve cannot tell it from a signal. */
  readonly decoyMean: number
}

export interface PhotonNumberSplitting {
  /** False if she would have to forward more single photons than there are. */
  readonly feasible: boolean
  /** True if multi-photon pulses alone give the expected gain. */
  readonly full: boolean
  /** b: share of the single photons she blocks. */
  readonly blockedSingles: number
  /** c: share of the multi-photon pulses she forwards, one photon short. */
  readonly forwardedMulti: number
  /** Signal gain, the same with and without her. */
  readonly gain: number
  /** Bits she holds per sifted bit. */
  readonly eveInformation: number
  /** Decoy gain under attack, and as forecast. */
  readonly decoyGain: number
  readonly decoyGainForecast: number
  /** Y₁ under attack: what a decoy analysis finds. */
  readonly singleYield: number
}

/**
 * Probability per pulse that Bob registers a multi-photon pulse of which Eve kept one photon and forwarded the
 * rest without loss: Σ_{n ≥ 2} p_n·[1 − (1 − η)^(n − 1)].
 *
 * @param mean ≥ 0
 * @param receiverEfficiency η, 0–1
 * @throws RangeError if an argument is outside its domain
 */
export function splitMultiGain(mean: number, receiverEfficiency: number): number {
  requireAtLeast('splitMultiGain', 'mean', mean, 0)
  requireFraction('splitMultiGain', 'receiverEfficiency', receiverEfficiency)
  if (receiverEfficiency === 0) return 0
  if (receiverEfficiency === 1) return multiPhotonProbability(mean)
  if (mean > 50) {
    const lost = 1 - receiverEfficiency
    const silent = (Math.exp(-mean * receiverEfficiency) - Math.exp(-mean)) / lost - mean * Math.exp(-mean)
    return Math.max(0, multiPhotonProbability(mean) - silent)
  }
  const perPhoton = Math.log1p(-receiverEfficiency)
  return poissonSum(mean, 2, (n) => -Math.expm1((n - 1) * perPhoton))
}

/**
 * Photon-number splitting tuned to leave the signal gain alone. Where multi-photon pulses suffice she blocks every
 * single photon and throttles the rest; otherwise she forwards all multi-photon pulses and blocks what share of the
 * single photons the gain allows. Error rate and signal gain do not move; the decoy gain does.
 *
 * @throws RangeError if a field is outside its domain
 * @see Brassard, Lütkenhaus, Mor, Sanders, Phys. Rev. Lett. 85, 1330 (2000); Lütkenhaus, Phys. Rev. A 61, 052304 (2000)
 */
export function photonNumberSplitting(link: SplittableLink): PhotonNumberSplitting {
  const { mean, transmittance, receiverEfficiency, backgroundYield, decoyMean } = link
  requireAtLeast('photonNumberSplitting', 'mean', mean, 0)
  requireFraction('photonNumberSplitting', 'transmittance', transmittance)
  requireFraction('photonNumberSplitting', 'receiverEfficiency', receiverEfficiency)
  requireFraction('photonNumberSplitting', 'backgroundYield', backgroundYield)
  requireAtLeast('photonNumberSplitting', 'decoyMean', decoyMean, 0)

  const multi = splitMultiGain(mean, receiverEfficiency)
  const target = -Math.expm1(-transmittance * receiverEfficiency * mean)
  const full = multi >= target
  const singles = mean * Math.exp(-mean) * receiverEfficiency
  const blocked = full ? 1 : 1 - (target - multi) / singles
  const forwardedMulti = full ? (multi === 0 ? 0 : target / multi) : 1
  const blockedSingles = Math.max(0, blocked)
  const gain = Math.min(1, backgroundYield + target)
  const known = forwardedMulti * multi
  const decoySingles = (1 - blockedSingles) * decoyMean * Math.exp(-decoyMean) * receiverEfficiency
  return {
    feasible: blocked >= 0,
    full,
    blockedSingles,
    forwardedMulti,
    gain,
    eveInformation: gain === 0 ? 0 : Math.min(1, known / gain),
    decoyGain: backgroundYield + forwardedMulti * splitMultiGain(decoyMean, receiverEfficiency) + decoySingles,
    decoyGainForecast: backgroundYield - Math.expm1(-transmittance * receiverEfficiency * decoyMean),
    singleYield: backgroundYield + (1 - blockedSingles) * receiverEfficiency,
  }
}

/**
 * Transmittance of the fibre below which Eve can block every single photon: S_multi(μ) = 1 − e^(−t·η·μ). About
 * μ/2 for weak pulses and a perfect receiver.
 *
 * @param mean μ ≥ 0
 * @param receiverEfficiency η_Bob, 0–1; the limit is taken at 0
 * @returns transmittance in [0, 1] and the same as a loss in dB (Infinity at μ = 0)
 * @throws RangeError if an argument is outside its domain
 */
export function criticalTransmittance(
  mean: number,
  receiverEfficiency: number,
): { readonly transmittance: number; readonly lossDb: number } {
  requireAtLeast('criticalTransmittance', 'mean', mean, 0)
  requireFraction('criticalTransmittance', 'receiverEfficiency', receiverEfficiency)
  if (mean === 0) return { transmittance: 0, lossDb: Infinity }
  const transmittance =
    receiverEfficiency === 0
      ? 1 - nonEmptyProbability(mean) / mean
      : Math.min(1, -Math.log1p(-splitMultiGain(mean, receiverEfficiency)) / (receiverEfficiency * mean))
  return { transmittance, lossDb: lossOfTransmittance(transmittance) }
}
