/** Which published links stand on the distance chart, and with which mark. */

import { type PlottablePoint, plottablePoints } from '../../model/physics/experiments'
import type { Scenario } from '../../model/scenario/scenario'

export interface PublishedPoint {
  readonly source: PlottablePoint
  readonly lengthKm: number
  readonly bitsPerSecond: number
  /** Null where the clock is not known: then there is no place per pulse. */
  readonly bitsPerPulse: number | null
  /** Of the channel, dB; null where the paper gives none. */
  readonly lossDb: number | null
  /** A station or source between the two ends. */
  readonly station: boolean
  readonly through: Scenario['channel']
}

const BETWEEN = new Set(['MDI', 'MDI-async', 'TF', 'EB'])

/** Links in the order of their length. Attenuators have none, so they are left out. */
export const publishedPoints = (): readonly PublishedPoint[] =>
  plottablePoints()
    .filter(({ experiment: { medium } }) => /fibre|deployed|satellite/.test(medium) && !medium.includes('equivalent'))
    .map((source) => ({
      source,
      lengthKm: source.distanceKm.value,
      bitsPerSecond: source.bitsPerSecond.value,
      bitsPerPulse:
        source.point.bitsPerPulse ??
        (source.experiment.clockHz ? source.bitsPerSecond.value / source.experiment.clockHz.value : null),
      lossDb: source.point.lossDb?.value ?? null,
      station: BETWEEN.has(source.experiment.family),
      through: source.experiment.medium.includes('satellite') ? ('space' as const) : ('fibre' as const),
    }))
    .sort((a, b) => a.lengthKm - b.lengthKm)
