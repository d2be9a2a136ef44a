import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toeplitzByDefinition } from '../crypto/toeplitz-definition'
import { type ProductEngine, typescriptEngine } from '../math/fourier-product'
import { createWasmEngine } from '../math/fourier-wasm'
import { type PackedBits, packBits, setBit, unpackBits, xorBits, zeros } from '../math/packed-bits'
import { amplifyPrivacy, LARGEST_BLOCK_BITS, toeplitzSeedBits } from './privacy-amplification'
import { randomBits, testDice } from './reconciliation/noisy-keys.testing'
import { toeplitzHash } from './toeplitz-fft'

const wasm = createWasmEngine()
if (!wasm) throw new Error('this machine has no WebAssembly with vectors')
const engines: readonly (readonly [string, ProductEngine])[] = [
  ['TypeScript', typescriptEngine],
  ['WebAssembly', wasm],
]

/** Lengths just below, at and above those where the transform grows, and where a word ends. */
const AWKWARD = [1, 2, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129, 191, 192, 193, 255, 256, 257]
const anyLength = fc.oneof(fc.constantFrom(...AWKWARD), fc.integer({ min: 1, max: 400 }))
const bits = (text: string): PackedBits => packBits(Array.from(text, Number))

describe.each(engines)('toeplitzHash in %s', (_, engine) => {
  it('equals its definition for 200 shapes', () =>
    fc.assert(
      fc.property(anyLength, anyLength, fc.nat(), (n, rows, seed) => {
        const dice = testDice(seed)
        const [matrix, x] = [randomBits(n + rows - 1, dice), randomBits(n, dice)]
        expect(toeplitzHash(matrix, x, rows, engine).output).toEqual(toeplitzByDefinition(matrix, x, rows))
      }),
      { numRuns: 200 },
    ))

  it('equals its definition where transforms are longer than the cache', () => {
    const dice = testDice(1)
    for (const [n, rows] of [
      [24_700, 20],
      [33, 24_700],
    ] as const) {
      const [matrix, x] = [randomBits(n + rows - 1, dice), randomBits(n, dice)]
      expect(toeplitzHash(matrix, x, rows, engine).output).toEqual(toeplitzByDefinition(matrix, x, rows))
    }
  })

  // Worked by hand from T_ij = s_(i − j + n − 1) for the case file of the model book.
  it.each([
    ['101100111010', '10110101', '11100'],
    ['0110101110010111', '1100101011', '0010101'],
    ['00000000000', '11111111', '0000'],
  ])('seed %s takes %s to %s', (seed, input, hash) => {
    expect(unpackBits(toeplitzHash(bits(seed), bits(input), hash.length, engine).output).join('')).toBe(hash)
  })

  it('is linear: the hash of a sum is the sum of the hashes, and zero goes to zero', () =>
    fc.assert(
      fc.property(anyLength, anyLength, fc.nat(), (n, rows, seed) => {
        const dice = testDice(seed)
        const matrix = randomBits(n + rows - 1, dice)
        const hash = (x: PackedBits): PackedBits => toeplitzHash(matrix, x, rows, engine).output
        const [x, y] = [randomBits(n, dice), randomBits(n, dice)]
        expect(hash(xorBits(x, y))).toEqual(xorBits(hash(x), hash(y)))
        expect(hash(zeros(n))).toEqual(zeros(rows))
      }),
      { numRuns: 50 },
    ))

  it('stays far from rounding mistakes at full weight', () => {
    const ones = (n: number): PackedBits => packBits(new Uint8Array(n).fill(1))
    const n = 60_000
    const { output, largestDistance } = toeplitzHash(ones(2 * n - 1), ones(n), n, engine)
    // Every coefficient is n, which is even.
    expect(output).toEqual(zeros(n))
    expect(largestDistance).toBeLessThan(1e-6)
  })
})

it('TypeScript and WebAssembly agree in every bit and in every rounding', () => {
  const dice = testDice(2)
  for (const n of [1000, 4096, 50_000, 98_304, 131_072]) {
    const [matrix, x] = [randomBits(n + (n >> 1) - 1, dice), randomBits(n, dice)]
    expect(toeplitzHash(matrix, x, n >> 1, wasm)).toEqual(toeplitzHash(matrix, x, n >> 1))
  }
})

it('a machine that computes wrongly is found out', () => {
  const faulty: ProductEngine = {
    factors: typescriptEngine.factors,
    multiply(size) {
      typescriptEngine.multiply(size)
      typescriptEngine.factors(size)[0][2 * 31]! += 0.3 * size
    },
  }
  const dice = testDice(3)
  expect(() => toeplitzHash(randomBits(49, dice), randomBits(30, dice), 20, faulty)).toThrow(/0\.[23]/)
})

describe('at the edges', () => {
  it('nothing hashes to nothing', () => {
    expect(toeplitzHash(zeros(0), zeros(0), 5).output).toEqual(zeros(5))
    expect(toeplitzHash(zeros(0), randomBits(9, testDice(1)), 0).output).toEqual(zeros(0))
    expect([toeplitzSeedBits(0, 5), toeplitzSeedBits(9, 0), toeplitzSeedBits(9, 5)]).toEqual([0, 0, 13])
  })

  it('refuses seeds and lengths that do not fit', () => {
    const key = randomBits(100, testDice(4))
    expect(() => toeplitzHash(zeros(148), key, 50)).toThrow(RangeError)
    expect(() => toeplitzHash(zeros(150), key, 50)).toThrow(RangeError)
    expect(() => toeplitzHash(zeros(149), key, -1)).toThrow(RangeError)
    expect(() => amplifyPrivacy(key, zeros(200), 101)).toThrow(RangeError)
    const long = { words: new Uint32Array(0), bits: LARGEST_BLOCK_BITS + 1 }
    expect(() => amplifyPrivacy(long, zeros(0), 1)).toThrow(/2\^22/)
  })

  it('one seed bit turned over changes the key, unless the row it stands in hits only zeros', () => {
    const dice = testDice(5)
    for (let trial = 0; trial < 1000; trial++) {
      const [matrix, x] = [randomBits(149, dice), randomBits(100, dice)]
      setBit(x, 0, 1)
      setBit(x, 99, 1)
      const other = { words: matrix.words.slice(), bits: 149 }
      const at = dice.below(149)
      other.words[at >>> 5]! ^= 1 << (at & 31)
      expect(toeplitzHash(other, x, 50).output).not.toEqual(toeplitzHash(matrix, x, 50).output)
    }
  })
})
