import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unpackBits } from '../../../math/packed-bits'
import { randomBits, testDice } from '../noisy-keys.testing'
import { parityBetween, parityByPrefix, prefixParities } from './parity'

it('both ways of adding up a stretch agree with counting its bits', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), fc.nat(), (bits, seed, a, b) => {
      const key = randomBits(bits, testDice(seed))
      const from = a % bits
      const to = from + 1 + (b % (bits - from))
      const counted = unpackBits(key)
        .slice(from, to)
        .reduce((sum, bit) => sum ^ bit, 0)
      expect(parityBetween(key.words, from, to)).toBe(counted)
      expect(parityByPrefix(key.words, prefixParities(key.words), from, to)).toBe(counted)
    }),
  ))
