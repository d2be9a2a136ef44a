import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfBits } from '../crypto/bit-bytes'
import { PolynomialHash } from '../crypto/polynomial-hash'
import { zeros } from '../math/packed-bits'
import { turnedOver } from './bit-strings'
import { randomBits, testDice } from './reconciliation/noisy-keys.testing'
import { tagsAgree, verificationFailure, verificationTag, verificationTagBits } from './verification'

const seedOf = (seed: number): Uint8Array => bytesOfBits(randomBits(128, testDice(seed, 'seed')))

describe('verification', () => {
  it('lets equal keys pass', () =>
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 128 }), fc.nat(), (bits, tagBits, seed) => {
        const key = randomBits(bits, testDice(seed))
        const [one, other] = [key, { words: key.words.slice(), bits }].map((k) =>
          verificationTag(k, seedOf(seed), tagBits),
        )
        expect(tagsAgree(one!, other!)).toBe(true)
      }),
    ))

  it('catches one planted error in 1 000 of 1 000 keys', () => {
    let caught = 0
    const dice = testDice(1)
    for (let trial = 0; trial < 1000; trial++) {
      const key = randomBits(1 + dice.below(2000), dice)
      const bad = turnedOver(key, dice.below(key.bits))
      const seed = seedOf(trial)
      if (!tagsAgree(verificationTag(key, seed, 40), verificationTag(bad, seed, 40))) caught++
    }
    expect(caught).toBe(1000)
  })

  it('tells a key from the same key with zeros behind it', () =>
    expect(tagsAgree(verificationTag(zeros(64), seedOf(1), 64), verificationTag(zeros(128), seedOf(1), 64))).toBe(
      false,
    ))

  it('is the beginning of the polynomial hash', () => {
    const key = randomBits(300, testDice(2))
    const hash = new PolynomialHash(seedOf(2)).hash(bytesOfBits(key))
    expect(verificationTag(key, seedOf(2), 128)).toEqual(hash)
    expect(Array.from(verificationTag(key, seedOf(2), 11))).toEqual([hash[0], hash[1]! & 0b1110_0000])
  })

  it('has tags just long enough for ε', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000 }), fc.integer({ min: 1, max: 20 }), (bits, exponent) => {
        const failure = 10 ** -exponent
        const tagBits = verificationTagBits(bits, failure)
        expect(verificationFailure(bits, tagBits)).toBeLessThanOrEqual(failure)
        if (tagBits > 1) expect(verificationFailure(bits, tagBits - 1)).toBeGreaterThan(failure)
      }),
    ))

  // Blocks of 4000 bits: 32 of key and one of length, 33·2⁻³⁹ = 6.0·10⁻¹¹.
  it('needs 39 bits for 4 000 at 10⁻¹⁰', () => expect(verificationTagBits(4000, 1e-10)).toBe(39))

  it('refuses what is no ε and no tag', () => {
    for (const failure of [0, 1, -1, Number.NaN, 1e-40])
      expect(() => verificationTagBits(100, failure)).toThrow(RangeError)
    for (const tagBits of [0, 129, 1.5]) expect(() => verificationTag(zeros(1), seedOf(1), tagBits)).toThrow(RangeError)
  })

  // Short tags collide as often as they should: 2⁻⁴ of pairs, 20 000 pairs, σ = 0.0017. A tag that keeps one bit less is caught.
  it('collides no more often than its length allows', () => {
    const dice = testDice(3)
    let collisions = 0
    for (let trial = 0; trial < 20_000; trial++) {
      const seed = bytesOfBits(randomBits(128, dice))
      if (tagsAgree(verificationTag(randomBits(40, dice), seed, 4), verificationTag(randomBits(40, dice), seed, 4)))
        collisions++
    }
    expect(Math.abs(collisions / 20_000 - 1 / 16)).toBeLessThan(4 * 0.0017)
  })
})
