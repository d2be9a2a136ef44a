/**
 * A key on its way through relays, with its actual bits. On every hop it is XORed with fresh key
 * bits of that link, so that on the fibre and in the open it is noise; in every relay it is in clear.
 */
import { type PackedBits, xorBits } from '../../math/packed-bits'
import { type KeyStream, keyBits, streamBits } from './key-stream'

/** A stretch of the key stream of one link, used once as a one-time pad. */
export interface Pad {
  readonly stream: KeyStream
  readonly from: number
}

/** One path of a key: nodes in order, and the pad of each hop between them. */
export interface SharePath {
  readonly nodes: readonly string[]
  readonly pads: readonly Pad[]
}

/** What the page keeps about a key that was delivered; its bits follow from it. */
export interface RelayedKey {
  readonly seed: number
  /** Counts the keys of a simulation. */
  readonly serial: number
  readonly from: string
  readonly to: string
  readonly bits: number
  /** One path, or several whose shares give the key by XOR. */
  readonly shares: readonly SharePath[]
}

/** One hop as it can be watched. */
export interface Hop {
  readonly from: string
  readonly to: string
  /** Key bits of the link, known to its two ends. */
  readonly pad: PackedBits
  /** share ⊕ pad: all that is ever sent; public. */
  readonly ciphertext: PackedBits
  /** ciphertext ⊕ pad, in clear at the far end. */
  readonly received: PackedBits
}

/** The secret that the sender throws for one share. */
export const shareBits = ({ seed, serial, bits }: RelayedKey, share: number): PackedBits =>
  streamBits(seed, `share ${serial} ${share}`, 0, bits)

/**
 * The hops of one share, from the sender to the receiver.
 *
 * @param bitsOf where the bits of pads come from; a caller with many keys can keep what it has drawn
 */
export function hopsOf(key: RelayedKey, share: number, bitsOf = keyBits): readonly Hop[] {
  const { nodes, pads } = key.shares[share]!
  let inClear = shareBits(key, share)
  return pads.map(({ stream, from }, i) => {
    const pad = bitsOf(stream, from, key.bits)
    const ciphertext = xorBits(inClear, pad)
    const received = xorBits(ciphertext, pad)
    inClear = received
    return { from: nodes[i]!, to: nodes[i + 1]!, pad, ciphertext, received }
  })
}

/** The key as the sender knows it: the XOR of all shares. */
export const keyAtSender = (key: RelayedKey): PackedBits =>
  key.shares.map((_, share) => shareBits(key, share)).reduce(xorBits)

/** The key as the receiver gets it: the XOR of what arrives on all paths. */
export const keyAtReceiver = (key: RelayedKey): PackedBits =>
  key.shares.map((_, share) => hopsOf(key, share).at(-1)!.received).reduce(xorBits)

/**
 * The other way to say the same: every relay publishes the XOR of the two pads beside it and never
 * writes the key down; the receiver adds all announcements to the pad of the last hop and has the
 * pad of the first, which is the key. Whoever holds the relay's two pads can do so as well.
 *
 * @returns the announcements of one share, one per relay, in order
 */
export function announcementsOf(key: RelayedKey, share: number): readonly PackedBits[] {
  const pads = key.shares[share]!.pads.map(({ stream, from }) => keyBits(stream, from, key.bits))
  return pads.slice(1).map((pad, i) => xorBits(pads[i]!, pad))
}
