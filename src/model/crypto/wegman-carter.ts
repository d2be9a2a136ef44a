/**
 * Wegman–Carter authentication: a polynomial hash over GF(2¹²⁸) whose value is encrypted by a one-time
 * pad. The hash key serves for many messages, each pad for one. Safe against any computer: whoever does
 * not know the key forges one message of m blocks with probability at most m·2⁻¹²⁸.
 *
 * @see Wegman & Carter, J. Comput. Syst. Sci. 22, 265 (1981)
 */
import { oneTimePad } from './one-time-pad'
import { HASH_BYTES, hashBlocks, type PolynomialHash } from './polynomial-hash'

export const TAG_BYTES = HASH_BYTES

/** @param pad 16 fresh key bytes, never used before or after */
export const authenticationTag = (hash: PolynomialHash, pad: Uint8Array, message: Uint8Array): Uint8Array =>
  oneTimePad(hash.hash(message), pad)

/** Whether a tag belongs to a message; looks at every byte whatever it finds. */
export function tagFits(hash: PolynomialHash, pad: Uint8Array, message: Uint8Array, tag: Uint8Array): boolean {
  const expected = authenticationTag(hash, pad, message)
  let difference = tag.length ^ TAG_BYTES
  for (let i = 0; i < TAG_BYTES; i++) difference |= expected[i]! ^ (tag[i] ?? 0)
  return difference === 0
}

/** Upper bound of the chance to forge one message of so many bytes. */
export const forgeryBound = (messageBytes: number): number => hashBlocks(messageBytes) * 2 ** -128
