import { decoyAndSinglePhoton } from './experiments/decoy-and-single-photon'
import type { Experiment, ExperimentPoint, Quoted } from './experiments/experiment'
import { otherEncodings } from './experiments/other-encodings'
import { relayAndEntanglement } from './experiments/relay-and-entanglement'
import { twinField } from './experiments/twin-field'

/** Published links, oldest first. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...decoyAndSinglePhoton,
  ...twinField,
  ...relayAndEntanglement,
  ...otherEncodings,
].sort((a, b) => a.year - b.year)

/** A point that has a place on a chart of key rate against distance. */
export interface PlottablePoint {
  readonly experiment: Experiment
  readonly point: ExperimentPoint
  readonly distanceKm: Quoted
  readonly bitsPerSecond: Quoted
  /** Whether a digit of it is only known by its order of magnitude: to be drawn hollow. */
  readonly uncertain: boolean
}

/**
 * The chart's rule: a point is drawn only if both its distance and its rate are known. Points of different systems are
 * never joined.
 */
export function plottablePoints(): PlottablePoint[] {
  return EXPERIMENTS.flatMap((experiment) =>
    experiment.points.flatMap((point) => {
      const { distanceKm, bitsPerSecond } = point
      if (!distanceKm || !bitsPerSecond) return []
      const uncertain = [distanceKm, bitsPerSecond].some(({ confidence }) => confidence === 'recalled-low')
      return [{ experiment, point, distanceKm, bitsPerSecond, uncertain }]
    }),
  )
}
