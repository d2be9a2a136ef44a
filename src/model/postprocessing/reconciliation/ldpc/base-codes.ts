/**
 * The family of base graphs for reconciliation, one for every amount of noise: 128 columns each, and a
 * mixture of degrees found by hill climbing on the error rate up to which belief propagation converges
 * for infinitely long codes (density evolution on the binary symmetric channel, levels of 0.1 nat).
 */

/** A base graph to be grown: checks, and how many of them each column takes part in. */
export interface BaseCode {
  readonly rows: number
  /** Error rate that an infinitely long code stands. */
  readonly threshold: number
  /** Degree of each column, ascending. */
  readonly degrees: readonly number[]
}

export const BASE_COLUMNS = 128

/** @param counts columns of each degree */
const base = (rows: number, threshold: number, counts: Readonly<Record<number, number>>): BaseCode => ({
  rows,
  threshold,
  degrees: Object.entries(counts).flatMap(([degree, count]) => Array<number>(count).fill(Number(degree))),
})

/** From little noise to much. */
export const BASE_CODES: readonly BaseCode[] = [
  base(8, 0.00559, { 2: 7, 3: 67, 6: 1, 7: 53 }),
  base(11, 0.00931, { 2: 10, 3: 77, 5: 1, 7: 2, 8: 1, 10: 37 }),
  base(14, 0.0129, { 2: 11, 3: 78, 4: 1, 7: 1, 8: 5, 10: 3, 12: 29 }),
  base(17, 0.01659, { 2: 4, 3: 88, 6: 4, 7: 3, 16: 29 }),
  base(21, 0.02189, { 2: 8, 3: 85, 6: 4, 8: 7, 12: 2, 16: 22 }),
  base(26, 0.02925, { 2: 23, 3: 68, 5: 5, 7: 2, 8: 11, 16: 19 }),
  base(32, 0.03822, { 2: 16, 3: 83, 7: 1, 8: 6, 12: 5, 16: 17 }),
  base(39, 0.05058, { 2: 32, 3: 66, 6: 1, 7: 3, 8: 6, 12: 1, 16: 19 }),
  base(47, 0.06582, { 2: 37, 3: 64, 8: 8, 10: 5, 16: 14 }),
  base(57, 0.08674, { 2: 38, 3: 67, 6: 2, 7: 1, 12: 3, 16: 17 }),
  base(68, 0.11396, { 2: 44, 3: 61, 6: 6, 7: 3, 16: 14 }),
  base(80, 0.14807, { 2: 50, 3: 59, 6: 3, 7: 2, 8: 1, 12: 1, 16: 12 }),
]
