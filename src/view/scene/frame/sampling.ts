/** How many of the events are drawn, and which one the labels follow. */

/** Most packets on the fibre at any zoom. */
export const MOST_PACKETS = 40
/** Events a second that a strip can show without a blur. */
const STRIP_RATE = 100
/** Least time a label stands, ms: nothing changes more often than three times a second. */
const LABEL_MS = 333

/** 1, 2, 5, 10, 20, 50 …: the next of them at or above x. */
export function roundUp(x: number): number {
  if (!(x > 1)) return 1
  const power = 10 ** Math.floor(Math.log10(x))
  const step = [1, 2, 5, 10].find((m) => m * power >= x * (1 - 1e-9))
  return (step ?? 10) * power
}

export interface Sampling {
  /** One event in how many flies on the bench. */
  readonly flying: number
  /** One event in how many leaves a column in the strips. */
  readonly strips: number
}

/**
 * One event in how many is drawn.
 *
 * @param msPerEvent time from one event to the next; Infinity when the visitor steps
 * @param most packets the fibre has room for at zoom 2; a stream has twice as many, smaller
 */
export function samplingFor(zoom: number, msPerEvent: number, flightSpan: number, most: number): Sampling {
  const strips = roundUp(1000 / msPerEvent / STRIP_RATE)
  if (zoom === 1) return { flying: roundUp(flightSpan), strips }
  const crowd = roundUp(flightSpan / Math.min(MOST_PACKETS, zoom === 2 ? most : 2 * most))
  // One figure for both, where the strips are sampled at all: two would be one too many to say.
  if (zoom === 2 && strips === 1) return { flying: crowd, strips }
  const both = Math.max(crowd, strips)
  return { flying: both, strips: both }
}

/** One event in how many is followed by the labels: one that flies. */
export const followingFor = (flying: number, msPerEvent: number): number =>
  flying * roundUp(LABEL_MS / (msPerEvent * flying))

/** The last multiple of `step` at or below an event, −1 for none. */
export const lastOf = (event: number, step: number): number => (event < 0 ? -1 : event - (event % step))
