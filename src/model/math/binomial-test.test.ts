import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialHead } from './binomial-tail'
import { binomialPValue } from './binomial-test'

describe('binomialPValue', () => {
  it('is twice the smaller tail, summed term by term', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, p) => {
        for (const k of [0, 1, Math.floor(n * p), Math.floor(n / 2), n]) {
          const atMost = binomialHead(n, p, k)
          const atLeast = 1 - binomialHead(n, p, k - 1)
          expect(binomialPValue(k, n, p)).toBeCloseTo(Math.min(1, 2 * Math.min(atMost, atLeast)), 10)
        }
      }),
    ))

  it('rejects at most one honest count in 1/α, whatever n and p', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.constantFrom(0.05, 0.001),
        (n, p, alpha) => {
          let rejected = 0
          for (let k = 0; k <= n; k++)
            if (binomialPValue(k, n, p) <= alpha) rejected += binomialHead(n, p, k) - binomialHead(n, p, k - 1)
          expect(rejected).toBeLessThanOrEqual(alpha + 1e-9)
        },
      ),
    ))

  it('knows what cannot be and what must be', () => {
    expect([binomialPValue(0, 10, 0), binomialPValue(1, 10, 0)]).toEqual([1, 0])
    expect([binomialPValue(10, 10, 1), binomialPValue(9, 10, 1)]).toEqual([1, 0])
    expect(binomialPValue(0, 0, 0.5)).toBe(1)
  })

  it('counts a trillion pulses', () => {
    const [n, p] = [1e12, 1e-3]
    const sigma = Math.sqrt(n * p * (1 - p))
    // Two-sided 3σ of the normal law: 0.0027.
    expect(binomialPValue(Math.round(n * p + 3 * sigma), n, p)).toBeCloseTo(0.0027, 4)
  })

  it.each([
    [-1, 10, 0.5],
    [11, 10, 0.5],
    [1.5, 10, 0.5],
    [1, 10, 1.5],
    [1, 10, Number.NaN],
  ])('refuses %d of %d at %d', (k, n, p) => expect(() => binomialPValue(k, n, p)).toThrow(RangeError))
})
