/** How soon a listener is noticed, as numbers. */
import { predictionOf } from '../../model/engine/attack-prediction'
import { expectHonest } from '../../model/engine/expect'
import { binomialAllowance, binomialHead, binomialTail } from '../../model/math/binomial-tail'
import type { Scenario } from '../../model/scenario/scenario'

/** Shares of the photons touched that are drawn thin, for comparison. */
export const GHOSTS = [0.1, 0.25, 0.5, 1] as const

/** How often noise alone may raise the alarm. */
export const FALSE_ALARMS = 0.01

export interface CatchCurve {
  /** Share of the photons touched. */
  readonly fraction: number
  /** Errors per compared bit that the attack adds on a perfect link. */
  readonly added: number
  /** Chance to be noticed, for each of the counts. */
  readonly noticed: readonly number[]
}

export interface CatchChartData {
  /** Bits compared, rising. */
  readonly counts: readonly number[]
  /** Errors that are forgiven at each count. */
  readonly allowed: readonly number[]
  readonly now: CatchCurve
  readonly ghosts: readonly CatchCurve[]
  /** Error rate of the hardware alone. */
  readonly noise: number
  /** Smallest count from which on the listener is noticed in 99 % and 99.9 % of the runs; null beyond the axis. */
  readonly from99: number | null
  readonly from999: number | null
  /** The count that is set, the errors it forgives and the chance to escape. */
  readonly set: { readonly compared: number; readonly allowed: number; readonly escapes: number }
  /** Eve's hand is off: the curves are those of measure and resend. */
  readonly hypothetical: boolean
}

/** Two independent ways to be wrong: wrong if exactly one of them is. */
const combined = (a: number, b: number): number => a + b - 2 * a * b

/** Whole numbers from 1 to `end`, about evenly spaced on a log axis. */
export function logCounts(end: number, perDecade = 45): number[] {
  const counts: number[] = []
  const steps = Math.ceil(Math.log10(end) * perDecade)
  for (let i = 0; i <= steps; i++) {
    const n = Math.round(10 ** ((Math.log10(end) * i) / steps))
    if (n !== counts.at(-1)) counts.push(n)
  }
  return counts
}

/** Last count of the axis: 1 000, or the next decade where more bits are compared. */
export const catchEnd = ({ comparedBits }: Scenario): number =>
  Math.max(1000, 10 ** Math.ceil(Math.log10(comparedBits)))

/**
 * Chance that a listener is noticed when so many bits are compared. Without noise one error is enough:
 * 1 − (1 − q)ⁿ. With noise q₀ as many errors are forgiven as noise alone exceeds in 1 run of 100.
 */
export function catchChartData(scenario: Scenario): CatchChartData {
  const hypothetical = scenario.attack === 'off'
  const attack = hypothetical ? 'ir' : scenario.attack
  const noise = Math.min(0.5, expectHonest(scenario).qber ?? 0)
  const counts = logCounts(catchEnd(scenario))
  const allowed = counts.map((n) => binomialAllowance(n, noise, FALSE_ALARMS))
  const curve = (fraction: number): CatchCurve => {
    const added = predictionOf(scenario, { attack, fraction }).qber
    const rate = combined(noise, added)
    return { fraction, added, noticed: counts.map((n, i) => binomialTail(n, rate, allowed[i]!)) }
  }
  const now = curve(scenario.fraction)
  const rate = combined(noise, now.added)
  const n = scenario.comparedBits
  const forgiven = binomialAllowance(n, noise, FALSE_ALARMS)

  /** From the last drawn count that is too few, one by one. */
  const from = (level: number): number | null => {
    const enough = (count: number) => binomialTail(count, rate, binomialAllowance(count, noise, FALSE_ALARMS)) >= level
    const lastFew = now.noticed.findLastIndex((p) => p < level)
    const next = counts[lastFew + 1]
    if (next === undefined) return null
    let count = next
    while (count > 1 && count > (counts[lastFew] ?? 0) && enough(count - 1)) count--
    return count
  }
  return {
    counts,
    allowed,
    now,
    ghosts: GHOSTS.filter((fraction) => Math.abs(fraction - scenario.fraction) > 1e-9).map(curve),
    noise,
    from99: from(0.99),
    from999: from(0.999),
    set: { compared: n, allowed: forgiven, escapes: binomialHead(n, rate, forgiven) },
    hypothetical,
  }
}
