import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitAt, hammingDistance, type PackedBits, xorBits, zeros } from '../../../math/packed-bits'
import { noisyKeys, randomBits, testDice } from '../noisy-keys.testing'
import { CascadeAlice } from './alice'
import { type CascadeMode, type CascadeResult, cascade } from './cascade'
import type { ParityOracle } from './parity-oracle'
import { CASCADE_VARIANTS, type CascadeVariant } from './variants'
import type { CascadeWatcher, ParityAsked } from './watcher'

const MODES: readonly CascadeMode[] = ['batch', 'depth-first']
const anyVariant = fc.constantFrom(...CASCADE_VARIANTS)
const anyMode = fc.constantFrom(...MODES)

const run = (
  keys: { readonly alice: PackedBits; readonly bob: PackedBits },
  qber: number,
  {
    variant = 'streak' as CascadeVariant,
    mode = 'batch' as CascadeMode,
    seed = 1,
    watcher = undefined as CascadeWatcher | undefined,
  } = {},
): CascadeResult => {
  const dice = testDice(seed, 'cascade')
  return cascade(keys.bob, new CascadeAlice(keys.alice), { variant, mode, qber, dice, ...(watcher && { watcher }) })
}

/** Writes down all that can be seen. */
function witness() {
  const asked: ParityAsked[] = []
  const corrected: number[] = []
  const reopened: { readonly layer: number; readonly from: number; readonly to: number; readonly by: number }[] = []
  const watcher: CascadeWatcher = {
    asked: (parity) => asked.push(parity),
    corrected: (keyIndex) => corrected.push(keyIndex),
    reopened: (layer, from, to) => reopened.push({ layer, from, to, by: corrected.length - 1 }),
  }
  return { asked, corrected, reopened, watcher }
}

/** Alice made of paper: she says what was written down, and has no key at all. */
function replay(answers: PackedBits): ParityOracle {
  let next = 0
  return {
    openLayer: () => undefined,
    answerParities: (questions) => {
      for (let i = 0; i < questions.count; i++) questions.answers[i] = bitAt(answers, next++)
    },
  }
}

const complement = (key: PackedBits): PackedBits => {
  const ones = zeros(key.bits)
  ones.words.fill(0xffffffff)
  if (key.bits & 31) ones.words[ones.words.length - 1] = 2 ** (key.bits & 31) - 1
  return xorBits(key, ones)
}

describe('cascade', () => {
  it('makes the keys equal in every variant and mode, but for rare pairs it cannot see', () => {
    let wrong = 0
    let all = 0
    for (const variant of CASCADE_VARIANTS) {
      for (const mode of MODES) {
        for (const [seed, rate] of [0.005, 0.02, 0.05, 0.11].entries()) {
          const keys = noisyKeys(4000, rate, testDice(seed))
          const { key, corrections } = run(keys, rate, { variant, mode, seed })
          const left = hammingDistance(key, keys.alice)
          // Errors that stay come in pairs, which every block holds or lacks together.
          expect(left % 2).toBe(0)
          expect(corrections).toBe(keys.errors - left)
          if (left > 0) wrong++
          all++
        }
      }
    }
    expect(all).toBe(64)
    expect(wrong).toBeLessThanOrEqual(2)
  })

  it('corrects only what is wrong: the key ends nearer to Alice by one for every bit turned over', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        anyVariant,
        anyMode,
        fc.nat(),
        (n, rate, variant, mode, seed) => {
          const keys = noisyKeys(n, rate, testDice(seed))
          const { key, corrections, leaked, answers, replies } = run(keys, rate, { variant, mode, seed })
          expect(hammingDistance(key, keys.alice)).toBe(keys.errors - corrections)
          expect([answers.bits, replies.bits]).toEqual([leaked, leaked])
        },
      ),
    ))

  it("Bob's side reads nothing of Alice but her answers", () =>
    fc.assert(
      fc.property(anyVariant, anyMode, fc.nat(), (variant, mode, seed) => {
        const keys = noisyKeys(500, 0.05, testDice(seed))
        const [one, other] = [witness(), witness()]
        const told = run(keys, 0.05, { variant, mode, seed, watcher: one.watcher })
        const dice = testDice(seed, 'cascade')
        const again = cascade(keys.bob, replay(told.answers), {
          variant,
          mode,
          qber: 0.05,
          dice,
          watcher: other.watcher,
        })
        expect(again.key).toEqual(told.key)
        expect(other.asked).toEqual(one.asked)
      }),
      { numRuns: 40 },
    ))

  it('is a conversation about the differences alone: what the bits are changes no reply', () =>
    fc.assert(
      fc.property(anyVariant, anyMode, fc.nat(), (variant, mode, seed) => {
        const keys = noisyKeys(500, 0.05, testDice(seed))
        const differences = { alice: xorBits(keys.alice, keys.bob), bob: zeros(500) }
        const [one, other] = [keys, differences].map((pair) => {
          const { watcher, asked } = witness()
          const { replies } = run(pair, 0.05, { variant, mode, seed, watcher })
          return { replies, asked: asked.map(({ alice: _, bob: __, ...question }) => question) }
        })
        expect(other!.asked).toEqual(one!.asked)
        expect(other!.replies).toEqual(one!.replies)
      }),
      { numRuns: 40 },
    ))

  it('is the same search when every bit of both keys is turned over', () =>
    fc.assert(
      fc.property(anyVariant, anyMode, fc.nat(), (variant, mode, seed) => {
        const keys = noisyKeys(300, 0.05, testDice(seed))
        const mirrored = { alice: complement(keys.alice), bob: complement(keys.bob) }
        const [one, other] = [keys, mirrored].map((pair) => run(pair, 0.05, { variant, mode, seed }))
        expect(other!.replies).toEqual(one!.replies)
        expect(other!.key).toEqual(complement(one!.key))
      }),
      { numRuns: 40 },
    ))

  it('tells at least what Shannon asks for, less a small part', () => {
    for (const variant of CASCADE_VARIANTS) {
      for (const rate of [0.01, 0.05, 0.11]) {
        const keys = noisyKeys(20_000, rate, testDice(3))
        expect(run(keys, rate, { variant, mode: 'depth-first' }).leaked).toBeGreaterThan(0.99 * keys.shannonBits)
      }
    }
  })

  it('never asks the same parity twice', () => {
    for (const variant of CASCADE_VARIANTS) {
      for (const mode of MODES) {
        const { watcher, asked } = witness()
        const { leaked } = run(noisyKeys(2000, 0.05, testDice(5)), 0.05, { variant, mode, watcher })
        expect(asked.map(({ number }) => number)).toEqual(Array.from({ length: leaked }, (_, i) => i))
        expect(new Set(asked.map(({ layer, from, to }) => `${layer}:${from}:${to}`)).size).toBe(leaked)
      }
    }
  })

  it('shows how every error was found, with the parities as they were, and the same search when nobody looks on', () => {
    const keys = noisyKeys(2000, 0.05, testDice(6))
    for (const variant of CASCADE_VARIANTS) {
      for (const mode of MODES) {
        const { watcher, asked, corrected } = witness()
        const result = run(keys, 0.05, { variant, mode, watcher })
        expect(corrected).toHaveLength(result.corrections)
        for (const i of corrected) expect(bitAt(keys.alice, i)).not.toBe(bitAt(keys.bob, i))
        expect(asked.some(({ backTracking }) => backTracking)).toBe(true)
        for (const { layer, from, to, alice } of asked) {
          let parity = 0
          for (let p = from; p < to; p++) parity ^= bitAt(keys.alice, result.layers[layer]!.keyIndex(p))
          expect(alice).toBe(parity)
        }
        const { layers: _, ...alone } = run(keys, 0.05, { variant, mode })
        expect(alone).toEqual({ ...result, layers: undefined })
      }
    }
  })

  it('reopens blocks that a correction has made odd', () => {
    const keys = noisyKeys(2000, 0.05, testDice(6))
    for (const variant of CASCADE_VARIANTS) {
      for (const mode of MODES) {
        const { watcher, corrected, reopened } = witness()
        const { layers } = run(keys, 0.05, { variant, mode, watcher })
        expect(reopened.length).toBeGreaterThan(0)
        for (const { layer, from, to, by } of reopened) {
          const right = new Set(corrected.slice(0, by + 1))
          let errors = 0
          for (let p = from; p < to; p++) {
            const i = layers[layer]!.keyIndex(p)
            if (bitAt(keys.alice, i) !== bitAt(keys.bob, i) && !right.has(i)) errors++
          }
          expect(errors % 2).toBe(1)
          // The correction lies in the same whole block, if not in that part of it.
          const whole = (position: number): number => Math.floor(position / layers[layer]!.blockSize)
          expect(whole(from)).toBe(whole(layers[layer]!.position(corrected[by]!)))
        }
      }
    }
  })

  it('asks one parity a message depth-first, except for the first look at each pass', () => {
    const { rounds, leaked, blockSizes } = run(noisyKeys(4096, 0.03, testDice(7)), 0.03, { mode: 'depth-first' })
    const firstLooks = blockSizes.slice(0, 2).reduce((sum, size) => sum + Math.ceil(4096 / size), 0)
    expect(rounds).toBe(leaked - firstLooks + 2)
  })
})

describe('cascade at the edges', () => {
  it('with no error at all asks only about whole blocks', () => {
    for (const variant of CASCADE_VARIANTS) {
      const alice = randomBits(1000, testDice(8))
      const { key, leaked, corrections, blockSizes } = run({ alice, bob: alice }, 0.02, { variant })
      const blocks = blockSizes.reduce((sum, size) => sum + (size === 0 ? 0 : Math.ceil(1000 / size)), 0)
      const subsets = { streak: 16, biconf: 10 } as Record<string, number>
      // A random half is one block, though it holds about half of the bits.
      const halves = subsets[variant] ?? 0
      const perHalf = blockSizes
        .slice(blockSizes.length - halves)
        .reduce((sum, size) => sum + Math.ceil(1000 / size), 0)
      expect(leaked).toBe(halves > 0 ? blocks - perHalf + halves : blocks)
      expect([key, corrections]).toEqual([alice, 0])
    }
  })

  it('with an expected error rate of 0 still finds the errors there are', () => {
    const keys = noisyKeys(3000, 0.004, testDice(9))
    expect(keys.errors).toBeGreaterThan(5)
    expect(run(keys, 0).key).toEqual(keys.alice)
  })

  it('leaves an empty key empty and says nothing', () =>
    fc.assert(
      fc.property(anyVariant, anyMode, (variant, mode) => {
        const { key, leaked, rounds } = run({ alice: zeros(0), bob: zeros(0) }, 0.05, { variant, mode })
        expect([key.bits, leaked, rounds]).toEqual([0, 0, 0])
      }),
    ))

  it('corrects a key of one bit', () => {
    for (const variant of CASCADE_VARIANTS) {
      for (const mode of MODES) {
        const alice = { words: Uint32Array.of(1), bits: 1 }
        expect(run({ alice, bob: zeros(1) }, 0.05, { variant, mode }).key).toEqual(alice)
      }
    }
  })

  it('corrects a key that is wrong in every bit, at the price of all of it', () => {
    const alice = randomBits(333, testDice(10))
    for (const variant of CASCADE_VARIANTS) {
      const { key, leaked, corrections } = run({ alice, bob: complement(alice) }, 1, { variant })
      expect(key).toEqual(alice)
      expect(corrections).toBe(333)
      expect(leaked).toBeGreaterThanOrEqual(333)
    }
  })

  it('gives up when a key expected to be good is wrong in every bit', () => {
    const alice = randomBits(20_000, testDice(12))
    const { gaveUp, leaked } = run({ alice, bob: complement(alice) }, 0)
    expect(gaveUp).toBe(true)
    expect(leaked).toBeLessThan(3 * 20_000 + 4096)
  })

  it('does not change the keys it is given', () => {
    const keys = noisyKeys(777, 0.06, testDice(13))
    const before = { alice: keys.alice.words.slice(), bob: keys.bob.words.slice() }
    run(keys, 0.06)
    expect({ alice: keys.alice.words, bob: keys.bob.words }).toEqual(before)
  })
})
