/**
 * AES-256-GCM by the browser itself where it lets the page (https, or this machine), by the library elsewhere.
 * The bytes are the same.
 */
import { type KeyUse, type SealedText, seal, unseal } from '../model/postprocessing/key-use'

/** Who does the work. */
export type CipherMaker = 'browser' | 'library'

/** The browser's own ciphers; absent where a page was not fetched safely. */
const subtle = (): SubtleCrypto | undefined => (globalThis.crypto as Crypto | undefined)?.subtle

export const cipherMaker = (): CipherMaker => (subtle() ? 'browser' : 'library')

/** A copy in memory of its own, as the browser's interface asks for. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

/**
 * Encrypts and tags a text.
 *
 * @param nonce 12 bytes, never the same twice under one key
 * @throws RangeError unless the key has 32 bytes and the nonce 12
 */
export async function sealText(
  text: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array,
  maker: CipherMaker = cipherMaker(),
): Promise<SealedText> {
  const ciphers = maker === 'browser' ? subtle() : undefined
  if (!ciphers || key.length !== 32 || nonce.length !== 12) return seal(text, key, nonce)
  const aes = await ciphers.importKey('raw', own(key), 'AES-GCM', false, ['encrypt'])
  return { bytes: new Uint8Array(await ciphers.encrypt({ name: 'AES-GCM', iv: own(nonce) }, aes, own(text))), nonce }
}

/**
 * Opens a sealed text; refused if a bit of it, of the nonce or of the key is not right.
 *
 * @throws RangeError unless the key has 32 bytes and the nonce 12
 */
export async function openText(
  { bytes, nonce }: SealedText,
  key: Uint8Array,
  maker: CipherMaker = cipherMaker(),
): Promise<KeyUse<{ readonly text: Uint8Array }>> {
  const ciphers = maker === 'browser' ? subtle() : undefined
  if (!ciphers || key.length !== 32 || nonce.length !== 12) return unseal({ bytes, nonce }, key)
  const aes = await ciphers.importKey('raw', own(key), 'AES-GCM', false, ['decrypt'])
  try {
    const text = await ciphers.decrypt({ name: 'AES-GCM', iv: own(nonce) }, aes, own(bytes))
    return { done: true, text: new Uint8Array(text) }
  } catch {
    // The only way decryption fails: the tag does not fit.
    return { done: false, problem: { reason: 'altered' } }
  }
}
