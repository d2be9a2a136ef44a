/**
 * Pulses without a click. The `clicks` reading jumps over them; one of them is drawn when somebody
 * asks for it, from the law given no click, with a stream of its own addressed by the pulse, so it
 * is the same whenever it is asked for.
 */
import { type AliasTable, aliasRow, aliasTable } from '../math/alias'
import { addressedUniform } from '../math/chance'
import { diceKey } from '../math/dice'
import { type LinkModel, rowsOf } from './link-model'

/** What was chosen in a pulse that did not click. */
export interface SilentRow {
  readonly intensity: number
  readonly photons: number
  readonly aliceBasis: number
  readonly aliceBit: number
  readonly outcome: number
  readonly bobBasis: number
}

export interface SilentLaw {
  /** In the order of `rowsOf`. */
  readonly rows: readonly SilentRow[]
  /** Null where every pulse clicks. */
  readonly table: AliasTable | null
}

/** Compiles the law given no click. */
export function silentLaw(model: LinkModel): SilentLaw {
  const rows: SilentRow[] = []
  const weights: number[] = []
  for (const { pattern, probability, intensity, photons, aliceBasis, aliceBit, branch, bobBasis } of rowsOf(model)) {
    if (pattern !== 0) continue
    rows.push({ intensity, photons, aliceBasis, aliceBit, outcome: branch.outcome, bobBasis })
    weights.push(probability)
  }
  return { rows, table: rows.length > 0 ? aliasTable(weights) : null }
}

/** The dice of the silent pulses of a block. */
export interface SilentDice {
  readonly column: Uint32Array
  readonly within: Uint32Array
}

export const silentDice = (seed: number, block: number): SilentDice => ({
  column: diceKey({ seed, role: 'channel', slot: 'silent-column', block }),
  within: diceKey({ seed, role: 'channel', slot: 'silent-within', block }),
})

/** The upper 32 of 53 bits. */
const word = (key: Uint32Array, offset: number): number => Math.floor(addressedUniform(key, offset) / 2097152)

/** Number of the row of a silent pulse, by its place in the block; −1 where no pulse can be silent. */
export const silentRowOf = ({ table }: SilentLaw, { column, within }: SilentDice, offset: number): number =>
  table ? aliasRow(table, word(column, offset), word(within, offset)) : -1
