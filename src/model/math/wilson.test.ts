import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson'

const counts = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]) => ({ trials, hits: Math.round(share * trials) }))

describe('wilsonInterval', () => {
  // Newcombe, Statistics in Medicine 17, 857 (1998), Table I, method 3 (score without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i gives the published %f to %f', (hits, trials, low, high) => {
    const band = wilsonInterval(hits, trials)
    expect(band.low).toBeCloseTo(low, 4)
    expect(band.high).toBeCloseTo(high, 4)
  })

  it('0 of 50 reaches up to z²/(50 + z²) = 7.1 %', () => {
    expect(wilsonInterval(0, 50)).toEqual({ low: 0, high: expect.closeTo(0.0713476, 7) })
  })

  it('has as its ends the two proportions whose score test is exactly at z', () =>
    fc.assert(
      fc.property(counts, ({ hits, trials }) => {
        const { low, high } = wilsonInterval(hits, trials)
        for (const p of [low, high]) {
          if (p <= 0 || p >= 1) continue
          const score = Math.abs(hits / trials - p) / Math.sqrt((p * (1 - p)) / trials)
          expect(score).toBeCloseTo(1.959963984540054, 6)
        }
      }),
    ))

  it('contains what was seen, inside [0, 1], and mirrors when hits and misses are swapped', () =>
    fc.assert(
      fc.property(counts, ({ hits, trials }) => {
        const { low, high } = wilsonInterval(hits, trials)
        const mirrored = wilsonInterval(trials - hits, trials)
        expect(low >= 0 && low <= hits / trials && hits / trials <= high && high <= 1).toBe(true)
        expect(Math.abs(mirrored.low - (1 - high))).toBeLessThan(1e-12)
      }),
    ))

  it('says nothing about nothing', () => expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 }))

  it.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [Number.NaN, 2],
    [0, Infinity],
  ])('refuses %d of %d by name', (hits, trials) =>
    expect(() => wilsonInterval(hits, trials)).toThrow(/^wilsonInterval: /),
  )
})
