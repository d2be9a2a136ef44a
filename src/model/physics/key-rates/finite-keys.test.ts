import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binaryEntropy } from '../entropy'
import { fibreTransmittance } from '../fibre'
import type { DecoyCounts } from './decoy-counts'
import { finiteOneDecoy, finiteTwoDecoy } from './finite-decoy'
import { afterpulsingChannel, type FiniteSetup, finiteDecoyRate } from './finite-decoy-fibre'
import { finiteSinglePhoton, honestAbortBound } from './finite-single-photon'
import { twoDecoyBounds } from './vacuum-weak'

const block = {
  keyBits: 1e5,
  testBits: 8000,
  toleratedQber: 0.02,
  secrecy: 1e-10,
  correctness: 1e-12,
  leakBits: 16_000,
}

/** The dedicated-fibre set-up of Lim et al. 2014, Fig. 1. */
const limChannel = (km: number) => ({
  efficiency: fibreTransmittance(km, 0.2) * 0.1,
  darkCountProbability: 6e-7,
  misalignment: 0.005,
  afterpulsing: 0.04,
})
const limSetup = (blockBits: number): FiniteSetup => ({
  means: [0.43, 0.18, 0.0002],
  probabilities: [0.6, 0.26, 0.14],
  keyBasisProbability: 0.9,
  blockBits,
  secrecy: 1e-9,
  correctness: 1e-15,
  errorCorrectionFactor: 1.16,
})
const oneDecoySetup = (blockBits: number): FiniteSetup => ({
  ...limSetup(blockBits),
  means: [0.5, 0.15],
  probabilities: [0.7, 0.3],
})

describe('single photons', () => {
  it('grow towards the asymptotic share with the block', () => {
    let before = 0
    for (const n of [1e4, 1e5, 1e6, 1e8, 1e12, 1e16]) {
      const testBits = Math.sqrt(n) * 30
      const leakBits = n * binaryEntropy(0.02)
      const { lengthUnfloored, length } = finiteSinglePhoton({ ...block, keyBits: n, testBits, leakBits })
      expect(lengthUnfloored / n).toBeGreaterThanOrEqual(before)
      expect(length).toBe(Math.floor(lengthUnfloored))
      before = lengthUnfloored / n
    }
    expect(before).toBeCloseTo(1 - 2 * binaryEntropy(0.02), 2)
  })
  it('have no key where error rate and deviation pass one half', () =>
    expect(finiteSinglePhoton({ ...block, testBits: 20, toleratedQber: 0.4 }).length).toBe(0))
  it('an honest link fails its own test less the more room it has', () => {
    expect(honestAbortBound(1000, 0.02, 0.02)).toBe(1)
    expect(honestAbortBound(1000, 0.02, 0.04)).toBeLessThan(honestAbortBound(1000, 0.02, 0.03))
  })
  it('Table II of Tomamichel et al. is reproduced to 4 % from 10⁵ bits on', () => {
    // n, Q, published rate; best test size and tolerance, leak 1.1·n·h(Q_tol), ε/ℓ = 1e-14, Chernoff abort.
    for (const [n, qber, published] of [
      [1e5, 0.01, 0.304],
      [1e5, 0.025, 0.215],
      [1e6, 0.01, 0.478],
      [1e6, 0.025, 0.357],
    ] as const) {
      let best = 0
      for (let testShare = 0.1; testShare < 0.3; testShare += 0.01) {
        const testBits = n * (testShare / (1 - testShare)) ** 2
        for (let tolerated = qber + 0.001; tolerated < qber + 0.012; tolerated += 2e-4) {
          const failure = (1e-14 * published * n) / 2
          const key = finiteSinglePhoton({
            keyBits: n,
            testBits,
            toleratedQber: tolerated,
            secrecy: failure,
            correctness: failure,
            leakBits: 1.1 * n * binaryEntropy(tolerated),
          })
          const kept = 1 - honestAbortBound(testBits, qber, tolerated)
          best = Math.max(best, (kept * key.lengthUnfloored) / key.expectedSignals)
        }
      }
      expect(Math.abs(best / published - 1)).toBeLessThan(0.04)
    }
  })
})

describe('decoys over fibre', () => {
  it('give more of a larger block, never a key where the phase error is ½', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 4, max: 11, noNaN: true }),
        fc.constantFrom(limSetup, oneDecoySetup),
        (km, decades, setup) => {
          const small = finiteDecoyRate(limChannel(km), setup(10 ** decades))
          const large = finiteDecoyRate(limChannel(km), setup(2 * 10 ** decades))
          expect(large.perPulse).toBeGreaterThanOrEqual(small.perPulse)
          expect(large.lengthUnfloored).toBeGreaterThanOrEqual(small.lengthUnfloored)
          if (small.phaseError === 0.5) expect(small.lengthUnfloored).toBe(0)
          expect(small.phaseError >= 0 && small.phaseError <= 0.5).toBe(true)
          expect(Number.isFinite(small.perPulse)).toBe(true)
        },
      ),
    ))

  it('two decoys become the asymptotic estimate when the block has no end', () => {
    const channel = limChannel(80)
    const setup = limSetup(1e19)
    const [signal, weak, weakest] = setup.means.map((mean) => afterpulsingChannel(mean, channel))
    const [mu1, mu2, mu3] = setup.means as [number, number, number]
    const bounds = twoDecoyBounds({
      signalMean: mu1,
      weakMean: mu2,
      weakestMean: mu3,
      signalGain: signal!.detection,
      weakGain: weak!.detection,
      weakestGain: weakest!.detection,
      weakErrorGain: weak!.error,
      weakestErrorGain: weakest!.error,
    })
    const mix = (f: (mean: number, i: number) => number) =>
      setup.means.reduce((sum, mean, i) => sum + setup.probabilities[i]! * f(mean, i), 0)
    const gain = mix((mean) => afterpulsingChannel(mean, channel).detection)
    const wrong = mix((mean) => afterpulsingChannel(mean, channel).error)
    const expected =
      setup.keyBasisProbability ** 2 *
      (mix((mean) => Math.exp(-mean)) * bounds.backgroundYield +
        mix((mean) => mean * Math.exp(-mean)) * bounds.singleYield * (1 - binaryEntropy(bounds.singleError)) -
        1.16 * gain * binaryEntropy(wrong / gain))
    expect(finiteDecoyRate(channel, setup).perPulse / expected).toBeCloseTo(1, 5)
  })

  it('nothing clicks: no key, no NaN', () => {
    const dead = { efficiency: 0, darkCountProbability: 0, misalignment: 0, afterpulsing: 0 }
    expect(finiteDecoyRate(dead, limSetup(1e7))).toMatchObject({ pulses: Infinity, perPulse: 0, phaseError: 0.5 })
  })
  it('refuse intensities in the wrong order', () =>
    expect(() => finiteDecoyRate(limChannel(10), { ...limSetup(1e7), means: [0.2, 0.18, 0.05] })).toThrow(
      /means = 0.2/,
    ))
})

describe('decoys from counts', () => {
  const counts: DecoyCounts = {
    means: [0.5, 0.1, 0.0002],
    probabilities: [0.6, 0.3, 0.1],
    keyDetections: [8.2e6, 8.3e5, 2100],
    keyErrors: [85_000, 9500, 900],
    testDetections: [8.9e5, 91_000, 240],
    testErrors: [9600, 1200, 105],
    secrecy: 1e-9,
    correctness: 1e-15,
    errorCorrectionFactor: 1.16,
  }
  it('a counted leak takes the place of the forecast one', () => {
    const forecast = finiteTwoDecoy(counts)
    const counted = finiteTwoDecoy({ ...counts, leakBits: forecast.leakBits + 1000 })
    expect(forecast.lengthUnfloored - counted.lengthUnfloored).toBeCloseTo(1000, 4)
  })
  it('an error more or less in the test is not what decides, nor is none at all', () => {
    const counts = {
      means: [0.5, 0.1, 0],
      probabilities: [0.5, 0.25, 0.25],
      keyDetections: [860_000, 135_000, 5000],
      keyErrors: [0, 0, 0],
      testDetections: [17_200, 2700, 100],
      secrecy: 1e-10,
      correctness: 1e-15,
      errorCorrectionFactor: 1,
      leakBits: 0,
    }
    const [none, one] = [0, 1].map((errors) => finiteTwoDecoy({ ...counts, testErrors: [0, errors, 0] }))
    expect(one!.length).toBeGreaterThan(0)
    expect(none!.length).toBeGreaterThanOrEqual(one!.length)
    expect(none!.length).toBeLessThan(1.2 * one!.length)
    // With a share φ of errors no error comes among c bits with (1 − φ)^c: at most ε/21 of the time only from here on,
    // even if all of the 20 000 test bits were single photons.
    expect(none!.phaseError).toBeGreaterThan(1 - (1e-10 / 21) ** (1 / 20_000))
  })

  it('no detections: no key', () => {
    const none = [0, 0, 0]
    const empty = { ...counts, keyDetections: none, keyErrors: none, testDetections: none, testErrors: none }
    expect(finiteTwoDecoy(empty)).toMatchObject({ singleEvents: 0, phaseError: 0.5, length: 0 })
  })
  it('refuse more errors than detections, and probabilities that do not sum to one', () => {
    expect(() => finiteTwoDecoy({ ...counts, keyErrors: [9e6, 0, 0] })).toThrow(/more errors than detections/)
    expect(() => finiteTwoDecoy({ ...counts, probabilities: [0.6, 0.3, 0.2] })).toThrow(/do not sum to 1/)
    expect(() => finiteOneDecoy(counts)).toThrow(/3 entries, not 2/)
  })
})
