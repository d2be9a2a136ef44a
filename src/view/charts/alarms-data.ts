/** How often the alarm rings, with Eve and without her, against the bits that are compared. Exact, no runs. */
import { FEWEST_COMPARED } from '../../model/engine/alarm'
import { expectHonest, expectScenario } from '../../model/engine/expect'
import { type Band, wilsonInterval } from '../../model/math/wilson'
import type { Scenario } from '../../model/scenario/scenario'
import { lineOf } from '../../store/selectors'
import type { Repeats } from '../../store/state'
import { catchEnd, logCounts } from './catch-data'
import { runDots, summariseRuns } from './runs-data'

export interface AlarmsChartData {
  /** Bits compared, rising. */
  readonly counts: readonly number[]
  /** Share of the runs in which it has rung by then: with Eve, and without. */
  readonly hits: readonly number[]
  readonly falseAlarms: readonly number[]
  /** The same at the number of bits that is set. */
  readonly set: { readonly compared: number; readonly hit: number; readonly falseAlarm: number }
  /** Error rates it was computed for. */
  readonly tapped: number
  readonly noise: number
  /** Eve's hand is off: measure and resend stands for her. */
  readonly hypothetical: boolean
}

/**
 * Probability that the alarm has rung by the time m bits are compared, at [m]. It looks after every bit from the
 * fiftieth on and stays once it rang: errors so far are followed bit by bit, and those that ring are taken out.
 *
 * @param rate error rate, 0–1
 * @param line no-key line; null rings at once
 * @param end bits compared at most
 */
export function rungBy(rate: number, line: number | null, end: number): Float64Array {
  const rung = new Float64Array(end + 1)
  if (line === null) return rung.fill(1)
  /** Probability of e errors so far, with the alarm silent until now. */
  const silent = new Float64Array(end + 2)
  silent[0] = 1
  let rings = 0
  /** Fewest errors that ring. */
  let fewest = 1
  for (let m = 1; m <= end; m++) {
    for (let e = Math.min(m, m <= FEWEST_COMPARED ? m : fewest); e > 0; e--)
      silent[e] = silent[e]! * (1 - rate) + silent[e - 1]! * rate
    silent[0]! *= 1 - rate
    if (m >= FEWEST_COMPARED) {
      while (fewest <= m && wilsonInterval(fewest, m).low <= line) fewest++
      // At the fiftieth bit many may ring at once; later only the one error above.
      for (let e = fewest; e <= (m === FEWEST_COMPARED ? m : fewest); e++) {
        rings += silent[e]!
        silent[e] = 0
      }
    }
    rung[m] = Math.min(1, rings)
  }
  return rung
}

export function alarmsChartData(scenario: Scenario): AlarmsChartData {
  const hypothetical = scenario.attack === 'off'
  const noise = Math.min(0.5, expectHonest(scenario).qber ?? 0)
  const tapped = expectScenario(hypothetical ? { ...scenario, attack: 'ir' } : scenario).qber ?? noise
  const line = lineOf(scenario)
  const end = catchEnd(scenario)
  const counts = logCounts(end).filter((n) => n >= 10)
  const [with_, without] = [rungBy(tapped, line, end), rungBy(noise, line, end)]
  const n = scenario.comparedBits
  return {
    counts,
    hits: counts.map((m) => with_[m]!),
    falseAlarms: counts.map((m) => without[m]!),
    set: { compared: n, hit: with_[n]!, falseAlarm: without[n]! },
    tapped,
    noise,
    hypothetical,
  }
}

/** What re-runs did: a point beside the curve. */
export interface AlarmsRan {
  readonly runs: number
  /** Runs in which the error rate raised the alarm. */
  readonly rung: number
  /** Bits compared in a run, on average. */
  readonly compared: number
  /** 95 % band of the share. */
  readonly band: Band
}

/** Null before the first re-run, and where too little is compared for the axis. */
export function alarmsRan(repeats: Repeats | null, fewest: number): AlarmsRan | null {
  const dots = runDots(repeats?.runs ?? [])
  const compared = dots.reduce((sum, dot) => sum + dot.compared, 0) / Math.max(1, dots.length)
  if (dots.length === 0 || compared < fewest) return null
  const { rungByErrors: rung } = summariseRuns(dots)
  return { runs: dots.length, rung, compared, band: wilsonInterval(rung, dots.length) }
}
