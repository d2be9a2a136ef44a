/**
 * Gaps between rare hits: the number of misses before the next hit of a chance p is
 * ⌊ln u / ln(1 − p)⌋ for a uniform u. A logarithm costs more than all the rest of a pulse, and the
 * answer is a small whole number; so most uniforms find it in a table by their first 32 bits, and
 * only those next to an edge between two gaps, or near 0, compute it.
 */
import { exp, log, log1p } from './portable'

const TWO53 = 9007199254740992
const CELLS = 4096

/** Where the first bits of a uniform's high word find its cell; the others tell the place within it. */
export const CELL_SHIFT = 20
const PLACES = 1 << CELL_SHIFT
export const PLACE_MASK = PLACES - 1

/** Where a cell of the table holds the place of its edge, above the gap beyond it. */
export const EDGE_SHIFT = 12
export const GAP_MASK = 4095

/** In place of a gap: only the logarithm tells. */
export const UNKNOWN = 4095

/** Places this near to an edge are not decided by it. */
export const NEAR = 2

/** Further than this (relatively) from an edge between two gaps, rounding cannot change the gap: 2⁻⁵³ · 8.3 · 10³ and reserve. */
const MARGIN = 1e-11

/** Rarer hits are too few for a table to pay. */
const RAREST = TWO53 / 512

/** Gaps of one chance. */
export interface Gaps {
  /** ln(1 − p). */
  readonly logMiss: number
  /**
   * For 4096 equal cells of the unit interval: the gap of every uniform in the cell at or beyond the
   * place of the edge in it, one more before. `UNKNOWN` where there are more edges.
   */
  readonly cells: Int32Array
}

const noCells = new Int32Array(CELLS).fill(UNKNOWN)

/** The gaps of a chance of `threshold`/2⁵³, 0 < threshold < 2⁵³. */
export function gapsOf(threshold: number): Gaps {
  const logMiss = log1p(-threshold / TWO53)
  if (threshold < RAREST) return { logMiss, cells: noCells }
  const cells = new Int32Array(CELLS).fill(UNKNOWN)
  let upper = 2 // no uniform is too large for the gap 0
  let lower = exp(logMiss)
  for (let gap = 0; upper * CELLS > 1 && gap < UNKNOWN; gap++) {
    const next = exp((gap + 2) * logMiss)
    const first = Math.ceil(lower * (1 + MARGIN) * CELLS)
    const end = Math.floor(upper * (1 - MARGIN) * CELLS)
    if (first < end) cells.fill(gap, first, end)
    // The cell with the edge to the next gap, if both gaps reach beyond it.
    const cell = Math.floor(lower * CELLS)
    const place = Math.floor((lower * CELLS - cell) * PLACES)
    const alone = upper * (1 - MARGIN) * CELLS >= cell + 1 && next * (1 + MARGIN) * CELLS <= cell
    if (alone && place > NEAR && place < PLACES - NEAR) cells[cell] = (place << EDGE_SHIFT) | gap
    upper = lower
    lower = next
  }
  return { logMiss, cells }
}

/** The gap that a uniform 0 < u < 1 stands for. */
export const gapAt = (u: number, logMiss: number): number => Math.floor(log(u) / logMiss)
