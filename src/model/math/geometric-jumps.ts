/**
 * Jumps over misses, many to the block: ⌊ln u / ln(1 − p)⌋ for the uniforms of a stream, the same
 * numbers as `geometricGap` one by one. For chances that are not rare a table knows most of them
 * (`gaps.ts`); for rare ones the logarithm is taken from a table and a short series, whose error is
 * known, and only where that could change the whole number the exact function decides.
 */
import { CELL_SHIFT, type Gaps, gapAt, gapsOf } from './gaps'
import { log } from './portable'

const TWO53 = 9007199254740992
const CELLS = 256

/** 1/c and ln c for the middles c of 256 equal parts of [1, 2). */
const inverse = Float64Array.from({ length: CELLS }, (_, cell) => CELLS / (CELLS + cell + 0.5))
const logarithm = inverse.map((x) => -log(x))

/** 2^(k + 1), and (k + 1)·ln 2, for k leading zeros of the upper 32 bits of a uniform. */
const ZEROS = 20
const scale = Float64Array.from({ length: ZEROS + 1 }, (_, k) => 2 * (1 << k))
const offset = scale.map((x) => log(x))

/** More than the short series (r⁵/5 ≤ 6e-15) and some roundings can be wrong by. */
const ERROR = 1e-13

export interface Jumps {
  readonly logMiss: number
  /** 1/|ln(1 − p)|. */
  readonly perLog: number
  /** Distance from a whole number within which the exact function decides. */
  readonly unsure: number
  /** For chances that are not rare. */
  readonly gaps: Gaps | null
}

/** Chances above this find their jumps in a table. */
const COMMON = 1 / 512

/** @param chance p, 0 < p ≤ 1; `logMiss` is ln(1 − p) as the exact function has it */
export function jumpsOf(chance: number, logMiss: number): Jumps {
  const perLog = -1 / logMiss
  const threshold = Math.round(chance * TWO53)
  const common = chance > COMMON && threshold < TWO53
  return { logMiss, perLog, unsure: ERROR * perLog, gaps: common ? gapsOf(threshold) : null }
}

/** Uniform in (0, 1) of two words, as `Dice.open` has it. */
const uniform = (high: number, low: number): number => ((high >>> 0) * 2097152 + (low >>> 11) + 0.5) * ONE_OF_TWO53
const ONE_OF_TWO53 = 1 / TWO53
const THIRD = 1 / 3

/**
 * Fills `jumps` with the jumps that pairs of random words stand for: those at `first`, `first` + 4, ….
 * @param words random words, as signed numbers
 */
export function fillJumps(law: Jumps, words: Int32Array, first: number, jumps: Float64Array): void {
  const { logMiss, perLog, unsure } = law
  const cells = law.gaps?.cells
  const sure = 1 - unsure
  for (let i = 0, at = first; i < jumps.length; i++, at += 4) {
    const high = words[at]!
    const low = words[at + 1]!
    if (cells) {
      const known = cells[high >>> CELL_SHIFT]!
      if (known >= 0) {
        jumps[i] = known
        continue
      }
    }
    const u = uniform(high, low)
    // With more zeros in front the cell would be told by the lower word; these uniforms are one in a million.
    const zeros = Math.min(ZEROS, Math.clz32(high))
    const cell = ((high << zeros) >>> 23) & 255
    const r = u * scale[zeros]! * inverse[cell]! - 1
    const series = r * (1 - r * (0.5 - r * (THIRD - r * 0.25)))
    const jump = (offset[zeros]! - logarithm[cell]! - series) * perLog
    const whole = Math.floor(jump)
    const rest = jump - whole
    jumps[i] = rest > unsure && rest < sure && high >>> 11 !== 0 ? whole : gapAt(u, logMiss)
  }
}
