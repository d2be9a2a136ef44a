/**
 * What the compared bits say about the others: a random subset is told in public, spent, and bounds the
 * error rate of what is kept.
 */
import { countOnes, type PackedBits, xorBits } from '../math/packed-bits'
import { type Band, wilsonInterval } from '../math/wilson'
import { type SinglePhotonBounds, twoDecoyBounds } from '../physics/key-rates/vacuum-weak'
import { clopperPearson } from '../physics/statistics/clopper-pearson'
import { serflingDeviation } from '../physics/statistics/deviations'
import { andBits } from './bit-strings'

/** Compared bits and how many of them differed. */
export interface Sample {
  readonly bits: number
  readonly errors: number
}

/** The bits under a mask, compared. @throws RangeError if the lengths differ */
export function compareSample(alice: PackedBits, bob: PackedBits, mask: PackedBits): Sample {
  return { bits: countOnes(mask), errors: countOnes(andBits(xorBits(alice, bob), mask)) }
}

/** Share of differing bits; 0 of 0 is 0. */
export const errorRate = ({ bits, errors }: Sample): number => (bits === 0 ? 0 : errors / bits)

export interface ErrorEstimate extends Sample {
  readonly rate: number
  /** Two-sided 95 %, for charts and the alarm. */
  readonly wilson: Band
  /** Exact one-sided limits at ε each of the error rate the bits were drawn from; the whole of [0, 1] without a bit. */
  readonly clopperPearson: Band
  /** With probability 1 − ε the bits not compared have no more than this error rate (Serfling, at most 1). */
  readonly serflingUpper: number
}

/**
 * Bounds from a sample.
 *
 * @param keyBits bits of the same kind that were not compared
 * @param failure ε of each bound, 0 < ε < 1
 * @throws RangeError if an argument is outside its domain
 */
export function estimateErrors(sample: Sample, keyBits: number, failure: number): ErrorEstimate {
  const { bits, errors } = sample
  const rate = errorRate(sample)
  const exact = bits === 0 ? { lower: 0, upper: 1 } : clopperPearson(errors, bits, failure)
  const spread = bits === 0 || keyBits === 0 ? 1 : serflingDeviation(keyBits, bits, failure)
  return {
    ...sample,
    rate,
    wilson: wilsonInterval(errors, bits),
    clopperPearson: { low: exact.lower, high: exact.upper },
    serflingUpper: bits > 0 && keyBits === 0 ? rate : Math.min(1, rate + spread),
  }
}

/** What is counted of one intensity in the matched basis or bases: pulses sent, clicks, and errors where they were compared. */
export interface IntensityCounts {
  /** Mean photons of a pulse. */
  readonly mean: number
  readonly pulses: number
  readonly clicks: number
  /** Compared clicks and their errors; all clicks of a decoy can be compared. */
  readonly sample: Sample
}

/** Q: clicks per pulse. */
const gain = ({ clicks, pulses }: IntensityCounts): number => (pulses === 0 ? 0 : Math.min(1, clicks / pulses))

/**
 * Single-photon yield and error rate from a signal, a weak decoy and the vacuum (or a weaker decoy), by
 * counts alone: photon numbers are never looked at.
 *
 * @returns bounds; Y₁ = 0 and e₁ = ½ where the counts bound nothing
 * @throws RangeError if the means do not obey μ > ν₁ + ν₂ and ν₁ > ν₂ ≥ 0
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), Eqs. 34 and 37
 */
export function decoyBounds(
  signal: IntensityCounts,
  weak: IntensityCounts,
  weakest: IntensityCounts,
): SinglePhotonBounds {
  return twoDecoyBounds({
    signalMean: signal.mean,
    weakMean: weak.mean,
    weakestMean: weakest.mean,
    signalGain: gain(signal),
    weakGain: gain(weak),
    weakestGain: gain(weakest),
    weakErrorGain: errorRate(weak.sample) * gain(weak),
    weakestErrorGain: errorRate(weakest.sample) * gain(weakest),
  })
}

/**
 * The same where no weaker intensity than the weak decoy was sent: the background is bounded by the errors, half of
 * which at most are its.
 *
 * @returns bounds; Y₁ = 0 and e₁ = ½ where the counts bound nothing
 * @throws RangeError if the means do not obey μ > ν > 0
 * @see Ma, Qi, Zhao, Lo, Phys. Rev. A 72, 012326 (2005), on one decoy state
 */
export function oneDecoyBounds(signal: IntensityCounts, weak: IntensityCounts): SinglePhotonBounds {
  const [mu, nu] = [signal.mean, weak.mean]
  if (!(mu > nu && nu > 0)) throw new RangeError(`oneDecoyBounds: means ${mu}, ${nu} do not obey μ > ν > 0`)
  const lit = (counts: IntensityCounts): number => gain(counts) * Math.exp(counts.mean)
  // A background click is wrong every other time.
  const wrong = (counts: IntensityCounts): number => errorRate(counts.sample) * lit(counts)
  const background = 2 * Math.min(wrong(signal), wrong(weak))
  const share = (nu * nu) / (mu * mu)
  const single = Math.max(0, (mu / (mu * nu - nu * nu)) * (lit(weak) - share * lit(signal) - (1 - share) * background))
  return {
    backgroundYield: 0,
    singleYield: single,
    singleError: single === 0 ? 0.5 : Math.min(0.5, wrong(weak) / (nu * single)),
  }
}
