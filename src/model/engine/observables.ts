/**
 * What Alice and Bob can measure, each reading beside its forecast with Eve off and judged by an exact test.
 * A reading is marked when chance alone would be as far out in at most one run in a thousand. What they
 * have no means to measure is listed too, as not watched.
 */

import { binomialPValue } from '../math/binomial-test'
import { type Scenario, SOURCES } from '../scenario/scenario'
import { decoyCheck } from './decoy-check'
import { forecastOf } from './forecast'
import { judgedCounts } from './judged-bits'
import { basisCount, intensityCount, monitorCount, type Tally } from './tally'

export const OBSERVABLES = [
  /** errors of the compared bits: in both bases together, in +, in × */ 'qber',
  'qber-z',
  'qber-x',
  /** clicks per pulse sent, by intensity */ 'gain-signal',
  'gain-weak',
  'gain-vacuum',
  /** weak decoys among the clicks of signals and weak decoys, vacuum pulses among all clicks */ 'decoys',
  /** pulses in which both detectors clicked, among those that clicked */ 'double-clicks',
  /** clicks read as 1 */ 'bit-balance',
  /** gates in which bright light lies on the detectors */ 'power',
  /** clicks that come early, and late */ 'early',
  'late',
  /** clicks of detectors that sleep */ 'asleep',
  /** messages whose tag does not check */ 'tags',
] as const
export type ObservableId = (typeof OBSERVABLES)[number]

/** How often a reading is marked without Eve: at most. */
export const FALSE_ALARMS = 0.001

export interface Observable {
  readonly id: ObservableId
  /** They have what it takes to measure it. */
  readonly watched: boolean
  /** What was counted, of how many. */
  readonly hits: number
  readonly trials: number
  /** Share that is forecast with Eve off. */
  readonly forecast: number
  /** Probability of a count at least as far from the forecast with Eve off. */
  readonly pValue: number
  /** Watched, and further out than chance is in one run of 1/`FALSE_ALARMS`. */
  readonly anomalous: boolean
}

/** Messages of a session that carry a tag: each way, of sifting, estimation, correction and amplification. */
const TAGGED_MESSAGES = 8

/** A count in a tally of a run or in that of expectations per pulse. */
type Count = (tally: Tally) => number

/**
 * Everything Alice and Bob can measure of a run with these counts, in the order of `OBSERVABLES`.
 *
 * @param middle somebody else answers on the public channel; left out: what the scenario says
 */
export function observe(scenario: Scenario, tally: Tally, middle = scenario.attack === 'mitm'): readonly Observable[] {
  const expected = forecastOf(scenario)
  const { countermeasures } = scenario
  const reading = (id: ObservableId, watched: boolean, hits: Count, trials: Count, likely?: number): Observable => {
    const [k, n] = [hits(tally), trials(tally)]
    const among = trials(expected)
    const forecast = likely ?? (among > 0 ? Math.min(1, hits(expected) / among) : 0)
    const pValue = binomialPValue(k, n, forecast)
    return { id, watched, hits: k, trials: n, forecast, pValue, anomalous: watched && pValue <= FALSE_ALARMS }
  }
  /** Compared bits are a fair sample of the kept ones: the forecast is that of all kept bits. */
  const qber = (id: ObservableId, watched: boolean, where: { basis?: 'z' | 'x' }): Observable => {
    const signal = { ...where, intensity: 0 }
    const kept = basisCount(expected, 'kept', signal)
    const likely = kept > 0 ? Math.min(1, basisCount(expected, 'errors', signal) / kept) : 0
    return reading(
      id,
      watched,
      (t) => judgedCounts(t, where).errors,
      (t) => judgedCounts(t, where).compared,
      likely,
    )
  }
  const gain = (id: ObservableId, intensity: number): Observable =>
    reading(
      id,
      intensity === 0 || scenario.source === SOURCES[2],
      (t) => intensityCount(t, 'clicked', intensity),
      (t) => intensityCount(t, 'sent', intensity),
    )
  const clicked: Count = (t) => intensityCount(t, 'clicked')
  const monitored = countermeasures.includes('mon')
  return [
    qber('qber', true, {}),
    qber('qber-z', countermeasures.includes('bases'), { basis: 'z' }),
    qber('qber-x', countermeasures.includes('bases'), { basis: 'x' }),
    gain('gain-signal', 0),
    gain('gain-weak', 1),
    gain('gain-vacuum', 2),
    decoys(scenario, tally),
    reading('double-clicks', true, (t) => intensityCount(t, 'doubleClicks'), clicked),
    reading('bit-balance', true, (t) => intensityCount(t, 'readOne'), clicked),
    reading(
      'power',
      monitored,
      (t) => monitorCount(t, 'brightGates'),
      (t) => intensityCount(t, 'sent'),
    ),
    reading('early', monitored, (t) => monitorCount(t, 'earlyClicks'), clicked),
    reading('late', monitored, (t) => monitorCount(t, 'lateClicks'), clicked),
    reading('asleep', countermeasures.includes('eff'), (t) => monitorCount(t, 'asleepClicks'), clicked),
    tags(scenario, middle),
  ]
}

function decoys(scenario: Scenario, tally: Tally): Observable {
  const check = decoyCheck(scenario, tally)
  if (!check) return { id: 'decoys', watched: false, hits: 0, trials: 0, forecast: 0, pValue: 1, anomalous: false }
  const { weak, vacuum, alarm } = check
  return {
    id: 'decoys',
    watched: true,
    hits: weak.clicks,
    trials: weak.among,
    forecast: weak.forecast,
    // Two tests: the smaller p-value counts twice.
    pValue: Math.min(1, 2 * Math.min(weak.pValue, vacuum.pValue)),
    anomalous: alarm,
  }
}

/** A woman in the middle has no key to make tags with: none of hers checks. */
function tags({ authenticated }: Scenario, middle: boolean): Observable {
  const wrong = middle ? TAGGED_MESSAGES : 0
  return {
    id: 'tags',
    watched: authenticated,
    hits: authenticated ? wrong : 0,
    trials: authenticated ? TAGGED_MESSAGES : 0,
    forecast: 0,
    pValue: authenticated && wrong > 0 ? 0 : 1,
    anomalous: authenticated && wrong > 0,
  }
}
