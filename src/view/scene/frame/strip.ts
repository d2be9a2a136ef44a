/** The key strips at a moment: one column per bit that arrived, newest at the right. */
import type { KnownRow } from '../../../model/engine/knowledge'
import { eventCount, type Recording } from '../../../model/engine/recording'
import type { Bit } from '../../../model/physics/link/states'
import type { Viewer } from '../../../model/scenario/viewing'
import type { ColumnSize } from '../geometry/columns'
import type { BenchLayout } from './layout'
import { knownAt } from './rows'
import { lastOf } from './sampling'

export interface StripColumn {
  readonly event: number
  /** Number of its pulse, from 0. */
  readonly pulse: number
  /** Left edge on the bench. */
  readonly x: number
  /** Width it has opened or closed to, 0–1. */
  readonly open: number
  readonly kind: 'kept' | 'thrown'
  /** Null where the viewer does not know the bit. */
  readonly alice: Bit | null
  readonly bob: Bit | null
  readonly error: boolean
  readonly compared: boolean
  /** Eve knows the bit, and the viewer knows that. */
  readonly eve: boolean
  readonly selected: boolean
}

export interface Strip {
  readonly columns: readonly StripColumn[]
  /** Right edge of the newest column. */
  readonly end: number
}

export interface StripOptions {
  readonly viewer: Viewer
  readonly layout: BenchLayout
  readonly selected: number | null
  readonly msPerEvent: number
  readonly speedMs: number
  /** Time since the newest event landed, ms. */
  readonly sinceLanding: number
  readonly sampling: number
  readonly reducedMotion: boolean
}

/** Rows looked through for one strip at most: on a lossy link most pulses leave no column. */
const MOST_ROWS = 4000
const OPENING_MS = 160
const CLOSING_MS = 450
/** How long a thrown-away slot stays at its widths, ms, and how many events at least and most. */
const STAYS = [
  { width: 1, ms: 600, least: 1, most: 18 },
  { width: 0.55, ms: 850, least: 2, most: 25 },
  { width: 0.34, ms: 1000, least: 3, most: 30 },
] as const

/** Slow at both ends. */
export const ease = (t: number): number => {
  const x = Math.min(1, Math.max(0, t))
  return x * x * (3 - 2 * x)
}

export interface SlotAge {
  /** Drawn events that have landed since. */
  readonly later: number
  /** Time since the newest of them landed, ms. */
  readonly sinceLanding: number
  /** Time from one drawn event to the next, ms; Infinity when the visitor steps. */
  readonly step: number
}

/**
 * Width of a thrown-away slot by its age: whole, 55 %, 34 %, gone.
 *
 * @param single at zoom 1 a slot stays as long as it is the photon in question, then closes at once
 * @param still no movement: widths change at once
 */
export function slotWidth({ later, sinceLanding, step }: SlotAge, single: boolean, still: boolean): number {
  let width = 1
  for (const [i, stay] of STAYS.entries()) {
    const until = single ? 1 : Math.min(stay.most, Math.max(stay.least, Math.round(stay.ms / step)))
    if (later < until) break
    const since = later === until ? sinceLanding : sinceLanding + (later - until) * step
    const next = single ? 0 : (STAYS[i + 1]?.width ?? 0)
    width += (next - width) * (still ? 1 : ease(since / CLOSING_MS))
    if (single) break
  }
  return width
}

/** Distance to the next column: the space between columns goes last. */
const advance = (open: number, { bar, pitch }: ColumnSize): number =>
  open * bar + (pitch - bar) * Math.min(1, open / STAYS[2].width)

const aliceBitOf = (row: KnownRow): Bit | null => row.aliceBit ?? (row.eve?.certain ? row.eve.guess : null)

/**
 * @param landed events that have landed; the strip ends with the last of them
 */
export function stripAt(recording: Recording, landed: number, options: StripOptions): Strip {
  const { layout, viewer, sampling, msPerEvent, sinceLanding, reducedMotion } = options
  const { bar, pitch, from, to } = layout.strip
  const newest = lastOf(Math.min(landed, eventCount(recording)) - 1, sampling)
  const found: { row: KnownRow; open: number }[] = []
  let width = 0
  const room = to - from + (pitch - bar)
  for (let event = newest, looked = 0; event >= 0 && looked < MOST_ROWS && width < room; event -= sampling, looked++) {
    const row = knownAt(recording, event, viewer, 'announced')
    if (!row?.arrived) continue
    const before = landed - 1 - event
    const ageMs = before === 0 ? sinceLanding : sinceLanding + before * msPerEvent
    const opened = reducedMotion ? 1 : ease(ageMs / OPENING_MS)
    const age = { later: Math.floor(before / sampling), sinceLanding, step: options.speedMs * sampling }
    const stays = row.kept || event === options.selected
    const open = stays ? opened : Math.min(opened, slotWidth(age, layout.single, reducedMotion))
    if (open < 0.01) continue
    found.push({ row, open })
    width += advance(open, layout.strip)
  }
  // Clipped only between columns: what does not fit is left out whole, except while it slides away.
  let x = width > room ? to + (pitch - bar) - width : from
  const columns: StripColumn[] = []
  for (const { row, open } of found.reverse()) {
    const left = x
    x += advance(open, layout.strip)
    if (left < from - 0.5) continue
    columns.push({
      event: row.event,
      pulse: row.pulse,
      x: left,
      open,
      kind: row.kept ? 'kept' : 'thrown',
      alice: row.kept ? aliceBitOf(row) : null,
      bob: row.kept ? row.bobBit : null,
      error: row.error === true,
      compared: row.compared === true,
      eve: row.kept === true && row.eve?.certain === true,
      selected: row.event === options.selected,
    })
  }
  return { columns, end: x - (pitch - bar) }
}

/** Event of the column under a point of the bench, or null. */
export function columnAt({ columns }: Strip, x: number, size: ColumnSize): number | null {
  const hit = columns.find((column) => x >= column.x - 2 && x < column.x - 2 + advance(column.open, size))
  return hit?.event ?? null
}
