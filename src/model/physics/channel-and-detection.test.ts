import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withAfterpulses } from './detectors/afterpulse'
import { darkCountProbability } from './detectors/dark-counts'
import { gatedClickProbability, inhibitedGates, observedRate } from './detectors/dead-time'
import { capturedFraction, FWHM_PER_SIGMA } from './detectors/jitter'
import { fibreTransmittance, lossOfTransmittance, transmittanceOfLoss } from './fibre'
import { fockYield } from './fock-yield'
import { areaRatioLoss, freeSpaceLoss, slantRange } from './free-space'
import { poissonSum } from './poisson'
import { backgroundYield, singlePhotonYieldMa, weakPulseGainExact, weakPulseGainMa } from './weak-pulse-gain'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const half = fc.double({ min: 0, max: 0.5, noNaN: true })

describe('fibre', () => {
  it('of no length lets everything through, of ten thousand kilometres next to nothing, of a million nothing', () => {
    expect(fibreTransmittance(0, 0.2)).toBe(1)
    expect(fibreTransmittance(1e4, 0.2)).toBeCloseTo(1e-200, 210)
    expect(fibreTransmittance(1e6, 0.2)).toBe(0)
  })
  it('loses 10 dB in 50 km of standard fibre', () => expect(fibreTransmittance(50, 0.2)).toBeCloseTo(0.1, 15))
  it('two lengths in a row multiply', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (a, b) => {
          const whole = fibreTransmittance(a + b, 0.2)
          expect(Math.abs((fibreTransmittance(a, 0.2) * fibreTransmittance(b, 0.2)) / whole - 1)).toBeLessThan(1e-12)
        },
      ),
    ))
  it('decibels and transmittance undo each other', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (dB) => {
        expect(lossOfTransmittance(transmittanceOfLoss(dB))).toBeCloseTo(dB, 10)
      }),
    ))
  it('refuses a negative length by name', () =>
    expect(() => fibreTransmittance(-1, 0.2)).toThrow(/fibreTransmittance: lengthKm = -1/))
})

describe('free space', () => {
  it('slant range is the altitude overhead and √(2RH + H²) at the horizon', () => {
    expect(slantRange(500, 90)).toBeCloseTo(500, 10)
    expect(slantRange(500, 0)).toBeCloseTo(Math.sqrt(2 * 6371 * 500 + 500 ** 2), 8)
    expect(slantRange(0, 30)).toBe(0)
  })

  const downlink = {
    rangeKm: 1200,
    wavelengthNm: 850,
    waistM: 0.12,
    apertureRadiusM: 0.5,
    jitterMicroradians: 0,
    zenithTransmittance: 1,
    elevationDegrees: 90,
    coherenceLengthM: null,
    receiverEfficiency: 1,
  }
  it('without jitter, turbulence and air only diffraction is left', () => {
    const { diffractionDb, geometricDb, totalDb, atmosphereDb } = freeSpaceLoss(downlink)
    expect(geometricDb).toBe(diffractionDb)
    expect(totalDb).toBe(diffractionDb)
    expect(atmosphereDb).toBe(0)
  })
  it('jitter is the exact mean over Gaussian pointing error for an aperture of any size that the beam outgrows', () => {
    // Mean of the on-axis intensity of a beam of radius w whose centre scatters by s per axis: 1/(w² + 4s²).
    const { beamRadiusM } = freeSpaceLoss(downlink)
    const small = { ...downlink, apertureRadiusM: 1e-3, jitterMicroradians: 2 }
    const ratio = 10 ** ((freeSpaceLoss(small).geometricDb - freeSpaceLoss(small).diffractionDb) / 10)
    expect(ratio).toBeCloseTo((beamRadiusM ** 2 + 4 * 2.4 ** 2) / beamRadiusM ** 2, 6)
  })
  it('Micius, 1 200 km, 10 µrad, 1 m: 21.6 dB by areas (22 dB quoted), 18.6 dB as a Gaussian of radius 6 m', () => {
    expect(areaRatioLoss(1200, 10, 1)).toBeCloseTo(21.58, 2)
    const waistM = (850e-9 / Math.PI) * (1200e3 / 6) // far field: w = λz/(πw₀) = 6 m
    expect(freeSpaceLoss({ ...downlink, waistM }).diffractionDb).toBeCloseTo(18.56, 1)
  })
})

describe('detectors', () => {
  it('dark counts of 100 Hz in 1 ns are 1e-7, of no gate 0', () => {
    expect(darkCountProbability(100, 1)).toBeCloseTo(1e-7, 13)
    expect(darkCountProbability(100, 0)).toBe(0)
    expect(backgroundYield(1e-20)).toBe(2e-20)
  })
  it('continuous dead time saturates at 1/τ', () => {
    expect(observedRate(1e6, 1000)).toBe(5e5)
    expect(observedRate(1e15, 1000) / 1e6).toBeCloseTo(1, 6)
    expect(observedRate(12345, 0)).toBe(12345)
  })
  it('a gate that opens exactly a dead time later is live, also when the product misses a whole number by rounding', () => {
    expect(inhibitedGates(10_000, 1e8)).toBe(999)
    expect(inhibitedGates(0.1, 3e10)).toBe(2)
    expect(inhibitedGates(20, 1e9)).toBe(19)
    expect(inhibitedGates(20.5, 1e9)).toBe(20)
    expect(inhibitedGates(0, 1e9)).toBe(0)
  })
  it('clicks behind k dead gates are at most one in k + 1', () =>
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 1000 }), (q, k) => {
        expect(gatedClickProbability(q, k)).toBeLessThanOrEqual(Math.min(q, 1 / (k + 1)) + 1e-15)
      }),
    ))
  it('a window of the full width at half maximum holds 76.1 % of the clicks', () => {
    expect(capturedFraction(400, 400)).toBeCloseTo(0.7609681, 7)
    expect(FWHM_PER_SIGMA).toBeCloseTo(2.3548, 4)
    expect([capturedFraction(0, 100), capturedFraction(100, 0)]).toEqual([0, 1])
  })
  it('afterpulses are random bits', () => {
    const { detection, error } = withAfterpulses(0.01, 0, 0.04)
    expect(error / (detection - 0.01)).toBeCloseTo(0.5, 12)
  })
})

describe('gain and error of a pulse', () => {
  const link = fc.record({
    efficiency: unit,
    misalignment: half,
    darkCountProbability: fc.constantFrom(0, 1e-9, 1e-4, 0.1),
  })

  it('the Poisson mixture of photon numbers is the weak pulse', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), link, (mean, receiver) => {
        const exact = weakPulseGainExact(mean, receiver)
        const gain = poissonSum(mean, 0, (n) => fockYield(n, receiver).gain)
        const wrong = poissonSum(mean, 0, (n) => fockYield(n, receiver).gain * fockYield(n, receiver).qber)
        expect(Math.abs(exact.gain - gain)).toBeLessThan(1e-12)
        expect(Math.abs(exact.gain * exact.qber - wrong)).toBeLessThan(1e-12)
      }),
    ))

  it('is a probability, with an error rate of at most ½', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), link, (mean, receiver) => {
        const background = backgroundYield(receiver.darkCountProbability)
        const outcomes = [
          weakPulseGainExact(mean, receiver),
          weakPulseGainMa(mean, { ...receiver, backgroundYield: background }),
          singlePhotonYieldMa({ ...receiver, backgroundYield: background }),
          fockYield(3, receiver),
        ]
        for (const { gain, qber } of outcomes) {
          expect(gain >= 0 && gain <= 1).toBe(true)
          expect(qber >= 0 && qber <= 0.5 + 1e-12).toBe(true)
        }
      }),
    ))

  it('the two forms agree to first order in light and background', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e-4, noNaN: true }), half, (light, misalignment) => {
        const exact = weakPulseGainExact(1, { efficiency: light, misalignment, darkCountProbability: 1e-6 })
        const ma = weakPulseGainMa(1, { efficiency: light, misalignment, backgroundYield: backgroundYield(1e-6) })
        expect(Math.abs(exact.gain - ma.gain)).toBeLessThan(3 * (light + 2e-6) ** 2)
        expect(Math.abs(exact.qber - ma.qber)).toBeLessThan(3 * (light + 2e-6))
      }),
    ))

  it('vacuum with perfect detectors never clicks and is half wrong by convention', () => {
    const perfect = { efficiency: 1, misalignment: 0, darkCountProbability: 0 }
    expect(weakPulseGainExact(0, perfect)).toEqual({ gain: 0, qber: 0.5, doubleClick: 0 })
    expect(fockYield(0, perfect)).toEqual({ gain: 0, qber: 0.5 })
    expect(weakPulseGainMa(0, { efficiency: 1, misalignment: 0, backgroundYield: 0 })).toEqual({ gain: 0, qber: 0.5 })
    expect(fockYield(1, perfect)).toEqual({ gain: 1, qber: 0 })
  })

  it('dark counts are wrong half the time', () => {
    const dark = weakPulseGainExact(0.5, { efficiency: 0, misalignment: 0.01, darkCountProbability: 1e-3 })
    expect(dark.qber).toBeCloseTo(0.5, 12)
  })
})
