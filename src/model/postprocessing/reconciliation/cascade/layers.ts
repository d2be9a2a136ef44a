/**
 * What both sides know about the passes: which key bit stands where, and where blocks begin. Nothing
 * here depends on either key. Positions of a layer run from 0 to size − 1; the permutations and
 * subsets come from dice thrown in public.
 */
import type { Dice } from '../../../math/dice'
import { type PackedBits, popcount, wordsFor } from '../../../math/packed-bits'
import { Permutation } from './permutation'

/** Key bits in their order, in an order thrown by public dice, or a random half of them. */
export type LayerKind = 'ordered' | 'permuted' | 'subset'

/**
 * One layer. Its bits are stored by *place*: in a subset every bit stays where it is in the key and
 * the bits left out are 0; otherwise place and position are the same.
 */
export class Layer {
  readonly kind: LayerKind
  /** Positions. */
  readonly size: number
  readonly blockSize: number
  /** Bits of the key. */
  private readonly bits: number
  private readonly permutation: Permutation | null
  private readonly mask: Uint32Array | null
  /** Members of the subset before each word; counted when first needed. */
  private before: Uint32Array | null = null

  private constructor(
    kind: LayerKind,
    bits: number,
    size: number,
    blockSize: number,
    order: Permutation | Uint32Array | null,
  ) {
    this.kind = kind
    this.bits = bits
    this.size = size
    this.blockSize = Math.max(1, Math.min(blockSize, size))
    this.permutation = order instanceof Permutation ? order : null
    this.mask = order instanceof Uint32Array ? order : null
  }

  static ordered(bits: number, blockSize: number): Layer {
    return new Layer('ordered', bits, bits, blockSize, null)
  }

  static permuted(bits: number, blockSize: number, dice: Dice): Layer {
    return new Layer('permuted', bits, bits, blockSize, new Permutation(bits, dice))
  }

  /** Every bit of the key with chance ½, as one block. */
  static subset(bits: number, dice: Dice): Layer {
    const mask = new Uint32Array(wordsFor(bits))
    dice.fill(mask)
    if (bits & 31) mask[mask.length - 1]! &= 2 ** (bits & 31) - 1
    let size = 0
    for (let w = 0; w < mask.length; w++) size += popcount(mask[w]!)
    return new Layer('subset', bits, size, size, mask)
  }

  /** Key bit at a position. */
  keyIndex(position: number): number {
    if (this.permutation) return this.permutation.source(position)
    return this.mask ? this.select(position) : position
  }

  /** Position of a key bit, −1 if the layer leaves it out. */
  position(keyIndex: number): number {
    if (this.permutation) return this.permutation.position(keyIndex)
    if (!this.mask) return keyIndex
    const word = this.mask[keyIndex >>> 5]!
    if (((word >>> (keyIndex & 31)) & 1) === 0) return -1
    return this.counts()[keyIndex >>> 5]! + popcount(word & ~(-1 << (keyIndex & 31)))
  }

  /** Where the bit at a position is stored in the words of `place`; position `size` is the end. */
  placeOf(position: number): number {
    if (!this.mask) return position
    return position === this.size ? this.bits : this.select(position)
  }

  /** A key's bits as this layer stores them: new words, except that an ordered layer is the key itself. */
  place(key: PackedBits): Uint32Array {
    if (this.permutation) return this.permutation.permute(key)
    const { mask } = this
    if (!mask) return key.words
    const words = new Uint32Array(mask.length)
    for (let w = 0; w < mask.length; w++) words[w] = key.words[w]! & mask[w]!
    return words
  }

  /** Sum of all words that `place` would give: enough for the parity of the whole layer. */
  sumOfWords({ words }: PackedBits): number {
    const { mask } = this
    let sum = 0
    if (mask) for (let w = 0; w < words.length; w++) sum ^= words[w]! & mask[w]!
    else for (let w = 0; w < words.length; w++) sum ^= words[w]!
    return sum
  }

  private counts(): Uint32Array {
    if (this.before) return this.before
    const mask = this.mask!
    const before = new Uint32Array(mask.length)
    let members = 0
    for (let w = 0; w < mask.length; w++) {
      before[w] = members
      members += popcount(mask[w]!)
    }
    this.before = before
    return before
  }

  /** Key index of member number `rank`. */
  private select(rank: number): number {
    const before = this.counts()
    let low = 0
    let high = before.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (before[middle]! <= rank) low = middle
      else high = middle - 1
    }
    let word = this.mask![low]!
    for (let skip = rank - before[low]!; skip > 0; skip--) word &= word - 1
    return 32 * low + 31 - Math.clz32(word & -word)
  }
}
