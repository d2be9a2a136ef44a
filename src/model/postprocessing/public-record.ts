/** What everybody can hear, message by message, cut to what can be shown. */
import { bitsOfBytes } from '../crypto/bit-bytes'
import { bitAt, countOnes, type PackedBits } from '../math/packed-bits'
import { AUTHENTICATION_BLOCK_BITS } from './authentication'
import { sliceBits } from './bit-strings'
import type { MessageKind, PublicMessage, Side } from './public-channel'
import { VERIFICATION_SEED_BYTES } from './verification'

/** What a message says, as far as it is shown. */
export type MessageContent =
  /** Bits one after the other: bases (0 is +), compared bits, parities, syndromes, a matrix. */
  | { readonly what: 'bits'; readonly count: number; readonly first: readonly number[] }
  /** Places of a string: bits that are compared, or that differ. `of`: length of the string. */
  | { readonly what: 'places'; readonly count: number; readonly of: number; readonly first: readonly number[] }
  /** The choice of a hash, and the hash of the key under it, in hexadecimal. */
  | { readonly what: 'hash'; readonly seed: string; readonly hash: string }
  | { readonly what: 'verdict'; readonly same: boolean; readonly corrected: number }

export interface MessageShown {
  readonly number: number
  readonly from: Side
  readonly to: Side
  readonly kind: MessageKind
  /** Bits said. */
  readonly bits: number
  readonly content: MessageContent
  /** In hexadecimal; null without authentication. */
  readonly tag: string | null
  /** Bits of the shared key that the tag used up: its pad, and for the first message also the key of the hash. */
  readonly keyBits: number
}

/** Bits, or places, that are listed. */
export const LISTED = 32

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Strings of bits in which the ones are places. */
const PLACES: readonly MessageKind[] = ['sifting', 'sample-errors', 'replies']

function placesIn(bits: PackedBits): MessageContent {
  const first: number[] = []
  for (let i = 0; i < bits.bits && first.length < LISTED; i++) if (bitAt(bits, i)) first.push(i)
  return { what: 'places', count: countOnes(bits), of: bits.bits, first }
}

function contentOf({ kind, payload, bits }: PublicMessage, kept: number): MessageContent {
  if (kind === 'verification')
    return {
      what: 'hash',
      seed: hexOf(payload.subarray(0, VERIFICATION_SEED_BYTES)),
      hash: hexOf(payload.subarray(VERIFICATION_SEED_BYTES)),
    }
  if (kind === 'verified')
    return {
      what: 'verdict',
      same: payload[0] === 1,
      corrected: new DataView(payload.buffer, payload.byteOffset).getUint32(1),
    }
  const said = bitsOfBytes(payload, bits)
  // Behind the places that are compared stand the intensities.
  if (PLACES.includes(kind)) return placesIn(kind === 'sifting' ? sliceBits(said, 0, kept) : said)
  const first = Array.from({ length: Math.min(LISTED, bits) }, (_, i) => bitAt(said, i) as number)
  return { what: 'bits', count: bits, first }
}

/** @param kept bits after sifting */
export function publicRecord(transcript: readonly PublicMessage[], kept: number): MessageShown[] {
  return transcript.map((message): MessageShown => {
    const { number, from, kind, bits, tag } = message
    const keyBits = tag ? (number === 0 ? 2 : 1) * AUTHENTICATION_BLOCK_BITS : 0
    return {
      number,
      from,
      to: from === 'alice' ? 'bob' : 'alice',
      kind,
      bits,
      content: contentOf(message, kept),
      tag: tag && hexOf(tag),
      keyBits,
    }
  })
}
