/** Clicks of a run by when in the gate they came, from the readings of the monitor. */
import type { Observable } from '../../model/engine/observables'

export interface TimingBin {
  readonly id: 'early' | 'onTime' | 'late'
  readonly clicks: number
  /** Of all clicks, 0–1; 0 before the first. */
  readonly share: number
  /** The share that is forecast with Eve off. */
  readonly forecast: number
}

export interface Timing {
  readonly bins: readonly TimingBin[]
  /** The test of early or of late clicks marks its reading. */
  readonly odd: boolean
}

/** Null where nobody watches when clicks come, or this viewer does not hear of it. */
export function timingOf(readings: readonly Observable[]): Timing | null {
  const [early, late] = (['early', 'late'] as const).map((id) =>
    readings.find((each) => each.id === id && each.watched),
  )
  if (!early || !late) return null
  const { trials } = early
  const bin = (id: TimingBin['id'], clicks: number, forecast: number): TimingBin => ({
    id,
    clicks,
    share: trials > 0 ? clicks / trials : 0,
    forecast,
  })
  return {
    bins: [
      bin('early', early.hits, early.forecast),
      bin('onTime', trials - early.hits - late.hits, 1 - early.forecast - late.forecast),
      bin('late', late.hits, late.forecast),
    ],
    odd: early.anomalous || late.anomalous,
  }
}
