import { type PackedBits, zeros } from '../math/packed-bits'

/** Bits as bytes: bit 0 is the lowest of byte 0; what is left of the last byte is 0. Independent of the machine's byte order. */
export function bytesOfBits({ words, bits }: PackedBits): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits / 8))
  for (let i = 0; i < bytes.length; i++) bytes[i] = words[i >>> 2]! >>> (8 * (i & 3))
  return bytes
}

/**
 * The first `bits` bits of some bytes.
 *
 * @throws RangeError if there are not so many
 */
export function bitsOfBytes(bytes: Uint8Array, bits = 8 * bytes.length): PackedBits {
  const packed = zeros(bits)
  if (bits > 8 * bytes.length) throw new RangeError(`bitsOfBytes: bits = ${bits} of ${bytes.length} bytes`)
  for (let i = 0; i < Math.ceil(bits / 8); i++) packed.words[i >>> 2]! |= bytes[i]! << (8 * (i & 3))
  if (bits & 31) packed.words[packed.words.length - 1]! &= 2 ** (bits & 31) - 1
  return packed
}
