/** Counts of a run at the moment playback has reached, which is seldom the end of a block. */
import {
  blockOfEvent,
  type EventBlock,
  eventCount,
  NONE,
  type RecordedLight,
  type Recording,
} from '../model/engine/recording'
import {
  addTally,
  basisIndex,
  emptyTally,
  INTENSITIES,
  intensityCount,
  intensityIndex,
  monitorIndex,
  type Tally,
} from '../model/engine/tally'

export interface TallyAt {
  readonly tally: Tally
  /** Pulses sent up to there; those behind the last click are not counted where only clicks are events. */
  readonly pulses: number
  /** The block is not open yet: the counts are those at its beginning. */
  readonly approximate: boolean
}

/** Adds rows `from` to `to` (exclusive) of an opened block. Where rows are clicks, what was sent is left at 0. */
function countRows(
  into: Tally,
  block: EventBlock,
  from: number,
  to: number,
  { everyPulse, lights }: { readonly everyPulse: boolean; readonly lights: readonly RecordedLight[] },
): void {
  const watched = lights.some(({ bright, early }) => bright !== undefined || early !== undefined)
  for (let row = from; row < to; row++) {
    const intensity = block.intensity[row]!
    const pattern = block.pattern[row]!
    const basis = block.aliceBasis[row]!
    if (everyPulse) {
      into[intensityIndex(intensity, 'sent')]! += 1
      if (basis === block.bobBasis[row]) into[intensityIndex(intensity, 'sentMatched')]! += 1
    }
    if (watched) {
      const { bright, early } = lights[block.light[row]!]!
      if (bright) into[monitorIndex('brightGates')]! += 1
      if (early !== undefined && pattern !== 0) into[monitorIndex(early ? 'earlyClicks' : 'lateClicks')]! += 1
      // A click in matched bases that is not kept is one of detectors that slept; the rest of them wait for the block's end.
      if (pattern !== 0 && basis === block.bobBasis[row] && block.kept[row] !== 1)
        into[monitorIndex('asleepClicks')]! += 1
    }
    if (pattern !== 0) {
      into[intensityIndex(intensity, 'clicked')]! += 1
      if (pattern === 3) into[intensityIndex(intensity, 'doubleClicks')]! += 1
      if (block.lightPattern[row] === 0) into[intensityIndex(intensity, 'darkClicked')]! += 1
      if (block.bobBit[row] === 1) into[intensityIndex(intensity, 'readOne')]! += 1
    }
    if (block.kept[row] !== 1) continue
    const alice = block.aliceBit[row]!
    const wrong = block.bobBit[row] === alice ? 0 : 1
    const guess = block.eveGuess[row]!
    into[basisIndex(intensity, basis, 'kept')]! += 1
    into[basisIndex(intensity, basis, 'errors')]! += wrong
    if (block.compared[row] === 1) {
      into[basisIndex(intensity, basis, 'compared')]! += 1
      into[basisIndex(intensity, basis, 'comparedErrors')]! += wrong
    }
    if (block.eveCertain[row] === 1) into[basisIndex(intensity, basis, 'eveCertain')]! += 1
    // Where she can only toss a coin the rows do not say how it fell: half a bit on average.
    into[basisIndex(intensity, basis, 'eveRight')]! += guess === 2 || guess === NONE ? 0.5 : guess === alice ? 1 : 0
    if (block.touched[row] === 1) into[basisIndex(intensity, basis, 'eveTouched')]! += 1
  }
}

/** Counts of all rows of a block whose events are its pulses; the caller's own. */
export function tallyOfRows(block: EventBlock, lights: readonly RecordedLight[]): Tally {
  const tally = emptyTally()
  countRows(tally, block, 0, block.pulse.length, { everyPulse: true, lights })
  return tally
}

/** How far each opened block has been counted: playing on adds only the new rows. */
const counted = new WeakMap<EventBlock, { rows: number; tally: Tally }>()

function countTo(block: EventBlock, rows: number, how: Parameters<typeof countRows>[4]): Tally {
  let state = counted.get(block)
  if (!state || state.rows > rows) {
    state = { rows: 0, tally: emptyTally() }
    counted.set(block, state)
  }
  countRows(state.tally, block, state.rows, rows, how)
  state.rows = rows
  return state.tally
}

/**
 * Counts when `landed` events have landed. Exact at block ends and in opened blocks. Where events are clicks,
 * pulses sent per intensity between two block ends are shared out as in the whole block.
 *
 * @param landed events that have landed; more than there are means all
 * @returns a fresh tally, the caller's own
 */
export function tallyAt(recording: Recording, landed: number): TallyAt {
  const { cumulative, cumulativeEvents, blockPulses, pulsesDone, opened } = recording
  const tally = emptyTally()
  // A run in which nothing ever clicked has nothing to wait for: its end is where playback stands.
  const silent = recording.finished && eventCount(recording) === 0
  if ((landed <= 0 && !silent) || cumulative.length === 0) return { tally, pulses: 0, approximate: false }
  const block = blockOfEvent(recording, landed)
  if (block < 0) {
    addTally(tally, cumulative.at(-1)!)
    return { tally, pulses: pulsesDone, approximate: false }
  }
  const firstEvent = block === 0 ? 0 : cumulativeEvents[block - 1]!
  if (block > 0) addTally(tally, cumulative[block - 1]!)
  const pulsesBefore = block * blockPulses
  const rows = landed - firstEvent
  if (rows === 0) return { tally, pulses: pulsesBefore, approximate: false }
  const columns = opened.get(block)
  if (!columns) return { tally, pulses: pulsesBefore, approximate: true }
  const everyPulse = recording.eventKind === 'pulses'
  addTally(tally, countTo(columns, rows, { everyPulse, lights: recording.lights }))
  const pulses = columns.pulse[rows - 1]! + 1
  if (!everyPulse) {
    const inBlock =
      intensityCount(cumulative[block]!, 'sent') - (block > 0 ? intensityCount(cumulative[block - 1]!, 'sent') : 0)
    const share = inBlock > 0 ? (pulses - pulsesBefore) / inBlock : 0
    for (let intensity = 0; intensity < INTENSITIES; intensity++) {
      for (const count of ['sent', 'sentMatched'] as const) {
        const at = intensityIndex(intensity, count)
        tally[at]! += Math.round(share * (cumulative[block]![at]! - (block > 0 ? cumulative[block - 1]![at]! : 0)))
      }
    }
  }
  return { tally, pulses, approximate: false }
}
