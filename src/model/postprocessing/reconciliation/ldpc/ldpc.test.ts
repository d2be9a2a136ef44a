import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hammingDistance, type PackedBits, zeros } from '../../../math/packed-bits'
import { rateAdaptiveCode } from '../../../physics/reconciliation-cost'
import { complementBits, turnedOver } from '../../bit-strings'
import { noisyKeys, randomBits, testDice } from '../noisy-keys.testing'
import { LdpcAlice, type SyndromeSource } from './alice'
import { BASE_CODES, BASE_COLUMNS } from './base-codes'
import { certaintyOf, decode } from './decoder'
import { codeWord, frameCode, payloadOf } from './frame-code'
import { type LdpcResult, reconcileLdpc, SHORTEST_FRAME } from './ldpc'
import { buildCode, type QuasiCyclicCode, syndromeOf } from './quasi-cyclic'
import { planFrame } from './rate-adaptation'

const run = (
  keys: { readonly alice: PackedBits; readonly bob: PackedBits },
  qber: number,
  factor?: number,
): LdpcResult =>
  reconcileLdpc(keys.bob, new LdpcAlice(keys.alice, testDice(7, 'secret')), { qber, ...(factor ? { factor } : {}) })

/** Row and column of every 1 of the matrix. */
function ones({ rows, lift, rowStart, column, shift }: QuasiCyclicCode): (readonly [number, number])[] {
  const list: (readonly [number, number])[] = []
  for (let row = 0; row < rows; row++)
    for (let e = rowStart[row]!; e < rowStart[row + 1]!; e++)
      for (let z = 0; z < lift; z++) list.push([row * lift + z, column[e]! * lift + ((z + shift[e]!) % lift)])
  return list
}

describe('base graphs', () => {
  it('are sorted by noise, have 128 columns and fewer bits of degree 2 than checks', () => {
    for (const [i, { rows, threshold, degrees }] of BASE_CODES.entries()) {
      expect(degrees).toHaveLength(BASE_COLUMNS)
      expect([...degrees].sort((a, b) => a - b)).toEqual(degrees)
      // As many would close a cycle of bits of degree 2, a code word of low weight.
      expect(degrees.filter((degree) => degree === 2).length).toBeLessThan(rows)
      expect(Math.max(...degrees)).toBeLessThanOrEqual(rows)
      if (i > 0) expect(threshold).toBeGreaterThan(BASE_CODES[i - 1]!.threshold)
    }
  })
})

describe('quasi-cyclic codes', () => {
  it('are the same every time', () => expect(buildCode(BASE_CODES[7]!, 32)).toEqual(buildCode(BASE_CODES[7]!, 32)))

  it('have the degrees asked for and no 1 twice', () => {
    for (const base of BASE_CODES) {
      const code = buildCode(base, 16)
      const places = ones(code)
      expect(new Set(places.map(String)).size).toBe(places.length)
      const degrees = new Int32Array(BASE_COLUMNS * 16)
      for (const [, column] of places) degrees[column]!++
      expect(Array.from(degrees)).toEqual(base.degrees.flatMap((degree) => Array<number>(16).fill(degree)))
    }
  })

  it('have no two bits that share two checks, where there is room to avoid it', () => {
    for (const base of [BASE_CODES[6]!, BASE_CODES[9]!]) {
      const byRow = new Map<number, number[]>()
      for (const [row, column] of ones(buildCode(base, 48))) byRow.set(row, (byRow.get(row) ?? []).concat(column))
      const pairs = new Set<number>()
      let twice = 0
      for (const columns of byRow.values())
        for (const a of columns)
          for (const b of columns)
            if (a < b) {
              const pair = a * BASE_COLUMNS * 48 + b
              if (pairs.has(pair)) twice++
              pairs.add(pair)
            }
      expect(twice, `${base.rows} rows`).toBe(0)
    }
  })

  it('have the syndrome that the matrix gives', () => {
    const code = buildCode(BASE_CODES[9]!, 5)
    const dice = testDice(1)
    const bits = Uint8Array.from({ length: code.columns * 5 }, () => dice.word() & 1)
    const expected = new Uint8Array(code.rows * 5)
    for (const [row, column] of ones(code)) expected[row]! ^= bits[column]!
    expect(syndromeOf(code, bits)).toEqual(expected)
  })
})

describe('the decoder', () => {
  const code = buildCode(BASE_CODES[9]!, 16)
  const bits = code.columns * 16

  it('finds a word with few errors, and says so', () => {
    const dice = testDice(2)
    const word = Uint8Array.from({ length: bits }, () => dice.word() & 1)
    const seen = word.map((bit) => (dice.open() < 0.04 ? bit ^ 1 : bit))
    const prior = Int32Array.from(seen, (bit) => (bit ? -1 : 1) * certaintyOf(0.04))
    const { done, bits: found } = decode(code, prior, syndromeOf(code, word), 50)
    expect([done, found]).toEqual([true, word])
  })

  it('says that it failed when half of the bits are wrong', () => {
    const dice = testDice(3)
    const prior = Int32Array.from({ length: bits }, () => (dice.word() & 1 ? -40 : 40))
    const { done, iterations } = decode(code, prior, syndromeOf(code, new Uint8Array(bits)), 7)
    expect([done, iterations]).toEqual([false, 7])
  })

  it('is as certain as the error rate says, in sixteenths of a nat', () => {
    // ln(0.95/0.05) = 2.944.
    expect(certaintyOf(0.05)).toBe(47)
    expect([certaintyOf(0.5), certaintyOf(0)]).toEqual([0, 1023])
  })
})

describe('rate adaptation', () => {
  it('tells what the formula for punctured and shortened codes says', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: SHORTEST_FRAME, max: 65_536 }),
        fc.double({ min: 0.003, max: 0.13, noNaN: true }),
        fc.double({ min: 1.05, max: 1.4, noNaN: true }),
        (payload, qber, factor) => {
          const { base, lift, punctured, shortened, leak } = planFrame(payload, qber, factor)
          const n = BASE_COLUMNS * lift
          expect(payload + punctured + shortened).toBe(n)
          const formula = rateAdaptiveCode(1 - base.rows / BASE_COLUMNS, punctured / n, shortened / n, qber)
          expect(leak / payload).toBeCloseTo(1 - formula.rate, 9)
          if (qber * payload > 3) {
            expect(formula.factor).toBeGreaterThanOrEqual(factor - 1e-9)
            expect(formula.factor).toBeLessThan(factor * 1.05 + 2)
          }
        },
      ),
    ))

  it('refuses what is no frame', () => {
    expect(() => planFrame(0, 0.05)).toThrow(RangeError)
    expect(() => planFrame(65_537, 0.05)).toThrow(RangeError)
    expect(() => planFrame(1000, 0.51)).toThrow(RangeError)
    expect(() => planFrame(1000, Number.NaN)).toThrow(RangeError)
  })

  it('puts every key bit into the code word once, and takes it out again', () => {
    const frame = frameCode(planFrame(1000, 0.04))
    const payload = randomBits(1000, testDice(4))
    const word = codeWord(frame, payload, testDice(5))
    expect(payloadOf(frame, word)).toEqual(payload)
    expect(new Set(frame.places).size).toBe(word.length)
    const shortened = Array.from(frame.places.slice(1000 + frame.plan.punctured), (place) => word[place])
    expect(shortened.every((bit) => bit === 0)).toBe(true)
  })
})

describe('reconcileLdpc', () => {
  it('makes the keys equal and counts what was told', () => {
    for (const rate of [0.01, 0.03, 0.06, 0.11]) {
      const keys = noisyKeys(3000, rate, testDice(Math.round(1000 * rate)))
      const { key, leaked, corrections, frames, syndromes, revealed } = run(keys, rate)
      expect(key).toEqual(keys.alice)
      expect(corrections).toBe(keys.errors)
      expect(leaked).toBe(syndromes.bits - frames[0]!.plan.punctured + revealed.bits)
      expect(leaked).toBeGreaterThan(keys.shannonBits)
    }
  })

  it('cuts long keys into equal frames', () => {
    const keys = noisyKeys(66_001, 0.02, testDice(8))
    const { key, frames } = run(keys, 0.02)
    expect(frames.map(({ plan }) => plan.payload)).toEqual([33_001, 33_000])
    expect(key).toEqual(keys.alice)
  })

  it('a frame with far more errors than planned for is a frame error, and told in the clear bit by bit', () => {
    const keys = noisyKeys(600, 0.12, testDice(9))
    const { key, frameErrors, frames, leaked, rounds } = run(keys, 0.03)
    expect(key).toEqual(keys.alice)
    expect(frameErrors).toBe(1)
    expect(frames[0]!.revealed).toBeGreaterThan(0)
    expect(rounds).toBeGreaterThan(1)
    expect(leaked).toBe(Math.min(600, frames[0]!.plan.leak + frames[0]!.revealed))
  })

  it("Bob's side reads nothing of Alice but what she tells", () => {
    const keys = noisyKeys(2000, 0.05, testDice(10))
    const told = run(keys, 0.05)
    let next = 0
    const paper: SyndromeSource = {
      syndromes: () => told.syndromes,
      reveal: (from, to) => {
        const bits = zeros(to - from)
        for (let i = 0; i < bits.bits; i++)
          bits.words[i >>> 5]! |= ((told.revealed.words[next >>> 5]! >>> (next++ & 31)) & 1) << (i & 31)
        return bits
      },
    }
    expect(reconcileLdpc(keys.bob, paper, { qber: 0.05 })).toEqual(told)
  })

  it('a syndrome bit turned over never passes unnoticed: decoding fails or the key comes out wrong', () => {
    const keys = noisyKeys(600, 0.04, testDice(11))
    const alice = new LdpcAlice(keys.alice, testDice(12))
    let caught = 0
    for (let trial = 0; trial < 10; trial++) {
      const bad: SyndromeSource = {
        syndromes: (plans) => turnedOver(alice.syndromes(plans), 17 * trial),
        reveal: (from, to) => alice.reveal(from, to),
      }
      const { key, frameErrors } = reconcileLdpc(keys.bob, bad, { qber: 0.04, mostIterations: 10 })
      if (frameErrors > 0 || hammingDistance(key, keys.alice) > 0) caught++
    }
    expect(caught).toBe(10)
  })
})

describe('reconcileLdpc at the edges', () => {
  it('tells keys too short for a code in the clear', () => {
    for (const bits of [1, 31, 33, SHORTEST_FRAME - 1]) {
      const keys = noisyKeys(bits, 0.1, testDice(bits))
      const { key, leaked, rounds } = run(keys, 0.1)
      expect([key, leaked, rounds]).toEqual([keys.alice, bits, 1])
    }
  })

  it('leaves an empty key empty', () => {
    const { key, leaked, rounds } = run({ alice: zeros(0), bob: zeros(0) }, 0.05)
    expect([key.bits, leaked, rounds]).toEqual([0, 0, 0])
  })

  it('expects no errors and finds none, or few', () => {
    const alice = randomBits(1000, testDice(13))
    expect(run({ alice, bob: alice }, 0).key).toEqual(alice)
    expect(run({ alice, bob: turnedOver(alice, 500) }, 0).key).toEqual(alice)
  })

  it('a key that is wrong in every bit is told in the clear to the last bit, and charged once', () => {
    const alice = randomBits(500, testDice(14))
    const { key, leaked } = run({ alice, bob: complementBits(alice) }, 0.05)
    expect(key).toEqual(alice)
    expect(leaked).toBe(500)
  })

  it('at an error rate of one half nothing is left', () => {
    const alice = randomBits(600, testDice(15))
    const { key, leaked } = run({ alice, bob: randomBits(600, testDice(16)) }, 0.5)
    expect(key).toEqual(alice)
    expect(leaked).toBe(600)
  })
})
