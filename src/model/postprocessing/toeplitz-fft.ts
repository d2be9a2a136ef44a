/**
 * Toeplitz hashing over GF(2) by the fast Fourier transform: exact, in n·log n steps instead of n·ℓ.
 *
 * The hash is a window of the product of two polynomials, y_i = Σ_j s_(i + n − 1 − j)·x_j mod 2. All
 * terms are 0 or 1, so every coefficient is a whole number up to n; floating point is good enough as
 * long as each lands well within ½ of one, which is checked for every coefficient used.
 */
import { fourierSize } from '../math/fourier-plan'
import { type ProductEngine, typescriptEngine } from '../math/fourier-product'
import { type PackedBits, wordsFor, zeros } from '../math/packed-bits'

/** Sizes from here up are multiples of 32, so that both halves of a polynomial begin with a word. */
const SMALLEST = 64

export interface ToeplitzHash {
  readonly output: PackedBits
  /** Largest distance of a coefficient from a whole number; beyond ¼ the hash would not be trusted. */
  readonly largestDistance: number
}

/**
 * y = T·x with T_ij = s_(i − j + n − 1), as `toeplitzByDefinition`.
 *
 * @param seed s, exactly n + ℓ − 1 bits (any length will do when n or ℓ is 0)
 * @param input x, n bits
 * @param outputBits ℓ, whole number ≥ 0
 * @throws RangeError if ℓ is not a whole number ≥ 0 or the seed has the wrong length
 * @throws Error if rounding would not be safe, which 2²² bits do not come near
 */
export function toeplitzHash(
  seed: PackedBits,
  input: PackedBits,
  outputBits: number,
  engine: ProductEngine = typescriptEngine,
): ToeplitzHash {
  const output = zeros(outputBits)
  const n = input.bits
  if (n === 0 || outputBits === 0) return { output, largestDistance: 0 }
  if (seed.bits !== n + outputBits - 1)
    throw new RangeError(`toeplitzHash: seed of ${seed.bits} bits, not ${n} + ${outputBits} − 1`)
  // A real polynomial of 2·size coefficients is one of `size` complex ones; what wraps round stays below the window.
  const size = fourierSize(Math.max(SMALLEST, Math.ceil(seed.bits / 2)))
  const [first, second] = engine.factors(size)
  spread(seed, first, size)
  spread(input, second, size)
  engine.multiply(size)
  const largestDistance = readParities(first, size, n - 1, output)
  if (!(largestDistance < 0.25))
    throw new Error(`toeplitzHash: a coefficient lies ${largestDistance} from a whole number`)
  return { output, largestDistance }
}

/** Bits as coefficients 0 and 1: the first `size` as real parts, the rest as imaginary parts. */
function spread({ words, bits }: PackedBits, into: Float64Array, size: number): void {
  for (const part of [0, 1]) {
    const begin = part * size
    const count = Math.max(0, Math.min(size, 32 * wordsFor(bits) - begin))
    let at = part
    for (let w = begin >>> 5; w < (begin + count) >>> 5; w++) {
      let word = words[w]!
      for (let b = 0; b < 32; b++) {
        into[at] = word & 1
        word >>>= 1
        at += 2
      }
    }
    for (; at < 2 * size; at += 2) into[at] = 0
  }
}

/** Adding and taking away 1.5·2⁵² rounds a double to a whole number. */
const ROUNDER = 6755399441055744

/** Parities of coefficients `from` … of a product `size` times too large. @returns largest distance from a whole number */
function readParities(values: Float64Array, size: number, from: number, { words, bits }: PackedBits): number {
  const scale = 1 / size
  let largest = 0
  for (let w = 0; w < words.length; w++) {
    const end = Math.min(32, bits - 32 * w)
    let word = 0
    for (let b = 0; b < end; b++) {
      const k = from + 32 * w + b
      const value = (k < size ? values[2 * k]! : values[2 * (k - size) + 1]!) * scale
      const whole = value + ROUNDER - ROUNDER
      const distance = Math.abs(value - whole)
      if (!(distance <= largest)) largest = distance
      word |= (whole & 1) << b
    }
    words[w] = word
  }
  return largest
}
