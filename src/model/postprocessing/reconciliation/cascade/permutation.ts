/**
 * A public permutation of 0 … size − 1 without a table: multiply–xorshift rounds are a bijection on
 * the next power of two, and numbers beyond the end are walked on until they fall inside
 * (cycle walking). Invertible in the same time.
 *
 * Affine maps i → a·i + b would be cheaper but leave neighbours together: they cost Cascade up to
 * 0.06 in efficiency. This mixes as well as a shuffle does.
 */
import type { Dice } from '../../../math/dice'
import type { PackedBits } from '../../../math/packed-bits'

/** Inverse of an odd number modulo 2³², by Newton's iteration (each step doubles the right bits). */
function inverseOfOdd(odd: number): number {
  let inverse = odd
  for (let i = 0; i < 4; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse))
  return inverse
}

export class Permutation {
  readonly size: number
  private readonly mask: number
  /** A shift of at least half the width undoes itself. */
  private readonly shift: number
  private readonly offset: number
  private readonly factors: readonly [number, number, number]
  private readonly inverses: readonly [number, number, number]
  /** Kept between the first and the second use. */
  private order: Int32Array | null = null

  /**
   * @param size 1 ≤ size ≤ 2³⁰
   * @param dice public: four words are drawn
   */
  constructor(size: number, dice: Dice) {
    if (!Number.isInteger(size) || size < 1 || size > 2 ** 30)
      throw new RangeError(`Permutation: size = ${size} is not a whole number from 1 to 2^30`)
    const width = 32 - Math.clz32(size - 1)
    this.size = size
    this.mask = (1 << width) - 1
    this.shift = Math.max(1, (width + 1) >> 1)
    this.offset = dice.word() & this.mask
    const odd = (): number => dice.word() | 1
    this.factors = [odd(), odd(), odd()]
    this.inverses = [inverseOfOdd(this.factors[0]), inverseOfOdd(this.factors[1]), inverseOfOdd(this.factors[2])]
  }

  /** Where position `p` of the permuted key comes from. */
  source(p: number): number {
    const { mask, shift, size } = this
    const [m1, m2, m3] = this.factors
    let x = p
    do {
      x = (x + this.offset) & mask
      x = Math.imul(x ^ (x >>> shift), m1) & mask
      x = Math.imul(x ^ (x >>> shift), m2) & mask
      x = Math.imul(x ^ (x >>> shift), m3) & mask
      x ^= x >>> shift
    } while (x >= size)
    return x
  }

  /** Where bit `i` of the key goes: the inverse of `source`. */
  position(i: number): number {
    const { mask, shift, size } = this
    const [m1, m2, m3] = this.inverses
    let x = i
    do {
      x ^= x >>> shift
      x = Math.imul(x, m3) & mask
      x = Math.imul(x ^ (x >>> shift), m2) & mask
      x = Math.imul(x ^ (x >>> shift), m1) & mask
      x = ((x ^ (x >>> shift)) - this.offset) & mask
    } while (x >= size)
    return x
  }

  /** The words of the permuted key: bit p is bit `source(p)` of the key. */
  permute({ words }: PackedBits): Uint32Array {
    // Both sides permute their keys, one after the other: the second finds the order worked out.
    const order = this.order ?? this.wholeOrder()
    this.order = this.order ? null : order
    const { size } = this
    const out = new Uint32Array(Math.ceil(size / 32))
    for (let w = 0; w < out.length; w++) {
      const end = Math.min(size, 32 * w + 32)
      let word = 0
      for (let p = 32 * w; p < end; p++) {
        const x = order[p]!
        word |= ((words[x >>> 5]! >>> (x & 31)) & 1) << (p & 31)
      }
      out[w] = word
    }
    return out
  }

  /** `source` of every position. */
  private wholeOrder(): Int32Array {
    const { mask, shift, size, offset } = this
    const [m1, m2, m3] = this.factors
    const order = new Int32Array(size)
    for (let p = 0; p < size; p++) {
      let x = p
      do {
        x = (x + offset) & mask
        x = Math.imul(x ^ (x >>> shift), m1) & mask
        x = Math.imul(x ^ (x >>> shift), m2) & mask
        x = Math.imul(x ^ (x >>> shift), m3) & mask
        x ^= x >>> shift
      } while (x >= size)
      order[p] = x
    }
    return order
  }
}
