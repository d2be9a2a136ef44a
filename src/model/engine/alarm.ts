/**
 * The alarm: may a secret key be made at the error rate that was seen? It compares the 95 % band of the
 * compared bits with the no-key line of the settings and never says who made the errors.
 *
 * It judges both bases together, and where there are decoys only signal pulses (`judged-bits.ts`). What it says at a point of the recording depends only on what was compared
 * up to there, so pausing, stepping back and jumping show the same alarm again.
 */
import { type Band, wilsonInterval } from '../math/wilson'
import type { ComparedBits } from './recording'

/** Fewer compared bits than this say nothing. */
export const FEWEST_COMPARED = 50

/** Too few bits to tell · a key can be made · undecided · no secret key. */
export type AlarmState = 'few' | 'ok' | 'undecided' | 'nokey'

/** Why the alarm says what it says; words for each live in `locales`. */
export type AlarmReason =
  /** the settings leave no key at any error rate */
  | 'no-line'
  /** no photon has arrived */
  | 'no-arrivals'
  | 'few'
  /** the band lies under the line */
  | 'under'
  /** the line lies in the band */
  | 'across'
  /** the band lies above the line */
  | 'above'
  /** the band lay above the line earlier in this run */
  | 'latched'
  /** weak and empty pulses do not arrive as they should */
  | 'pulses'
  /** bright light lies on the detectors */
  | 'power'
  /** clicks come at odd times */
  | 'timing'
  /** detectors click in their sleep */
  | 'asleep'
  /** the tags of messages do not check */
  | 'tags'

export interface Judged {
  readonly compared: number
  readonly errors: number
  /** QBER from which no key can be made; null when there is none at any error rate. */
  readonly line: number | null
}

/** What is known and said at one moment of a run. */
export interface Alarm extends Judged {
  readonly state: AlarmState
  readonly reason: AlarmReason
  /** 95 % band of the error rate; null before the first compared bit. */
  readonly band: Band | null
}

/**
 * Alarm of a set of compared bits, without memory of what was said before.
 *
 * @throws RangeError if the counts are no counts
 */
export function alarmState({ compared, errors, line }: Judged): AlarmState {
  if (line === null) return 'nokey'
  if (compared < FEWEST_COMPARED) return 'few'
  const { low, high } = wilsonInterval(errors, compared)
  if (low > line) return 'nokey'
  return high < line ? 'ok' : 'undecided'
}

/** Errors among the first m compared bits, at [m]; and the first m at which the band lay above a line. */
interface Track {
  readonly errorsBefore: Uint32Array
  /** By line: smallest m that raised the alarm, or Infinity. */
  readonly raisedAt: Map<number, number>
}

const tracks = new WeakMap<ComparedBits, Track>()

function trackOf(compared: ComparedBits): Track {
  const known = tracks.get(compared)
  if (known) return known
  const errorsBefore = new Uint32Array(compared.error.length + 1)
  for (let i = 0; i < compared.error.length; i++) errorsBefore[i + 1] = errorsBefore[i]! + compared.error[i]!
  const track: Track = { errorsBefore, raisedAt: new Map() }
  tracks.set(compared, track)
  return track
}

function raisedAt(track: Track, line: number): number {
  const known = track.raisedAt.get(line)
  if (known !== undefined) return known
  const { errorsBefore } = track
  let m = FEWEST_COMPARED
  while (m < errorsBefore.length && alarmState({ compared: m, errors: errorsBefore[m]!, line }) !== 'nokey') m++
  const found = m < errorsBefore.length ? m : Infinity
  track.raisedAt.set(line, found)
  return found
}

/** How many bits had been compared when `landed` events had landed. */
export function comparedBefore({ event }: ComparedBits, landed: number): number {
  let low = 0
  let high = event.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (event[middle]! < landed) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of the first `compared` compared bits differed. */
export const errorsAmong = (bits: ComparedBits, compared: number): number => trackOf(bits).errorsBefore[compared] ?? 0

/**
 * Alarm when `landed` events of a run have landed. Once raised it stays: the whole past of the run is looked
 * at, bit by bit, so the latch too is a function of the recording alone.
 *
 * @param line no-key line of the scenario (`noKeyLine`)
 * @param arrived pulses with a click up to there; with 0 the alarm says that nothing arrives
 */
export function alarmOver(bits: ComparedBits, landed: number, line: number | null, arrived = Infinity): Alarm {
  const compared = comparedBefore(bits, landed)
  const errors = errorsAmong(bits, compared)
  const band = compared > 0 ? wilsonInterval(errors, compared) : null
  const counts = { compared, errors, line, band }
  if (line === null) return { ...counts, state: 'nokey', reason: 'no-line' }
  const now = alarmState(counts)
  if (now === 'nokey') return { ...counts, state: 'nokey', reason: 'above' }
  if (raisedAt(trackOf(bits), line) <= compared) return { ...counts, state: 'nokey', reason: 'latched' }
  if (now !== 'few') return { ...counts, state: now, reason: now === 'ok' ? 'under' : 'across' }
  return { ...counts, state: 'few', reason: landed > 0 && arrived === 0 ? 'no-arrivals' : 'few' }
}
