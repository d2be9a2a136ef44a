import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toeplitzByDefinition } from '../crypto/toeplitz-definition'
import { packBits, unpackBits, xorBits, zeros } from '../math/packed-bits'
import { authenticationCost } from './authentication-cost'
import { b92Statistics } from './b92'
import { cascadeBlocks, reusesSubBlocks } from './cascade-blocks'
import { extractableBits } from './privacy-amplification-length'
import { rateAdaptiveCode, reconciliationLeak } from './reconciliation-cost'
import { sarg04Statistics } from './sarg04'
import { siftedShare } from './sifting'

describe('sifting', () => {
  it('keeps half of unbiased bases, 82 % at 90 %', () => {
    expect(siftedShare(0.5, 0.5).total).toBe(0.5)
    expect(siftedShare(0.9, 0.9).total).toBeCloseTo(0.82, 14)
  })
  it('SARG04 keeps a quarter of a clean channel, B92 a quarter at 45°', () => {
    expect(sarg04Statistics(1)).toEqual({ siftedShare: 0.25, qber: 0 })
    expect(b92Statistics(Math.SQRT1_2, 0).conclusive).toBeCloseTo(0.25, 15)
    expect(b92Statistics(1, 0)).toEqual({ conclusive: 0, qber: 0.5, unambiguous: 0 })
  })
})

describe('reconciliation', () => {
  it('gives away n·h₂(Q) at the Shannon limit', () => {
    expect(reconciliationLeak(1000, 0.11, 1)).toBeCloseTo(499.916, 3)
    expect(reconciliationLeak(1000, 0, 1.2)).toBe(0)
  })
  it('block sizes of the original at 5 %: 15, 30, 60, 120', () =>
    expect(cascadeBlocks('original', 0.05, 10_000)).toEqual([15, 30, 60, 120]))
  it('block sizes of options 7 and 8 at 3 % as implemented by Rijsman', () => {
    expect(cascadeBlocks('option7', 0.03, 10_000).slice(0, 3)).toEqual([64, 256, 5000])
    expect(cascadeBlocks('option8', 0.03, 10_000).slice(0, 4)).toEqual([32, 512, 4096, 5000])
    expect(cascadeBlocks('option4', 0.03, 10_001)).toEqual([34, 68, ...Array<number>(14).fill(5000)])
    expect(reusesSubBlocks('option7')).toBe(true)
    expect(reusesSubBlocks('original')).toBe(false)
  })
  it('an error rate of 0 still has block sizes', () => expect(cascadeBlocks('original', 0, 100)[0]).toBe(73_000))
  it('refuses a variant it does not know', () =>
    expect(() => cascadeBlocks('option9' as 'option8', 0.1, 10)).toThrow(RangeError))
  it('a punctured code has a higher rate, a shortened one a lower', () => {
    expect(rateAdaptiveCode(0.6, 0.1, 0, 0.04).rate).toBeCloseTo(2 / 3, 14)
    expect(rateAdaptiveCode(0.6, 0, 0.1, 0.04).rate).toBeCloseTo(5 / 9, 14)
    expect(() => rateAdaptiveCode(0.6, 0.5, 0, 0.04)).toThrow(/punctured/)
  })
})

describe('privacy amplification', () => {
  it('loses 2·log₂(1/2ε) bits', () => {
    expect(extractableBits(50_000, 1e-10)).toBe(49_935)
    expect(extractableBits(40, 1e-10)).toBe(0)
  })

  const bits = (length: number) => fc.array(fc.integer({ min: 0, max: 1 }), { minLength: length, maxLength: length })
  const threeTexts = fc.integer({ min: 1, max: 70 }).chain((n) => fc.tuple(bits(n + 16), bits(n), bits(n)))

  it('the Toeplitz hash is linear and sends nothing to nothing', () =>
    fc.assert(
      fc.property(threeTexts, ([seed, x, y]) => {
        const hash = (input: number[]) => toeplitzByDefinition(packBits(seed), packBits(input), 17)
        const sum = xorBits(hash(x), hash(y))
        const both = toeplitzByDefinition(packBits(seed), xorBits(packBits(x), packBits(y)), 17)
        expect(unpackBits(both)).toEqual(unpackBits(sum))
        expect(unpackBits(hash(x.map(() => 0)))).toEqual(unpackBits(zeros(17)))
      }),
    ))

  it('a seed that is one diagonal copies the input', () => {
    const seed = packBits([0, 0, 0, 1, 0, 0, 0])
    const input = packBits([1, 0, 1, 1])
    expect(unpackBits(toeplitzByDefinition(seed, input, 4))).toEqual(unpackBits(input))
  })
  it('refuses a seed of the wrong length', () =>
    expect(() => toeplitzByDefinition(zeros(5), zeros(4), 4)).toThrow(/seed of 5 bits/))
})

it('authentication costs two blocks of key for the first message, one for each further', () =>
  expect(authenticationCost(1_000_000, 64)).toEqual({
    blocks: 15_625,
    forgery: 15_625 * 2 ** -64,
    firstKeyBits: 128,
    keyBitsPerMessage: 64,
  }))
