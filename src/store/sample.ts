/**
 * A few pulses taken out of a run to be looked at: drawn on the bench and listed in the table in place
 * of the run, which waits behind them. Some are events of the run, some lie between its events, and
 * where a run was only counted they are drawn from the law of their class.
 */
import { EVE_BASIS, type EventBlock, NONE, type PhotonRow, type Recording } from '../model/engine/recording'
import type { Wanted } from '../model/engine/replay'
import type { State } from './state'
import type { AppStore } from './store'
import { tallyOfRows } from './tally-at'

/** How the pulses of a sample were come by. */
export type Drawn =
  /** they are pulses of this run */
  | 'no'
  /** of their class, drawn from the law: the run was counted and has no single pulses */
  | 'counted'
  /** from the law, behind the end of the run */
  | 'behind'

export interface Sample {
  readonly of: Wanted
  readonly drawn: Drawn
  /** Its events are the pulses of the sample, in order. */
  readonly recording: Recording
  /** Number of each among the events of the run; null for a pulse that is none of them. */
  readonly events: readonly (number | null)[]
  /** The one that is looked at, by its place in the sample. */
  readonly selected: number | null
}

const eveBasisCode = (eve: PhotonRow['eve']): number => {
  if (!eve) return NONE
  if (eve.basis === null) return EVE_BASIS.none
  const basis = eve.basis === 'between' ? EVE_BASIS.between : eve.basis === 'z' ? 0 : 1
  return eve.stored ? basis + EVE_BASIS.stored : basis
}

const patternOf = ([d0, d1]: readonly [boolean, boolean]): number => (d0 ? 1 : 0) | (d1 ? 2 : 0)

/** Rows as the columns of a block; light k belongs to row k. The inverse of `rowOf`, but for the event numbers. */
function blockOf(rows: readonly PhotonRow[]): EventBlock {
  const bytes = (value: (row: PhotonRow, at: number) => number) => Uint8Array.from(rows, value)
  return {
    block: 0,
    firstEvent: 0,
    pulse: Float64Array.from(rows, ({ pulse }) => pulse),
    intensity: bytes(({ intensity }) => intensity),
    photons: bytes(({ photons }) => photons),
    aliceBasis: bytes(({ alice }) => (alice.basis === 'z' ? 0 : 1)),
    aliceBit: bytes(({ alice }) => alice.bit),
    touched: bytes(({ touched }) => (touched ? 1 : 0)),
    eveBasis: bytes(({ eve }) => eveBasisCode(eve)),
    eveBit: bytes(({ eve }) => eve?.bit ?? 0),
    eveGuess: bytes(({ eve }) => (eve ? (eve.guess ?? 2) : NONE)),
    eveCertain: bytes(({ eve }) => (eve?.certain ? 1 : 0)),
    light: Uint16Array.from(rows, (_, at) => at),
    bobBasis: bytes(({ bobBasis }) => (bobBasis === 'z' ? 0 : 1)),
    lightPattern: bytes(({ clicked, dark }) => patternOf(clicked) & ~patternOf(dark)),
    pattern: bytes(({ clicked }) => patternOf(clicked)),
    bobBit: bytes(({ bobBit }) => bobBit ?? NONE),
    kept: bytes(({ kept }) => (kept ? 1 : 0)),
    compared: bytes(({ compared }) => (compared ? 1 : 0)),
  }
}

/** A recording that holds these pulses and nothing else, all of them landed. */
function recordingOf(run: Recording, rows: readonly PhotonRow[]): Recording {
  const block = blockOf(rows)
  const lights = rows.map(({ light }) => light)
  const compared = rows.flatMap((row, event) => (row.compared ? [{ ...row, event }] : []))
  return {
    scenario: run.scenario,
    edits: run.edits,
    eventKind: 'pulses',
    blockPulses: rows.length,
    pulsesDone: rows.length,
    finished: true,
    cumulative: [tallyOfRows(block, lights)],
    cumulativeEvents: [rows.length],
    compared: {
      event: Float64Array.from(compared, ({ event }) => event),
      pulse: Float64Array.from(compared, ({ pulse }) => pulse),
      error: Uint8Array.from(compared, ({ error }) => (error ? 1 : 0)),
      basis: Uint8Array.from(compared, ({ alice }) => (alice.basis === 'z' ? 0 : 1)),
      intensity: Uint8Array.from(compared, ({ intensity }) => intensity),
    },
    lights,
    opened: new Map([[0, block]]),
  }
}

/** Whether a pulse of a run is one of its events: every pulse, or every pulse that clicked. */
export const isEventOf = ({ eventKind }: Recording, row: PhotonRow): boolean =>
  eventKind === 'pulses' || (eventKind === 'clicks' && row.bobBit !== null)

export const sampleOf = (run: Recording, of: Wanted, rows: readonly PhotonRow[], drawn: Drawn): Sample => ({
  of,
  drawn,
  recording: recordingOf(run, rows),
  events: rows.map((row) => (drawn === 'no' && isEventOf(run, row) ? row.event : null)),
  selected: null,
})

/** Puts a sample in place of the run, or the run back. */
export const showSample = (store: AppStore, sample: Sample | null): void => {
  if (store.getState().sample !== sample) store.setState({ sample })
}

/** What is looked at: the sample if there is one, else the run. */
export const lookedRecording = ({ sample, run }: State): Recording | null => sample?.recording ?? run.recording
/** Events of it that have landed. */
export const lookedShown = ({ sample, playback }: State): number => sample?.events.length ?? playback.shown
/** The event of it that is looked at. */
export const lookedSelected = ({ sample, playback }: State): number | null =>
  sample ? sample.selected : playback.selected
