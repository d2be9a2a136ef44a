/** Stores and demands over time, for charts: as many samples as fit, evenly spaced from the beginning. */
import { type Simulation, secondsOf } from './simulation'
import { storedBits } from './store'

export interface Levels {
  /** Ticks between two samples; doubles whenever there would be too many. */
  readonly every: number
  readonly seconds: readonly number[]
  /** Bits in the store of each link, by link; NaN before it was laid and after it was cut. */
  readonly stored: ReadonlyMap<string, readonly number[]>
  /** Bits delivered so far, by demand. */
  readonly delivered: ReadonlyMap<string, readonly number[]>
  /** Bits missed so far, by demand. */
  readonly missed: ReadonlyMap<string, readonly number[]>
}

/** Samples kept at most. */
export const MOST_SAMPLES = 600

export const noLevels: Levels = {
  every: 1,
  seconds: [],
  stored: new Map(),
  delivered: new Map(),
  missed: new Map(),
}

const everySecond = (list: readonly number[]): readonly number[] => list.filter((_, i) => i % 2 === 0)

const extended = (
  columns: ReadonlyMap<string, readonly number[]>,
  rows: number,
  now: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly number[]> =>
  new Map(
    [...new Set([...columns.keys(), ...now.keys()])].map((id) => [
      id,
      [...(columns.get(id) ?? Array<number>(rows).fill(Number.NaN)), now.get(id) ?? Number.NaN],
    ]),
  )

/** Adds the present state if a sample is due. */
export function withLevels(levels: Levels, sim: Simulation): Levels {
  if (sim.tick % levels.every !== 0) return levels
  const rows = levels.seconds.length
  const per = (value: (state: Simulation['demands'][number]) => number) =>
    new Map(sim.demands.map((state) => [state.demand.id, value(state)]))
  const next: Levels = {
    every: levels.every,
    seconds: [...levels.seconds, secondsOf(sim)],
    stored: extended(levels.stored, rows, new Map([...sim.stores].map(([id, store]) => [id, storedBits(store)]))),
    delivered: extended(
      levels.delivered,
      rows,
      per((state) => state.deliveredBits),
    ),
    missed: extended(
      levels.missed,
      rows,
      per((state) => state.missedBits),
    ),
  }
  return rows + 1 <= MOST_SAMPLES ? next : thinned(next)
}

const thinned = ({ every, seconds, stored, delivered, missed }: Levels): Levels => {
  const halve = (columns: ReadonlyMap<string, readonly number[]>) =>
    new Map([...columns].map(([id, list]) => [id, everySecond(list)]))
  return {
    every: 2 * every,
    seconds: everySecond(seconds),
    stored: halve(stored),
    delivered: halve(delivered),
    missed: halve(missed),
  }
}
