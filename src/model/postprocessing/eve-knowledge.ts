import { countOnes, type PackedBits } from '../math/packed-bits'
import { andBits } from './bit-strings'

/** What Eve has of the key bits before privacy amplification. */
export interface HeldByEve {
  /** Bits she knows for certain. */
  readonly knows: PackedBits
  /** Others of which she has a guess better than a coin. */
  readonly guesses?: PackedBits
  /** Where that guess is right. */
  readonly right?: PackedBits
}

/** Key bits that Eve knows, before and after privacy amplification. */
export interface EveKnowledge {
  /** Bits of the reconciled key that she knows for certain. */
  readonly before: number
  /** Others of which she has a guess better than a coin, and how many of these guesses are right. */
  readonly guessed: number
  readonly guessedRight: number
  /** Of so many. */
  readonly keyBits: number
  /** Dimensions of the secret key that she can work out from the certain bits and from all that was told in public. */
  readonly after: number
  /**
   * Bits of the secret key that she is expected to know, at most, guesses included: log₂(1 + 2^(s − R)) for s
   * secret bits out of a key with R bits of collision entropy left to her.
   *
   * @see Bennett, Brassard, Crépeau, Maurer, IEEE Trans. Inf. Theory 41, 1915 (1995), Theorem 3
   */
  readonly expected: number
  readonly secretBits: number
}

/** Collision entropy of a bit that is guessed right with probability p, 0 to 1. */
const collisionEntropy = (p: number): number => -Math.log2(p * p + (1 - p) * (1 - p))

/**
 * Eve knows some bits of the reconciled key and hears some parities of it. All that is left to her are the
 * dimensions of the key space that these do not cover: a random Toeplitz matrix maps them onto the secret
 * key without loss as long as there are enough of them. Then nothing of the secret key is known to her;
 * otherwise she knows so many independent parities of it as dimensions are missing (exactly so up to the
 * rank defect of a random matrix, about one bit).
 *
 * @param held by her, one bit a key bit
 * @param told parities told in public, tag included
 */
export function eveKnowledge({ knows, guesses, right }: HeldByEve, told: number, secretBits: number): EveKnowledge {
  const keyBits = knows.bits
  const before = countOnes(knows)
  const guessed = guesses ? countOnes(guesses) : 0
  const guessedRight = guesses && right ? countOnes(andBits(guesses, right)) : 0
  const unknown = Math.max(0, keyBits - before - told)
  // Nobody guesses worse than a coin on purpose.
  const share = guessed > 0 ? Math.max(0.5, guessedRight / guessed) : 0.5
  const entropy = Math.max(0, keyBits - before - guessed * (1 - collisionEntropy(share)) - told)
  const expected = secretBits === 0 ? 0 : Math.min(secretBits, logOfOneAnd(secretBits - entropy))
  const after = Math.max(0, secretBits - unknown)
  return { before, guessed, guessedRight, keyBits, after, expected, secretBits }
}

/** log₂(1 + 2^x), also where 2^x would overflow. */
const logOfOneAnd = (x: number): number => (x > 60 ? x : Math.log1p(2 ** x) / Math.LN2)
