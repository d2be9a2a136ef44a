/**
 * Recordings for tests and trial pages of the scene: rows written by hand, or a small link thrown
 * with a plain generator. Nothing of the engine is used, so a test of the scene tests the scene.
 */
import {
  type ComparedBits,
  type EventBlock,
  type EventKind,
  NONE,
  type RecordedLight,
  type Recording,
} from '../../model/engine/recording'
import { basisIndex, emptyTally, intensityIndex, type Tally } from '../../model/engine/tally'
import { type Bit, stateOf } from '../../model/physics/link/states'
import { defaultScenario, type Scenario } from '../../model/scenario/scenario'

/** One event. What is left out: + and 0 on both sides, one photon, no Eve, kept where the bases agree. */
export interface SceneRow {
  readonly pulse?: number
  readonly intensity?: 0 | 1 | 2
  readonly photons?: number
  readonly aliceBasis?: 0 | 1
  readonly aliceBit?: Bit
  /** What Eve asked and read; she sends it on. */
  readonly eve?: { readonly basis: 0 | 1; readonly bit: Bit }
  readonly bobBasis?: 0 | 1
  /** Null: nothing clicked. */
  readonly bobBit?: Bit | null
  /** Bob's detector fired without light. */
  readonly dark?: boolean
  readonly compared?: boolean
}

/** 0–3: the four states as Alice sends them; 4–7: the same sent on by Eve; 8: nothing. */
const LIGHTS: readonly RecordedLight[] = [
  ...[false, true].flatMap((resent) =>
    (['z', 'x'] as const).flatMap((basis) =>
      ([0, 1] as const).map((bit) => ({ photons: 1, state: stateOf(basis, bit), resent })),
    ),
  ),
  { photons: 0, state: stateOf('z', 0), resent: false },
]

const isKept = (row: SceneRow): boolean => row.bobBit !== null && (row.aliceBasis ?? 0) === (row.bobBasis ?? 0)
const isError = (row: SceneRow): boolean => isKept(row) && (row.bobBit ?? 0) !== (row.aliceBit ?? 0)
const isCertain = (row: SceneRow): boolean => row.eve !== undefined && row.eve.basis === (row.aliceBasis ?? 0)

function lightOf(row: SceneRow): number {
  if ((row.photons ?? 1) === 0) return 8
  if (row.eve) return 4 + row.eve.basis * 2 + row.eve.bit
  return (row.aliceBasis ?? 0) * 2 + (row.aliceBit ?? 0)
}

function count(tally: Tally, row: SceneRow): void {
  const intensity = row.intensity ?? 0
  const basis = row.aliceBasis ?? 0
  tally[intensityIndex(intensity, 'sent')]! += 1
  if (row.bobBit === null) return
  tally[intensityIndex(intensity, 'clicked')]! += 1
  if ((row.bobBit ?? 0) === 1) tally[intensityIndex(intensity, 'readOne')]! += 1
  if (!isKept(row)) return
  tally[basisIndex(intensity, basis, 'kept')]! += 1
  if (isError(row)) tally[basisIndex(intensity, basis, 'errors')]! += 1
  if (row.compared) tally[basisIndex(intensity, basis, 'compared')]! += 1
  if (row.compared && isError(row)) tally[basisIndex(intensity, basis, 'comparedErrors')]! += 1
  if (isCertain(row)) tally[basisIndex(intensity, basis, 'eveCertain')]! += 1
}

function blockOf(rows: readonly SceneRow[]): EventBlock {
  const bytes = (value: (row: SceneRow) => number) => Uint8Array.from(rows, value)
  const pattern = (row: SceneRow) => (row.bobBit === null ? 0 : 1 << (row.bobBit ?? 0))
  return {
    block: 0,
    firstEvent: 0,
    pulse: Float64Array.from(rows, (row, i) => row.pulse ?? i),
    intensity: bytes((row) => row.intensity ?? 0),
    photons: bytes((row) => row.photons ?? 1),
    aliceBasis: bytes((row) => row.aliceBasis ?? 0),
    aliceBit: bytes((row) => row.aliceBit ?? 0),
    touched: bytes((row) => (row.eve ? 1 : 0)),
    eveBasis: bytes((row) => row.eve?.basis ?? NONE),
    eveBit: bytes((row) => row.eve?.bit ?? NONE),
    eveGuess: bytes((row) => (row.eve ? (isCertain(row) ? (row.aliceBit ?? 0) : 2) : NONE)),
    eveCertain: bytes((row) => (isCertain(row) ? 1 : 0)),
    light: bytes(lightOf),
    bobBasis: bytes((row) => row.bobBasis ?? 0),
    lightPattern: bytes((row) => (row.dark ? 0 : pattern(row))),
    pattern: bytes(pattern),
    bobBit: bytes((row) => (row.bobBit === null ? NONE : (row.bobBit ?? 0))),
    kept: bytes((row) => (isKept(row) ? 1 : 0)),
    compared: bytes((row) => (isKept(row) && row.compared ? 1 : 0)),
  }
}

export interface SceneRecording {
  readonly scenario?: Scenario
  readonly eventKind?: EventKind
}

/** A finished recording of these events, in one open block. */
export function sceneRecording(
  rows: readonly SceneRow[],
  { scenario = defaultScenario, eventKind = 'pulses' }: SceneRecording = {},
): Recording {
  const tally = emptyTally()
  for (const row of rows) count(tally, row)
  const checked = rows.flatMap((row, event) => (row.compared && isKept(row) ? [{ row, event }] : []))
  const compared: ComparedBits = {
    event: Float64Array.from(checked, ({ event }) => event),
    pulse: Float64Array.from(checked, ({ row, event }) => row.pulse ?? event),
    error: Uint8Array.from(checked, ({ row }) => (isError(row) ? 1 : 0)),
    basis: Uint8Array.from(checked, ({ row }) => row.aliceBasis ?? 0),
    intensity: Uint8Array.from(checked, ({ row }) => row.intensity ?? 0),
  }
  const pulsesDone = rows.length === 0 ? 0 : (rows.at(-1)!.pulse ?? rows.length - 1) + 1
  return {
    scenario,
    edits: [],
    eventKind,
    blockPulses: Math.max(1, pulsesDone),
    pulsesDone,
    finished: true,
    cumulative: rows.length === 0 ? [] : [tally],
    cumulativeEvents: rows.length === 0 ? [] : [rows.length],
    compared,
    lights: LIGHTS,
    opened: new Map(rows.length === 0 ? [] : [[0, blockOf(rows)]]),
  }
}

export interface ThrownLink {
  readonly events: number
  readonly seed?: number
  /** Share of the photons Eve measures and sends on. */
  readonly eve?: number
  /** Share that never clicks. */
  readonly loss?: number
  readonly noise?: number
  readonly dark?: number
  /** Share of the kept bits that is compared. */
  readonly compare?: number
}

/** Rows of a small link, thrown with a linear congruential generator: the look of a run, not the engine's. */
export function thrownRows({
  events,
  seed = 1,
  eve = 0,
  loss = 0,
  noise = 0,
  dark = 0,
  compare = 0.1,
}: ThrownLink): SceneRow[] {
  let state = seed >>> 0
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  const coin = (): 0 | 1 => (uniform() < 0.5 ? 0 : 1)
  const measure = (basis: 0 | 1, bit: Bit, asked: 0 | 1): Bit => {
    const chance = coin()
    return basis === asked ? bit : chance
  }
  return Array.from({ length: events }, (): SceneRow => {
    const aliceBasis = coin()
    const aliceBit = coin()
    const listens = uniform() < eve
    const asks = coin()
    const read = measure(aliceBasis, aliceBit, asks)
    const bobBasis = coin()
    const sent: [0 | 1, Bit] = listens ? [asks, read] : [aliceBasis, aliceBit]
    const answer = measure(sent[0], sent[1], bobBasis)
    const turned = uniform() < noise
    const lost = uniform() < loss
    const fires = uniform() < dark
    const chance = coin()
    const bobBit = lost ? (fires ? chance : null) : turned ? ((1 - answer) as Bit) : answer
    const compared = uniform() < compare
    return {
      aliceBasis,
      aliceBit,
      bobBasis,
      bobBit,
      compared,
      dark: lost && fires,
      ...(listens ? { eve: { basis: asks, bit: read } } : {}),
    }
  })
}
