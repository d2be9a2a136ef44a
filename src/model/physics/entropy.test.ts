import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binaryEntropy, informationOfBias, shannonEntropy, thermalEntropy } from './entropy'

describe('binaryEntropy', () => {
  it('is exactly 0 for a certain outcome and exactly 1 for a fair coin', () => {
    expect([binaryEntropy(0), binaryEntropy(1), binaryEntropy(0.5)]).toEqual([0, 0, 1])
  })

  it('gives the textbook value at 11 %', () => expect(binaryEntropy(0.11)).toBeCloseTo(0.499915958164528, 14))

  it('is symmetric: heads and tails are interchangeable', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        (p) => Math.abs(binaryEntropy(p) - binaryEntropy(1 - p)) < 1e-12,
      ),
    ))

  it('keeps its digits for a rare outcome, where it is p·log₂(e/p)', () =>
    expect(binaryEntropy(1e-30) / (1e-30 * Math.log2(Math.E / 1e-30))).toBeCloseTo(1, 12))

  it.each([-1e-9, 1.0001, Number.NaN, Infinity])('refuses %d by name', (p) =>
    expect(() => binaryEntropy(p)).toThrow(new RangeError(`binaryEntropy: p = ${p} is not in [0, 1]`)),
  )
})

describe('informationOfBias', () => {
  it('is 1 − h₂((1 + bias)/2) where that can be subtracted', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (b) => Math.abs(informationOfBias(b) - (1 - binaryEntropy((1 + b) / 2))) < 1e-12,
      ),
    ))

  it('is bias²/(2 ln 2) for a bias far below rounding', () =>
    expect(informationOfBias(1e-12) / (1e-24 / (2 * Math.LN2))).toBeCloseTo(1, 12))

  it('is exactly 0 for a coin toss and 1 for certainty', () =>
    expect([informationOfBias(0), informationOfBias(1)]).toEqual([0, 1]))
})

it('entropy of four equal chances is two bits', () => expect(shannonEntropy([0.25, 0.25, 0.25, 0.25])).toBe(2))

it('a thermal state of one photon has two bits, of none nothing, of many log₂(e·n)', () => {
  expect(thermalEntropy(1)).toBeCloseTo(2, 14)
  expect(thermalEntropy(0)).toBe(0)
  expect(thermalEntropy(5e-324)).toBeLessThan(1e-320)
  expect(thermalEntropy(1e12)).toBeCloseTo(Math.log2(Math.E * 1e12), 9)
})
