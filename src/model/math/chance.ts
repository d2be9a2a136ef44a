/**
 * Random choices as planes, 32 pulses to the word. A slot is one choice of one role; its source
 * yields the planes of a block in order, a chunk of words at a time.
 */
import { Dice, type DiceAddress, diceKey } from './dice'
import { type Gaps, gapAt, gapsOf } from './gaps'
import { inFours, unpackBelow, unpackEight } from './lanes'

/** Words to a chunk: 16 384 pulses, so that all planes of a chunk stay in the first cache. */
export const CHUNK_WORDS = 512

const TWO53 = 9007199254740992
const HALF = TWO53 / 2
const ALL = 0xffffffff

/** A probability as a whole number of 2⁵³rds. @throws RangeError outside [0, 1] */
export function thresholdOf(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`thresholdOf: p = ${p} is not in [0, 1]`)
  return Math.round(p * TWO53)
}

/** Below this chance (and above one minus it) gaps are drawn instead of bits. */
const SPARSE = TWO53 / 32

/** Number of misses before the next hit of a chance whose ln(1 − p) is `logMiss`: ⌊ln u / ln(1 − p)⌋. */
export const geometricGap = (dice: Dice, logMiss: number): number => gapAt(dice.open(), logMiss)

/** A choice whose chance is the same for every pulse. */
export interface ChanceLaw {
  /** In 2⁵³rds. */
  readonly threshold: number
  /** Gaps between hits, or between misses, whichever are rare; null where neither are. */
  readonly gaps: Gaps | null
}

/** Compiles a chance of `threshold`/2⁵³. */
export function chanceLaw(threshold: number): ChanceLaw {
  const rare = Math.min(threshold, TWO53 - threshold)
  return { threshold, gaps: rare > 0 && rare < SPARSE ? gapsOf(rare) : null }
}

/** Whether a chance needs no dice. */
export const isConstant = (threshold: number): boolean => threshold <= 0 || threshold >= TWO53

/** The planes of one slot of one block, chunk by chunk. ½ is one fair plane. */
export class Chance {
  private readonly threshold: number
  private readonly gaps: Gaps | null
  private readonly dice: Dice | null
  private gap = 0

  constructor(address: DiceAddress, { threshold, gaps }: ChanceLaw) {
    this.threshold = threshold
    this.gaps = gaps
    this.dice = isConstant(threshold) ? null : new Dice(diceKey(address))
    if (this.dice && gaps) this.gap = geometricGap(this.dice, gaps.logMiss)
  }

  /** Fills the next chunk: lane i of word w is 1 with the chance of this slot. */
  next(words: Uint32Array): void {
    const { dice, gaps, threshold } = this
    if (!dice) words.fill(threshold <= 0 ? 0 : ALL)
    else if (gaps) {
      words.fill(threshold < HALF ? 0 : ALL)
      this.gap = dice.flipHits(words, this.gap, gaps)
    } else if (threshold === HALF) dice.fill(words)
    else dice.fillBelow(words, threshold)
  }
}

const TWO45 = 35184372088832

/** Finaliser in the manner of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}

/**
 * One 53-bit uniform per pulse, for chances that depend on the state of the pulse: the top 8 bits
 * from 8 planes, always all 8; the other 45 from a stateless mixer of slot key and pulse, needed
 * by one pulse in 256. So every kernel sees the same uniform whatever its threshold.
 */
export class LaneUniforms {
  /** The 8 planes of the present chunk, most significant first, CHUNK_WORDS apart. */
  readonly planes: Uint32Array
  private readonly dice: Dice
  private readonly key: Uint32Array
  private firstLane = -CHUNK_WORDS * 32

  /** @param planes room for the planes, overwritten chunk by chunk */
  constructor(address: DiceAddress, planes: Uint32Array = new Uint32Array(8 * CHUNK_WORDS)) {
    this.planes = planes
    this.key = diceKey(address)
    this.dice = new Dice(this.key)
  }

  /** Draws the planes of the next chunk. */
  next(): void {
    this.dice.fill(this.planes)
    this.firstLane += CHUNK_WORDS * 32
  }

  /** The top 8 bits of the uniform of a lane of the present chunk. */
  top(lane: number): number {
    const word = lane >>> 5
    const shift = lane & 31
    const p = this.planes
    return (
      (((p[word]! >>> shift) & 1) << 7) |
      (((p[word + CHUNK_WORDS]! >>> shift) & 1) << 6) |
      (((p[word + 2 * CHUNK_WORDS]! >>> shift) & 1) << 5) |
      (((p[word + 3 * CHUNK_WORDS]! >>> shift) & 1) << 4) |
      (((p[word + 4 * CHUNK_WORDS]! >>> shift) & 1) << 3) |
      (((p[word + 5 * CHUNK_WORDS]! >>> shift) & 1) << 2) |
      (((p[word + 6 * CHUNK_WORDS]! >>> shift) & 1) << 1) |
      ((p[word + 7 * CHUNK_WORDS]! >>> shift) & 1)
    )
  }

  /** Writes the top 8 bits of the uniforms of the present chunk, one byte per lane. */
  tops(bytes: Uint8Array): void {
    unpackEight(this.planes, CHUNK_WORDS, inFours(bytes))
  }

  /** The lower 45 bits, 0 ≤ tail < 2⁴⁵. */
  tail(lane: number): number {
    const pulse = this.firstLane + lane + 1
    const a = mix(Math.imul(pulse, 0x9e3779b1) ^ this.key[4]!)
    const high = mix((a + this.key[5]!) | 0) >>> 0
    const low = mix((high ^ this.key[6]!) + pulse) >>> 0
    return high * 8192 + (low >>> 19)
  }

  /** Whether the uniform of a lane lies below `threshold`/2⁵³. */
  below(lane: number, threshold: number): boolean {
    const top = this.top(lane)
    const edge = Math.floor(threshold / TWO45)
    if (top !== edge) return top < edge
    return this.tail(lane) < threshold - edge * TWO45
  }

  /** `below` for all lanes of the chunk at once. */
  fillBelow(words: Uint32Array, threshold: number): void {
    const { planes } = this
    const edge = Math.floor(threshold / TWO45)
    for (let w = 0; w < words.length; w++) {
      let below = 0
      let equal = -1
      for (let bit = 0; bit < 8; bit++) {
        const plane = planes[w + bit * CHUNK_WORDS]!
        const ofEdge = -((edge >>> (7 - bit)) & 1)
        below |= equal & ofEdge & ~plane
        equal &= ~(ofEdge ^ plane)
      }
      for (; equal !== 0; equal &= equal - 1) {
        const lane = 31 - Math.clz32(equal & -equal)
        if (this.tail(w * 32 + lane) < threshold - edge * TWO45) below |= 1 << lane
      }
      words[w] = below
    }
  }

  /** Number of cumulative thresholds (ascending) at or below the uniform of a lane: which class it falls in. */
  classOf(lane: number, thresholds: Float64Array): number {
    const top = this.top(lane)
    let tail = -1
    let k = 0
    for (; k < thresholds.length; k++) {
      const threshold = thresholds[k]!
      const edge = Math.floor(threshold / TWO45)
      if (top > edge) continue
      if (top < edge) break
      if (tail < 0) tail = this.tail(lane)
      if (tail < threshold - edge * TWO45) break
    }
    return k
  }
}

/**
 * Where the top 8 bits of a uniform decide whether it lies below a threshold: below, if they are
 * less than this; above, if they are more. −1 for never, 256 for always.
 */
export function edgeOf(threshold: number): number {
  if (threshold <= 0) return -1
  return threshold >= TWO53 ? 256 : Math.floor(threshold / TWO45)
}

/** In a class table: the top 8 bits do not decide. */
export const UNDECIDED = 255

/** The class (`classOf`) of uniforms by their top 8 bits; at most 255 classes. */
export function classTable(thresholds: Float64Array): Uint8Array {
  const table = new Uint8Array(256).fill(thresholds.length)
  for (let k = thresholds.length - 1; k >= 0; k--) table.fill(k, 0, Math.max(0, edgeOf(thresholds[k]!)))
  for (const threshold of thresholds) {
    const edge = edgeOf(threshold)
    if (edge < 256 && threshold % TWO45 !== 0) table[edge] = UNDECIDED
  }
  return table
}

/** A yes-or-no choice of one slot as one byte per lane, however it is drawn. */
export class ByteChoice {
  /** Top bits of the uniforms of the present chunk; for a plane 0 where it is 1, else 255. */
  readonly tops: Uint8Array
  private readonly plane = new Uint32Array(CHUNK_WORDS)
  private readonly fours: Uint32Array
  private readonly chance: Chance | null
  private readonly uniforms: LaneUniforms | null

  /** @param tops room for a chunk of bytes */
  constructor(source: Chance | LaneUniforms, tops: Uint8Array = new Uint8Array(CHUNK_WORDS * 32)) {
    this.tops = tops
    this.fours = inFours(tops)
    this.chance = source instanceof Chance ? source : null
    this.uniforms = source instanceof LaneUniforms ? source : null
  }

  /** Draws the next chunk. */
  next(): void {
    if (this.chance) {
      this.chance.next(this.plane)
      unpackBelow(this.plane, this.fours)
    }
    this.uniforms?.next()
    this.uniforms?.tops(this.tops)
  }

  /** Whether the choice falls on the side that has `threshold`/2⁵³, where `edgeOf` has not decided it. */
  below(lane: number, threshold: number): boolean {
    return this.uniforms ? this.uniforms.below(lane, threshold) : this.tops[lane] === 0
  }

  /** Class of the uniform of a lane, where `classTable` has not decided it. */
  classOf(lane: number, thresholds: Float64Array): number {
    return this.uniforms ? this.uniforms.classOf(lane, thresholds) : 0
  }
}

/** Whether `addressedUniform` of a pulse lies below `threshold`. */
export const addressedBelow = (key: Uint32Array, pulse: number, threshold: number): boolean =>
  addressedUniform(key, pulse) < threshold

/** The first 32 bits of an addressed uniform, as a signed number. */
function addressedWord(key: Uint32Array, pulse: number): number {
  const high = Math.floor(pulse / 4294967296)
  const a = mix(Math.imul((pulse >>> 0) + 1, 0x9e3779b1) ^ key[4]! ^ Math.imul(high, 0x85ebca77))
  return mix((a + key[5]!) | 0)
}

/** The first eight bits of `addressedUniform` for pulses `from` to `end` − 1 of a list, for less. */
export function addressedBytes(
  key: Uint32Array,
  pulse: Float64Array,
  from: number,
  end: number,
  bytes: Uint8Array,
): void {
  if (end > from && pulse[end - 1]! >= 4294967296) {
    for (let i = from; i < end; i++) bytes[i] = addressedWord(key, pulse[i]!) >>> 24
    return
  }
  // Their upper halves are 0. As in `addressedWord`, with the key at hand.
  const first = key[4]!
  const second = key[5]!
  for (let i = from; i < end; i++) {
    const a = mix(Math.imul((pulse[i]! >>> 0) + 1, 0x9e3779b1) ^ first)
    bytes[i] = mix((a + second) | 0) >>> 24
  }
}

/** A stateless 53-bit uniform of (slot key, pulse), for pulses that are reached by jumps; pulse < 2⁵³. */
export function addressedUniform(key: Uint32Array, pulse: number): number {
  const b = addressedWord(key, pulse) >>> 0
  const c = mix((b ^ key[6]!) + (pulse >>> 0)) >>> 0
  return b * 2097152 + (c >>> 11)
}
