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
    const { before, keyBits, after } = eveKnowledge(knows, 300, 400)
    expect([keyBits, after]).toEqual([1000, 0])
    expect(before).toBeGreaterThan(70)
  })

  it('stays whole when she knows every bit', () => {
    const all = { words: new Uint32Array(4).fill(0xffffffff), bits: 128 }
    expect(eveKnowledge(all, 10, 50)).toEqual({ before: 128, keyBits: 128, after: 50, secretBits: 50 })
  })

  it('is what the rest cannot cover', () => {
    expect(eveKnowledge(zeros(100), 60, 50).after).toBe(10)
    expect(eveKnowledge(zeros(100), 200, 50).after).toBe(50)
  })
})
