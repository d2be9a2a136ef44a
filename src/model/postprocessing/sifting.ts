import { type PackedBits, selectBits, xorBits } from '../math/packed-bits'
import { andBits, complementBits } from './bit-strings'

/** What both sides hold after the last pulse, one bit a pulse. Bob's bits mean something only where he had a click. */
export interface RawBits {
  readonly aliceBit: PackedBits
  /** 0 is z (+), 1 is x (×). */
  readonly aliceBasis: PackedBits
  readonly bobBasis: PackedBits
  readonly bobBit: PackedBits
  readonly arrived: PackedBits
}

export interface SiftedBits {
  readonly alice: PackedBits
  readonly bob: PackedBits
  readonly basis: PackedBits
  /** Which pulses were kept. */
  readonly kept: PackedBits
}

/**
 * Sifting: after all detections Bob tells which pulses arrived and in which basis he measured them, Alice
 * tells where hers was the same; the rest is dropped. However biased the bases are, no bit is told.
 *
 * @throws RangeError if the lengths differ
 */
export function sift({ aliceBit, aliceBasis, bobBasis, bobBit, arrived }: RawBits): SiftedBits {
  const kept = andBits(arrived, complementBits(xorBits(aliceBasis, bobBasis)))
  return {
    alice: selectBits(aliceBit, kept),
    bob: selectBits(bobBit, kept),
    basis: selectBits(aliceBasis, kept),
    kept,
  }
}
