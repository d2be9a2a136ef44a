/**
 * A layer as Bob sees it: his own bits in its order, and for every parity Alice has told him whether
 * his own agrees. Blocks are halved again and again (the left half has the extra bit), and every
 * place between two positions is the middle of exactly one such block. So one byte a position holds
 * all there is to know, no question is asked twice, and no parity is ever worked out again.
 */
import type { PackedBits } from '../../../math/packed-bits'
import type { Layer } from './layers'
import { parityBetween, parityOf } from './parity'

/**
 * At the middle of a block: before its halves are compared, whether the block is odd (holds an odd
 * number of errors); afterwards (`HALVED`), whether its left half is.
 */
const ODD = 1
const HALVED = 2
/** The block is on a list of searches, or asked about. */
const WAITING = 4
/** A bit of the left half was turned over since the halves were asked about. */
const LEFT_TURNED = 8
/** At the first position of a whole block: whether it is odd. Never a middle, so the byte is free. */
const WHOLE_ODD = 1

/** First position of the right half. */
export const middleOf = (from: number, to: number): number => from + ((to - from + 1) >> 1)

export class BobLayer {
  readonly layer: Layer
  /** The block found last: positions from … to − 1. */
  from = 0
  to = 0
  private readonly key: PackedBits
  /** Positions are places. */
  private readonly direct: boolean
  private words: Uint32Array | null = null
  private known: Uint8Array | null = null
  /** Whether the one block of a subset is odd, as long as nothing else is known about it. */
  private subsetOdd = 0

  /** @param key Bob's key as it is now; the owner goes on correcting it and reports each bit by `turnOver` */
  constructor(layer: Layer, key: PackedBits) {
    this.layer = layer
    this.key = key
    this.direct = layer.kind !== 'subset'
    if (layer.kind !== 'subset') this.lookInside()
  }

  /** Bob's parity of positions from … to − 1, of his key as it is now. */
  parity(from: number, to: number): number {
    const { words } = this
    if (words === null) return parityOf(this.layer.sumOfWords(this.key))
    return this.direct
      ? parityBetween(words, from, to)
      : parityBetween(words, this.layer.placeOf(from), this.layer.placeOf(to))
  }

  /** Notes whether Bob's parity of a whole block differs from Alice's. */
  learnBlock(from: number, to: number, odd: number): void {
    if (this.direct) this.note(from, to, odd)
    else {
      this.subsetOdd = odd
      if (odd) this.lookInside()
    }
  }

  /**
   * Notes what comparing the left half of a block has shown.
   *
   * @param odd whether it was odd when the question was asked; corrections since then are allowed for
   * @returns which halves are odd now: 1 for the left, 2 for the right, added
   */
  learnHalf(from: number, middle: number, to: number, odd: number): number {
    const known = this.known!
    const block = known[middle]!
    const leftOdd = odd ^ ((block & LEFT_TURNED) >>> 3)
    const rightOdd = (block & ODD) ^ leftOdd
    known[middle] = HALVED | leftOdd
    if (middle - from > 1) known[middleOf(from, middle)] = leftOdd
    if (to - middle > 1) known[middleOf(middle, to)] = rightOdd
    return leftOdd | (rightOdd << 1)
  }

  /** Whether a block that has not been halved, of more than one position, is odd. */
  isOdd(from: number, to: number): boolean {
    return (this.known![middleOf(from, to)]! & ODD) !== 0
  }

  /**
   * Follows the correction of a key bit: every known block around it changes parity. Afterwards
   * `from`, `to` is the smallest of them.
   *
   * @returns whether that block is now odd and can be searched; false if the layer leaves the bit out
   */
  turnOver(keyIndex: number): boolean {
    const { layer } = this
    const position = layer.position(keyIndex)
    if (position < 0) return false
    if (!this.known) {
      this.subsetOdd ^= 1
      this.lookInside()
      this.from = 0
      this.to = layer.size
      return this.subsetOdd === 1 && layer.size > 1
    }
    const { known } = this
    const words = this.words!
    if (words !== this.key.words) {
      const place = this.direct ? position : keyIndex
      words[place >>> 5]! ^= 1 << (place & 31)
    }
    let from = position - (position % layer.blockSize)
    let to = Math.min(from + layer.blockSize, layer.size)
    known[from]! ^= WHOLE_ODD
    let half = 0
    while (to - from > 1) {
      const middle = middleOf(from, to)
      half = known[middle]!
      if (!(half & HALVED)) {
        half ^= position < middle ? ODD | LEFT_TURNED : ODD
        known[middle] = half
        break
      }
      if (position < middle) {
        known[middle] = half ^ ODD
        to = middle
      } else from = middle
    }
    this.from = from
    this.to = to
    // A single position whose parity is known has just become right.
    return to - from > 1 && (half & ODD) === 1
  }

  /** Whether the layer has this key bit. */
  holds(keyIndex: number): boolean {
    return this.layer.position(keyIndex) >= 0
  }

  /** Finds the smallest known odd block inside the whole block around a position. @returns false if that block is even */
  descend(position: number): boolean {
    const known = this.known!
    let from = position - (position % this.layer.blockSize)
    let to = Math.min(from + this.layer.blockSize, this.layer.size)
    if (!(known[from]! & WHOLE_ODD)) return false
    while (to - from > 1) {
      const middle = middleOf(from, to)
      const half = known[middle]!
      if (!(half & HALVED)) break
      if (half & ODD) to = middle
      else from = middle
    }
    this.from = from
    this.to = to
    return true
  }

  /** Puts a block on the list of searches. @returns false if it is there already, or asked about */
  wait(from: number, to: number): boolean {
    const known = this.known!
    const mark = middleOf(from, to)
    if (known[mark]! & WAITING) return false
    known[mark]! |= WAITING
    return true
  }

  isWaiting(from: number, to: number): boolean {
    return (this.known![middleOf(from, to)]! & WAITING) !== 0
  }

  /** Takes a block off the list without asking about it. */
  stopWaiting(from: number, to: number): void {
    this.known![middleOf(from, to)]! &= ~WAITING
  }

  /**
   * Takes a block off the list to ask about its left half. Until the answer it cannot be listed again, and
   * corrections in that half are noted.
   */
  startHalving(from: number, to: number): void {
    const mark = middleOf(from, to)
    this.known![mark] = (this.known![mark]! & ~LEFT_TURNED) | WAITING
  }

  private lookInside(): void {
    const { layer } = this
    this.words = layer.place(this.key)
    this.known = new Uint8Array(layer.size)
    if (layer.kind === 'subset') this.note(0, layer.size, this.subsetOdd)
  }

  private note(from: number, to: number, odd: number): void {
    const known = this.known!
    known[from] = odd
    if (to - from > 1) known[middleOf(from, to)] = odd
  }
}
