import { type PackedBits, zeros } from '../../../math/packed-bits'

/** Bits written one after the other, of unknown number; a byte each until they are read. */
export class BitTape {
  private bytes = new Uint8Array(256)
  private length = 0

  /** Adds the first `count` of `values`, each 0 or 1. */
  write(values: Uint8Array, count: number): void {
    const end = this.length + count
    if (end > this.bytes.length) {
      const longer = new Uint8Array(Math.max(end, 2 * this.bytes.length))
      longer.set(this.bytes)
      this.bytes = longer
    }
    if (count === 1) this.bytes[this.length] = values[0]!
    else this.bytes.set(values.subarray(0, count), this.length)
    this.length = end
  }

  /** Bit i, 0 beyond what is written. */
  at(i: number): number {
    return i < this.length ? this.bytes[i]! : 0
  }

  /** All bits so far. */
  bits(): PackedBits {
    const { bytes, length } = this
    const packed = zeros(length)
    // Without a branch a bit: they are as good as random.
    for (let w = 0; w < packed.words.length; w++) {
      const end = Math.min(length, 32 * w + 32)
      let word = 0
      for (let i = 32 * w; i < end; i++) word |= bytes[i]! << (i & 31)
      packed.words[w] = word
    }
    return packed
  }
}
