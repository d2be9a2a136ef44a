import { bisect, geometricGrid, scanMaximum } from '../math/optimise'
import { plobBound, repeaterBound } from './bounds'
import type { CurveProtocol, CurveSetup } from './curve-setup'
import { requireAtLeast } from './domain'
import { fibreTransmittance } from './fibre'
import { fockYield } from './fock-yield'
import { rateBbm92 } from './key-rates/bbm92'
import { rateGaussian } from './key-rates/continuous-variable'
import { rateDecoyInfinite } from './key-rates/decoy-infinite'
import { finiteDecoyRate } from './key-rates/finite-decoy-fibre'
import { rateGllp } from './key-rates/gllp'
import { rateRelay } from './key-rates/measurement-device-independent'
import { optimalMeanDecoy, optimalMeanGllp } from './key-rates/optimal-mean'
import { rateShorPreskill } from './key-rates/shor-preskill'
import { rateSixState } from './key-rates/six-state'
import { rateTagged } from './key-rates/tagged'
import { bestTwinField } from './key-rates/twin-field'
import { rateVacuumWeak } from './key-rates/vacuum-weak'
import { backgroundYield } from './weak-pulse-gain'

/** One point of a curve. */
export interface CurvePoint {
  readonly lengthKm: number
  /** Secret bits per pulse (per pulse pair, per symbol, per channel use). */
  readonly perPulse: number
  /** Secret bits per second at the set-up's clock. */
  readonly perSecond: number
}

/** Secret bits per pulse for the transmittance t of the whole fibre. */
type Rate = (setup: CurveSetup, t: number) => number

const weakPulse = (setup: CurveSetup, t: number) => ({
  mean: setup.mean,
  efficiency: t * setup.detectorEfficiency,
  backgroundYield: backgroundYield(setup.darkCountProbability),
  misalignment: setup.misalignment,
  errorCorrectionFactor: setup.errorCorrectionFactor,
  siftingFactor: setup.siftingFactor,
})

/** Rate of one photon whose error rate decides the secret share. */
const singlePhoton =
  (share: (qber: number, factor: number) => number, sifted: number): Rate =>
  (setup, t) => {
    const { gain, qber } = fockYield(1, {
      efficiency: t * setup.detectorEfficiency,
      misalignment: setup.misalignment,
      darkCountProbability: setup.darkCountProbability,
    })
    return setup.siftingFactor * sifted * gain * share(qber, setup.errorCorrectionFactor)
  }

const finiteDecoy =
  (means: (setup: CurveSetup) => readonly number[], shares: (setup: CurveSetup) => readonly number[]): Rate =>
  (setup, t) =>
    finiteDecoyRate(
      {
        efficiency: t * setup.detectorEfficiency,
        darkCountProbability: setup.darkCountProbability,
        misalignment: setup.misalignment,
        afterpulsing: setup.finite.afterpulsing,
      },
      {
        means: means(setup),
        probabilities: shares(setup),
        keyBasisProbability: setup.finite.keyBasisProbability,
        blockBits: setup.finite.blockBits,
        secrecy: setup.finite.secrecy,
        correctness: setup.finite.correctness,
        errorCorrectionFactor: setup.errorCorrectionFactor,
      },
    ).perPulse

/** Means of a station's senders, and half pairs of a source: one octave is finer than their flat tops ask for. */
const STATION_GRID = geometricGrid(0.01, 2, 9)
const PAIR_GRID = geometricGrid(1e-4, 1, 14)

const best = (f: (x: number) => number, grid: readonly number[]): number => scanMaximum(f, grid, 1e-4).value

/** Source in the middle, half the fibre to each side. */
const bbm92: Rate = (setup, t) => {
  const background = backgroundYield(setup.darkCountProbability)
  const arm = Math.sqrt(t) * setup.detectorEfficiency
  const rate = (halfMeanPairs: number) =>
    rateBbm92({
      halfMeanPairs,
      efficiencyA: arm,
      efficiencyB: arm,
      backgroundA: background,
      backgroundB: background,
      misalignment: setup.misalignment,
      errorCorrectionFactor: setup.errorCorrectionFactor,
      siftingFactor: setup.siftingFactor,
    }).perPulse
  return setup.bestMean ? best(rate, PAIR_GRID) : rate(setup.halfMeanPairs)
}

/** Station in the middle, half the fibre to each side. */
const relay: Rate = (setup, t) => {
  const arm = Math.sqrt(t) * setup.detectorEfficiency
  const rate = (mean: number) =>
    rateRelay({
      meanA: mean,
      meanB: mean,
      efficiencyA: arm,
      efficiencyB: arm,
      darkCountProbability: setup.darkCountProbability,
      misalignment: setup.misalignment,
      errorCorrectionFactor: setup.errorCorrectionFactor,
    }).perPair
  return setup.bestMean ? best(rate, STATION_GRID) : rate(setup.mean)
}

const twinField: Rate = (setup, t) => {
  const link = {
    armTransmittance: Math.sqrt(t) * setup.detectorEfficiency,
    darkCountProbability: setup.darkCountProbability,
    phaseMismatch: setup.twinField.phaseMismatch,
    polarisationMismatch: setup.twinField.polarisationMismatch,
    errorCorrectionFactor: setup.errorCorrectionFactor,
  }
  return bestTwinField(link, 1e-4).value
}

const gaussian: Rate = (setup, t) => rateGaussian({ ...setup.gaussian, transmittance: t }).perSymbol

const RATES: Readonly<Record<CurveProtocol, Rate>> = {
  'bb84-single': singlePhoton(rateShorPreskill, 1),
  // Three bases match less often than two by ⅔.
  'six-state': singlePhoton(rateSixState, 2 / 3),
  'bb84-gllp': (setup, t) => {
    const link = weakPulse(setup, t)
    return setup.bestMean ? optimalMeanGllp(link).value : rateGllp(link).perPulse
  },
  'bb84-decoy': (setup, t) => {
    const link = weakPulse(setup, t)
    return setup.bestMean ? optimalMeanDecoy(link).value : rateDecoyInfinite(link).perPulse
  },
  'bb84-numbers': (setup, t) =>
    rateTagged({
      ...weakPulse(setup, t),
      darkCountProbability: setup.darkCountProbability,
      photonNumbers: setup.photonNumbers,
    }).perPulse,
  'bb84-vacuum-weak': (setup, t) => rateVacuumWeak({ ...weakPulse(setup, t), weakMean: setup.weakMean }).perPulse,
  'bb84-one-decoy-finite': finiteDecoy(
    ({ mean, weakMean }) => [mean, weakMean],
    ({ shares: [signal, weak, weakest] }) => [signal, weak + weakest],
  ),
  'bb84-two-decoy-finite': finiteDecoy(
    ({ mean, weakMean, weakestMean }) => [mean, weakMean, weakestMean],
    ({ shares }) => shares,
  ),
  bbm92,
  mdi: relay,
  'twin-field': twinField,
  cv: gaussian,
  plob: (_, t) => plobBound(t),
  repeaters: (setup, t) => repeaterBound(t, setup.repeaters),
}

const transmittance = (setup: CurveSetup, lengthKm: number): number =>
  fibreTransmittance(lengthKm, setup.lossDbPerKm, setup.insertionLossDb)

/**
 * Secret bits per pulse at one length. Long-run limits but for the two protocols named finite. Twin field always takes
 * its best intensity. Bounds are of the fibre alone.
 *
 * @param lengthKm whole fibre, ≥ 0; stations and pair sources stand in its middle
 * @returns ≥ 0; Infinity for the bounds of a fibre without loss
 * @throws RangeError if the length or a field of the set-up is outside its domain
 */
export function rateAt(protocol: CurveProtocol, setup: CurveSetup, lengthKm: number): number {
  return RATES[protocol](setup, transmittance(setup, lengthKm))
}

/**
 * A curve of key rate against distance.
 *
 * @param lengthsKm whole fibre, each ≥ 0, in any order
 * @throws RangeError if a length or a field of the set-up is outside its domain
 * @see `rateAt`
 */
export function curve(protocol: CurveProtocol, setup: CurveSetup, lengthsKm: readonly number[]): CurvePoint[] {
  requireAtLeast('curve', 'clockHz', setup.clockHz, 0)
  return lengthsKm.map((lengthKm) => {
    const perPulse = rateAt(protocol, setup, lengthKm)
    return { lengthKm, perPulse, perSecond: setup.clockHz === 0 ? 0 : perPulse * setup.clockHz }
  })
}

/** How far a rate is looked for, in dB. */
const SEARCH_DB = 600

/**
 * Longest fibre with a key: where the rate falls to 0 for good.
 *
 * @returns km; 0 if there is no key at any length, Infinity if it does not end within 600 dB (bounds, no dark counts)
 * @throws RangeError if a field of the set-up is outside its domain
 */
export function lastKmWithKey(protocol: CurveProtocol, setup: CurveSetup): number {
  const hasKey = (km: number) => rateAt(protocol, setup, km) > 0
  if (setup.lossDbPerKm === 0) return hasKey(0) ? Infinity : 0
  if (hasKey(SEARCH_DB / setup.lossDbPerKm)) return Infinity
  for (let dB = SEARCH_DB - 1; dB >= 0; dB--) {
    const km = dB / setup.lossDbPerKm
    if (hasKey(km)) return bisect(hasKey, km, (dB + 1) / setup.lossDbPerKm, 1e-6)
  }
  return 0
}

/**
 * Time until a key of 256 bits is there.
 *
 * @param bitsPerSecond ≥ 0, Infinity allowed
 * @returns seconds; Infinity without a rate
 * @throws RangeError if the rate is negative or NaN
 */
export function timeFor256Bits(bitsPerSecond: number): number {
  if (!(bitsPerSecond >= 0))
    throw new RangeError(`timeFor256Bits: bitsPerSecond = ${bitsPerSecond} is not a number ≥ 0`)
  return 256 / bitsPerSecond
}
