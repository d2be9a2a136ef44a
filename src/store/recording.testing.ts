/** Recordings written by hand, row by row, for tests of whatever reads one. */
import { type ComparedBits, type EventBlock, type EventKind, NONE, type Recording } from '../model/engine/recording'
import { basisIndex, emptyTally, intensityIndex, type Tally } from '../model/engine/tally'
import { defaultScenario, type Scenario } from '../model/scenario/scenario'

/** One event. What is left out: signal pulse, basis + on both sides, bit 0 sent and received, kept, not compared. */
export interface HandRow {
  readonly pulse?: number
  readonly intensity?: 0 | 1 | 2
  readonly aliceBasis?: 0 | 1
  readonly aliceBit?: 0 | 1
  readonly bobBasis?: 0 | 1
  /** null: nothing clicked. */
  readonly bobBit?: 0 | 1 | null
  readonly compared?: boolean
  /** Eve measured in this basis (0, 1; 2 between) and knows the bit where it is Alice's. */
  readonly eve?: 0 | 1 | 2
}

const keptOf = (row: HandRow): boolean => row.bobBit !== null && (row.aliceBasis ?? 0) === (row.bobBasis ?? 0)
const isError = (row: HandRow): boolean => keptOf(row) && (row.bobBit ?? 0) !== (row.aliceBit ?? 0)
const knows = (row: HandRow): boolean => row.eve !== undefined && row.eve === (row.aliceBasis ?? 0)

function addRow(tally: Tally, row: HandRow): void {
  const intensity = row.intensity ?? 0
  const basis = row.aliceBasis ?? 0
  tally[intensityIndex(intensity, 'sent')]! += 1
  if (basis === (row.bobBasis ?? 0)) tally[intensityIndex(intensity, 'sentMatched')]! += 1
  if (row.bobBit === null) return
  tally[intensityIndex(intensity, 'clicked')]! += 1
  if (row.bobBit === 1) tally[intensityIndex(intensity, 'readOne')]! += 1
  if (!keptOf(row)) return
  const add = (count: Parameters<typeof basisIndex>[2], yes: boolean, by = 1) => {
    if (yes) tally[basisIndex(intensity, basis, count)]! += by
  }
  add('kept', true)
  add('errors', isError(row))
  add('compared', row.compared === true)
  add('comparedErrors', row.compared === true && isError(row))
  add('eveCertain', knows(row))
  add('eveRight', true, knows(row) ? 1 : 0.5)
  add('eveTouched', row.eve !== undefined)
}

function columnsOf(rows: readonly HandRow[], block: number, firstEvent: number): EventBlock {
  const bytes = (value: (row: HandRow) => number) => Uint8Array.from(rows, value)
  return {
    block,
    firstEvent,
    pulse: Float64Array.from(rows, (row, i) => row.pulse ?? firstEvent + i),
    intensity: bytes((row) => row.intensity ?? 0),
    photons: bytes(() => 1),
    aliceBasis: bytes((row) => row.aliceBasis ?? 0),
    aliceBit: bytes((row) => row.aliceBit ?? 0),
    touched: bytes((row) => (row.eve === undefined ? 0 : 1)),
    eveBasis: bytes((row) => row.eve ?? NONE),
    eveBit: bytes((row) => (row.eve === undefined ? NONE : (row.aliceBit ?? 0))),
    eveGuess: bytes((row) => (row.eve === undefined ? NONE : knows(row) ? (row.aliceBit ?? 0) : 2)),
    eveCertain: bytes((row) => (knows(row) ? 1 : 0)),
    light: bytes(() => 0),
    bobBasis: bytes((row) => row.bobBasis ?? 0),
    lightPattern: bytes((row) => (row.bobBit === null ? 0 : 1 << (row.bobBit ?? 0))),
    pattern: bytes((row) => (row.bobBit === null ? 0 : 1 << (row.bobBit ?? 0))),
    bobBit: bytes((row) => (row.bobBit === null ? NONE : (row.bobBit ?? 0))),
    kept: bytes((row) => (keptOf(row) ? 1 : 0)),
    compared: bytes((row) => (keptOf(row) && row.compared ? 1 : 0)),
  }
}

export interface HandRecording {
  readonly scenario?: Scenario
  readonly eventKind?: EventKind
  readonly blockPulses?: number
  /** Blocks that are open; all of them when left out. */
  readonly open?: readonly number[]
  readonly finished?: boolean
}

/** A finished recording of these events, every pulse an event unless said otherwise. */
export function handRecording(rows: readonly HandRow[], options: HandRecording = {}): Recording {
  const {
    scenario = defaultScenario,
    eventKind = 'pulses',
    blockPulses = Math.max(1, rows.length),
    finished = true,
  } = options
  const pulseOf = (row: HandRow, i: number) => row.pulse ?? i
  const pulsesDone = rows.length === 0 ? 0 : pulseOf(rows.at(-1)!, rows.length - 1) + 1
  const blocks = Math.ceil(pulsesDone / blockPulses)
  const cumulative: Tally[] = []
  const cumulativeEvents: number[] = []
  const opened = new Map<number, EventBlock>()
  const running = emptyTally()
  let firstEvent = 0
  for (let block = 0; block < blocks; block++) {
    const own = rows.filter((row, i) => Math.floor(pulseOf(row, i) / blockPulses) === block)
    for (const row of own) addRow(running, row)
    cumulative.push(running.slice())
    if (!options.open || options.open.includes(block)) opened.set(block, columnsOf(own, block, firstEvent))
    firstEvent += own.length
    cumulativeEvents.push(firstEvent)
  }
  const compared = rows.flatMap((row, i) => (row.compared && keptOf(row) ? [{ row, i }] : []))
  return {
    scenario,
    edits: [],
    eventKind,
    blockPulses,
    pulsesDone,
    finished,
    cumulative,
    cumulativeEvents,
    compared: {
      event: Float64Array.from(compared, ({ i }) => i),
      pulse: Float64Array.from(compared, ({ row, i }) => pulseOf(row, i)),
      error: Uint8Array.from(compared, ({ row }) => (isError(row) ? 1 : 0)),
      basis: Uint8Array.from(compared, ({ row }) => row.aliceBasis ?? 0),
      intensity: Uint8Array.from(compared, ({ row }) => row.intensity ?? 0),
    },
    lights: [{ photons: 1, state: [0, 0, 1], resent: false }],
    opened,
  }
}

/** Compared bits alone, every event one of them. */
export const comparedTrack = (errors: readonly number[]): ComparedBits =>
  handRecording(errors.map((error) => ({ compared: true, bobBit: error ? 1 : 0 }))).compared
