/** One setting walked through a range, each point a run of its own: for curves with error bars. */
import { clampTo, valueShown } from '../math/quantity'
import { type QuantityName, quantities, type Scenario } from '../scenario/scenario'
import { planRun, runBlocks, type Scratch } from './run'
import { addTally, emptyTally, type Tally } from './tally'

export interface SweepRange {
  readonly name: QuantityName
  /** Values in the unit of the code, ascending. */
  readonly values: readonly number[]
}

/** Most points of one sweep. */
export const MOST_POINTS = 1000

/**
 * Reads `km=0:300:10`: link key, first value, last value, step, in the units of links.
 * @throws RangeError with a sentence for whoever typed it
 */
export function readRange(text: string): SweepRange {
  const found = /^([a-z0-9]+)=(-?[\d.eE-]+):(-?[\d.eE-]+):([\d.eE-]+)$/.exec(text)
  if (!found) throw new RangeError(`sweep: "${text}" is not of the form km=0:300:10`)
  const [, key, ...bounds] = found
  const name = (Object.keys(quantities) as QuantityName[]).find((each) => quantities[each].key === key)
  if (!name) throw new RangeError(`sweep: there is no number with the key "${key}"`)
  const [first = Number.NaN, last = Number.NaN, step = Number.NaN] = bounds.map(Number)
  if (!(last >= first && step > 0))
    throw new RangeError(`sweep: "${text}" does not go from low to high in steps above 0`)
  const points = Math.floor((last - first) / step + 1e-9) + 1
  if (points > MOST_POINTS) throw new RangeError(`sweep: ${points} points are more than ${MOST_POINTS}`)
  const q = quantities[name]
  const values = Array.from({ length: points }, (_, k) => valueShown(q, first + k * step))
  const outside = values.find((value) => clampTo(q, value) !== value)
  if (outside !== undefined) throw new RangeError(`sweep: ${key} cannot be ${outside}`)
  return { name, values }
}

/** The scenarios of a sweep; every point has the same seed. */
export const sweepScenarios = (scenario: Scenario, { name, values }: SweepRange): readonly Scenario[] =>
  values.map((value) => ({ ...scenario, [name]: value }))

/** Runs one point to its end. */
export function runPoint(scenario: Scenario, scratch: Scratch): Tally {
  const sum = emptyTally()
  for (const { tally } of runBlocks(planRun(scenario), scratch)) addTally(sum, tally)
  return sum
}
