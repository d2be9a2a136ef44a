/**
 * Bits packed 32 to the word. Bit i is `(words[i >>> 5] >>> (i & 31)) & 1`; the bits of the last
 * word beyond `bits` are 0. Functions here never change their arguments unless they say so.
 */
export interface PackedBits {
  readonly words: Uint32Array
  readonly bits: number
}

/** Number of 32-bit words that hold `bits` bits. */
export const wordsFor = (bits: number): number => Math.ceil(bits / 32)

/** All zero. @throws RangeError unless `bits` is a whole number ≥ 0 */
export function zeros(bits: number): PackedBits {
  if (!Number.isInteger(bits) || bits < 0) throw new RangeError(`zeros: bits = ${bits} is not a whole number ≥ 0`)
  return { words: new Uint32Array(wordsFor(bits)), bits }
}

/** Bit i as 0 or 1; 0 beyond the end. */
export const bitAt = ({ words }: PackedBits, i: number): 0 | 1 => (((words[i >>> 5] ?? 0) >>> (i & 31)) & 1) as 0 | 1

/** Sets bit i of `target` in place. The caller owns the array. */
export function setBit({ words }: PackedBits, i: number, value: number): void {
  const word = words[i >>> 5] ?? 0
  words[i >>> 5] = value ? word | (1 << (i & 31)) : word & ~(1 << (i & 31))
}

/** Packs any sequence of 0/1 values. */
export function packBits(values: ArrayLike<number>): PackedBits {
  const packed = zeros(values.length)
  for (let i = 0; i < values.length; i++) if (values[i]) packed.words[i >>> 5]! |= 1 << (i & 31)
  return packed
}

/** One byte (0 or 1) per bit. */
export function unpackBits(packed: PackedBits): Uint8Array {
  const out = new Uint8Array(packed.bits)
  for (let i = 0; i < out.length; i++) out[i] = bitAt(packed, i)
  return out
}

/** Number of 1s in a 32-bit word. */
export function popcount(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  word = (word + (word >>> 4)) & 0x0f0f0f0f
  return Math.imul(word, 0x01010101) >>> 24
}

/** Number of 1s. */
export function countOnes({ words }: PackedBits): number {
  let ones = 0
  for (let i = 0; i < words.length; i++) ones += popcount(words[i]!)
  return ones
}

/** Bitwise sum modulo 2. @throws RangeError if the lengths differ */
export function xorBits(a: PackedBits, b: PackedBits): PackedBits {
  if (a.bits !== b.bits) throw new RangeError(`xorBits: lengths ${a.bits} and ${b.bits} differ`)
  const words = new Uint32Array(a.words.length)
  for (let i = 0; i < words.length; i++) words[i] = a.words[i]! ^ b.words[i]!
  return { words, bits: a.bits }
}

/** Number of places in which two keys of equal length differ. @throws RangeError if the lengths differ */
export function hammingDistance(a: PackedBits, b: PackedBits): number {
  if (a.bits !== b.bits) throw new RangeError(`hammingDistance: lengths ${a.bits} and ${b.bits} differ`)
  let ones = 0
  for (let i = 0; i < a.words.length; i++) ones += popcount(a.words[i]! ^ b.words[i]!)
  return ones
}

/** At [mask << 8 | byte]: the bits of the byte where the mask has a 1, moved together. */
const together = new Uint8Array(65536)
for (let mask = 0; mask < 256; mask++)
  for (let byte = 0; byte < 256; byte++) {
    let [bits, at] = [0, 0]
    for (let m = mask; m !== 0; m &= m - 1, at++) if (byte & m & -m) bits |= 1 << at
    together[(mask << 8) | byte] = bits
  }

/** Ones of a byte. */
const onesOf = Uint8Array.from({ length: 256 }, (_, byte) => popcount(byte))

/** The bits of `source` where `mask` has a 1, in order. @throws RangeError if the lengths differ */
export function selectBits(source: PackedBits, mask: PackedBits): PackedBits {
  if (source.bits !== mask.bits) throw new RangeError(`selectBits: lengths ${source.bits} and ${mask.bits} differ`)
  const out = zeros(countOnes(mask))
  const { words } = out
  let [word, filled, at] = [0, 0, 0]
  for (let w = 0; w < mask.words.length; w++) {
    let bits = source.words[w]! | 0
    for (let m = mask.words[w]! | 0; m !== 0; m >>>= 8, bits >>>= 8) {
      const chosen = m & 255
      const found = together[(chosen << 8) | (bits & 255)]!
      word |= found << filled
      filled += onesOf[chosen]!
      if (filled < 32) continue
      words[at++] = word
      filled -= 32
      // What did not fit, by ones of this byte that stood below the edge.
      word = filled === 0 ? 0 : found >>> (onesOf[chosen]! - filled)
    }
  }
  if (filled > 0) words[at] = word
  return out
}
