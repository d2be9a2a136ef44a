/** Bits as key delivery writes them: bytes most significant bit first, base64, UUIDs. */
import { bitAt, type PackedBits } from '../../math/packed-bits'

/** @throws RangeError unless the number of bits is a multiple of 8 */
export function bytesOf(packed: PackedBits): Uint8Array {
  if (packed.bits % 8 !== 0) throw new RangeError(`bytesOf: ${packed.bits} bits are no whole bytes`)
  const bytes = new Uint8Array(packed.bits / 8)
  for (let i = 0; i < packed.bits; i++) bytes[i >>> 3]! |= bitAt(packed, i) << (7 - (i & 7))
  return bytes
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** RFC 4648, section 4, with padding. */
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let k = 0; k < 4; k++) text += i + k > bytes.length ? '=' : ALPHABET[(three >>> (18 - 6 * k)) & 63]
  }
  return text
}

/** A version 4 UUID (RFC 9562) from 128 random bits. */
export function uuid(random: PackedBits): string {
  const bytes = bytesOf(random)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
