/**
 * Gaps between rare hits: the number of misses before the next hit of a chance p is
 * ⌊ln u / ln(1 − p)⌋ for a uniform u. A logarithm costs more than all the rest of a pulse, and the
 * answer is a small whole number; so most uniforms find it in a table by their first bits, and
 * only those near an edge between two gaps compute it.
 */
import { exp, log, log1p } from './portable'

const TWO53 = 9007199254740992
const CELLS = 4096

/** Where the first bits of a uniform's high word find its cell. */
export const CELL_SHIFT = 20

/** Further than this (relatively) from an edge between two gaps, rounding cannot change the gap: 2⁻⁵³ · 8.3 · 10³ and reserve. */
const MARGIN = 1e-11

/** Rarer hits are too few for a table to pay. */
const RAREST = TWO53 / 512

/** Gaps of one chance. */
export interface Gaps {
  /** ln(1 − p). */
  readonly logMiss: number
  /** For 4096 equal cells of the unit interval: the gap of every uniform in the cell, −1 where they differ. */
  readonly cells: Int16Array
}

const noCells = new Int16Array(CELLS).fill(-1)

/** The gaps of a chance of `threshold`/2⁵³, 0 < threshold < 2⁵³. */
export function gapsOf(threshold: number): Gaps {
  const logMiss = log1p(-threshold / TWO53)
  if (threshold < RAREST) return { logMiss, cells: noCells }
  const cells = new Int16Array(CELLS).fill(-1)
  let upper = 2 // no uniform is too large for the gap 0
  for (let gap = 0; upper * CELLS > 1; gap++) {
    const lower = exp((gap + 1) * logMiss)
    const first = Math.ceil(lower * (1 + MARGIN) * CELLS)
    const end = Math.floor(upper * (1 - MARGIN) * CELLS)
    if (first < end) cells.fill(gap, first, end)
    upper = lower
  }
  return { logMiss, cells }
}

/** The gap that a uniform 0 < u < 1 stands for. */
export const gapAt = (u: number, logMiss: number): number => Math.floor(log(u) / logMiss)
