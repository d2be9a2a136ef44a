import { withAfterpulses } from '../detectors/afterpulse'
import { requireAtLeast, requireFraction, requirePositive, requireRange } from '../domain'
import type { DecoyCounts, DecoyKey } from './decoy-counts'
import { finiteOneDecoy, finiteTwoDecoy } from './finite-decoy'

/** Channel and receiver with afterpulses. */
export interface AfterpulsingChannel {
  /** η: fibre and receiver, 0–1. */
  readonly efficiency: number
  /** Per detector and gate, 0–½. */
  readonly darkCountProbability: number
  /** e_mis, 0–½. */
  readonly misalignment: number
  /** p_ap, 0–1. */
  readonly afterpulsing: number
}

/**
 * Detections and errors per pulse of one intensity: D = 1 − (1 − 2p)·e^(−ηk), with afterpulses R = D·(1 + p_ap), joint
 * error p + e_mis·(1 − e^(−ηk)) + p_ap·D/2. The printed error term has the channel transmittance alone; with it the
 * published curve cannot be reproduced, so the whole efficiency stands there.
 *
 * @param mean k ≥ 0, photons per pulse
 * @throws RangeError if an argument is outside its domain
 * @see Lim, Curty, Walenta, Xu, Zbinden, Phys. Rev. A 89, 022307 (2014), Sec. IV
 */
export function afterpulsingChannel(
  mean: number,
  channel: AfterpulsingChannel,
): { readonly detection: number; readonly error: number } {
  requireAtLeast('afterpulsingChannel', 'mean', mean, 0)
  requireFraction('afterpulsingChannel', 'efficiency', channel.efficiency)
  requireRange('afterpulsingChannel', 'darkCountProbability', channel.darkCountProbability, 0, 0.5)
  requireRange('afterpulsingChannel', 'misalignment', channel.misalignment, 0, 0.5)
  const dark = channel.darkCountProbability
  const signal = -Math.expm1(-channel.efficiency * mean)
  const detection = 2 * dark + (1 - 2 * dark) * signal
  return withAfterpulses(detection, dark + channel.misalignment * signal, channel.afterpulsing)
}

/** What a finite-key curve needs beside the channel. */
export interface FiniteSetup {
  readonly means: readonly number[]
  readonly probabilities: readonly number[]
  /** Probability of the key basis at both ends, 0–1. */
  readonly keyBasisProbability: number
  /** Detections in the key basis that make a block, > 0. */
  readonly blockBits: number
  readonly secrecy: number
  readonly correctness: number
  readonly errorCorrectionFactor: number
}

/** The key of an expected block, per pulse sent. */
export interface FiniteRate extends DecoyKey {
  /** Pulses until the block is full; Infinity where nothing clicks. */
  readonly pulses: number
  /** Secret bits per pulse. */
  readonly perPulse: number
}

/** Expected counts of a block; no sampling noise. */
function expectedCounts(channel: AfterpulsingChannel, setup: FiniteSetup): DecoyCounts & { readonly pulses: number } {
  const laws = setup.means.map((mean) => afterpulsingChannel(mean, channel))
  const share = (what: 'detection' | 'error') => laws.map((law, i) => law[what] * setup.probabilities[i]!)
  const key = setup.keyBasisProbability ** 2
  const test = (1 - setup.keyBasisProbability) ** 2
  const clicks = key * share('detection').reduce((sum, value) => sum + value, 0)
  const pulses = clicks === 0 ? Infinity : setup.blockBits / clicks
  const counts = (basis: number, what: 'detection' | 'error') =>
    share(what).map((value) => (clicks === 0 ? 0 : (setup.blockBits * basis * value) / clicks))
  return {
    means: setup.means,
    probabilities: setup.probabilities,
    keyDetections: counts(key, 'detection'),
    keyErrors: counts(key, 'error'),
    testDetections: counts(test, 'detection'),
    testErrors: counts(test, 'error'),
    secrecy: setup.secrecy,
    correctness: setup.correctness,
    errorCorrectionFactor: setup.errorCorrectionFactor,
    pulses,
  }
}

/**
 * Finite key rate of a link from the counts its channel is expected to give, with two decoys (three intensities) or
 * one (two intensities).
 *
 * @throws RangeError if a field is outside its domain or the number of intensities is not 2 or 3
 * @see `finiteTwoDecoy`, `finiteOneDecoy`, `afterpulsingChannel`
 */
export function finiteDecoyRate(channel: AfterpulsingChannel, setup: FiniteSetup): FiniteRate {
  requireFraction('finiteDecoyRate', 'keyBasisProbability', setup.keyBasisProbability)
  requirePositive('finiteDecoyRate', 'blockBits', setup.blockBits)
  if (setup.means.length !== setup.probabilities.length) {
    throw new RangeError(
      `finiteDecoyRate: ${setup.means.length} means have ${setup.probabilities.length} probabilities`,
    )
  }
  const counts = expectedCounts(channel, setup)
  const key = setup.means.length === 2 ? finiteOneDecoy(counts) : finiteTwoDecoy(counts)
  const perPulse = counts.pulses === Infinity ? 0 : key.lengthUnfloored / counts.pulses
  return { ...key, pulses: counts.pulses, perPulse }
}
