import { type PackedBits, zeros } from '../math/packed-bits'
import { joinBits, sliceBits } from './bit-strings'

/**
 * Secret bits that two sides share, used from the front. What is used stays in place, struck out, and is
 * never given again. A value: taking gives a new store.
 */
export interface KeyStore {
  readonly key: PackedBits
  /** Bits already used, from the beginning. */
  readonly used: number
}

export const emptyStore: KeyStore = { key: zeros(0), used: 0 }

export const storeOf = (key: PackedBits): KeyStore => ({ key, used: 0 })

export const unusedBits = ({ key, used }: KeyStore): number => key.bits - used

/** A store with more secret bits behind those it has. */
export const refill = ({ key, used }: KeyStore, more: PackedBits): KeyStore => ({ key: joinBits([key, more]), used })

/**
 * The next unused bits.
 *
 * @returns null if there are not so many left: nothing is used then
 * @throws RangeError unless `bits` is a whole number ≥ 0
 */
export function takeBits(
  store: KeyStore,
  bits: number,
): { readonly taken: PackedBits; readonly store: KeyStore } | null {
  if (!(Number.isInteger(bits) && bits >= 0)) throw new RangeError(`takeBits: bits = ${bits} is not a whole number ≥ 0`)
  const end = store.used + bits
  if (end > store.key.bits) return null
  return { taken: sliceBits(store.key, store.used, end), store: { key: store.key, used: end } }
}
