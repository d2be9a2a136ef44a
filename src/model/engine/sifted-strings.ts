import type { PackedBits } from '../math/packed-bits'
import type { KeptBits } from './sifted-kept'

/** Bits of a kept click in one byte; what Eve has of it is what she has when the bases are public. */
export const KEPT = {
  alice: 0,
  bob: 1,
  basis: 2,
  compared: 3,
  eveKnows: 4,
  eveGuesses: 5,
  eveRight: 6,
} as const

type Name = keyof typeof KEPT
const NAMES = Object.keys(KEPT) as readonly Name[]

/** Strings of sifted bits that grow, 32 to the word. */
export class SiftedStrings {
  bits = 0
  private words: Readonly<Record<Name, Uint32Array>> = empty(1024)
  private intensity = new Uint8Array(32 * 1024)

  /** Adds kept clicks `from` to `end` − 1. */
  add({ codes, intensity }: KeptBits, from: number, end: number): void {
    const after = this.bits + end - from
    if (after > this.intensity.length) this.enlarge(after)
    this.intensity.set(intensity.subarray(from, end), this.bits)
    let any = 0
    for (let k = from; k < end; k++) any |= codes[k]!
    // Where Eve is off, nothing is hers.
    for (const name of NAMES)
      if ((any >>> KEPT[name]) & 1) append(this.words[name], this.bits, codes, KEPT[name], from, end)
    this.bits = after
  }

  /** All strings so far; the object begins anew. */
  take(): Readonly<Record<Name, PackedBits>> & { readonly intensity: Uint8Array } {
    const { bits } = this
    const strings = Object.fromEntries(
      NAMES.map((name) => [name, { words: this.words[name].slice(0, Math.ceil(bits / 32)), bits }]),
    ) as Record<Name, PackedBits>
    const intensity = this.intensity.slice(0, bits)
    for (const name of NAMES) this.words[name].fill(0)
    this.bits = 0
    return { ...strings, intensity }
  }

  private enlarge(bits: number): void {
    const wider = empty(Math.ceil(Math.max(bits, 2 * this.intensity.length) / 32))
    for (const name of NAMES) wider[name].set(this.words[name])
    this.words = wider
    const intensity = new Uint8Array(32 * wider.alice.length)
    intensity.set(this.intensity)
    this.intensity = intensity
  }
}

const empty = (words: number): Record<Name, Uint32Array> =>
  Object.fromEntries(NAMES.map((name) => [name, new Uint32Array(words)])) as Record<Name, Uint32Array>

/** Writes one bit of every code behind bit `at`. */
function append(words: Uint32Array, at: number, codes: Uint8Array, place: number, from: number, end: number): void {
  let k = from
  let next = at
  while (k < end) {
    const shift = next & 31
    const stop = Math.min(end, k + 32 - shift)
    let word = 0
    for (let b = shift; k < stop; k++, b++) word |= ((codes[k]! >>> place) & 1) << b
    words[next >>> 5]! |= word
    next = at + k - from
  }
}
