import { requireAtLeast } from '../domain'
import { binaryEntropy } from '../entropy'
import { fewErrorsUpper, samplingDeviation } from '../statistics/deviations'
import { type DecoyCounts, type DecoyKey, photonShare, requireCounts, rescaled, total } from './decoy-counts'

/** Vacuum and single-photon events of one basis, at least this many. */
interface Events {
  readonly vacuum: number
  readonly single: number
}

/** Number of error terms the secrecy is split into: two decoys, one decoy. */
const TERMS_TWO_DECOYS = 21
const TERMS_ONE_DECOY = 19

/** √(x/2·ln(K/ε)): deviation of every intensity's count from its expectation (Hoeffding). */
const deviation = (count: number, terms: number, secrecy: number): number =>
  Math.sqrt((count / 2) * Math.log(terms / secrecy))

/** Events with intensities μ₁ > μ₂ + μ₃, μ₂ > μ₃. */
function twoDecoyEvents(counts: DecoyCounts, detections: readonly number[]): Events {
  const [mu1, mu2, mu3] = counts.means as [number, number, number]
  const spread = deviation(total(detections), TERMS_TWO_DECOYS, counts.secrecy)
  const low = (i: number) => rescaled(counts, detections, i, -spread)
  const high = (i: number) => rescaled(counts, detections, i, spread)
  const tau0 = photonShare(counts, 0)
  const tau1 = photonShare(counts, 1)
  const vacuum = Math.max(0, (tau0 * (mu2 * low(2) - mu3 * high(1))) / (mu2 - mu3))
  const squares = mu2 * mu2 - mu3 * mu3
  const rest = (squares / (mu1 * mu1)) * (high(0) - vacuum / tau0)
  const single = (tau1 * mu1 * (low(1) - high(2) - rest)) / (mu1 * (mu2 - mu3) - squares)
  return { vacuum, single: Math.max(0, single) }
}

/** Events with intensities μ₁ > μ₂; the vacuum is bounded from above by the errors it must cause. */
function oneDecoyEvents(counts: DecoyCounts, detections: readonly number[], errors: readonly number[]): Events {
  const [mu1, mu2] = counts.means as [number, number]
  const all = total(detections)
  const spread = deviation(all, TERMS_ONE_DECOY, counts.secrecy)
  const errorSpread = deviation(total(errors), TERMS_ONE_DECOY, counts.secrecy)
  const low = rescaled(counts, detections, 1, -spread)
  const high = rescaled(counts, detections, 0, spread)
  const tau0 = photonShare(counts, 0)
  const tau1 = photonShare(counts, 1)
  const vacuum = Math.max(0, (tau0 * (mu1 * low - mu2 * high)) / (mu1 - mu2))
  const vacuumErrors = Math.min(...[0, 1].map((i) => tau0 * rescaled(counts, errors, i, errorSpread)))
  const mostVacuum = Math.min(all, 2 * (vacuumErrors + spread))
  const share = (mu2 / mu1) ** 2
  const single = ((tau1 * mu1) / (mu2 * (mu1 - mu2))) * (low - share * high - ((1 - share) * mostVacuum) / tau0)
  return { vacuum, single: Math.max(0, single) }
}

/** Upper bound of the errors of single photons in the test basis, from two intensities. */
function singleErrors(counts: DecoyCounts, brighter: number, weaker: number, terms: number): number {
  const spread = deviation(total(counts.testErrors), terms, counts.secrecy)
  const difference =
    rescaled(counts, counts.testErrors, brighter, spread) - rescaled(counts, counts.testErrors, weaker, -spread)
  return Math.max(0, (photonShare(counts, 1) * difference) / (counts.means[brighter]! - counts.means[weaker]!))
}

/** From so many errors on, as a multiple of ln(K/ε), the printed deviation is above the exact one, tests much smaller than the key. */
const MANY_ERRORS = 4

/** Error rate of the key's single photons at most, from the errors of the test's. */
function phaseErrorUpper(errors: number, test: number, key: number, secrecy: number, terms: number): number {
  const rate = errors / test
  const printed = rate + samplingDeviation(secrecy, rate, test, key, terms)
  if (errors > MANY_ERRORS * Math.log(terms / secrecy)) return printed
  return Math.max(printed, fewErrorsUpper(secrecy / terms, Math.min(errors, test), test, key))
}

function keyOf(counts: DecoyCounts, key: Events, test: Events, errors: number, terms: number): DecoyKey {
  const detections = total(counts.keyDetections)
  const qber = detections === 0 ? 0.5 : total(counts.keyErrors) / detections
  const leakBits = counts.leakBits ?? counts.errorCorrectionFactor * detections * binaryEntropy(qber)
  let phaseError = 0.5
  if (key.single > 0 && test.single > 0) {
    phaseError = Math.min(0.5, phaseErrorUpper(errors, test.single, key.single, counts.secrecy, terms))
  }
  const overhead = 6 * Math.log2(terms / counts.secrecy) + Math.log2(2 / counts.correctness)
  const secret = key.vacuum + key.single * (1 - binaryEntropy(phaseError)) - leakBits - overhead
  const lengthUnfloored = phaseError >= 0.5 ? 0 : Math.max(0, secret)
  return {
    vacuumEvents: key.vacuum,
    singleEvents: key.single,
    phaseError,
    leakBits,
    qber,
    lengthUnfloored,
    length: Math.floor(lengthUnfloored),
  }
}

/**
 * Key length of one block of BB84 with two decoys, against any attack:
 * ℓ = s₀ + s₁·[1 − h₂(φ)] − leak − 6·log₂(21/ε_sec) − log₂(2/ε_cor).
 *
 * Where the test's single photons have few errors or none, φ is the exact bound: the printed one would be 0 without any.
 *
 * @param counts three intensities μ₁ > μ₂ + μ₃, μ₂ > μ₃ ≥ 0
 * @returns the key and its ingredients; φ = ½ and length 0 where single photons cannot be bounded
 * @throws RangeError if a field is outside its domain
 * @see Lim, Curty, Walenta, Xu, Zbinden, Phys. Rev. A 89, 022307 (2014), Eqs. 1–5
 */
export function finiteTwoDecoy(counts: DecoyCounts): DecoyKey {
  requireCounts('finiteTwoDecoy', counts, 3)
  const [mu1, mu2, mu3] = counts.means as [number, number, number]
  if (!(mu2 > mu3 && mu1 > mu2 + mu3)) {
    throw new RangeError(`finiteTwoDecoy: means = ${mu1}, ${mu2}, ${mu3} do not obey μ₁ > μ₂ + μ₃ and μ₂ > μ₃`)
  }
  const key = twoDecoyEvents(counts, counts.keyDetections)
  const test = twoDecoyEvents(counts, counts.testDetections)
  return keyOf(counts, key, test, singleErrors(counts, 1, 2, TERMS_TWO_DECOYS), TERMS_TWO_DECOYS)
}

/**
 * Key length of one block of BB84 with one decoy, against any attack:
 * ℓ = s₀ + s₁·[1 − h₂(φ)] − leak − 6·log₂(19/ε_sec) − log₂(2/ε_cor).
 *
 * @param counts two intensities μ₁ > μ₂ > 0
 * @returns the key and its ingredients; φ = ½ and length 0 where single photons cannot be bounded
 * @throws RangeError if a field is outside its domain
 * @see Rusca, Boaron, Grünenfelder, Martin, Zbinden, Appl. Phys. Lett. 112, 171104 (2018)
 */
export function finiteOneDecoy(counts: DecoyCounts): DecoyKey {
  requireCounts('finiteOneDecoy', counts, 2)
  const [mu1, mu2] = counts.means as [number, number]
  requireAtLeast('finiteOneDecoy', 'weaker mean', mu2, Number.MIN_VALUE)
  if (!(mu1 > mu2)) throw new RangeError(`finiteOneDecoy: means = ${mu1}, ${mu2} do not obey μ₁ > μ₂`)
  const key = oneDecoyEvents(counts, counts.keyDetections, counts.keyErrors)
  const test = oneDecoyEvents(counts, counts.testDetections, counts.testErrors)
  return keyOf(counts, key, test, singleErrors(counts, 0, 1, TERMS_ONE_DECOY), TERMS_ONE_DECOY)
}
