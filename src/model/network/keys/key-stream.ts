/**
 * The secret key bits of a link, without end: what the two ends of a link get in the order in which
 * they get it. A store is a stretch of this stream, so any key of the past can be looked at again
 * without having been kept.
 *
 * These bits come from the seeded dice of the simulation; they stand for what the link's engine
 * run distils at the rate and with the leak that the run found.
 */
import { diceAt } from '../../math/dice'
import { bitAt, type PackedBits, setBit, zeros } from '../../math/packed-bits'

/** Bits drawn with one address. */
const BLOCK = 4096

export interface KeyStream {
  readonly seed: number
  /** The link's id. */
  readonly link: string
  /** When the link came to be, in ticks: a link that is cut and laid again never repeats a key. */
  readonly born: number
}

/** Any text as a part of the address of dice, which is ASCII. */
export const addressText = (text: string): string =>
  text.replace(/[^\x21-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

function block(seed: number, slot: string, index: number): Uint32Array {
  const words = new Uint32Array(BLOCK / 32)
  diceAt({ seed, role: 'network', slot, block: index }).fill(words)
  return words
}

/** A stretch of an endless stream of fair bits with an address. */
export function streamBits(seed: number, slot: string, from: number, bits: number): PackedBits {
  const out = zeros(bits)
  const address = addressText(slot)
  const last = Math.floor((from + bits - 1) / BLOCK)
  for (let index = Math.floor(from / BLOCK); index <= last; index++) {
    const drawn: PackedBits = { words: block(seed, address, index), bits: BLOCK }
    const begin = Math.max(from, index * BLOCK)
    const end = Math.min(from + bits, (index + 1) * BLOCK)
    if (begin === from && from % BLOCK === 0) {
      out.words.set(drawn.words.subarray(0, Math.ceil((end - begin) / 32)))
    } else for (let i = begin; i < end; i++) setBit(out, i - from, bitAt(drawn, i - index * BLOCK))
  }
  // Whole words were copied: nothing may stand behind the end.
  if (bits % 32 !== 0) out.words[out.words.length - 1]! &= 0xffffffff >>> (32 - (bits % 32))
  return out
}

/** Key bits `from` to `from + bits` of a link. */
export const keyBits = ({ seed, link, born }: KeyStream, from: number, bits: number): PackedBits =>
  streamBits(seed, `key ${born} ${link}`, from, bits)
