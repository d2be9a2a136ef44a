/**
 * Addressable dice. A stream of random words belongs to an address (seed, role, slot, block of
 * pulses): Eve's dice never move Alice's, the number of workers does not matter, and any block
 * can be thrown again later.
 *
 * Key: SHA-256 of the UTF-8 text `eavesdrop-dice-1|seed|role|slot|block`; its first three words,
 * read big-endian, are a, b, c of sfc32 (Chris Doty-Humphrey, PractRand); counter 1; 12 rounds
 * discarded.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { CELL_SHIFT, type Gaps, gapAt } from './gaps'

/** Who throws. Each role has its own dice. */
export type Role = 'alice' | 'source' | 'eve' | 'channel' | 'bob' | 'public' | 'chain' | 'network'

export interface DiceAddress {
  readonly seed: number
  readonly role: Role
  /** What is decided, for example `basis`. */
  readonly slot: string
  /** Number of the block of pulses. */
  readonly block: number
}

/** Room for the text of an address; a few hundred characters are more than any has. */
const message = new Uint8Array(512)

/** Writes ASCII text into the message. @returns where it ends */
function write(text: string, at: number): number {
  if (at + text.length > message.length) throw new RangeError(`diceKey: the address with ${text} is too long`)
  for (let i = 0; i < text.length; i++) message[at + i] = text.charCodeAt(i)
  return at + text.length
}

const BAR = '|'
const PREFIX = write('eavesdrop-dice-1|', 0)

/** A hash is made thousands of times a second: one that is set back costs half of a new one, and leaves no buffers behind. */
const empty = sha256.create()
const hash = empty.clone()
const digest = new DataView(new ArrayBuffer(32))
const digestBytes = new Uint8Array(digest.buffer)

/** The SHA-256 key of an address, as eight big-endian words. */
export function diceKey({ seed, role, slot, block }: DiceAddress): Uint32Array {
  let end = write(String(seed), PREFIX)
  end = write(role, write(BAR, end))
  end = write(slot, write(BAR, end))
  end = write(String(block), write(BAR, end))
  empty._cloneInto(hash)
  hash.update(message.subarray(0, end)).digestInto(digestBytes)
  const key = new Uint32Array(8)
  for (let i = 0; i < 8; i++) key[i] = digest.getUint32(4 * i)
  return key
}

/** Uniform in (0, 1) from 32 and 21 bits: never 0, never 1, so that its logarithm exists. */
const openUniform = (high: number, low: number): number =>
  ((high >>> 0) * 2097152 + (low >>> 11) + 0.5) / 9007199254740992

/**
 * One stream of sfc32. A class because it holds state; nothing in it is shared. Its state starts
 * as whole numbers and is read with `| 0`: a field that was ever undefined makes V8 keep the
 * state of the loops below in boxes, and they run at a quarter of their speed.
 */
export class Dice {
  private a = 0
  private b = 0
  private c = 0
  private counter = 1

  constructor(key: Uint32Array) {
    this.a = key[0]! | 0
    this.b = key[1]! | 0
    this.c = key[2]! | 0
    for (let i = 0; i < 12; i++) this.word()
  }

  /** The next 32 random bits, as an unsigned number. */
  word(): number {
    const out = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + out) | 0
    return out >>> 0
  }

  /** The next 53 random bits as a whole number, 0 ≤ u < 2⁵³: first word high, top 21 bits of the second low. */
  integer53(): number {
    const high = this.word()
    return high * 2097152 + (this.word() >>> 11)
  }

  /** Uniform in (0, 1), of 53 bits: two words, with the state loaded and stored once. */
  open(): number {
    const b = this.b | 0
    const c = this.c | 0
    const counter = this.counter | 0
    const high = (((this.a + b) | 0) + counter) | 0
    const nextB = (c + (c << 3)) | 0
    const nextC = (((c << 21) | (c >>> 11)) + high) | 0
    const low = ((b ^ (b >>> 9)) + nextB + ((counter + 1) | 0)) | 0
    this.a = nextB ^ (nextB >>> 9)
    this.b = (nextC + (nextC << 3)) | 0
    this.c = (((nextC << 21) | (nextC >>> 11)) + low) | 0
    this.counter = (counter + 2) | 0
    return openUniform(high, low)
  }

  /** Uniform whole number 0 ≤ k < n, by rejection, n ≤ 2³². */
  below(n: number): number {
    const limit = 4294967296 - (4294967296 % n)
    for (;;) {
      const u = this.word()
      if (u < limit) return u % n
    }
  }

  /**
   * Fills `words` with lanes that are 1 with probability `threshold`/2⁵³ each: a 53-bit uniform of
   * every lane is compared with the threshold from the first bit on, 32 lanes at a time, and the
   * drawing stops when no lane is undecided or what is left of the threshold is zero.
   */
  fillBelow(words: Uint32Array, threshold: number): void {
    let a = this.a | 0
    let b = this.b | 0
    let c = this.c | 0
    let counter = this.counter | 0
    // The 53 bits of the threshold, left-aligned in two words: 32 and 21 bits.
    const high = Math.floor(threshold / 2097152) | 0
    const low = ((threshold % 2097152) << 11) | 0
    for (let i = 0; i < words.length; i++) {
      let below = 0
      let undecided = -1
      let left = high
      let next = low
      while (undecided !== 0 && (left | next) !== 0) {
        const word = (((a + b) | 0) + counter) | 0
        counter = (counter + 1) | 0
        a = b ^ (b >>> 9)
        b = (c + (c << 3)) | 0
        c = (((c << 21) | (c >>> 11)) + word) | 0
        const bit = left >> 31 // of the threshold, for all lanes
        below |= undecided & bit & ~word
        undecided &= ~(bit ^ word)
        left = (left << 1) | (next >>> 31)
        next <<= 1
      }
      words[i] = below
    }
    this.a = a
    this.b = b
    this.c = c
    this.counter = counter
  }

  /** Fills `words` with random words: the state is loaded and stored once. */
  fill(words: Uint32Array, count = words.length): void {
    let a = this.a | 0
    let b = this.b | 0
    let c = this.c | 0
    let counter = this.counter | 0
    for (let i = 0; i < count; i++) {
      const out = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + out) | 0
      words[i] = out
    }
    this.a = a
    this.b = b
    this.c = c
    this.counter = counter
  }
  /**
   * Flips the lanes of `words` that a rare chance hits.
   *
   * @param first lanes before the first of them, as this function gave it last
   * @returns lanes from the end of `words` to the next hit
   */
  flipHits(words: Uint32Array, first: number, { cells, logMiss }: Gaps): number {
    const lanes = words.length * 32
    let a = this.a | 0
    let b = this.b | 0
    let c = this.c | 0
    let counter = this.counter | 0
    let at = first
    while (at < lanes) {
      words[at >>> 5]! ^= 1 << (at & 31)
      const high = (((a + b) | 0) + counter) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + high) | 0
      const low = (((a + b) | 0) + (counter + 1)) | 0
      counter = (counter + 2) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + low) | 0
      const gap = cells[high >>> CELL_SHIFT]!
      at += 1 + (gap >= 0 ? gap : gapAt(openUniform(high, low), logMiss))
    }
    this.a = a
    this.b = b
    this.c = c
    this.counter = counter
    return at - lanes
  }
}

/** The dice at an address, thrown from the beginning. */
export const diceAt = (address: DiceAddress): Dice => new Dice(diceKey(address))
