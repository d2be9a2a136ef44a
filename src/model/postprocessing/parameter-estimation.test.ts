import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packBits } from '../math/packed-bits'
import { compareSample, decoyBounds, errorRate, estimateErrors, oneDecoyBounds } from './parameter-estimation'

describe('compareSample', () => {
  it('counts differences under the mask only', () => {
    const [alice, bob, mask] = [packBits([1, 0, 1, 1, 0]), packBits([1, 1, 0, 1, 1]), packBits([1, 1, 0, 1, 1])]
    expect(compareSample(alice, bob, mask)).toEqual({ bits: 4, errors: 2 })
  })

  it('has no error rate without a bit', () => expect(errorRate({ bits: 0, errors: 0 })).toBe(0))
})

describe('estimateErrors', () => {
  // Figures of the model book: Clopper–Pearson of 30 in 1000 at ε = 10⁻³; Serfling for 10⁵ bits from 10⁴ at 10⁻¹⁰.
  it('has the published limits', () => {
    const { clopperPearson } = estimateErrors({ bits: 1000, errors: 30 }, 5000, 1e-3)
    expect(clopperPearson.low).toBeCloseTo(0.015974628726883884, 9)
    expect(clopperPearson.high).toBeCloseTo(0.0505444766539912, 9)
    const { serflingUpper } = estimateErrors({ bits: 10_000, errors: 300 }, 100_000, 1e-10)
    expect(serflingUpper).toBeCloseTo(0.03 + 0.035588599906807794, 12)
  })

  it('reaches up to 7.1 % at 0 of 50 (Wilson)', () =>
    expect(estimateErrors({ bits: 50, errors: 0 }, 50, 1e-6).wilson).toEqual({
      low: 0,
      high: expect.closeTo(0.0713, 4),
    }))

  it('knows nothing without a bit, and everything of no bits', () => {
    const nothing = estimateErrors({ bits: 0, errors: 0 }, 10, 1e-6)
    expect([nothing.clopperPearson, nothing.serflingUpper]).toEqual([{ low: 0, high: 1 }, 1])
    expect(estimateErrors({ bits: 10, errors: 2 }, 0, 1e-6).serflingUpper).toBe(0.2)
  })

  it('has limits on both sides of what was seen, tighter for more bits and for larger ε', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (bits, any) => {
        const sample = { bits, errors: any % (bits + 1) }
        const few = estimateErrors(sample, 1000, 1e-6)
        const many = estimateErrors({ bits: 10 * bits, errors: 10 * sample.errors }, 1000, 1e-6)
        const loose = estimateErrors(sample, 1000, 1e-3)
        expect(few.clopperPearson.low).toBeLessThanOrEqual(few.rate)
        expect(few.clopperPearson.high).toBeGreaterThanOrEqual(few.rate)
        expect(few.serflingUpper).toBeGreaterThanOrEqual(Math.min(1, few.rate))
        expect(many.clopperPearson.high).toBeLessThanOrEqual(few.clopperPearson.high)
        expect(many.serflingUpper).toBeLessThanOrEqual(few.serflingUpper)
        expect(loose.clopperPearson.high).toBeLessThanOrEqual(few.clopperPearson.high)
      }),
    ))
})

describe('decoyBounds', () => {
  // Counts in the proportions of a worked case of the model book (Ma et al. 2005, Eqs. 34 and 37):
  // GYS link at 20 km, μ = 0.48, ν = 0.05, Y₀ = 1.7e-6; exact expectations times 10¹² pulses.
  it('finds the published bounds in counts', () => {
    const pulses = 1e15
    const clicks = (mean: number): number => {
      const efficiency = 0.045 * 10 ** (-0.21 * 2)
      return 1.7e-6 + 1 - Math.exp(-efficiency * mean)
    }
    const errors = (mean: number): number => 0.5 * 1.7e-6 + 0.033 * (clicks(mean) - 1.7e-6)
    const counts = (mean: number) => ({
      mean,
      pulses,
      clicks: Math.round(pulses * clicks(mean)),
      sample: { bits: Math.round(pulses * clicks(mean)), errors: Math.round(pulses * errors(mean)) },
    })
    const { singleYield, singleError } = decoyBounds(counts(0.48), counts(0.05), counts(0))
    expect(singleYield).toBeCloseTo(0.016868368829731355, 8)
    expect(singleError).toBeCloseTo(0.03522247946679666, 8)
  })

  // True values of the link above: Y₁ = Y₀ + η, e₁ = (Y₀/2 + 0.033·η)/Y₁.
  it.each([
    [20, 0.05],
    [20, 0.2],
    [80, 0.1],
    [120, 0.1],
  ])('without a vacuum stays on the safe side of the truth, and of the bounds with one: %d km, ν = %d', (km, nu) => {
    const pulses = 1e15
    const efficiency = 0.045 * 10 ** (-0.021 * km)
    const counts = (mean: number) => {
      const light = 1 - Math.exp(-efficiency * mean)
      const [clicks, errors] = [pulses * (1.7e-6 + light), pulses * (0.85e-6 + 0.033 * light)].map(Math.round)
      return { mean, pulses, clicks: clicks!, sample: { bits: clicks!, errors: errors! } }
    }
    const one = oneDecoyBounds(counts(0.48), counts(nu))
    const two = decoyBounds(counts(0.48), counts(nu), counts(0))
    expect(one.singleYield).toBeLessThan(two.singleYield)
    expect(two.singleYield).toBeLessThan(1.7e-6 + efficiency)
    expect(one.singleYield).toBeGreaterThan(0.2 * efficiency)
    expect(one.singleError).toBeGreaterThan(two.singleError)
    expect(two.singleError).toBeGreaterThan((0.85e-6 + 0.033 * efficiency) / (1.7e-6 + efficiency))
  })

  it('bounds nothing by no clicks', () => {
    const counts = (mean: number) => ({ mean, pulses: 1000, clicks: 0, sample: { bits: 0, errors: 0 } })
    expect(decoyBounds(counts(0.5), counts(0.1), counts(0))).toEqual({
      backgroundYield: 0,
      singleYield: 0,
      singleError: 0.5,
    })
  })
})
