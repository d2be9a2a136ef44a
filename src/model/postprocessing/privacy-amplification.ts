import { type ProductEngine, typescriptEngine } from '../math/fourier-product'
import type { PackedBits } from '../math/packed-bits'
import { type ToeplitzHash, toeplitzHash } from './toeplitz-fft'

/** Longest key that is hashed at once: 200 MB of working memory. */
export const LARGEST_BLOCK_BITS = 2 ** 22

/** Random bits that choose one Toeplitz matrix; they may be told in public. */
export const toeplitzSeedBits = (keyBits: number, secretBits: number): number =>
  keyBits === 0 || secretBits === 0 ? 0 : keyBits + secretBits - 1

/**
 * Privacy amplification: hashes a reconciled key to the length of which Eve knows nothing, by a Toeplitz
 * matrix chosen after the key was fixed. Two-universal: P(two keys collide) ≤ 2^−secretBits.
 *
 * @param key reconciled key, at most 2²² bits
 * @param seed `toeplitzSeedBits` random bits
 * @param secretBits whole number, 0 ≤ secretBits ≤ key bits
 * @throws RangeError if a length is outside its domain
 * @see Bennett, Brassard, Crépeau, Maurer, IEEE Trans. Inf. Theory 41, 1915 (1995); Krawczyk, CRYPTO '94
 */
export function amplifyPrivacy(
  key: PackedBits,
  seed: PackedBits,
  secretBits: number,
  engine: ProductEngine = typescriptEngine,
): ToeplitzHash {
  if (key.bits > LARGEST_BLOCK_BITS) throw new RangeError(`amplifyPrivacy: key of ${key.bits} bits is longer than 2^22`)
  if (!(secretBits <= key.bits)) throw new RangeError(`amplifyPrivacy: secretBits = ${secretBits} of ${key.bits} bits`)
  return toeplitzHash(seed, key, secretBits, engine)
}
