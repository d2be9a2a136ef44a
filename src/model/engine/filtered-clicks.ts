/** Dead time and afterpulses in the `clicks` reading: raw clicks in, accepted clicks out. */
import type { Detectors } from './click-filter'
import type { ClickLaw, Clicks, LawFrom } from './clicks'
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

/** Clicks behind the filter. */
export interface AcceptedClicks extends Clicks {
  /** Per law: raw clicks that fell into dead time, by row. */
  readonly lost: readonly Int32Array[]
  /** Per law: afterpulses in gates that would have been silent. */
  readonly added: Int32Array
}

const filterOf = ({ filtered }: ClickLaw): FilteredLaw => {
  if (!filtered) throw new TypeError('filterClicks: this law was compiled without a filter')
  return filtered
}

/** Goes through the raw clicks of a block in order; `detectors` is left in the state of its end. */
export function filterClicks(
  raw: Clicks,
  laws: readonly LawFrom[],
  detectors: Detectors,
  where: { readonly seed: number; readonly block: number; readonly pulses: number },
): AcceptedClicks {
  const { seed, block, pulses } = where
  const filters = laws.map(({ law }) => filterOf(law))
  const dice = silentDice(seed, block)
  const lost = filters.map(({ raw: rows }) => new Int32Array(rows))
  const added = new Int32Array(laws.length)
  const offset: number[] = []
  const pick: number[] = []
  const law: number[] = []
  const accept = (at: number, which: number, k: number, eve: number) => {
    offset.push(at)
    pick.push(2 * which + eve)
    law.push(k)
    detectors.accept(at)
  }
  /** Row of a gate with an afterpulse due, or −1 where none comes. */
  const dueRowOf = (k: number, place: number, look: ReturnType<Detectors['look']>): number => {
    const { dueRow, tossed } = filters[k]!
    const at = 2 * place + look.detector
    return dueRow[at]! < 0 ? -1 : dueRow[at]! + (tossed[at] ? look.bob : 0)
  }
  for (let i = 0; i <= raw.count; i++) {
    const next = i < raw.count ? raw.offset[i]! : pulses
    while (detectors.due && detectors.liveFrom < next) {
      const at = detectors.liveFrom
      detectors.due = false
      const k = laws.findLastIndex(({ from }) => from <= at)
      const { silent, raw: clicks } = filters[k]!
      const look = detectors.look(at)
      const which = dueRowOf(k, clicks + silentRowOf(silent, dice, at), look)
      if (which < 0) continue
      added[k]! += 1
      accept(at, which, k, look.eve)
    }
    if (i === raw.count) break
    const k = raw.law[i]!
    const [which, coin] = [raw.pick[i]! >> 1, raw.pick[i]! & 1]
    if (next < detectors.liveFrom) lost[k]![which]! += 1
    else if (detectors.due) {
      detectors.due = false
      accept(next, dueRowOf(k, which, detectors.look(next)), k, coin)
    } else accept(next, which, k, coin)
  }
  return {
    offset: Float64Array.from(offset),
    pick: Int32Array.from(pick),
    law: Uint8Array.from(law),
    count: offset.length,
    lost,
    added,
  }
}
