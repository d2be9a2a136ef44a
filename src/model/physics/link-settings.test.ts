import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bisect } from '../math/optimise'
import { fibreTransmittance } from './fibre'
import { keySharePerKeptBit, type LinkSettings, longRunRate } from './link-settings'
import { noKeyLine } from './no-key-line'

const ideal: LinkSettings = {
  source: 'sp',
  mu: 0.5,
  transmittance: 1,
  detectorEfficiency: 1,
  darkCountProbability: 0,
  misalignment: 0,
  errorCorrectionFactor: 1,
  siftingFactor: 0.5,
  clockHz: 1e9,
}
const metro = (lengthKm: number): LinkSettings => ({
  source: 'decoy',
  mu: 0.5,
  transmittance: fibreTransmittance(lengthKm, 0.2),
  detectorEfficiency: 0.2,
  darkCountProbability: 1e-6,
  misalignment: 0.015,
  errorCorrectionFactor: 1.16,
  siftingFactor: 0.5,
  clockHz: 1e8,
})
const lab = (lengthKm: number): LinkSettings => ({
  ...metro(lengthKm),
  detectorEfficiency: 0.8,
  darkCountProbability: 1e-8,
  misalignment: 0.01,
  clockHz: 1e9,
})
const record = (lengthKm: number): LinkSettings => ({
  ...lab(lengthKm),
  transmittance: fibreTransmittance(lengthKm, 0.16),
  darkCountProbability: 1e-9,
})

const anySettings = fc.record<LinkSettings>({
  source: fc.constantFrom('sp', 'wcp', 'decoy'),
  mu: fc.double({ min: 0, max: 1, noNaN: true }),
  transmittance: fc.double({ min: 0, max: 1, noNaN: true }),
  detectorEfficiency: fc.double({ min: 0, max: 1, noNaN: true }),
  darkCountProbability: fc.constantFrom(0, 1e-9, 1e-6, 1e-3),
  misalignment: fc.double({ min: 0, max: 0.5, noNaN: true }),
  errorCorrectionFactor: fc.double({ min: 1, max: 1.5, noNaN: true }),
  siftingFactor: fc.double({ min: 0, max: 1, noNaN: true }),
  clockHz: fc.constantFrom(0, 1e6, 1e9),
})

describe('longRunRate', () => {
  it.each([
    ['metro 20 km', metro(20), 817_000, 0.001],
    ['metro 50 km', metro(50), 204_000, 0.003],
    ['metro 100 km', metro(100), 20_000, 0.005],
    ['record 400 km', record(400), 32.6, 0.005],
  ])('%s carries the rate the texts quote', (_, settings, bitsPerSecond, relative) =>
    expect(Math.abs(longRunRate(settings).perSecond / bitsPerSecond - 1)).toBeLessThan(relative),
  )

  it.each([
    ['metro', metro, 190],
    ['lab', lab, 322],
    ['record', record, 465],
  ])('%s has its last whole kilometre with a key where the texts say', (_, at, lastKm) => {
    const reach = bisect((km) => longRunRate(at(km)).perPulse > 0, 0, 600, 1e-6)
    expect(Math.floor(reach)).toBe(lastKm)
  })

  it('an ideal single-photon link keeps every sifted bit', () =>
    expect(longRunRate(ideal)).toEqual({ perPulse: 0.5, perSecond: 5e8, qber: 0, gain: 1 }))

  it('nothing arrives, nothing clicks: no rate, error rate ½, never NaN', () =>
    expect(longRunRate({ ...ideal, transmittance: 0 })).toEqual({ perPulse: 0, perSecond: 0, qber: 0.5, gain: 0 }))

  it('is finite, not negative, with an error rate of at most ½, for any settings', () =>
    fc.assert(
      fc.property(anySettings, (settings) => {
        const { perPulse, perSecond, qber, gain } = longRunRate(settings)
        expect(perPulse >= 0 && perPulse <= 1 && perSecond >= 0 && gain >= 0 && gain <= 1).toBe(true)
        expect(qber >= 0 && qber <= 0.5 + 1e-12).toBe(true)
      }),
    ))

  it('refuses a transmittance above 1 by name', () =>
    expect(() => longRunRate({ ...ideal, transmittance: 1.5 })).toThrow(/longRunRate: transmittance = 1.5/))
})

describe('noKeyLine', () => {
  it('is 11.0 % for ideal single photons', () => expect(noKeyLine(ideal)).toBeCloseTo(0.1100278644, 9))
  it('is 9.8 % for single photons with f = 1.16', () =>
    expect(noKeyLine({ ...ideal, errorCorrectionFactor: 1.16 })).toBeCloseTo(0.098, 3))
  it('is 6.5 % for metro at 20 km', () => expect(noKeyLine(metro(20))).toBeCloseTo(0.065, 3))
  it('does not exist for metro at 200 km', () => expect(noKeyLine(metro(200))).toBeNull())

  it('exists without decoys only within the first kilometre of metro', () => {
    expect(noKeyLine({ ...metro(0), source: 'wcp' })).not.toBeNull()
    expect(noKeyLine({ ...metro(2), source: 'wcp' })).toBeNull()
  })

  it('does not depend on the misalignment set', () =>
    expect(noKeyLine({ ...metro(20), misalignment: 0.3 })).toBe(noKeyLine(metro(20))))
})

describe('keySharePerKeptBit', () => {
  it('is 66 % at 2.5 % errors on the ideal link', () => expect(keySharePerKeptBit(ideal, 0.025)).toBeCloseTo(0.663, 3))

  it('is what the long-run rate says at the forecast error rate', () => {
    const { perPulse, gain, qber } = longRunRate(metro(20))
    expect(keySharePerKeptBit(metro(20))).toBeCloseTo(perPulse / (0.5 * gain), 12)
    expect(keySharePerKeptBit(metro(20), qber)).toBeCloseTo(perPulse / (0.5 * gain), 12)
  })

  it('is 0 just above the no-key line and more than 0 just below', () => {
    const line = noKeyLine(metro(20))!
    expect(keySharePerKeptBit(metro(20), line + 1e-9)).toBe(0)
    expect(keySharePerKeptBit(metro(20), line - 1e-6)).toBeGreaterThan(0)
  })

  it('lies in [0, 1] for any settings and any observed error rate', () =>
    fc.assert(
      fc.property(anySettings, fc.double({ min: 0, max: 1, noNaN: true }), (settings, qber) => {
        const share = keySharePerKeptBit(settings, qber)
        expect(share >= 0 && share <= 1).toBe(true)
      }),
    ))
})
