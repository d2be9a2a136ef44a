/**
 * What Eve holds of a delivered key, found from bits: she has heard every ciphertext, and she has
 * those bits of the links' key streams that her attacks or her relays gave her. Nothing here looks
 * at who stands where.
 */
import { countOnes, hammingDistance, type PackedBits, selectBits, xorBits, zeros } from '../../math/packed-bits'
import { type KeyStream, keyBits, streamBits } from './key-stream'
import { hopsOf, keyAtSender, type RelayedKey } from './relayed-key'

/** A stretch of a link's key stream of which Eve knows each bit with some chance. */
export interface HeldStretch {
  readonly from: number
  readonly to: number
  /** 1 in a relay of hers; what an attack on the link left after privacy amplification, else. */
  readonly share: number
}

/** What Eve holds, by link and birth of the link (`streamName`). */
export type Holdings = ReadonlyMap<string, readonly HeldStretch[]>

export const streamName = ({ link, born }: Pick<KeyStream, 'link' | 'born'>): string => `${born} ${link}`

/** Bits known, each beside a mask that says which. */
export interface KnownBits {
  readonly mask: PackedBits
  /** 0 where the mask is 0. */
  readonly values: PackedBits
}

const both = (a: PackedBits, b: PackedBits): PackedBits => combine(a, b, (x, y) => x & y)
const either = (a: PackedBits, b: PackedBits): PackedBits => combine(a, b, (x, y) => x | y)

function combine(a: PackedBits, b: PackedBits, of: (x: number, y: number) => number): PackedBits {
  const words = new Uint32Array(a.words.length)
  for (let i = 0; i < words.length; i++) words[i] = of(a.words[i]!, b.words[i]!)
  return { words, bits: a.bits }
}

/** A mask of which each bit is 1 with a chance of `share`, always the same for the same stretch of stream. */
function heldMask(stream: KeyStream, from: number, bits: number, share: number): PackedBits {
  if (share >= 1) return { words: ones(bits), bits }
  // A chance in binary: each plane of fair bits decides the lanes that the planes before left open.
  let decided = zeros(bits)
  let mask = zeros(bits)
  let rest = share
  for (let plane = 0; plane < 24 && rest > 0; plane++) {
    rest *= 2
    const digit = rest >= 1
    if (digit) rest -= 1
    const fair = streamBits(stream.seed, `held ${plane} ${streamName(stream)}`, from, bits)
    // A lane is decided where the plane's bit differs from the digit: 0 < 1 means below the chance.
    const differs = combine(fair, decided, (f, d) => (digit ? ~f : f) & ~d)
    if (digit) mask = either(mask, differs)
    decided = either(decided, differs)
  }
  return trimmed(mask)
}

const trimmed = ({ words, bits }: PackedBits): PackedBits => {
  if (bits % 32 !== 0) words[words.length - 1]! &= 0xffffffff >>> (32 - (bits % 32))
  return { words, bits }
}

const ones = (bits: number): Uint32Array =>
  trimmed({ words: new Uint32Array(Math.ceil(bits / 32)).fill(0xffffffff), bits }).words

/** What Eve knows of a stretch of a link's key. */
export function heldOf(holdings: Holdings, stream: KeyStream, from: number, bits: number, bitsOf = keyBits): KnownBits {
  let mask = zeros(bits)
  for (const held of holdings.get(streamName(stream)) ?? []) {
    if (held.to <= from || held.from >= from + bits || held.share <= 0) continue
    mask = either(mask, within(heldMask(stream, from, bits, held.share), held.from - from, held.to - from))
  }
  return { mask, values: both(mask, bitsOf(stream, from, bits)) }
}

/** Keeps the bits of a mask from `begin` to `end`. */
function within(mask: PackedBits, begin: number, end: number): PackedBits {
  if (begin <= 0 && end >= mask.bits) return mask
  const words = mask.words.slice()
  for (let i = 0; i < mask.bits; i++) if (i < begin || i >= end) words[i >>> 5]! &= ~(1 << (i & 31))
  return { words, bits: mask.bits }
}

/** What Eve makes out of a key: pads she knows lift the ciphertexts she has heard. */
export function readByEve(holdings: Holdings, key: RelayedKey, bitsOf = keyBits): KnownBits {
  let known: KnownBits | null = null
  key.shares.forEach(({ pads }, share) => {
    let mask = zeros(key.bits)
    let values = zeros(key.bits)
    hopsOf(key, share, bitsOf).forEach(({ ciphertext }, hop) => {
      const held = heldOf(holdings, pads[hop]!.stream, pads[hop]!.from, key.bits, bitsOf)
      const lifted = both(held.mask, xorBits(ciphertext, held.values))
      values = combine(values, lifted, (v, l) => v | l) // where both are known they agree
      mask = either(mask, held.mask)
    })
    known = known
      ? { mask: both(known.mask, mask), values: both(both(known.mask, mask), xorBits(known.values, values)) }
      : { mask, values }
  })
  return known ?? { mask: zeros(key.bits), values: zeros(key.bits) }
}

export interface Reading {
  /** Key bits that Eve holds, and that are right: compared with the key itself. */
  readonly knownBits: number
  /** Bits she believes to hold that are wrong; 0 unless the simulation is wrong. */
  readonly wrongBits: number
  readonly bits: number
}

/** Compares what Eve makes out of a key with the key. */
export function compareWithEve(holdings: Holdings, key: RelayedKey, bitsOf = keyBits): Reading {
  const { mask, values } = readByEve(holdings, key, bitsOf)
  const claimed = countOnes(mask)
  const wrongBits = claimed === 0 ? 0 : hammingDistance(selectBits(values, mask), selectBits(keyAtSender(key), mask))
  return { knownBits: claimed - wrongBits, wrongBits, bits: key.bits }
}
