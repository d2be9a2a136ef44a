/**
 * Verification: do both sides hold the same key? Alice tells a hash of hers under a random key that was
 * thrown after reconciliation; Bob compares. Different keys of n bits agree in a tag of t bits with
 * probability at most m·2^−t, m the blocks of 128 bits. The tag is charged to the leak bit by bit.
 */
import { bytesOfBits } from '../crypto/bit-bytes'
import { HASH_BYTES, hashBlocks, PolynomialHash } from '../crypto/polynomial-hash'
import type { PackedBits } from '../math/packed-bits'

/** Random bits that choose the hash. */
export const VERIFICATION_SEED_BYTES = HASH_BYTES

const blocksOf = (keyBits: number): number => hashBlocks(Math.ceil(keyBits / 8))

/**
 * Shortest tag that lets two different keys pass with at most a given probability.
 *
 * @param failure ε_cor, 0 < ε < 1
 * @returns 1–128 bits
 * @throws RangeError if ε is so small that 128 bits are not enough, or outside (0, 1)
 */
export function verificationTagBits(keyBits: number, failure: number): number {
  if (!(failure > 0 && failure < 1)) throw new RangeError(`verificationTagBits: failure = ${failure} is not in (0, 1)`)
  const bits = Math.max(1, Math.ceil(Math.log2(blocksOf(keyBits) / failure)))
  if (bits > 8 * HASH_BYTES) throw new RangeError(`verificationTagBits: failure = ${failure} needs ${bits} > 128 bits`)
  return bits
}

/** Upper bound of the probability that two different keys of so many bits have the same tag. */
export const verificationFailure = (keyBits: number, tagBits: number): number =>
  Math.min(1, blocksOf(keyBits) * 2 ** -tagBits)

/**
 * The first `tagBits` bits of the key's hash.
 *
 * @param seed 16 random bytes, the same on both sides, not known when the keys were made
 * @param tagBits 1–128
 * @returns bytes; the unused low bits of the last one are 0
 */
export function verificationTag(key: PackedBits, seed: Uint8Array, tagBits: number): Uint8Array {
  if (!(Number.isInteger(tagBits) && tagBits >= 1 && tagBits <= 128))
    throw new RangeError(`verificationTag: tagBits = ${tagBits} is not from 1 to 128`)
  const tag = new PolynomialHash(seed).hash(bytesOfBits(key)).slice(0, Math.ceil(tagBits / 8))
  const spare = 8 * tag.length - tagBits
  tag[tag.length - 1]! &= 0xff << spare
  return tag
}

/** Whether two tags are the same. */
export const tagsAgree = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])
