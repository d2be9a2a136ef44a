/**
 * The key put to use: as a one-time pad for a short text, or as the key of AES-256-GCM. Failure is a
 * result with its reason.
 */
import { gcm } from '@noble/ciphers/aes.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesOfBits } from '../crypto/bit-bytes'
import { oneTimePad } from '../crypto/one-time-pad'
import type { PackedBits } from '../math/packed-bits'
import { type KeyStore, takeBits, unusedBits } from './key-store'

/**
 * `key-used-up`: fewer unused bits than needed. `key-already-used`: the bits asked for are struck out.
 * `altered`: the tag does not fit.
 */
export type KeyUseProblem =
  | { readonly reason: 'key-used-up'; readonly needed: number; readonly unused: number }
  | { readonly reason: 'key-already-used'; readonly from: number; readonly used: number }
  | { readonly reason: 'altered' }

export type KeyUse<T> = ({ readonly done: true } & T) | { readonly done: false; readonly problem: KeyUseProblem }

/** A text under a one-time pad, with the key bits it took: from … to − 1, struck out from now on. */
export interface PaddedText {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  readonly store: KeyStore
}

/** Encrypts with the next unused bits. Refused, and nothing used, if the text is longer than what is left. */
export function encryptOnce(text: Uint8Array, store: KeyStore): KeyUse<PaddedText> {
  const needed = 8 * text.length
  const took = takeBits(store, needed)
  if (!took) return { done: false, problem: { reason: 'key-used-up', needed, unused: unusedBits(store) } }
  return {
    done: true,
    bytes: oneTimePad(text, bytesOfBits(took.taken)),
    from: store.used,
    to: took.store.used,
    store: took.store,
  }
}

/** Decrypts with bits from … of the other side's store, which must be its next unused ones: no bit serves twice. */
export function decryptOnce(bytes: Uint8Array, from: number, store: KeyStore): KeyUse<PaddedText> {
  if (from < store.used) return { done: false, problem: { reason: 'key-already-used', from, used: store.used } }
  const skipped = takeBits(store, Math.min(from - store.used, unusedBits(store)))!.store
  return encryptOnce(bytes, skipped)
}

/** Key bits of AES-256. */
export const AES_KEY_BITS = 256
/** Bytes of a nonce; never the same twice under one key. */
const NONCE_BYTES = 12

/** A text under AES-256-GCM. */
export interface SealedText {
  /** Ciphertext and its tag of 16 bytes. */
  readonly bytes: Uint8Array
  readonly nonce: Uint8Array
}

/**
 * Takes 256 unused bits as a key for AES-256-GCM; it serves for many texts, each with a nonce of its own.
 * Unlike the one-time pad this is safe only against computers that cannot break AES.
 */
export function takeCipherKey(store: KeyStore): KeyUse<{ readonly key: Uint8Array; readonly store: KeyStore }> {
  const took = takeBits(store, AES_KEY_BITS)
  if (!took) return { done: false, problem: { reason: 'key-used-up', needed: AES_KEY_BITS, unused: unusedBits(store) } }
  return { done: true, key: bytesOfBits(took.taken), store: took.store }
}

/**
 * Encrypts and tags a text.
 *
 * @throws RangeError unless the key has 32 bytes and the nonce 12
 */
export function seal(text: Uint8Array, key: Uint8Array, nonce: Uint8Array): SealedText {
  requireCipher('seal', key, nonce)
  return { bytes: gcm(key, nonce).encrypt(text), nonce }
}

function requireCipher(where: string, key: Uint8Array, nonce: Uint8Array): void {
  if (8 * key.length !== AES_KEY_BITS || nonce.length !== NONCE_BYTES)
    throw new RangeError(`${where}: key of ${key.length} bytes, nonce of ${nonce.length}; they should be 32 and 12`)
}

/**
 * Opens a sealed text; refused if a bit of it, of the nonce or of the key is not right.
 *
 * @throws RangeError unless the key has 32 bytes and the nonce 12
 */
export function unseal({ bytes, nonce }: SealedText, key: Uint8Array): KeyUse<{ readonly text: Uint8Array }> {
  requireCipher('unseal', key, nonce)
  try {
    return { done: true, text: gcm(key, nonce).decrypt(bytes) }
  } catch {
    // The only way decryption fails: the tag does not fit.
    return { done: false, problem: { reason: 'altered' } }
  }
}

/** SHA-256 of the key's bytes as 64 hexadecimal digits: two people can compare it aloud without telling the key. */
export const keyFingerprint = (key: PackedBits): string =>
  Array.from(sha256(bytesOfBits(key)), (byte) => byte.toString(16).padStart(2, '0')).join('')
