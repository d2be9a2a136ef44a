import { type PackedBits, zeros } from '../math/packed-bits'

/**
 * Bits from … to − 1 as a string of their own.
 *
 * @throws RangeError unless 0 ≤ from ≤ to ≤ length
 */
export function sliceBits({ words, bits }: PackedBits, from: number, to = bits): PackedBits {
  if (!(from >= 0 && from <= to && to <= bits)) throw new RangeError(`sliceBits: ${from}–${to} of ${bits} bits`)
  const slice = zeros(to - from)
  const shift = from & 31
  for (let w = 0; w < slice.words.length; w++) {
    const low = words[(from >>> 5) + w]! >>> shift
    slice.words[w] = shift === 0 ? low : low | ((words[(from >>> 5) + w + 1] ?? 0) << (32 - shift))
  }
  trim(slice)
  return slice
}

/** One string behind the other. */
export function joinBits(parts: readonly PackedBits[]): PackedBits {
  const joined = zeros(parts.reduce((sum, { bits }) => sum + bits, 0))
  let at = 0
  for (const { words, bits } of parts) {
    const shift = at & 31
    for (let w = 0; 32 * w < bits; w++) {
      const word = words[w]!
      joined.words[(at >>> 5) + w]! |= word << shift
      if (shift !== 0 && word >>> (32 - shift) !== 0) joined.words[(at >>> 5) + w + 1]! |= word >>> (32 - shift)
    }
    at += bits
  }
  return joined
}

/** Ones where `mask` has zeros, of the same length. */
export function complementBits({ words, bits }: PackedBits): PackedBits {
  const complement = { words: words.map((word) => ~word), bits }
  trim(complement)
  return complement
}

/** Ones where both have ones. @throws RangeError if the lengths differ */
export function andBits(a: PackedBits, b: PackedBits): PackedBits {
  if (a.bits !== b.bits) throw new RangeError(`andBits: lengths ${a.bits} and ${b.bits} differ`)
  return { words: a.words.map((word, w) => word & b.words[w]!), bits: a.bits }
}

/** Ones where either has ones. @throws RangeError if the lengths differ */
export function orBits(a: PackedBits, b: PackedBits): PackedBits {
  if (a.bits !== b.bits) throw new RangeError(`orBits: lengths ${a.bits} and ${b.bits} differ`)
  return { words: a.words.map((word, w) => word | b.words[w]!), bits: a.bits }
}

/** A copy with `values` in the places of the ones of `mask`, in order. @throws RangeError if the numbers do not fit */
export function placeBits(base: PackedBits, mask: PackedBits, values: PackedBits): PackedBits {
  if (base.bits !== mask.bits) throw new RangeError(`placeBits: lengths ${base.bits} and ${mask.bits} differ`)
  const words = base.words.map((word, w) => word & ~mask.words[w]!)
  let next = 0
  for (let w = 0; w < words.length; w++) {
    for (let m = mask.words[w]!; m !== 0; m &= m - 1, next++) {
      const low = m & -m
      if ((values.words[next >>> 5]! >>> (next & 31)) & 1) words[w]! |= low
    }
  }
  if (next !== values.bits) throw new RangeError(`placeBits: ${values.bits} values for ${next} places`)
  return { words, bits: base.bits }
}

/** A copy with one bit turned over. @throws RangeError if there is no such bit */
export function turnedOver({ words, bits }: PackedBits, index: number): PackedBits {
  if (!(Number.isInteger(index) && index >= 0 && index < bits))
    throw new RangeError(`turnedOver: index = ${index} of ${bits} bits`)
  const copy = words.slice()
  copy[index >>> 5]! ^= 1 << (index & 31)
  return { words: copy, bits }
}

/** Clears what the last word holds beyond the end. */
function trim({ words, bits }: PackedBits): void {
  if (bits & 31) words[words.length - 1]! &= 2 ** (bits & 31) - 1
}
