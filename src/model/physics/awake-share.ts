import { requireAtLeast, requireFraction } from './domain'

/** What a click does to the gates after it. */
export interface Sleep {
  /** k: gates in which both detectors are blocked after a click, whole number ≥ 0. */
  readonly deadGates: number
  /** Probability that the first live gate holds a false click. */
  readonly afterpulse: number
}

/**
 * Share of the gates in which detectors listen that each click puts to sleep, 1 − k·r for r clicks per gate. Clicks are a
 * renewal process: behind k dead gates the first live one clicks with Q′ = 1 − (1 − Q)(1 − p), every later one with Q, so
 * r = 1/(k + 1 + (1 − Q′)/Q); without afterpulses the share is 1/(1 + k·Q).
 *
 * @param clickProbability Q of a live gate, 0–1
 * @returns (0, 1]
 * @throws RangeError if an argument is outside its domain
 */
export function awakeShare(clickProbability: number, sleep: Sleep): number {
  const live = liveGates('awakeShare', clickProbability, sleep)
  return live === Number.POSITIVE_INFINITY ? 1 : live / (sleep.deadGates + live)
}

/**
 * Share of the live gates that hold an afterpulse, p for each click: a background that falls on dim pulses as often as on
 * bright ones, and is wrong half the time.
 *
 * @param clickProbability Q of a live gate without afterpulses, 0–1
 * @returns [0, 1]
 * @throws RangeError if an argument is outside its domain
 */
export function afterpulseProbability(clickProbability: number, sleep: Sleep): number {
  return sleep.afterpulse / liveGates('afterpulseProbability', clickProbability, sleep)
}

/** Live gates from one click to the next on average: 1 + (1 − Q′)/Q; Infinity where nothing clicks. */
function liveGates(where: string, clickProbability: number, { deadGates, afterpulse }: Sleep): number {
  requireFraction(where, 'clickProbability', clickProbability)
  requireAtLeast(where, 'deadGates', deadGates, 0)
  requireFraction(where, 'afterpulse', afterpulse)
  return clickProbability === 0
    ? Number.POSITIVE_INFINITY
    : 1 + ((1 - clickProbability) * (1 - afterpulse)) / clickProbability
}
