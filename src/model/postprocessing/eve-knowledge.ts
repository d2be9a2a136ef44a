import { countOnes, type PackedBits } from '../math/packed-bits'

/** Key bits that Eve knows, before and after privacy amplification. */
export interface EveKnowledge {
  /** Bits of the reconciled key that she knows for certain. */
  readonly before: number
  /** Of so many. */
  readonly keyBits: number
  /** Dimensions of the secret key that she can work out from those bits and from all that was told in public. */
  readonly after: number
  readonly secretBits: number
}

/**
 * Eve knows some bits of the reconciled key and hears some parities of it. All that is left to her are the
 * dimensions of the key space that these do not cover: a random Toeplitz matrix maps them onto the secret
 * key without loss as long as there are enough of them. Then nothing of the secret key is known to her;
 * otherwise she knows so many independent parities of it as dimensions are missing (exactly so up to the
 * rank defect of a random matrix, about one bit).
 *
 * @param knows one bit a key bit
 * @param told parities told in public, tag included
 */
export function eveKnowledge(knows: PackedBits, told: number, secretBits: number): EveKnowledge {
  const before = countOnes(knows)
  const unknown = Math.max(0, knows.bits - before - told)
  return { before, keyBits: knows.bits, after: Math.max(0, secretBits - unknown), secretBits }
}
