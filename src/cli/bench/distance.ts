import { defaultDistanceOptions, distanceChartData } from '../../model/engine/distance-chart'
import type { ComparedProtocol } from '../../model/engine/distance-curve'
import { presets } from '../../model/scenario/scenario'
import type { Stage } from './stage'

/** The slowest of the kinds among them: best intensities at every length, finite keys, and stations. */
const EIGHT: readonly ComparedProtocol[] = [
  'bb84-gllp',
  'bb84-decoy',
  'bb84-vacuum-weak',
  'bb84-one-decoy-finite',
  'bb84-two-decoy-finite',
  'bbm92',
  'mdi',
  'twin-field',
]

/** What a slider that moves costs the worker: the chart with eight protocols at 300 points, bounds and finite keys included. */
export const distance: Stage = {
  name: 'dist',
  async run({ measure }) {
    let distanceKm = 0
    const { cpuSeconds } = await measure(() => {
      distanceKm = (distanceKm + 7) % 400
      const scenario = { ...presets.record, distanceKm }
      const { own, protocols } = distanceChartData(scenario, { ...defaultDistanceOptions, protocols: EIGHT })
      return own.lengthsKm.length + protocols.length
    })
    return { milliseconds: cpuSeconds * 1000 }
  },
}
