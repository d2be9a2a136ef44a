import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bisect } from '../math/optimise'
import { plobBound } from './bounds'
import { CURVE_OF_SOURCE, CURVE_PROTOCOLS, type CurveProtocol, type CurveSetup, curveSetup } from './curve-setup'
import { curve, lastKmWithKey, rateAt, timeFor256Bits } from './distance-curves'
import { fibreTransmittance } from './fibre'
import { longRunRate } from './link-settings'
import { optimiseIntensities, reachWithBestIntensities, withIntensities } from './optimal-intensities'

const metro = {
  mu: 0.5,
  detectorEfficiency: 0.2,
  darkCountProbability: 1e-6,
  misalignment: 0.015,
  errorCorrectionFactor: 1.16,
  siftingFactor: 0.5,
  clockHz: 1e8,
}
const lab = { ...metro, detectorEfficiency: 0.8, darkCountProbability: 1e-8, misalignment: 0.01, clockHz: 1e9 }
const record = { ...lab, darkCountProbability: 1e-9 }

/** Stations let a key travel farther than the capacity of the whole fibre; bounds are bounds. */
const DIRECT = CURVE_PROTOCOLS.filter((protocol) => !['twin-field', 'plob', 'repeaters'].includes(protocol))

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const anySetup: fc.Arbitrary<CurveSetup> = fc
  .record({
    mu: within(0.2, 1),
    detectorEfficiency: within(0.01, 1),
    darkCountProbability: fc.constantFrom(0, 1e-10, 1e-7, 1e-4),
    misalignment: within(0, 0.1),
    errorCorrectionFactor: within(1, 1.3),
    siftingFactor: fc.constant(1),
    clockHz: fc.constant(1e9),
  })
  .chain((settings) =>
    fc.record({ loss: within(0.15, 0.4), bestMean: fc.boolean(), excessNoise: within(0, 0.1) }).map((extra) =>
      curveSetup(settings, extra.loss, {
        bestMean: extra.bestMean,
        gaussian: {
          modulationVariance: 4,
          excessNoise: extra.excessNoise,
          electronicNoise: 0,
          detectorEfficiency: 1,
          reconciliationEfficiency: 1,
        },
      }),
    ),
  )

describe('curves', () => {
  it('no direct link and no station that looks at pairs beats the repeaterless capacity', () =>
    fc.assert(
      fc.property(anySetup, within(0.1, 400), fc.constantFrom(...DIRECT), (setup, km, protocol) => {
        const capacity = plobBound(fibreTransmittance(km, setup.lossDbPerKm))
        expect(rateAt(protocol, setup, km)).toBeLessThanOrEqual(capacity)
      }),
      { numRuns: 300 },
    ))
  it('falls with distance, never below 0, never NaN', () =>
    fc.assert(
      fc.property(anySetup, fc.constantFrom(...CURVE_PROTOCOLS), (setup, protocol) => {
        const rates = curve(protocol, setup, [1, 20, 80, 160, 320, 640, 10_000]).map(({ perPulse }) => perPulse)
        rates.forEach((rate, i) => {
          expect(rate).toBeGreaterThanOrEqual(0)
          if (i > 0) expect(rate).toBeLessThanOrEqual(rates[i - 1]! * (1 + 1e-4))
        })
      }),
      { numRuns: 60 },
    ))
  it('twin field, with a station in the middle, passes the capacity at 159.3 km in the reference set-up', () => {
    const setup = curveSetup({ ...metro, detectorEfficiency: 1, darkCountProbability: 1e-8 }, 0.2)
    const below = (km: number) => rateAt('twin-field', setup, km) < rateAt('plob', setup, km)
    expect(bisect(below, 50, 300, 0.01)).toBeCloseTo(159.3, 1)
    expect(rateAt('twin-field', setup, 400)).toBeLessThan(plobBound(fibreTransmittance(200, 0.2)))
  })
  it('of a source is what its long-run rate says', () => {
    for (const source of ['sp', 'wcp', 'decoy', 'numbers'] as const) {
      for (const km of [0, 1, 50]) {
        const settings = { ...metro, source, photonNumbers: [0.1, 0.88, 0.02] }
        const { perPulse, perSecond } = longRunRate({ ...settings, transmittance: fibreTransmittance(km, 0.2) })
        expect(curve(CURVE_OF_SOURCE[source], curveSetup(settings, 0.2), [km])).toEqual([
          { lengthKm: km, perPulse, perSecond },
        ])
      }
    }
  })
  it('a finite key is shorter than one without end, and a vacuum decoy knows less than all', () => {
    const setup = curveSetup(lab, 0.2)
    for (const km of [0, 50, 150, 250]) {
      const infinite = rateAt('bb84-decoy', setup, km)
      expect(rateAt('bb84-vacuum-weak', setup, km)).toBeLessThan(infinite)
      expect(rateAt('bb84-one-decoy-finite', setup, km)).toBeLessThan(infinite)
      expect(rateAt('bb84-two-decoy-finite', setup, km)).toBeLessThan(infinite)
    }
    expect(rateAt('bb84-two-decoy-finite', setup, 50)).toBeGreaterThan(0)
  })
  it('the best mean is never worse than any other', () => {
    for (const protocol of ['bb84-gllp', 'bb84-decoy', 'mdi', 'bbm92'] as const) {
      for (const km of [10, 80, 150]) {
        const best = rateAt(protocol, curveSetup(lab, 0.2, { bestMean: true }), km)
        for (const mean of [0.003, 0.02, 0.2, 0.5, 0.8]) {
          const fixed = curveSetup({ ...lab, mu: mean }, 0.2, { halfMeanPairs: mean })
          expect(best).toBeGreaterThanOrEqual(rateAt(protocol, fixed, km) * (1 - 1e-6))
        }
      }
    }
  })
})

describe('lastKmWithKey', () => {
  it.each([
    ['metro', metro, 0.2, 190],
    ['lab', lab, 0.2, 322],
    ['record', record, 0.16, 465],
  ])('%s with decoys ends where the texts say', (_, settings, loss, km) =>
    expect(Math.floor(lastKmWithKey('bb84-decoy', curveSetup(settings, loss)))).toBe(km),
  )
  it('no decoys, bright pulses: none but the first kilometre', () =>
    expect(lastKmWithKey('bb84-gllp', curveSetup(metro, 0.2))).toBeLessThan(2))
  it('is the end: a key just before, none just after', () => {
    for (const protocol of ['bb84-single', 'bbm92', 'mdi', 'cv', 'bb84-one-decoy-finite', 'twin-field'] as const) {
      const setup = curveSetup(lab, 0.2)
      const km = lastKmWithKey(protocol, setup)
      expect(rateAt(protocol, setup, km - 0.001)).toBeGreaterThan(0)
      expect(rateAt(protocol, setup, km + 0.001)).toBe(0)
    }
  })
  it('never ends without loss, dark counts or for a bound; is 0 where there is no key', () => {
    expect(lastKmWithKey('bb84-decoy', curveSetup(metro, 0))).toBe(Infinity)
    expect(lastKmWithKey('bb84-single', curveSetup({ ...metro, darkCountProbability: 0 }, 0.2))).toBe(Infinity)
    expect(lastKmWithKey('plob', curveSetup(metro, 0.2))).toBe(Infinity)
    expect(lastKmWithKey('bb84-decoy', curveSetup({ ...metro, misalignment: 0.2 }, 0.2))).toBe(0)
    expect(lastKmWithKey('bb84-decoy', curveSetup({ ...metro, misalignment: 0.2 }, 0))).toBe(0)
  })
})

it('a key of 256 bits takes 7.9 s over 400 km of the record link, for ever without a rate', () => {
  const [point] = curve('bb84-decoy', curveSetup(record, 0.16), [400])
  expect(timeFor256Bits(point!.perSecond)).toBeCloseTo(7.85, 1)
  expect(timeFor256Bits(0)).toBe(Infinity)
  expect(() => timeFor256Bits(Number.NaN)).toThrow(RangeError)
})

describe('optimiseIntensities', () => {
  /** Dedicated fibre of Lim et al. 2014. */
  const lim = (blockBits: number) =>
    curveSetup({ ...metro, detectorEfficiency: 0.1, darkCountProbability: 6e-7, misalignment: 0.005 }, 0.2, {
      weakestMean: 2e-4,
      finite: { keyBasisProbability: 0.9, blockBits, secrecy: 1e-9, correctness: 1e-15, afterpulsing: 0.04 },
    })

  it('is at least as good as the set-up it starts from, and reports the rate its choice gives', () => {
    const setup = curveSetup(lab, 0.2)
    for (const [decoys, protocol] of [
      [1, 'bb84-one-decoy-finite'],
      [2, 'bb84-two-decoy-finite'],
    ] as const satisfies readonly (readonly [number, CurveProtocol])[]) {
      const found = optimiseIntensities(setup, 100, decoys)
      expect(found.perPulse).toBeGreaterThan(rateAt(protocol, setup, 100))
      expect(rateAt(protocol, withIntensities(setup, found), 100) / found.perPulse).toBeCloseTo(1, 9)
      expect(found.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    }
  })
  it('Lim et al. 2014: a hundred times the block gives 1.75 times the rate at 100 km', () => {
    const ratio = optimiseIntensities(lim(1e9), 100, 2).perPulse / optimiseIntensities(lim(1e7), 100, 2).perPulse
    expect(Math.abs(ratio - 1.75)).toBeLessThan(0.06)
  })
  it('Lim et al. 2014: blocks of 10⁴ end short of the printed 135 km, the nearer the less is asked of ε', () => {
    const at = (secrecy: number) =>
      reachWithBestIntensities({ ...lim(1e4), finite: { ...lim(1e4).finite, secrecy } }, 2)
    expect(at(1e-9)).toBeGreaterThan(130)
    expect(at(1e-9)).toBeLessThan(135)
    expect(Math.abs(at(1e-13) - 125.5)).toBeLessThan(1)
  })
  it('Rusca et al. 2018: one decoy beats two for blocks of 10⁷ at 1 % errors', () => {
    const setup = curveSetup({ ...lab, detectorEfficiency: 0.3, darkCountProbability: 2e-8 }, 0.16, {
      weakestMean: 2e-4,
      finite: { keyBasisProbability: 0.9, blockBits: 1e7, secrecy: 1e-10, correctness: 1e-12, afterpulsing: 0 },
    })
    const ratio = optimiseIntensities(setup, 100, 1).perPulse / optimiseIntensities(setup, 100, 2).perPulse
    expect(ratio).toBeGreaterThan(1.1)
    expect(ratio).toBeLessThan(1.2)
  })
  it('has no rate where there is none to be had', () => expect(optimiseIntensities(lim(1e4), 400, 2).perPulse).toBe(0))
})
