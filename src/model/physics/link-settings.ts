import { bisect } from '../math/optimise'
import { afterpulseProbability, awakeShare, type Sleep } from './awake-share'
import { requireAtLeast, requireFraction, requireRange } from './domain'
import { binaryEntropy } from './entropy'
import { fockYield } from './fock-yield'
import { rateDecoyInfinite, signedDecoyRate } from './key-rates/decoy-infinite'
import { rateGllp, signedGllpRate } from './key-rates/gllp'
import { rateShorPreskill } from './key-rates/shor-preskill'
import { rateTagged } from './key-rates/tagged'
import { backgroundYield, weakPulseGainMa } from './weak-pulse-gain'

/** What decides the long-run key rate of one link with Eve off. Probabilities and fractions run 0–1. */
export interface LinkSettings {
  /** Single photons, weak pulses without or with decoys, or pulses of known photon numbers without decoys. */
  readonly source: 'sp' | 'wcp' | 'decoy' | 'numbers'
  /** Probability of n photons at [n], for the source `numbers`. */
  readonly photonNumbers?: readonly number[]
  /** μ: mean photons of a signal pulse; single photons do not use it. */
  readonly mu: number
  /** Of the channel alone. */
  readonly transmittance: number
  /** Of Bob's receiver, optics and detector. */
  readonly detectorEfficiency: number
  /** Per detector and gate. */
  readonly darkCountProbability: number
  /** Probability that a signal photon reaches the wrong detector, 0–½. */
  readonly misalignment: number
  /** f ≥ 1. */
  readonly errorCorrectionFactor: number
  /** Share of the pulses kept by sifting, ½ for unbiased bases. */
  readonly siftingFactor: number
  /** Pulses per second. */
  readonly clockHz: number
  /** Dead time and afterpulses of the detectors; left out: they neither sleep nor remember. */
  readonly sleep?: Sleep & {
    /** How often weak pulses of which mean are sent, shares that sum to 1: every one of them may wake or silence a detector. */
    readonly pulses: readonly { readonly share: number; readonly mean: number }[]
  }
}

export interface LongRunRate {
  /** Secret bits per pulse sent. */
  readonly perPulse: number
  /** Secret bits per second. */
  readonly perSecond: number
  /** Errors per sifted bit. */
  readonly qber: number
  /** Clicks per pulse. */
  readonly gain: number
}

function requireLinkSettings(where: string, settings: LinkSettings): void {
  requireAtLeast(where, 'mu', settings.mu, 0)
  requireFraction(where, 'transmittance', settings.transmittance)
  requireFraction(where, 'detectorEfficiency', settings.detectorEfficiency)
  requireFraction(where, 'darkCountProbability', settings.darkCountProbability)
  requireRange(where, 'misalignment', settings.misalignment, 0, 0.5)
  requireAtLeast(where, 'errorCorrectionFactor', settings.errorCorrectionFactor, 1)
  requireFraction(where, 'siftingFactor', settings.siftingFactor)
  requireAtLeast(where, 'clockHz', settings.clockHz, 0)
}

const weakPulseLink = (settings: LinkSettings) => ({
  mean: settings.mu,
  efficiency: settings.transmittance * settings.detectorEfficiency,
  backgroundYield: backgroundYield(settings.darkCountProbability),
  misalignment: settings.misalignment,
  errorCorrectionFactor: settings.errorCorrectionFactor,
  siftingFactor: settings.siftingFactor,
})

/** Probability that a live gate clicks, whatever was sent into it: 1 − (1 − d)² Σ (photons that all get lost). */
function clickProbability({ source, photonNumbers = [0, 1], sleep, mu, ...link }: LinkSettings): number {
  const efficiency = link.transmittance * link.detectorEfficiency
  const numbers = source === 'sp' ? [0, 1] : photonNumbers
  const silent =
    source === 'sp' || source === 'numbers'
      ? numbers.reduce((sum, share, n) => sum + share * (1 - efficiency) ** n, 0)
      : (sleep?.pulses ?? [{ share: 1, mean: mu }]).reduce(
          (sum, { share, mean }) => sum + share * Math.exp(-efficiency * mean),
          0,
        )
  return Math.min(1, Math.max(0, 1 - (1 - link.darkCountProbability) ** 2 * silent))
}

/**
 * Share of the gates in which the detectors of a link listen; 1 without dead time.
 *
 * @throws RangeError if a setting is outside its domain
 */
export function awakeShareOf(settings: LinkSettings): number {
  requireLinkSettings('awakeShareOf', settings)
  return settings.sleep ? awakeShare(clickProbability(settings), settings.sleep) : 1
}

/**
 * The same link whose dark counts stand for its afterpulses too.
 *
 * @throws RangeError if a setting is outside its domain
 */
export function withAfterpulses(settings: LinkSettings): LinkSettings {
  requireLinkSettings('withAfterpulses', settings)
  const { sleep, darkCountProbability } = settings
  if (!sleep || sleep.afterpulse === 0) return settings
  const silent = 1 - afterpulseProbability(clickProbability(settings), sleep)
  return { ...settings, darkCountProbability: 1 - (1 - darkCountProbability) * Math.sqrt(silent) }
}

/**
 * Long-run key rate of a link with Eve off: `rateShorPreskill` at the exact error rate of one photon,
 * `rateDecoyInfinite` with decoys, `rateGllp` without. Every pulse is a signal and no bit is compared;
 * a run with decoys, comparison and a finite length gives less. Detectors that sleep after a click miss what comes
 * meanwhile, good and bad alike: clicks and key shrink by `awakeShare`. Afterpulses are one more background.
 *
 * @throws RangeError if a setting is outside its domain
 */
export function longRunRate(settings: LinkSettings): LongRunRate {
  requireLinkSettings('longRunRate', settings)
  const rate = rateOf(withAfterpulses(settings))
  const awake = awakeShareOf(settings)
  const perPulse = rate.perPulse * awake
  return { perPulse, perSecond: perPulse * settings.clockHz, qber: rate.qber, gain: rate.gain * awake }
}

function singlePhotonRate(settings: LinkSettings): Omit<LongRunRate, 'perSecond'> {
  const { gain, qber } = fockYield(1, {
    efficiency: settings.transmittance * settings.detectorEfficiency,
    misalignment: settings.misalignment,
    darkCountProbability: settings.darkCountProbability,
  })
  return {
    gain,
    qber,
    perPulse: settings.siftingFactor * gain * rateShorPreskill(qber, settings.errorCorrectionFactor),
  }
}

function rateOf(settings: LinkSettings): Omit<LongRunRate, 'perSecond'> {
  if (settings.source === 'sp') return singlePhotonRate(settings)
  if (settings.source !== 'numbers') return weakPulseRate(settings)
  return rateTagged({
    ...settings,
    photonNumbers: settings.photonNumbers ?? [0, 1],
    efficiency: settings.transmittance * settings.detectorEfficiency,
  })
}

const weakPulseRate = (settings: LinkSettings): Omit<LongRunRate, 'perSecond'> =>
  settings.source === 'decoy' ? rateDecoyInfinite(weakPulseLink(settings)) : rateGllp(weakPulseLink(settings))

/**
 * Secret bits per kept bit in the long run when these settings show a certain error rate: the part of the
 * error rate that the settings do not explain is charged to misalignment, so it is 0 exactly from
 * `noKeyLine` on.
 *
 * @param qber observed errors per kept bit, 0–1; left out: the error rate the settings forecast
 * @returns bits per kept bit in [0, 1]
 * @throws RangeError if an argument is outside its domain
 */
export function keySharePerKeptBit(settings: LinkSettings, qber?: number): number {
  requireLinkSettings('keySharePerKeptBit', settings)
  const forecast = longRunRate({ ...settings, siftingFactor: 1 })
  if (forecast.gain === 0) return 0
  if (qber === undefined) return Math.min(1, forecast.perPulse / forecast.gain)
  requireFraction('keySharePerKeptBit', 'qber', qber)
  if (qber >= 0.5) return 0
  if (settings.source === 'sp') return rateShorPreskill(qber, settings.errorCorrectionFactor)
  if (settings.source === 'numbers') {
    const at = (misalignment: number) => longRunRate({ ...settings, siftingFactor: 1, misalignment })
    const explained = at(at(0).qber >= qber ? 0 : bisect((misalignment) => at(misalignment).qber < qber, 0, 0.5))
    return Math.min(1, explained.perPulse / explained.gain)
  }
  const misalignment = misalignmentFor(settings, qber)
  if (misalignment === null) return 0
  const explained = longRunRate({ ...settings, siftingFactor: 1, misalignment })
  return Math.min(1, explained.perPulse / explained.gain)
}

/** The misalignment with which weak pulses show an error rate, 0–½; null where no signal arrives. */
function misalignmentFor(settings: LinkSettings, qber: number): number | null {
  const link = weakPulseLink(withAfterpulses(settings))
  const aligned = weakPulseGainMa(link.mean, { ...link, misalignment: 0 })
  const signal = -Math.expm1(-link.efficiency * link.mean)
  if (signal === 0) return null
  return Math.min(0.5, Math.max(0, ((qber - aligned.qber) * (link.backgroundYield + signal)) / signal))
}

/**
 * What Eve cannot know of a kept bit, before anything is told to correct it, when its phase errors come as often as the
 * errors seen in the other basis: 1 − h₂(q) of single photons, of other sources only their single photons.
 *
 * @param phaseErrors q, 0–1
 * @returns bits per kept bit in [0, 1]
 * @throws RangeError if an argument is outside its domain
 */
export function secrecyPerKeptBit(settings: LinkSettings, phaseErrors: number): number {
  requireLinkSettings('secrecyPerKeptBit', settings)
  requireFraction('secrecyPerKeptBit', 'phaseErrors', phaseErrors)
  if (phaseErrors >= 0.5) return 0
  if (settings.source === 'sp') return 1 - binaryEntropy(phaseErrors)
  if (settings.source === 'numbers') {
    const { gain } = rateOf(withAfterpulses({ ...settings, siftingFactor: 1 }))
    const [none = 0, one = 0] = settings.photonNumbers ?? [0, 1]
    const untagged = gain > 0 ? Math.max(0, 1 - (1 - none - one) / gain) : 0
    return phaseErrors >= untagged / 2 ? 0 : untagged * (1 - binaryEntropy(phaseErrors / untagged))
  }
  const misalignment = misalignmentFor(settings, phaseErrors)
  if (misalignment === null) return 0
  const link = { ...weakPulseLink(withAfterpulses(settings)), misalignment, siftingFactor: 1 }
  const { gain, qber } = weakPulseGainMa(link.mean, link)
  const signed = settings.source === 'decoy' ? signedDecoyRate(link) : signedGllpRate(link)
  return Math.min(1, Math.max(0, signed / gain + link.errorCorrectionFactor * binaryEntropy(Math.min(0.5, qber))))
}
