/** From the columns of a block to its counts, its compared bits and its events. */

import { type BranchOutcome, MARK } from './link-model'
import { COLUMN, type PulseColumns } from './pulses'
import type { EventBlock, EventKind } from './recording'
import {
  type BasisCount,
  basisIndex,
  emptyTally,
  INTENSITIES,
  type IntensityCount,
  intensityIndex,
  monitorIndex,
  type Tally,
} from './tally'

/** By pattern: whether a detector fired. */
const FIRED = Uint8Array.of(0, 1, 1, 1)

/** Parts of the number under which a pulse is counted: what decides all counts but Eve's. */
const CLASS = {
  intensity: 10,
  aliceBasis: 9,
  matched: 8,
  wrong: 7,
  readOne: 6,
  pattern: 4,
  lit: 3,
  kept: 2,
  compared: 1,
  asleep: 0,
} as const
const CLASSES = INTENSITIES << CLASS.intensity

/**
 * Counts of the first `pulses` pulses. Pulses are first counted by class, and kept ones by what
 * Eve holds, so that the loop over pulses has no branches to guess wrong.
 */
export function tallyColumns(columns: PulseColumns, outcomes: readonly BranchOutcome[], pulses: number): Tally {
  const classes = new Int32Array(CLASSES)
  // Kept pulses by outcome, intensity, Alice's basis and bit, and Eve's coin.
  const held = new Int32Array(outcomes.length * INTENSITIES * 8)
  countPulses(columns, pulses, classes, held)
  const tally = emptyTally()
  for (let number = 0; number < CLASSES; number++) if (classes[number] !== 0) addClass(tally, number, classes[number]!)
  for (const [number, outcome] of outcomes.entries())
    for (let rest = 0; rest < INTENSITIES * 8; rest++) {
      const count = held[number * INTENSITIES * 8 + rest]!
      if (count !== 0) addHeld(tally, outcome, rest, count)
    }
  if (outcomes.some(({ mark }) => mark !== MARK.plain)) addMarked(tally, columns, outcomes, pulses)
  return tally
}

// Numbers of their own: V8 knows their values, and those of an object's properties only sometimes.
const {
  aliceBasis: ALICE_BASIS_COLUMN,
  aliceBit: ALICE_BIT_COLUMN,
  asleep: ASLEEP_COLUMN,
  bobBasis: BOB_BASIS_COLUMN,
  bobBit: BOB_BIT_COLUMN,
  compared: COMPARED_COLUMN,
  eveCoin: EVE_COIN_COLUMN,
  intensity: INTENSITY_COLUMN,
  kept: KEPT_COLUMN,
  lightPattern: LIGHT_PATTERN_COLUMN,
  pattern: PATTERN_COLUMN,
} = COLUMN
const {
  aliceBasis: ALICE_BASIS_CLASS,
  asleep: ASLEEP_CLASS,
  compared: COMPARED_CLASS,
  intensity: INTENSITY_CLASS,
  kept: KEPT_CLASS,
  lit: LIT_CLASS,
  matched: MATCHED_CLASS,
  pattern: PATTERN_CLASS,
  readOne: READ_ONE_CLASS,
  wrong: WRONG_CLASS,
} = CLASS

function countPulses({ bytes, outcome }: PulseColumns, pulses: number, classes: Int32Array, held: Int32Array): void {
  for (let at = 0; at < pulses; at++) {
    const i = bytes[INTENSITY_COLUMN + at]!
    const a = bytes[ALICE_BASIS_COLUMN + at]!
    const v = bytes[ALICE_BIT_COLUMN + at]!
    const read = bytes[BOB_BIT_COLUMN + at]! & 1 // where nothing clicked it does not matter
    const kept = bytes[KEPT_COLUMN + at]!
    const number =
      (i << INTENSITY_CLASS) |
      (a << ALICE_BASIS_CLASS) |
      ((a ^ bytes[BOB_BASIS_COLUMN + at]! ^ 1) << MATCHED_CLASS) |
      ((read ^ v) << WRONG_CLASS) |
      (read << READ_ONE_CLASS) |
      (bytes[PATTERN_COLUMN + at]! << PATTERN_CLASS) |
      (FIRED[bytes[LIGHT_PATTERN_COLUMN + at]!]! << LIT_CLASS) |
      (kept << KEPT_CLASS) |
      (bytes[COMPARED_COLUMN + at]! << COMPARED_CLASS) |
      (bytes[ASLEEP_COLUMN + at]! << ASLEEP_CLASS)
    classes[number]!++
    held[(((outcome[at]! * INTENSITIES + i) * 2 + a) * 2 + v) * 2 + bytes[EVE_COIN_COLUMN + at]!]! += kept
  }
}

/** Adds pulses of one class. */
function addClass(tally: Tally, number: number, count: number): void {
  const intensity = number >> CLASS.intensity
  const part = (place: number, values = 1): number => (number >> place) & values
  const pattern = part(CLASS.pattern, 3)
  const add = (name: IntensityCount) => {
    tally[intensityIndex(intensity, name)]! += count
  }
  const addKept = (name: BasisCount) => {
    tally[basisIndex(intensity, part(CLASS.aliceBasis), name)]! += count
  }
  add('sent')
  if (part(CLASS.matched)) add('sentMatched')
  if (pattern === 0) return
  add('clicked')
  if (part(CLASS.asleep)) tally[monitorIndex('asleepClicks')]! += count
  if (pattern === 3) add('doubleClicks')
  if (!part(CLASS.lit)) add('darkClicked')
  if (part(CLASS.readOne)) add('readOne')
  if (!part(CLASS.kept)) return
  addKept('kept')
  if (part(CLASS.wrong)) addKept('errors')
  if (!part(CLASS.compared)) return
  addKept('compared')
  if (part(CLASS.wrong)) addKept('comparedErrors')
}

/** Adds kept pulses of one outcome; `rest` is intensity, Alice's basis and bit, and Eve's coin. */
function addHeld(tally: Tally, { certain, touched, eveGuess }: BranchOutcome, rest: number, count: number): void {
  const add = (name: BasisCount) => {
    tally[basisIndex(rest >> 3, (rest >> 2) & 1, name)]! += count
  }
  if (certain) add('eveCertain')
  if (touched) add('eveTouched')
  if ((eveGuess < 2 ? eveGuess : rest & 1) === ((rest >> 1) & 1)) add('eveRight')
}

/** Adds what the monitors see of light that is marked. */
function addMarked(
  tally: Tally,
  { pattern, outcome }: PulseColumns,
  outcomes: readonly BranchOutcome[],
  pulses: number,
): void {
  const mark = Uint8Array.from(outcomes, (each) => each.mark)
  const seen = new Int32Array(4)
  for (let at = 0; at < pulses; at++) {
    const here = mark[outcome[at]!]!
    // Bright light is seen whether anything clicks or not.
    if (pattern[at] !== 0 || here === MARK.bright) seen[here]!++
  }
  tally[monitorIndex('brightGates')] = seen[MARK.bright]!
  tally[monitorIndex('earlyClicks')] = seen[MARK.early]!
  tally[monitorIndex('lateClicks')] = seen[MARK.late]!
}

/** Compared bits of one block: place in the block's events and pulses, and what they showed. */
export interface BlockCompared {
  readonly event: number[]
  readonly pulse: number[]
  readonly error: number[]
  readonly basis: number[]
  readonly intensity: number[]
}

/** Bits compared among the first `pulses` pulses; event numbers count from the start of the block. */
export function comparedIn(columns: PulseColumns, pulses: number, kind: EventKind): BlockCompared {
  const found: BlockCompared = { event: [], pulse: [], error: [], basis: [], intensity: [] }
  const { pattern, compared } = columns
  const always = kind === 'pulses' ? 1 : 0
  let event = 0
  for (let at = 0; at < pulses; at++) {
    if (compared[at] === 1) {
      found.event.push(event)
      found.pulse.push(at)
      found.error.push(columns.bobBit[at] === columns.aliceBit[at] ? 0 : 1)
      found.basis.push(columns.aliceBasis[at]!)
      found.intensity.push(columns.intensity[at]!)
    }
    event += always | FIRED[pattern[at]!]!
  }
  return found
}

/** Number of events among the first `pulses` pulses. */
export function eventsIn(columns: PulseColumns, pulses: number, kind: EventKind): number {
  if (kind === 'pulses') return pulses
  const { pattern } = columns
  let events = 0
  for (let at = 0; at < pulses; at++) events += FIRED[pattern[at]!]!
  return events
}

/** Columns that are shown as they were drawn. */
const SHOWN = [
  'intensity',
  'photons',
  'aliceBasis',
  'aliceBit',
  'bobBasis',
  'lightPattern',
  'pattern',
  'bobBit',
  'kept',
  'compared',
] as const satisfies readonly (keyof PulseColumns & keyof EventBlock)[]

/** The events among the first `pulses` pulses of a block, copied out. */
export function eventBlock(
  columns: PulseColumns,
  outcomes: readonly BranchOutcome[],
  pulses: number,
  kind: EventKind,
  where: { readonly block: number; readonly firstPulse: number; readonly firstEvent: number },
): EventBlock {
  const at: number[] = []
  for (let p = 0; p < pulses; p++) if (kind === 'pulses' || columns.pattern[p] !== 0) at.push(p)
  const drawn = (name: (typeof SHOWN)[number]) => Uint8Array.from(at, (p) => columns[name][p]!)
  const held = (read: (outcome: BranchOutcome) => number) => {
    const table = Uint8Array.from(outcomes, read)
    return Uint8Array.from(at, (p) => table[columns.outcome[p]!]!)
  }
  return {
    block: where.block,
    firstEvent: where.firstEvent,
    pulse: Float64Array.from(at, (p) => where.firstPulse + p),
    ...(Object.fromEntries(SHOWN.map((name) => [name, drawn(name)])) as Record<(typeof SHOWN)[number], Uint8Array>),
    touched: held(({ touched }) => (touched ? 1 : 0)),
    eveBasis: held(({ eveBasis }) => eveBasis),
    eveBit: held(({ eveBit }) => eveBit),
    eveGuess: held(({ eveGuess }) => eveGuess),
    eveCertain: held(({ certain }) => (certain ? 1 : 0)),
    light: Uint16Array.from(at, (p) => outcomes[columns.outcome[p]!]!.light),
  }
}
