/** Dead time and afterpulses in the `clicks` reading: raw clicks in, accepted clicks out. */

import type { BlockPlace, Clicks, LawFrom } from './click-draws'
import type { Detectors } from './click-filter'
import type { ClickLaw } from './click-law'
import { dueRowsOf, looksOf } from './filtered-law'
import { type LawRows, lawRows } from './law-rows'
import { type LinkModel, rowsOf } from './link-model'
import { NONE } from './recording'
import { type SilentLaw, silentDice, silentLaw, silentRowOf } from './silent'

/** What the filter reads of a law. Rows with an afterpulse stand behind the rows of raw clicks. */
export interface FilteredLaw {
  readonly rows: LawRows
  /** Rows of raw clicks. */
  readonly raw: number
  readonly silent: SilentLaw
  /**
   * `[2·row + detector]`: the row with an afterpulse of this detector on top; the next one is that with
   * Bob's coin on 1, where a double click is new. Silent rows are numbered on from the raw clicks. −1: none.
   */
  readonly dueRow: Int32Array
  /** 1 where the afterpulse makes a new double click. */
  readonly tossed: Uint8Array
}

/** Rows of a law in order: raw clicks, then all rows with an afterpulse due. */
function* bothKinds(model: LinkModel) {
  yield* rowsOf(model)
  yield* dueRowsOf(model)
}

/** Compiles the filter of a law whose raw clicks are `raw`. */
export function filteredLaw(model: LinkModel, raw: LawRows): FilteredLaw {
  const clicks = raw.clicks.probability.length
  const silent = silentLaw(model)
  const places = 2 * (clicks + silent.rows.length)
  const dueRow = new Int32Array(places).fill(-1)
  const tossed = new Uint8Array(places)
  let next = clicks
  let [clicked, lost] = [0, clicks]
  for (const row of rowsOf(model)) {
    const place = 2 * (row.pattern === 0 ? lost++ : clicked++)
    const looks = looksOf(row)
    // Deaf detectors: the row as it is, which is numbered among these only if it clicks.
    if (looks.length === 0 && row.pattern !== 0) {
      dueRow.fill(next, place, place + 2)
      next++
    }
    for (const { detector, bobBit, pattern } of looks) {
      const at = place + detector - 1
      if (dueRow[at]! < 0) dueRow[at] = next
      tossed[at] = pattern === 3 && bobBit !== NONE ? 1 : 0
      next++
    }
  }
  return { rows: { ...raw, clicks: lawRows(model, bothKinds(model)).clicks }, raw: clicks, silent, dueRow, tossed }
}

/** Clicks behind the filter, by their rows. */
export interface AcceptedClicks {
  /** Pulse within the block, ascending. */
  readonly offset: Float64Array
  readonly row: Int32Array
  /** Where the clicks of each law begin; one more than there are laws. */
  readonly starts: readonly number[]
  readonly count: number
  /** Per law: raw clicks that fell into dead time, by row. */
  readonly lost: readonly Int32Array[]
}

const filterOf = ({ filtered }: ClickLaw): FilteredLaw => {
  if (!filtered) throw new TypeError('filterClicks: this law was compiled without a filter')
  return filtered
}

/**
 * Goes through the raw clicks of a block in order; `detectors` is left in the state of its end.
 * @param rows row of each raw click
 */
export function filterClicks(
  raw: Clicks,
  rows: Int32Array,
  laws: readonly LawFrom[],
  detectors: Detectors,
  { seed, block, pulses }: BlockPlace,
): AcceptedClicks {
  const filters = laws.map(({ law }) => filterOf(law))
  const dice = silentDice(seed, block)
  const lost = filters.map(({ raw: clicks }) => new Int32Array(clicks))
  const offset: number[] = []
  const row: number[] = []
  const starts: number[] = []
  const accept = (at: number, which: number) => {
    offset.push(at)
    row.push(which)
    detectors.accept(at)
  }
  /** Row of a gate with an afterpulse due, or −1 where none comes. */
  const dueRowOf = (k: number, place: number, { detector, bob }: ReturnType<Detectors['look']>): number => {
    const { dueRow, tossed } = filters[k]!
    const at = 2 * place + detector
    return dueRow[at]! < 0 ? -1 : dueRow[at]! + (tossed[at] ? bob : 0)
  }
  /** Takes the afterpulses in silent gates before `end`. */
  const takeDue = (k: number, end: number) => {
    const { silent, raw: clicks } = filters[k]!
    while (detectors.due && detectors.liveFrom < end) {
      const at = detectors.liveFrom
      detectors.due = false
      const which = dueRowOf(k, clicks + silentRowOf(silent, dice, at), detectors.look(at))
      if (which >= 0) accept(at, which)
    }
  }
  for (let k = 0; k < laws.length; k++) {
    starts.push(offset.length)
    for (let i = raw.starts[k]!; i < raw.starts[k + 1]!; i++) {
      const next = raw.offset[i]!
      takeDue(k, next)
      const which = rows[i]!
      if (next < detectors.liveFrom) lost[k]![which]! += 1
      else if (detectors.due) {
        detectors.due = false
        accept(next, dueRowOf(k, which, detectors.look(next)))
      } else accept(next, which)
    }
    takeDue(k, Math.min(pulses, laws[k + 1]?.from ?? pulses))
  }
  starts.push(offset.length)
  return { offset: Float64Array.from(offset), row: Int32Array.from(row), starts, count: offset.length, lost }
}
