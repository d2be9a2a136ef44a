import { bytesOfBits } from '../crypto/bit-bytes'
import { PolynomialHash } from '../crypto/polynomial-hash'
import { authenticationTag, TAG_BYTES, tagFits } from '../crypto/wegman-carter'
import { type KeyStore, takeBits } from './key-store'

/** Shared key bits for the hash, and again for every tag. */
export const AUTHENTICATION_BLOCK_BITS = 8 * TAG_BYTES

/** Key bits that so many messages use: one hash key for all, one pad each. */
export const authenticationBits = (messages: number): number =>
  messages === 0 ? 0 : (messages + 1) * AUTHENTICATION_BLOCK_BITS

/**
 * One side's part in authentication. Both sides take the same bits of the same shared key in the same
 * order: first the hash key, then a pad for every message, sent or received. A pad is used up whether
 * the message was right or not.
 */
export class Authenticator {
  private store: KeyStore
  private hash: PolynomialHash | null = null

  constructor(shared: KeyStore) {
    this.store = shared
  }

  /** The shared key with what has been used struck out. */
  get remaining(): KeyStore {
    return this.store
  }

  /** @returns null if the shared key does not last */
  tag(message: Uint8Array): Uint8Array | null {
    const pad = this.nextPad()
    return pad && this.hash ? authenticationTag(this.hash, pad, message) : null
  }

  /** Whether a message is as its sender tagged it. */
  check(message: Uint8Array, tag: Uint8Array): boolean {
    const pad = this.nextPad()
    return pad !== null && this.hash !== null && tagFits(this.hash, pad, message, tag)
  }

  private nextPad(): Uint8Array | null {
    if (!this.hash) {
      const key = this.take()
      if (!key) return null
      this.hash = new PolynomialHash(key)
    }
    return this.take()
  }

  private take(): Uint8Array | null {
    const took = takeBits(this.store, AUTHENTICATION_BLOCK_BITS)
    if (!took) return null
    this.store = took.store
    return bytesOfBits(took.taken)
  }
}
