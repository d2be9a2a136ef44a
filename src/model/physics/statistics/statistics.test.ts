import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clopperPearson } from './clopper-pearson'
import { fewErrorsUpper, hoeffdingDeviation, samplingDeviation, serflingDeviation } from './deviations'

const count = fc.integer({ min: 10, max: 1e9 })
const failure = fc.double({ min: -40, max: -0.5, noNaN: true }).map((x) => 10 ** x)

describe('deviations', () => {
  it('shrink with the sample and grow with the certainty asked for', () =>
    fc.assert(
      fc.property(count, count, failure, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (n, k, eps, rate) => {
        expect(hoeffdingDeviation(2 * n, eps)).toBeLessThan(hoeffdingDeviation(n, eps))
        expect(hoeffdingDeviation(n, eps / 10)).toBeGreaterThan(hoeffdingDeviation(n, eps))
        expect(serflingDeviation(n, 2 * k, eps)).toBeLessThan(serflingDeviation(n, k, eps))
        expect(serflingDeviation(n, k, eps / 10)).toBeGreaterThan(serflingDeviation(n, k, eps))
        expect(samplingDeviation(eps, rate, 2 * k, n, 1)).toBeLessThanOrEqual(samplingDeviation(eps, rate, k, n, 1))
        expect(samplingDeviation(eps / 10, rate, k, n, 1)).toBeGreaterThanOrEqual(samplingDeviation(eps, rate, k, n, 1))
        expect(samplingDeviation(eps, rate, k, n, 21)).toBeGreaterThanOrEqual(samplingDeviation(eps, rate, k, n, 1))
      }),
    ))
  it('are 0 without errors or without anything else than errors', () =>
    expect([samplingDeviation(1e-9, 0, 100, 100, 21), samplingDeviation(1e-9, 1.5, 100, 100, 21)]).toEqual([0, 0]))
  it('Hoeffding at n = 10 000 and 1e-10 is 3.4 %', () => expect(hoeffdingDeviation(1e4, 1e-10)).toBeCloseTo(0.03393, 5))
  it.each([0, 1, -1, Number.NaN])('refuse a failure probability of %d', (eps) =>
    expect(() => hoeffdingDeviation(100, eps)).toThrow(RangeError),
  )
})

describe('clopperPearson', () => {
  it('contains the proportion seen', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), unitOf(), failure, (n, share, eps) => {
        const errors = Math.round(share * n)
        const { lower, upper } = clopperPearson(errors, n, eps)
        expect(lower).toBeLessThanOrEqual(errors / n)
        expect(upper).toBeGreaterThanOrEqual(errors / n)
        expect(lower >= 0 && upper <= 1).toBe(true)
      }),
    ))
  it('is the rule of three for no error: ln(20)/n at 95 %', () =>
    expect(clopperPearson(0, 1e6, 0.05).upper * 1e6).toBeCloseTo(Math.log(20), 4))
  it('closes at the ends', () => {
    expect(clopperPearson(0, 50, 1e-3).lower).toBe(0)
    expect(clopperPearson(50, 50, 1e-3).upper).toBe(1)
  })
  it('limits of 4 of 20 leave 2.5 % in the binomial tail beyond each', () => {
    const { lower, upper } = clopperPearson(4, 20, 0.025)
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k)
    const tail = (p: number, from: number, to: number) => {
      let sum = 0
      for (let k = from; k <= to; k++) sum += choose(20, k) * p ** k * (1 - p) ** (20 - k)
      return sum
    }
    expect(tail(lower, 4, 20)).toBeCloseTo(0.025, 12)
    expect(tail(upper, 0, 4)).toBeCloseTo(0.025, 12)
  })
  it('refuses more errors than bits', () => expect(() => clopperPearson(3, 2, 0.1)).toThrow(/errors = 3/))
})

function unitOf() {
  return fc.double({ min: 0, max: 1, noNaN: true })
}

describe('few errors', () => {
  it('without any: the share that shows none among c with probability a, (1 − p)^c = a', () => {
    for (const [a, c, d] of [
      [1e-11, 3101, 563_369],
      [1e-3, 50, 1000],
    ] as const) {
      const all = -Math.expm1(Math.log(a) / c)
      expect(fewErrorsUpper(a, 0, c, d) / ((all * (c + d)) / d)).toBeCloseTo(1, 9)
    }
  })

  it('more errors among the unseen show as few with less than a: counted over every draw', () => {
    const choose = (n: number, k: number): number =>
      k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k
    for (const [seen, unseen] of [
      [20, 40],
      [30, 30],
      [40, 15],
    ] as const)
      for (const k of [0, 1, 3])
        for (const a of [1e-2, 1e-4]) {
          const errors = k + Math.floor(fewErrorsUpper(a, k, seen, unseen) * unseen) + 1
          if (errors > seen + unseen) continue
          let chance = 0
          for (let m = 0; m <= k; m++)
            chance += (choose(errors, m) * choose(seen + unseen - errors, seen - m)) / choose(seen + unseen, seen)
          expect(chance, `${k} of ${seen}, ${unseen} unseen, a = ${a}`).toBeLessThan(a)
        }
  })

  it('are looked at until the printed deviation is above the exact one', () => {
    for (const secrecy of [1e-6, 1e-9, 1e-12])
      for (const terms of [19, 21])
        for (const [seen, unseen] of [
          [1e4, 1e5],
          [1e6, 1e7],
          [1e5, 1e8],
        ] as const) {
          const errors = 4 * Math.log(terms / secrecy)
          const printed = errors / seen + samplingDeviation(secrecy, errors / seen, seen, unseen, terms)
          expect(printed).toBeGreaterThan(fewErrorsUpper(secrecy / terms, errors, seen, unseen))
        }
  })

  it('all of the seen ones in error say that all may be', () => expect(fewErrorsUpper(1e-3, 5, 5, 10)).toBe(1))
})
