import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zeros } from '../math/packed-bits'
import { eveKnowledge } from './eve-knowledge'
import { drawUpLedger } from './ledger'
import { sparseBits, testDice } from './reconciliation/noisy-keys.testing'

const entries = { sent: 100, arrived: 80, authentication: 256, epsilons: [] }

describe('ledger', () => {
  it('adds up: every kept bit stands in one line', () =>
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(9999), fc.nat(20_000), fc.nat(128), fc.nat(), (kept, some, leak, tag, any) => {
        const compared = some % (kept + 1)
        const left = Math.max(0, kept - compared - leak - tag)
        const secret = any % (left + 1)
        const ledger = drawUpLedger({ ...entries, kept, compared, leaked: leak, verification: tag, secret })
        const { leaked, verification, removed, net } = ledger
        expect(compared + leaked + verification + removed + secret).toBe(kept)
        expect(Math.min(leaked, verification, removed)).toBeGreaterThanOrEqual(0)
        expect(net).toBe(secret - 256)
      }),
    ))

  it('refuses books that cannot add up', () => {
    const book = { ...entries, kept: 10, compared: 4, leaked: 2, verification: 1 }
    expect(() => drawUpLedger({ ...book, secret: 4 })).toThrow(RangeError)
    expect(() => drawUpLedger({ ...book, compared: 11, secret: 0 })).toThrow(RangeError)
  })
})

describe("Eve's knowledge", () => {
  it('shrinks to nothing while there is enough she does not know', () => {
    const knows = sparseBits(1000, 0.1, testDice(1))
    const { before, keyBits, after } = eveKnowledge({ knows }, 300, 400)
    expect([keyBits, after]).toEqual([1000, 0])
    expect(before).toBeGreaterThan(70)
  })

  it('stays whole when she knows every bit', () => {
    const all = { words: new Uint32Array(4).fill(0xffffffff), bits: 128 }
    expect(eveKnowledge({ knows: all }, 10, 50)).toEqual({
      before: 128,
      guessed: 0,
      guessedRight: 0,
      keyBits: 128,
      after: 50,
      expected: 50,
      secretBits: 50,
    })
  })

  it('is what the rest cannot cover', () => {
    expect(eveKnowledge({ knows: zeros(100) }, 60, 50).after).toBe(10)
    expect(eveKnowledge({ knows: zeros(100) }, 200, 50).after).toBe(50)
  })

  it('is expected to be as small as the margin is long: 2^−10/ln 2 of a bit with ten bits to spare', () => {
    const { expected } = eveKnowledge({ knows: zeros(1000) }, 300, 690)
    expect(expected).toBeCloseTo(2 ** -10 / Math.LN2, 5)
    expect(eveKnowledge({ knows: zeros(1000) }, 300, 700).expected).toBeCloseTo(1, 12)
    expect(eveKnowledge({ knows: zeros(1000) }, 300, 0).expected).toBe(0)
  })

  it('counts guesses by their collision entropy: those right in 85 % of the cases leave 0.42 bits each', () => {
    const places = (from: number, to: number) => {
      const bits = zeros(1000)
      for (let i = from; i < to; i++) bits.words[i >>> 5]! |= 1 << (i & 31)
      return bits
    }
    const held = { knows: zeros(1000), guesses: places(0, 200), right: places(30, 400) }
    const { guessed, guessedRight, expected } = eveKnowledge(held, 0, 880)
    expect([guessed, guessedRight]).toEqual([200, 170])
    // 800 + 200 · 0.4245 bits are left to her, 4.9 more than the key has.
    const margin = 800 - 200 * Math.log2(0.85 ** 2 + 0.15 ** 2) - 880
    expect(margin).toBeCloseTo(4.9, 1)
    expect(expected).toBeCloseTo(Math.log2(1 + 2 ** -margin), 9)
    // A guess no better than a coin takes nothing away.
    expect(eveKnowledge({ ...held, right: places(100, 400) }, 0, 990).expected).toBeCloseTo(2 ** -10 / Math.LN2, 5)
  })
})
