/** The first bits at every stage of the chain, a byte each, for strips that are drawn. */
import { bitAt, type PackedBits, selectBits } from '../math/packed-bits'
import { complementBits } from './bit-strings'
import type { Distillation, ReconciliationMaterial } from './distillation'
import type { SiftedBlock } from './sifted-block'

/** Bits of a strip. */
export const STRIP_BITS = 256

/** What Eve has of a bit: nothing, a guess better than a coin, or the bit itself. */
export const EVE_HAS = { nothing: 0, guess: 1, bit: 2 } as const

/** All arrays of a strip have the same length, at most `STRIP_BITS`. */
interface Strip {
  /** Bits at this stage in all. */
  readonly total: number
  readonly alice: Uint8Array
  readonly bob: Uint8Array
}

export interface SiftedStrip extends Strip {
  /** 0 is +, 1 is ×. */
  readonly basis: Uint8Array
  /** 1 where the two differ. */
  readonly error: Uint8Array
  /** 1 where the bit was told in public; the others make the key. */
  readonly compared: Uint8Array
  /** As `EVE_HAS`. */
  readonly eve: Uint8Array
}

/** The key before and after correction. */
export interface KeyStrip extends Strip {
  /** Bob's bits after correction. */
  readonly after: Uint8Array
  /** 1 where Bob turned the bit over. */
  readonly corrected: Uint8Array
  readonly eve: Uint8Array
}

export interface KeyStrips {
  readonly sifted: SiftedStrip
  /** Null if reconciliation was not reached. */
  readonly key: KeyStrip | null
  /** Null without a key. */
  readonly secret: Strip | null
}

const bytesOf = (bits: PackedBits, total: number): Uint8Array =>
  Uint8Array.from({ length: Math.min(STRIP_BITS, total) }, (_, i) => bitAt(bits, i))

function eveOf(knows: PackedBits | undefined, guesses: PackedBits | undefined, total: number): Uint8Array {
  return Uint8Array.from({ length: Math.min(STRIP_BITS, total) }, (_, i) => {
    if (knows && bitAt(knows, i)) return EVE_HAS.bit
    return guesses && bitAt(guesses, i) ? EVE_HAS.guess : EVE_HAS.nothing
  })
}

export function keyStrips(block: SiftedBlock, { keys, stages, spent }: Distillation): KeyStrips {
  const { alice, bob, basis, eveKnows, eveGuesses } = block
  const total = alice.bits
  const [a, b] = [bytesOf(alice, total), bytesOf(bob, total)]
  const sifted: SiftedStrip = {
    total,
    alice: a,
    bob: b,
    basis: bytesOf(basis, total),
    error: a.map((bit, i) => bit ^ b[i]!),
    compared: bytesOf(spent, total),
    eve: eveOf(eveKnows, eveGuesses, total),
  }
  const { reconciliation } = stages
  return {
    sifted,
    key: reconciliation && keyStrip(block, spent, reconciliation.material),
    secret: keys && {
      total: keys.alice.bits,
      alice: bytesOf(keys.alice, keys.alice.bits),
      bob: bytesOf(keys.bob, keys.bob.bits),
    },
  }
}

function keyStrip(
  { eveKnows, eveGuesses }: SiftedBlock,
  spent: PackedBits,
  { alice, bob, corrected }: ReconciliationMaterial,
): KeyStrip {
  const total = alice.bits
  const mask = complementBits(spent)
  const ofKey = (bits: PackedBits | undefined) => bits && selectBits(bits, mask)
  const [before, turned] = [bytesOf(bob, total), bytesOf(corrected, total)]
  return {
    total,
    alice: bytesOf(alice, total),
    bob: before,
    after: before.map((bit, i) => bit ^ turned[i]!),
    corrected: turned,
    eve: eveOf(ofKey(eveKnows), ofKey(eveGuesses), total),
  }
}
