import { climb } from '../math/optimise'
import type { CurveSetup } from './curve-setup'
import { fibreTransmittance } from './fibre'
import { type FiniteRate, finiteDecoyRate } from './key-rates/finite-decoy-fibre'

/** Intensities, their shares and the basis share that give the most key, and how much. */
export interface OptimalIntensities {
  /** μ */
  readonly mean: number
  /** ν */
  readonly weakMean: number
  readonly weakestMean: number
  /** Signal, weak, weakest; with one decoy the last is 0. */
  readonly shares: readonly [signal: number, weak: number, weakest: number]
  readonly keyBasisProbability: number
  /** Secret bits per pulse, ≥ 0. */
  readonly perPulse: number
}

/** Free arguments of the search: μ, ν/μ, share not spent on signals, share of the weakest among that, test basis. */
type Choice = readonly [mean: number, ratio: number, decoys: number, weakest: number, testBasis: number]

/** Search runs over the logarithms of these; a probability or ratio above 1 is forbidden. */
const STARTS: readonly Choice[] = [
  [0.5, 0.3, 0.3, 0.3, 0.1],
  [0.5, 0.4, 0.6, 0.4, 0.3],
]

/** Prefers any key to none, and without one, whatever comes nearer to bounding single photons. */
const merit = (rate: FiniteRate): number =>
  rate.perPulse > 0 ? rate.perPulse : -rate.phaseError - 1 / (1 + Math.log1p(rate.singleEvents))

/**
 * Best intensities, shares and basis bias for a finite key over a given length, with one decoy or two. The intensity of
 * the weakest pulse stays as set. Deterministic search from two starts; some 10 ms.
 *
 * @param lengthKm ≥ 0
 * @returns rate 0 where no choice gives a key
 * @throws RangeError if a field of the set-up is outside its domain
 */
export function optimiseIntensities(setup: CurveSetup, lengthKm: number, decoys: 1 | 2): OptimalIntensities {
  const channel = {
    efficiency: fibreTransmittance(lengthKm, setup.lossDbPerKm, setup.insertionLossDb) * setup.detectorEfficiency,
    darkCountProbability: setup.darkCountProbability,
    misalignment: setup.misalignment,
    afterpulsing: setup.finite.afterpulsing,
  }
  const allowed = ([mean, ratio, share, weakest, test]: Choice): boolean =>
    mean < 2 &&
    share < 1 &&
    weakest < 1 &&
    test < 1 &&
    mean * ratio > setup.weakestMean &&
    ratio * mean + setup.weakestMean < mean
  const evaluate = (choice: Choice): FiniteRate => {
    const [mean, ratio, share, weakest, test] = choice
    const two = decoys === 2
    return finiteDecoyRate(channel, {
      means: two ? [mean, mean * ratio, setup.weakestMean] : [mean, mean * ratio],
      probabilities: two ? [1 - share, share * (1 - weakest), share * weakest] : [1 - share, share],
      keyBasisProbability: 1 - test,
      blockBits: setup.finite.blockBits,
      secrecy: setup.finite.secrecy,
      correctness: setup.finite.correctness,
      errorCorrectionFactor: setup.errorCorrectionFactor,
    })
  }
  const peaks = STARTS.map((start) =>
    climb(
      (x) => {
        const choice = x.map(Math.exp) as unknown as Choice
        return allowed(choice) ? merit(evaluate(choice)) : -Infinity
      },
      start.map(Math.log),
      [0.2, 0.3, 0.3, 0.3, 0.3],
      9,
    ),
  )
  const peak = peaks.reduce((a, b) => (b.value > a.value ? b : a))
  const [mean, ratio, share, weakest, test] = peak.at.map(Math.exp) as unknown as Choice
  return {
    mean,
    weakMean: mean * ratio,
    weakestMean: decoys === 2 ? setup.weakestMean : 0,
    shares: decoys === 2 ? [1 - share, share * (1 - weakest), share * weakest] : [1 - share, share, 0],
    keyBasisProbability: 1 - test,
    perPulse: Math.max(0, evaluate([mean, ratio, share, weakest, test]).perPulse),
  }
}

/** A set-up with its intensities, shares and basis bias replaced. */
export const withIntensities = (setup: CurveSetup, found: OptimalIntensities): CurveSetup => ({
  ...setup,
  mean: found.mean,
  weakMean: found.weakMean,
  weakestMean: found.weakestMean,
  shares: found.shares,
  finite: { ...setup.finite, keyBasisProbability: found.keyBasisProbability },
})

/**
 * Longest fibre with a key when intensities, shares and bias are chosen anew at every length.
 *
 * @returns km, to 0.1 km; 0 if there is no key at any length
 * @throws RangeError if a field of the set-up is outside its domain
 */
export function reachWithBestIntensities(setup: CurveSetup, decoys: 1 | 2): number {
  let near = 0
  let far = 200 / setup.lossDbPerKm
  if (optimiseIntensities(setup, near, decoys).perPulse <= 0) return 0
  while (far - near > 0.1) {
    const middle = (near + far) / 2
    if (optimiseIntensities(setup, middle, decoys).perPulse > 0) near = middle
    else far = middle
  }
  return near
}
