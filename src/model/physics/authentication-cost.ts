import { requireWhole } from './domain'

export interface AuthenticationCost {
  /** Blocks of the message, ⌈length/b⌉. */
  readonly blocks: number
  /** Upper bound of a forgery, blocks·2^−b, at most 1. */
  readonly forgery: number
  /** Key bits for the first message: hash key and one tag. */
  readonly firstKeyBits: number
  /** Key bits for each further message: its tag; the hash key serves again. */
  readonly keyBitsPerMessage: number
}

/**
 * Wegman–Carter authentication with a polynomial hash over GF(2^b) whose tag is encrypted by a one-time pad.
 *
 * @param messageBits whole number ≥ 0
 * @param blockBits b, whole number ≥ 1
 * @throws RangeError if an argument is not a whole number in its range
 * @see Wegman & Carter, J. Comput. Syst. Sci. 22, 265 (1981)
 */
export function authenticationCost(messageBits: number, blockBits: number): AuthenticationCost {
  requireWhole('authenticationCost', 'messageBits', messageBits, 0)
  requireWhole('authenticationCost', 'blockBits', blockBits, 1)
  const blocks = Math.ceil(messageBits / blockBits)
  return {
    blocks,
    forgery: Math.min(1, blocks * 2 ** -blockBits),
    firstKeyBits: 2 * blockBits,
    keyBitsPerMessage: blockBits,
  }
}
