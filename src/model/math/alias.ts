/**
 * Alias tables: one draw of many classes in constant time (Walker 1977, Vose 1991). Weights become
 * integers of fixed sum first and the table is built in integers by row order; built from doubles,
 * one unit in the last place could reorder all of it.
 */
import type { Dice } from './dice'

const COLUMN = 4294967296

export interface AliasTable {
  /** log₂ of the number of columns. */
  readonly bits: number
  /** Column k yields row k below this threshold (of `unit`), else its alias. */
  readonly threshold: Float64Array
  readonly alias: Int32Array
}

/** Whole numbers proportional to the weights, with this sum: largest remainders, ties by row. */
export function integerWeights(weights: ArrayLike<number>, sum: number): Float64Array {
  let total = 0
  for (let k = 0; k < weights.length; k++) total += weights[k]!
  if (!(total > 0)) throw new RangeError(`integerWeights: the weights sum to ${total}`)
  const whole = new Float64Array(weights.length)
  const remainder: { readonly row: number; readonly part: number }[] = []
  let left = sum
  for (let k = 0; k < weights.length; k++) {
    const exact = (weights[k]! / total) * sum
    whole[k] = Math.floor(exact)
    left -= whole[k]!
    if (weights[k]! > 0) remainder.push({ row: k, part: exact - whole[k]! })
  }
  remainder.sort((a, b) => b.part - a.part || a.row - b.row)
  for (let k = 0; left > 0; k = (k + 1) % remainder.length, left--) whole[remainder[k]!.row]! += 1
  // Rounding of the quotients can leave the sum a little too large.
  for (let k = 0; left < 0; k = (k + 1) % whole.length) {
    if (whole[k]! > 1) {
      whole[k]! -= 1
      left++
    }
  }
  return whole
}

/**
 * Builds the table of rows with these weights.
 * @param unit a whole column, a power of two; all columns hold at most 2⁵³
 */
export function aliasTable(weights: ArrayLike<number>, unit = COLUMN): AliasTable {
  let bits = 0
  while (1 << bits < weights.length) bits++
  const columns = 1 << bits
  const left = new Float64Array(columns)
  left.set(integerWeights(weights, columns * unit))
  const threshold = new Float64Array(columns).fill(unit)
  const alias = Int32Array.from({ length: columns }, (_, k) => k)
  const small: number[] = []
  const large: number[] = []
  for (let k = columns - 1; k >= 0; k--) (left[k]! < unit ? small : large).push(k)
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!
    const rich = large[large.length - 1]!
    threshold[poor] = left[poor]!
    alias[poor] = rich
    left[rich]! -= unit - left[poor]!
    if (left[rich]! < unit) small.push(large.pop()!)
  }
  return { bits, threshold, alias }
}

/** Row drawn from two random words; the low bits of `first` that the table does not use are free for others. */
export function aliasRow({ bits, threshold, alias }: AliasTable, first: number, second: number): number {
  const column = bits === 0 ? 0 : first >>> (32 - bits)
  return second < threshold[column]! ? column : alias[column]!
}

/** One row. */
export const drawRow = (table: AliasTable, dice: Dice): number => aliasRow(table, dice.word(), dice.word())
