/**
 * The decoy check: do weak decoys and vacuum pulses arrive in the proportion to signals that this hardware
 * forecasts? Eve cannot tell them apart, so an attack that treats pulses by their photon number upsets it,
 * while loss alone, honest or not, leaves it as it is.
 *
 * Every click is of one intensity, independently of the others. Given how many clicks there are, the number
 * of weak decoys among those of signals and weak decoys is binomial, and so is that of vacuum pulses among
 * all: exact tests, that together raise a false alarm in at most one run in a thousand.
 */
import { binomialPValue } from '../math/binomial-test'
import type { Scenario } from '../scenario/scenario'
import { forecastOf } from './forecast'
import { intensityCount, type Tally } from './tally'

/** Largest share of runs without Eve in which the check alarms. */
export const DECOY_FALSE_ALARMS = 0.001

/** Clicks of one decoy intensity among those it is compared with. */
export interface DecoyCount {
  readonly clicks: number
  readonly among: number
  /** Share that is forecast. */
  readonly forecast: number
  /** Probability of a share at least as far from the forecast without Eve. */
  readonly pValue: number
}

export interface DecoyCheck {
  /** The clicks do not fit: a false alarm in at most `DECOY_FALSE_ALARMS` of the runs. */
  readonly alarm: boolean
  readonly weak: DecoyCount
  readonly vacuum: DecoyCount
  /** How often weak decoys arrive relative to signals, over the forecast of that; null before any signal arrives. */
  readonly ratio: number | null
}

/** The check on the counts of a run; null for sources without decoys. */
export function decoyCheck(scenario: Scenario, tally: Tally): DecoyCheck | null {
  if (scenario.source !== 'decoy') return null
  const perPulse = forecastOf(scenario)
  const count = (intensity: number, among: readonly number[]): DecoyCount => {
    const clicksOf = (of: Tally, which: readonly number[]) =>
      which.reduce((sum, i) => sum + intensityCount(of, 'clicked', i), 0)
    const [clicks, all] = [clicksOf(tally, [intensity]), clicksOf(tally, among)]
    const expected = clicksOf(perPulse, among)
    const forecast = expected > 0 ? clicksOf(perPulse, [intensity]) / expected : 0
    return { clicks, among: all, forecast, pValue: binomialPValue(clicks, all, Math.min(1, forecast)) }
  }
  const weak = count(1, [0, 1])
  const vacuum = count(2, [0, 1, 2])
  const odds = (share: number) => share / (1 - share)
  const signals = weak.among - weak.clicks
  return {
    alarm: weak.pValue <= DECOY_FALSE_ALARMS / 2 || vacuum.pValue <= DECOY_FALSE_ALARMS / 2,
    weak,
    vacuum,
    ratio: signals > 0 && weak.forecast > 0 ? weak.clicks / signals / odds(weak.forecast) : null,
  }
}
