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
export function awakeShare(clickProbability: number, { deadGates, afterpulse }: Sleep): number {
  requireFraction('awakeShare', 'clickProbability', clickProbability)
  requireAtLeast('awakeShare', 'deadGates', deadGates, 0)
  requireFraction('awakeShare', 'afterpulse', afterpulse)
  if (clickProbability === 0) return 1
  const waiting = ((1 - clickProbability) * (1 - afterpulse)) / clickProbability
  return (1 + waiting) / (deadGates + 1 + waiting)
}
