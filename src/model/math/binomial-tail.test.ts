import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialAllowance, binomialHead, binomialTail } from './binomial-tail'

/** Exact in whole numbers: Σ_{k>c} C(n,k) a^k (b−a)^(n−k) / b^n for p = a/b. */
function exactTail(n: number, a: bigint, b: bigint, c: number): number {
  let choose = 1n
  let above = 0n
  for (let k = 0; k <= n; k++) {
    if (k > c) above += choose * a ** BigInt(k) * (b - a) ** BigInt(n - k)
    choose = (choose * BigInt(n - k)) / BigInt(k + 1)
  }
  const scale = 10n ** 30n
  return Number((above * scale) / b ** BigInt(n)) / 1e30
}

describe('binomialTail', () => {
  it.each([
    [16, 1n, 40n, 0],
    [50, 3n, 200n, 2],
    [100, 1n, 4n, 30],
    [300, 1n, 2n, 160],
    [256, 257n, 1000n, 8],
  ])('agrees with whole-number arithmetic for n = %i', (n, a, b, c) =>
    expect(binomialTail(n, Number(a) / Number(b), c)).toBeCloseTo(exactTail(n, a, b, c), 12),
  )

  it('at c = 0 is 1 − (1 − p)ⁿ', () => {
    expect(binomialTail(16, 0.025, 0)).toBeCloseTo(1 - 0.975 ** 16, 14)
    expect(binomialTail(1, 0.25, 0)).toBeCloseTo(0.25, 14)
  })

  it('is sure, or impossible, at the ends', () => {
    expect([
      binomialTail(10, 0, 0),
      binomialTail(10, 1, 9),
      binomialTail(10, 0.5, -1),
      binomialTail(10, 0.5, 10),
    ]).toEqual([0, 1, 1, 0])
    expect(binomialTail(0, 0.5, 0)).toBe(0)
  })

  it('never leaves [0, 1] and never falls with p', () =>
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2000), (n, p, c) => {
        const tail = binomialTail(n, p, c)
        expect(tail >= 0 && tail <= 1).toBe(true)
        expect(binomialTail(n, Math.min(1, p + 0.01), c)).toBeGreaterThanOrEqual(tail - 1e-12)
      }),
    ))

  it('refuses what is no count and no chance, by name', () => {
    expect(() => binomialTail(1.5, 0.1, 0)).toThrow(/^binomialTail: n = 1.5/)
    expect(() => binomialTail(3, Number.NaN, 0)).toThrow(/^binomialTail: p = NaN/)
  })
})

describe('binomialHead', () => {
  it('keeps its digits where nearly nothing is left: 0.75²⁵⁶', () =>
    expect(binomialHead(256, 0.25, 0) / 0.75 ** 256).toBeCloseTo(1, 12))

  it('and the tail are the whole', () =>
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -1, max: 500 }),
        (n, p, c) => Math.abs(binomialHead(n, p, c) + binomialTail(n, p, c) - 1) < 1e-12,
      ),
    ))
})

describe('binomialAllowance', () => {
  it('forgives nothing where there is no noise', () => expect(binomialAllowance(1000, 0, 0.01)).toBe(0))

  // Bin(100, 1.5 %): P(> 4) = 1.8 %, P(> 5) = 0.43 %.
  it('forgives 5 of 100 at 1.5 % noise', () => expect(binomialAllowance(100, 0.015, 0.01)).toBe(5))

  it('is the smallest count that noise exceeds no oftener than allowed', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 800 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.constantFrom(0.01, 0.05, 0.5),
        (n, p, alpha) => {
          const c = binomialAllowance(n, p, alpha)
          expect(binomialTail(n, p, c)).toBeLessThanOrEqual(alpha + 1e-12)
          if (c > 0) expect(binomialTail(n, p, c - 1)).toBeGreaterThan(alpha - 1e-12)
        },
      ),
    ))
})
