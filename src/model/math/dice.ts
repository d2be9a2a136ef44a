/**
 * Addressable dice. A stream of random words belongs to an address (seed, role, slot, block of
 * pulses): Eve's dice never move Alice's, the number of workers does not matter, and any block
 * can be thrown again later.
 *
 * Key: SHA-256 of the UTF-8 text `eavesdrop-dice-1|seed|role|slot|block`; its first three words,
 * read big-endian, are a, b, c of sfc32 (Chris Doty-Humphrey, PractRand); counter 1; 12 rounds
 * discarded.
 */
import { CELL_SHIFT, EDGE_SHIFT, GAP_MASK, type Gaps, gapAt, NEAR, PLACE_MASK, UNKNOWN } from './gaps'
import { sha256Words } from './sha256'

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

/** The SHA-256 key of an address, as eight big-endian words. */
export const diceKey = ({ seed, role, slot, block }: DiceAddress): Uint32Array =>
  sha256Words(`eavesdrop-dice-1|${seed}|${role}|${slot}|${block}`)

/** Uniform in (0, 1) from 32 and 21 bits: never 0, never 1, so that its logarithm exists. */
const openUniform = (high: number, low: number): number =>
  ((high >>> 0) * 2097152 + (low >>> 11) + 0.5) / 9007199254740992

/** The bits of a threshold, the first one first: −1 for 1, to be compared with all lanes of a word at once. */
const masks = new Int32Array(53)

/** Writes the bits of a threshold < 2⁵³ into `masks`. @returns how many there are up to the last 1 */
function unfoldBits(threshold: number): number {
  const high = Math.floor(threshold / 2097152)
  const low = threshold % 2097152
  let bits = 0
  for (let k = 0; k < 53; k++) {
    const bit = k < 32 ? (high >>> (31 - k)) & 1 : (low >>> (52 - k)) & 1
    masks[k] = -bit
    if (bit === 1) bits = k + 1
  }
  return bits
}

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
    const bits = unfoldBits(threshold)
    if (bits === 0) {
      words.fill(0)
      return
    }
    const first = masks[0]!
    for (let i = 0; i < words.length; i++) {
      let word = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + word) | 0
      let below = first & ~word
      let undecided = ~(first ^ word)
      for (let k = 1; k < bits && undecided !== 0; k++) {
        word = (((a + b) | 0) + counter) | 0
        counter = (counter + 1) | 0
        a = b ^ (b >>> 9)
        b = (c + (c << 3)) | 0
        c = (((c << 21) | (c >>> 11)) + word) | 0
        const mask = masks[k]!
        below |= undecided & mask & ~word
        undecided &= ~(mask ^ word)
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
      const cell = cells[high >>> CELL_SHIFT]!
      const gap = cell & GAP_MASK
      const beyond = (high & PLACE_MASK) - (cell >>> EDGE_SHIFT)
      if (gap === UNKNOWN || (beyond + NEAR) >>> 0 <= 2 * NEAR) at += 1 + gapAt(openUniform(high, low), logMiss)
      else at += 1 + gap + (beyond >>> 31) // one more before the edge
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
