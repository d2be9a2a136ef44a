import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitAt } from '../../../math/packed-bits'
import { randomBits, testDice } from '../noisy-keys.testing'
import { Permutation } from './permutation'

const anySize = fc.integer({ min: 1, max: 3000 })

describe('Permutation', () => {
  it('hits every position once, whatever the size', () =>
    fc.assert(
      fc.property(anySize, fc.nat(), (size, seed) => {
        const permutation = new Permutation(size, testDice(seed))
        const sources = new Set(Array.from({ length: size }, (_, p) => permutation.source(p)))
        expect(sources.size).toBe(size)
        expect(Math.max(...sources)).toBe(size - 1)
      }),
    ))

  it('position undoes source', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), fc.nat(), fc.nat(), (size, seed, any) => {
        const permutation = new Permutation(size, testDice(seed))
        const p = any % size
        expect(permutation.position(permutation.source(p))).toBe(p)
      }),
    ))

  it('permute puts bit source(p) at p', () =>
    fc.assert(
      fc.property(anySize, fc.nat(), (size, seed) => {
        const dice = testDice(seed)
        const permutation = new Permutation(size, dice)
        const key = randomBits(size, dice)
        const words = permutation.permute(key)
        // The other side's key, and a third one.
        for (let again = 0; again < 2; again++) expect(permutation.permute(key)).toEqual(words)
        for (let p = 0; p < size; p++) {
          expect(bitAt({ words, bits: size }, p)).toBe(bitAt(key, permutation.source(p)))
        }
      }),
      { numRuns: 30 },
    ))

  it('refuses sizes it cannot hold', () => {
    for (const size of [0, -1, 1.5, 2 ** 30 + 1, Number.NaN])
      expect(() => new Permutation(size, testDice(1))).toThrow(RangeError)
  })
})
