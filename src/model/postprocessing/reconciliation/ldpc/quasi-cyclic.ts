/**
 * Quasi-cyclic parity-check matrices: a small base graph whose every edge stands for a Z × Z identity
 * turned round by a shift. Built here, from dice, the same on every machine; nothing is shipped.
 *
 * The base graph is grown edge by edge, each new edge going to a check as far away as possible
 * (progressive edge growth); the shifts are chosen so that no cycles of length 4, and as few as possible
 * of length 6, are closed.
 *
 * @see Hu, Eleftheriou, Arnold, IEEE Trans. Inf. Theory 51, 386 (2005); Fossorier, ibid. 50, 1788 (2004)
 */
import { type Dice, diceAt } from '../../../math/dice'
import type { BaseCode } from './base-codes'

/** A code of `columns`·Z bits and `rows`·Z checks. Edges are listed row by row. */
export interface QuasiCyclicCode {
  readonly rows: number
  readonly columns: number
  /** Z: size of the turned identities. */
  readonly lift: number
  /** First edge of each row, and one more for the end. */
  readonly rowStart: Int32Array
  /** Base column of each edge. */
  readonly column: Int32Array
  /** Check z of the row meets bit (z + shift) mod Z of the column. */
  readonly shift: Int32Array
}

interface Edge {
  readonly row: number
  readonly column: number
}

/** @param lift Z ≥ 2 */
export function buildCode(base: BaseCode, lift: number): QuasiCyclicCode {
  const dice = diceAt({ seed: 1, role: 'chain', slot: `ldpc-${base.rows}`, block: lift })
  const edges = growBaseGraph(base, dice)
  const shifts = chooseShifts(edges, base, lift, dice)
  const order = edges
    .map((_, e) => e)
    .sort((a, b) => edges[a]!.row - edges[b]!.row || edges[a]!.column - edges[b]!.column)
  const rowStart = new Int32Array(base.rows + 1)
  for (const { row } of edges) rowStart[row + 1]!++
  for (let row = 0; row < base.rows; row++) rowStart[row + 1]! += rowStart[row]!
  return {
    rows: base.rows,
    columns: base.degrees.length,
    lift,
    rowStart,
    column: Int32Array.from(order, (e) => edges[e]!.column),
    shift: Int32Array.from(order, (e) => shifts[e]!),
  }
}

/**
 * Columns in order of degree; every edge goes to one of the checks farthest from its column, of those to one
 * of the least used.
 */
function growBaseGraph({ rows, degrees }: BaseCode, dice: Dice): Edge[] {
  const columnsOf: number[][] = Array.from({ length: rows }, () => [])
  const rowsOf: number[][] = degrees.map(() => [])
  const edges: Edge[] = []
  for (const [column, degree] of degrees.entries()) {
    for (let k = 0; k < degree; k++) {
      const far = farthestRows(column, rowsOf, columnsOf)
      const least = Math.min(...far.map((row) => columnsOf[row]!.length))
      const best = far.filter((row) => columnsOf[row]!.length === least)
      const row = best[dice.below(best.length)]!
      edges.push({ row, column })
      rowsOf[column]!.push(row)
      columnsOf[row]!.push(column)
    }
  }
  return edges
}

/** Checks that a walk from a column reaches last, or never. */
function farthestRows(column: number, rowsOf: readonly number[][], columnsOf: readonly number[][]): number[] {
  const rows = columnsOf.length
  const seen = new Uint8Array(rows)
  let reached = 0
  let frontier = rowsOf[column]!
  let last: number[] = []
  for (const row of frontier) seen[row] = 1
  reached = frontier.length
  last = frontier
  while (reached < rows) {
    const next: number[] = []
    for (const row of frontier)
      for (const other of columnsOf[row]!)
        for (const far of rowsOf[other]!)
          if (!seen[far]) {
            seen[far] = 1
            next.push(far)
          }
    if (next.length === 0) return Array.from({ length: rows }, (_, row) => row).filter((row) => !seen[row])
    reached += next.length
    last = next
    frontier = next
  }
  return last.filter((row) => !rowsOf[column]!.includes(row))
}

/** Weight of a cycle of length 4 beside one of length 6. */
const FOUR = 1000
/** With fewer checks there are too many cycles of length 6 to choose among. */
const SPARSE = 24

/** For every edge the shift that closes the fewest short cycles with the edges before it. */
function chooseShifts(edges: readonly Edge[], { rows, degrees }: BaseCode, lift: number, dice: Dice): Int32Array {
  const shifts = new Int32Array(edges.length)
  const rowOf = Int32Array.from(edges, ({ row }) => row)
  const columnOf = Int32Array.from(edges, ({ column }) => column)
  const byRow: number[][] = Array.from({ length: rows }, () => [])
  const byColumn: number[][] = degrees.map(() => [])
  // Sums of a few shifts lie between −3·lift and 3·lift.
  const cost = new Int32Array(6 * lift)
  for (let e = 0; e < edges.length; e++) {
    const row = rowOf[e]!
    const column = columnOf[e]!
    cost.fill(0)
    // A cycle leaves the column by an older edge f and comes back to `row` by h, or by way of a third column by j.
    for (const f of byColumn[column]!) {
      for (const g of byRow[rowOf[f]!]!) {
        if (columnOf[g] === column) continue
        for (const h of byColumn[columnOf[g]!]!) {
          if (h === g) continue
          const along = 3 * lift + shifts[f]! - shifts[g]! + shifts[h]!
          if (rowOf[h] === row) {
            cost[along]! += FOUR
            continue
          }
          if (rows < SPARSE) continue
          for (const i of byRow[rowOf[h]!]!) {
            if (i === h || columnOf[i] === column) continue
            for (const j of byColumn[columnOf[i]!]!) if (rowOf[j] === row) cost[along - shifts[i]! + shifts[j]!]! += 1
          }
        }
      }
    }
    let least = Number.POSITIVE_INFINITY
    const from = dice.below(lift)
    for (let k = 0; k < lift; k++) {
      const shift = (from + k) % lift
      let sum = 0
      for (let at = shift; at < cost.length; at += lift) sum += cost[at]!
      if (sum < least) {
        least = sum
        shifts[e] = shift
      }
    }
    byRow[row]!.push(e)
    byColumn[column]!.push(e)
  }
  return shifts
}

/** Whether each check holds an odd number of ones. @param bits one byte a bit, column after column */
export function syndromeOf({ rows, lift, rowStart, column, shift }: QuasiCyclicCode, bits: Uint8Array): Uint8Array {
  const syndrome = new Uint8Array(rows * lift)
  for (let row = 0; row < rows; row++) {
    for (let e = rowStart[row]!; e < rowStart[row + 1]!; e++) {
      const first = column[e]! * lift
      let at = first + shift[e]!
      for (let z = row * lift; z < (row + 1) * lift; z++) {
        syndrome[z]! ^= bits[at]!
        if (++at === first + lift) at = first
      }
    }
  }
  return syndrome
}
