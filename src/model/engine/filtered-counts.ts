/**
 * Dead time and afterpulses in the `counts` reading. Of a long stretch the number of clicks is drawn
 * with mean and variance of the renewal process (`filtered-law.ts`), then how many of them had an
 * afterpulse due behind them; a short one is walked from click to click. Either way the cost does
 * not know the number of pulses.
 */
import { binomialDraw } from '../math/binomial'
import { geometricGap } from '../math/chance'
import type { Dice } from '../math/dice'
import { log1p } from '../math/portable'
import { clickRenewal, deadRowsOf, dueRowsOf, type Renewal } from './filtered-law'
import { type LawRows, lawRows } from './law-rows'
import type { LinkModel } from './link-model'

export interface FilteredCountLaw {
  readonly renewal: Renewal
  /** Gates with an afterpulse due: what clicks, and what stays silent because the detectors are deaf. */
  readonly due: LawRows
  /** Dead gates. */
  readonly dead: LawRows['silent']
}

export function filteredCountLaw(model: LinkModel): FilteredCountLaw | null {
  if (!model.filter) return null
  return {
    renewal: clickRenewal(model, model.filter),
    due: lawRows(model, dueRowsOf(model)),
    dead: lawRows(model, deadRowsOf(model)).silent,
  }
}

/** A stretch of pulses shared out; all are whole numbers and sum to its pulses. */
export interface Shared {
  /** Clicks in ordinary live gates. */
  readonly clicks: number
  /** Gates with an afterpulse due: with a click, and without. */
  readonly dueClicks: number
  readonly dueSilent: number
  readonly dead: number
  /** Ordinary live gates without a click. */
  readonly silent: number
}

/** Above this number of clicks expected a normal law is as good as the exact one: its skew is below one part in sixty of σ. */
const MANY = 4096

/** A whole number of this mean and variance, nearly normal: a fair binomial moved to the mean. */
function drawAround(dice: Dice, mean: number, variance: number): number {
  const trials = 2 * Math.round(2 * variance)
  const centre = mean - trials / 2
  const whole = Math.floor(centre)
  return whole + (dice.open() < centre - whole ? 1 : 0) + binomialDraw(dice, trials, 0.5)
}

const within = (x: number, low: number, high: number): number => Math.max(low, Math.min(high, x))

function drawMany(dice: Dice, pulses: number, law: Renewal): Shared {
  const { rate, deadGates, afterpulse, clickVariance, dueVariance, covariance } = law
  const clicksAll = within(
    drawAround(dice, pulses * rate, pulses * clickVariance),
    0,
    Math.ceil(pulses / (deadGates + 1)),
  )
  const slope = clickVariance > 0 ? covariance / clickVariance : afterpulse
  const left = Math.max(0, dueVariance - slope * covariance)
  const dueMean = pulses * afterpulse * rate + slope * (clicksAll - pulses * rate)
  const due = afterpulse === 0 ? 0 : within(drawAround(dice, dueMean, pulses * left), 0, clicksAll)
  const dueClicks = binomialDraw(dice, due, Math.min(1, law.due))
  const dueSilent = Math.min(due - dueClicks, pulses - clicksAll)
  const dead = Math.min(deadGates * clicksAll, pulses - clicksAll - dueSilent)
  const silent = pulses - clicksAll - dueSilent - dead
  return { clicks: clicksAll - dueClicks, dueClicks, dueSilent, dead, silent }
}

/** From click to click; `fresh` where nothing clicked before, else the detectors are found as they are at any time. */
function walk(dice: Dice, pulses: number, law: Renewal, fresh: boolean): Shared {
  const { rate, deadGates, afterpulse, raw } = law
  const logSilent = log1p(-raw)
  let [clicks, dueClicks, dueSilent, dead] = [0, 0, 0, 0]
  let at = 0
  const click = () => {
    const blocked = Math.min(deadGates, Math.max(0, pulses - at - 1))
    dead += blocked
    at += 1 + deadGates
    follow()
  }
  /** The first live gate behind a click: with an afterpulse due it is looked at apart. */
  const follow = () => {
    while (at < pulses && dice.open() < afterpulse) {
      if (dice.open() >= law.due) {
        dueSilent++
        at++
        return
      }
      dueClicks++
      dead += Math.min(deadGates, Math.max(0, pulses - at - 1))
      at += 1 + deadGates
    }
  }
  if (!fresh) {
    const u = dice.open()
    if (u < deadGates * rate) {
      at = Math.min(deadGates, 1 + Math.floor(u / rate))
      dead = Math.min(at, pulses)
      follow()
    } else if (u < (deadGates + 1) * rate) follow()
  }
  for (;;) {
    at += geometricGap(dice, logSilent)
    if (at >= pulses) break
    clicks++
    click()
  }
  return { clicks, dueClicks, dueSilent, dead, silent: pulses - clicks - dueClicks - dueSilent - dead }
}

/** Shares out a stretch of pulses; `fresh` at the beginning of a run. */
export function shareOut(dice: Dice, pulses: number, renewal: Renewal, fresh: boolean): Shared {
  if (renewal.raw === 0) return { clicks: 0, dueClicks: 0, dueSilent: 0, dead: 0, silent: pulses }
  return pulses * renewal.rate > MANY ? drawMany(dice, pulses, renewal) : walk(dice, pulses, renewal, fresh)
}
