import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fibreTransmittance } from '../fibre'
import { fockYield } from '../fock-yield'
import { freeSpaceLoss, slantRange } from '../free-space'
import { heraldedStatistics } from '../heralded-source'
import { poissonProbability } from '../poisson'
import { weakPulseGainExact } from '../weak-pulse-gain'
import { blurred, lightPattern } from './detection'
import { transmittanceOf } from './fibre-transmittance'
import { slantRangeKm, spaceTransmittance, WAVELENGTH_M } from './free-space-transmittance'
import { exactly, poissonNumbers } from './photon-number'
import { heraldedNumbers, heraldProbability, singlePhotonNumbers } from './sources'
import { unequalPattern } from './unequal-detectors'

/**
 * What decides a run is written in exact arithmetic; the book beside it is written for readers. Here
 * the two are held together. Relative differences are those of a few roundings.
 */
const range = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
const close = (a: number, b: number, relative: number, absolute = 0) =>
  expect(Math.abs(a - b), `${a} and ${b}`).toBeLessThanOrEqual(absolute + relative * Math.max(Math.abs(a), Math.abs(b)))

describe('channel', () => {
  it('fibre', () =>
    fc.assert(
      fc.property(range(0, 600), range(0, 1), range(0, 40), (km, perKm, inserted) => {
        close(transmittanceOf(perKm * km + inserted), fibreTransmittance(km, perKm, inserted), 1e-13)
      }),
    ))

  it('distance to a satellite', () =>
    fc.assert(
      fc.property(range(100, 40_000), range(0, 90), (altitude, elevation) => {
        close(slantRangeKm(altitude, elevation), slantRange(altitude, elevation), 1e-13)
      }),
    ))

  it('free space, with and without turbulence', () =>
    fc.assert(
      fc.property(
        fc.record({
          altitudeKm: range(100, 40_000),
          elevationDegrees: range(15, 90),
          waistM: range(0.01, 1),
          apertureM: range(0.05, 5),
          jitterMicroradians: range(0, 20),
          zenithTransmission: range(0.1, 1),
          coherenceM: fc.oneof(fc.constant(0), range(0.01, 10)),
        }),
        (path) => {
          const { totalDb } = freeSpaceLoss({
            rangeKm: slantRange(path.altitudeKm, path.elevationDegrees),
            wavelengthNm: WAVELENGTH_M * 1e9,
            waistM: path.waistM,
            apertureRadiusM: path.apertureM,
            jitterMicroradians: path.jitterMicroradians,
            zenithTransmittance: path.zenithTransmission,
            elevationDegrees: path.elevationDegrees,
            coherenceLengthM: path.coherenceM === 0 ? null : path.coherenceM,
            receiverEfficiency: 1,
          })
          close(spaceTransmittance(path), 10 ** (-totalDb / 10), 1e-12)
        },
      ),
    ))
})

describe('sources', () => {
  it('weak pulses', () =>
    fc.assert(
      fc.property(range(0, 5), (mean) => {
        const numbers = poissonNumbers(mean)
        for (let n = 0; n < numbers.length - 1; n++) close(numbers[n]!, poissonProbability(n, mean), 1e-12)
        close(
          numbers.reduce((sum, p) => sum + p, 0),
          1,
          1e-15,
          1e-15,
        )
      }),
    ))

  it('exactly n photons', () => expect(exactly(3)).toEqual([0, 0, 0, 1]))

  it('single photons of a brightness and a g² have that mean and that g²', () =>
    fc.assert(
      fc.property(range(0.01, 1), range(0, 0.9), (brightness, g2) => {
        const [, one = 0, two = 0] = singlePhotonNumbers(brightness, g2)
        close(one + 2 * two, brightness, 1e-12)
        close((2 * two) / (one + 2 * two) ** 2, g2, 1e-9, 1e-12)
      }),
    ))

  it('heralded photons, thermal and Poisson', () =>
    fc.assert(
      fc.property(
        range(1e-4, 1),
        range(0.01, 1),
        range(0, 1e-3),
        fc.constantFrom('one' as const, 'many' as const),
        (meanPairs, heraldEfficiency, heraldDarkCount, modes) => {
          const book = heraldedStatistics({
            meanPairs,
            heraldEfficiency,
            heraldDarkCountProbability: heraldDarkCount,
            statistics: modes === 'one' ? 'thermal' : 'poisson',
          })
          const pairs = { meanPairs, heraldEfficiency, heraldDarkCount, modes }
          const numbers = heraldedNumbers(pairs)
          // The tail beyond 10⁻¹⁵ is folded into the last number.
          close(heraldProbability(pairs), book.heraldProbability, 1e-9)
          close(numbers[0]!, book.vacuum, 1e-9)
          close(numbers[1]!, book.single, 1e-9)
          close(
            numbers.slice(2).reduce((sum, p) => sum + p, 0),
            book.multi,
            1e-9,
            1e-10,
          )
          close(
            numbers.reduce((sum, p, n) => sum + n * p, 0),
            book.meanPhotons,
            1e-9,
          )
          const mean = numbers.reduce((sum, p, n) => sum + n * p, 0)
          close(numbers.reduce((sum, p, n) => sum + n * (n - 1) * p, 0) / (mean * mean), book.g2, 1e-6, 1e-8)
        },
      ),
    ))
})

describe('detection', () => {
  /** What both detectors do with light and dark counts: any click, and error with half of the double clicks. */
  function withDark([none, only0, only1, both]: readonly [number, number, number, number], dark: number) {
    const silent = none * (1 - dark) * (1 - dark)
    const wrongOnly = (only1 + none * dark) * (1 - dark)
    const double = both + (only0 + only1) * dark + none * dark * dark
    return { gain: 1 - silent, wrong: wrongOnly + double / 2, double }
  }

  it('n photons: yield and error of the book', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25 }),
        range(0, 1),
        range(0, 0.5),
        range(0, 1),
        (photons, efficiency, misalignment, dark) => {
          const book = fockYield(photons, { efficiency, misalignment, darkCountProbability: dark })
          const { gain, wrong } = withDark(lightPattern(photons, 1 - misalignment, efficiency), dark)
          close(gain, book.gain, 1e-12, 1e-15)
          close(wrong, book.gain * book.qber, 1e-11, 1e-14)
        },
      ),
    ))

  it('small efficiencies keep their digits', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 25 }), range(1e-14, 1e-6), range(0.001, 0.5), (photons, efficiency, e) => {
        const [, only0, only1, both] = lightPattern(photons, 1 - e, efficiency)
        const book = fockYield(photons, { efficiency, misalignment: e, darkCountProbability: 0 })
        close(only0 + only1 + both, book.gain, 1e-12)
        close(only1, photons * efficiency * e, 1e-4)
      }),
    ))

  it('weak pulses: the mixture over photon numbers has gain, error and double clicks of the book', () =>
    fc.assert(
      fc.property(range(0, 2), range(0, 1), range(0, 0.5), range(0, 0.1), (mean, efficiency, misalignment, dark) => {
        const book = weakPulseGainExact(mean, { efficiency, misalignment, darkCountProbability: dark })
        let [gain, wrong, double] = [0, 0, 0]
        poissonNumbers(mean).forEach((p, n) => {
          const each = withDark(lightPattern(n, 1 - misalignment, efficiency), dark)
          gain += p * each.gain
          wrong += p * each.wrong
          double += p * each.double
        })
        close(gain, book.gain, 1e-11, 1e-14)
        close(wrong, book.gain * book.qber, 1e-11, 1e-14)
        close(double, book.doubleClick, 1e-9, 1e-14)
      }),
    ))

  it('detectors of equal efficiency are a case of unequal ones', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), range(0, 1), range(0, 1), (photons, towards0, efficiency) => {
        const unequal = unequalPattern(photons, towards0, efficiency, efficiency)
        lightPattern(photons, towards0, efficiency).forEach((p, k) => {
          close(unequal[k]!, p, 1e-10, 1e-11)
        })
      }),
    ))

  it('a state that goes one way never clicks the other, however many photons it has', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), range(0, 1), (photons, efficiency) => {
        expect(lightPattern(photons, 1, efficiency).slice(2)).toEqual([0, 0])
        expect(lightPattern(photons, 0, efficiency)[1]).toBe(0)
      }),
    ))

  it('misalignment flips a share', () => {
    expect(blurred(1, 0.25)).toBe(0.75)
    expect(blurred(0.5, 0.25)).toBe(0.5)
    expect(blurred(0, 0.25)).toBe(0.25)
  })
})
