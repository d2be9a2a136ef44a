import type { KeyStore } from '../../model/postprocessing/key-store'

/** Both ends' keys with what is struck out of them. */
export interface Stores {
  readonly alice: KeyStore
  readonly bob: KeyStore
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
