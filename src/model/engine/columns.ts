/** From the columns of a block to its counts, its compared bits and its events. */

import { type BranchOutcome, MARK } from './link-model'
import type { PulseColumns } from './pulses'
import type { EventBlock, EventKind } from './recording'
import {
  BASIS_COUNTS,
  basisIndex,
  emptyTally,
  INTENSITIES,
  INTENSITY_COUNTS,
  intensityIndex,
  monitorIndex,
  type Tally,
} from './tally'

/** Counts of the first `pulses` pulses. */
export function tallyColumns(columns: PulseColumns, outcomes: readonly BranchOutcome[], pulses: number): Tally {
  // Counted in small integers first: index = intensity, then basis where it matters.
  const perIntensity = new Int32Array(INTENSITIES * INTENSITY_COUNTS.length)
  const perBasis = new Int32Array(INTENSITIES * 2 * BASIS_COUNTS.length)
  const { intensity, aliceBasis, aliceBit, bobBasis, pattern, lightPattern, bobBit, kept, compared } = columns
  const { outcome, eveCoin, asleep } = columns
  const guesses = Uint8Array.from(outcomes, ({ eveGuess }) => eveGuess)
  const certain = Uint8Array.from(outcomes, (each) => (each.certain ? 1 : 0))
  const touched = Uint8Array.from(outcomes, (each) => (each.touched ? 1 : 0))
  const mark = Uint8Array.from(outcomes, (each) => each.mark)
  const marked = new Int32Array(4)
  let asleepClicks = 0
  const watched = mark.some((each) => each !== MARK.plain)
  for (let at = 0; at < pulses; at++) {
    const i = intensity[at]! * INTENSITY_COUNTS.length
    perIntensity[i]!++
    if (aliceBasis[at] === bobBasis[at]) perIntensity[i + 1]!++
    const clicked = pattern[at]!
    if (watched && (clicked !== 0 || mark[outcome[at]!] === MARK.bright)) marked[mark[outcome[at]!]!]!++
    if (clicked === 0) continue
    asleepClicks += asleep[at]!
    perIntensity[i + 2]!++
    if (clicked === 3) perIntensity[i + 3]!++
    if (lightPattern[at] === 0) perIntensity[i + 4]!++
    if (bobBit[at] === 1) perIntensity[i + 5]!++
    if (kept[at] === 0) continue
    const b = (intensity[at]! * 2 + aliceBasis[at]!) * BASIS_COUNTS.length
    const wrong = bobBit[at] === aliceBit[at] ? 0 : 1
    perBasis[b]!++
    perBasis[b + 1]! += wrong
    if (compared[at]) {
      perBasis[b + 2]!++
      perBasis[b + 3]! += wrong
    }
    const held = outcome[at]!
    perBasis[b + 4]! += certain[held]!
    const guess = guesses[held]! < 2 ? guesses[held]! : eveCoin[at]!
    if (guess === aliceBit[at]) perBasis[b + 5]!++
    perBasis[b + 6]! += touched[held]!
  }
  const tally = emptyTally()
  tally[monitorIndex('brightGates')] = marked[MARK.bright]!
  tally[monitorIndex('earlyClicks')] = marked[MARK.early]!
  tally[monitorIndex('lateClicks')] = marked[MARK.late]!
  tally[monitorIndex('asleepClicks')] = asleepClicks
  for (let i = 0; i < INTENSITIES; i++) {
    INTENSITY_COUNTS.forEach((count, k) => {
      tally[intensityIndex(i, count)] = perIntensity[i * INTENSITY_COUNTS.length + k]!
    })
    for (let basis = 0; basis < 2; basis++)
      BASIS_COUNTS.forEach((count, k) => {
        tally[basisIndex(i, basis, count)] = perBasis[(i * 2 + basis) * BASIS_COUNTS.length + k]!
      })
  }
  return tally
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
  let event = 0
  for (let at = 0; at < pulses; at++) {
    const isEvent = kind === 'pulses' || columns.pattern[at] !== 0
    if (columns.compared[at]) {
      found.event.push(event)
      found.pulse.push(at)
      found.error.push(columns.bobBit[at] === columns.aliceBit[at] ? 0 : 1)
      found.basis.push(columns.aliceBasis[at]!)
      found.intensity.push(columns.intensity[at]!)
    }
    if (isEvent) event++
  }
  return found
}

/** Number of events among the first `pulses` pulses. */
export function eventsIn(columns: PulseColumns, pulses: number, kind: EventKind): number {
  if (kind === 'pulses') return pulses
  let events = 0
  for (let at = 0; at < pulses; at++) if (columns.pattern[at] !== 0) events++
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
