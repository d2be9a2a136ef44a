/** The numbers of the QBER chart, apart from how they are drawn. */
import { comparedBefore, errorsAmong } from '../../model/engine/alarm'
import type { ComparedBits } from '../../model/engine/recording'
import { wilsonInterval } from '../../model/math/wilson'

/** Up to here every compared bit has the same width; beyond, every doubling has. */
export const LINEAR_UP_TO = 200

/** The thin line looks at this many bits. */
export const RECENT = 200

/** The estimate after one more compared bit. */
export interface QberPoint {
  readonly compared: number
  readonly errors: number
  readonly qber: number
  /** 95 % band. */
  readonly low: number
  readonly high: number
  /** Error rate of the last 200 compared bits; null before there are as many. */
  readonly recent: number | null
}

/** Place of a count on the axis in its own units: n up to 200, then 200·(1 + ln(n/200)), without a kink. */
export const axisPlace = (compared: number): number =>
  compared <= LINEAR_UP_TO ? compared : LINEAR_UP_TO * (1 + Math.log(compared / LINEAR_UP_TO))

/**
 * The counts that are drawn on an axis up to `end`: every one in the linear part, then one for each step of the
 * axis. They depend on the axis alone, so a line grows and is never drawn anew.
 *
 * @param steps about how many fit on the whole axis
 */
export function drawnCounts(end: number, steps = 500): number[] {
  const counts: number[] = []
  for (let n = 1; n <= Math.min(end, LINEAR_UP_TO); n++) counts.push(n)
  const step = axisPlace(end) / steps
  let place = LINEAR_UP_TO
  while (counts.length > 0 && counts.at(-1)! < end) {
    const last = counts.at(-1)!
    place = Math.max(place + step, axisPlace(last + 1))
    counts.push(Math.min(end, Math.round(LINEAR_UP_TO * Math.exp(place / LINEAR_UP_TO - 1))))
    if (counts.at(-1)! <= last) counts[counts.length - 1] = last + 1
  }
  return counts
}

/** The estimate after `compared` bits. */
export function qberPoint(bits: ComparedBits, compared: number): QberPoint {
  const errors = errorsAmong(bits, compared)
  const { low, high } = wilsonInterval(errors, compared)
  return {
    compared,
    errors,
    qber: errors / compared,
    low,
    high,
    recent: compared < RECENT ? null : (errors - errorsAmong(bits, compared - RECENT)) / RECENT,
  }
}

/**
 * Every drawn point when `landed` events have landed, the present one last.
 *
 * @param end last count of the axis
 */
export function qberPoints(bits: ComparedBits, landed: number, end: number): QberPoint[] {
  const now = comparedBefore(bits, landed)
  if (now === 0) return []
  const counts = drawnCounts(end).filter((n) => n < now)
  return [...counts, now].map((n) => qberPoint(bits, n))
}
