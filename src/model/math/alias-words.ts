/**
 * Classes drawn one word each, from an alias table of 53 bits: the word is the upper 32 bits of the
 * uniform, and the other 21 are asked for by one word in some ten million.
 */
import { aliasTable } from './alias'
import { addressedUniform } from './chance'

const TWO53 = 9007199254740992

/** What 53 bits hold beyond a word. */
const LOWER = 2097152

export interface AliasWords {
  /** Upper part of the threshold, and alias, of every column. */
  readonly columns: Int32Array
  /** Lower 21 bits of the thresholds. */
  readonly lower: Int32Array
  /** The column is what is left of a word shifted by this; the rest is compared with the threshold. */
  readonly shift: number
}

/** Compiles a table of at most 2¹⁶ classes with these weights. */
export function aliasWords(weights: ArrayLike<number>): AliasWords {
  // At least four columns: thresholds stay small integers.
  let bits = 2
  while (1 << bits < weights.length) bits++
  const padded = new Float64Array(1 << bits)
  padded.set(weights)
  const { threshold, alias } = aliasTable(padded, TWO53 / (1 << bits))
  const columns = new Int32Array(2 * padded.length)
  const lower = new Int32Array(padded.length)
  for (let k = 0; k < padded.length; k++) {
    columns[2 * k] = Math.floor(threshold[k]! / LOWER)
    columns[2 * k + 1] = alias[k]!
    lower[k] = threshold[k]! % LOWER
  }
  return { columns, lower, shift: 32 - bits }
}

/**
 * Draws a class from each of `count` words.
 *
 * @param words random words, as signed numbers, from `first` on
 * @param key dice of the lower bits, addressed by the number of the draw, `number` for the first
 * @param classes where they go, from `to` on
 */
export function fillClasses(
  { columns, lower, shift }: AliasWords,
  words: Int32Array,
  first: number,
  count: number,
  key: Uint32Array,
  number: number,
  classes: Uint16Array,
  to: number,
): void {
  const rest = (1 << shift) - 1
  for (let i = 0; i < count; i++) {
    const word = words[first + i]!
    const column = word >>> shift
    const edge = columns[2 * column]!
    const other = columns[2 * column + 1]!
    const part = word & rest
    // −1 where the word lies below the edge: no branch, which could not be foreseen.
    classes[to + i] = other ^ ((other ^ column) & ((part - edge) >> 31))
    if (part === edge && addressedUniform(key, number + i) % LOWER < lower[column]!) classes[to + i] = column
  }
}
