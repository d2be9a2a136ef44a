/** The moments of a recording that tell the opening in four pictures. */
import { eventCount, type Recording, rowAt } from '../../model/engine/recording'

export interface Stop {
  /** Events that have landed. */
  readonly landed: number
  /** Beats of the opening told by this picture. */
  readonly beats: readonly number[]
  /** Eve's hand is on the fibre. */
  readonly eveOn: boolean
  readonly event: number
  /** The photon itself is the picture, not the key. */
  readonly close: boolean
}

/** Events looked through for a fitting one. */
const FAR_ENOUGH = 400

/**
 * A photon that is kept, one that is thrown away, a key that has grown, and what Eve leaves behind.
 * Pictures a recording cannot show are left out: without Eve in it the last one.
 */
export function storyboardStops(recording: Recording): readonly Stop[] {
  const events = Math.min(eventCount(recording), FAR_ENOUGH)
  const rows = Array.from({ length: events }, (_, event) => rowAt(recording, event))
  const first = (fits: (row: NonNullable<(typeof rows)[number]>) => boolean): number =>
    rows.findIndex((row) => row !== undefined && fits(row))
  const touched = first(({ eve }) => eve !== null)
  const kept = first((row) => row.kept && !row.error && row.eve === null)
  const thrown = first((row) => row.bobBit !== null && !row.kept && row.eve === null)
  const grown = touched > 0 ? touched - 1 : Math.min(events, 30) - 1
  const marks = rows.findLastIndex((row) => row?.eve != null && row.error)
  const stop = (event: number, beats: readonly number[], how: 'close' | 'wide' | 'eve'): readonly Stop[] =>
    event < 0 ? [] : [{ event, landed: event + 1, beats, close: how === 'close', eveOn: how === 'eve' }]
  return [
    ...stop(kept, [0, 1], 'close'),
    ...stop(thrown, [2], 'close'),
    ...stop(grown, [3], 'wide'),
    ...stop(marks, [4, 5, 6], 'eve'),
  ]
}
