/** Stores and demands over time, for charts: as many samples as fit, evenly spaced from the beginning. */
import { type Simulation, secondsOf } from './simulation'
import { endOfStore, storedBits } from './store'

export interface Levels {
  /** Ticks between two samples; doubles whenever there would be too many. */
  readonly every: number
  readonly seconds: readonly number[]
  /** Bits in the store of each link, by link; NaN before it was laid and after it was cut. */
  readonly stored: ReadonlyMap<string, readonly number[]>
  /** Bits put into the store of each link so far, by link; what did not fit is not among them. */
  readonly made: ReadonlyMap<string, readonly number[]>
  /** Bits delivered so far, by demand. */
  readonly delivered: ReadonlyMap<string, readonly number[]>
  /** Bits missed so far, by demand. */
  readonly missed: ReadonlyMap<string, readonly number[]>
}

/**
 * How fast a count grows: its growth between samples ÷ the time between them, over a few samples.
 *
 * @returns one value for each sample; null where there is none yet
 */
export function paceOf(counts: readonly number[], seconds: readonly number[], over = 5): readonly (number | null)[] {
  return counts.map((count, i) => {
    const from = Math.max(0, i - over)
    const grown = count - counts[from]!
    const time = seconds[i]! - seconds[from]!
    return time > 0 && !Number.isNaN(grown) ? grown / time : null
  })
}

/** Samples kept at most. */
export const MOST_SAMPLES = 600

export const noLevels: Levels = {
  every: 1,
  seconds: [],
  stored: new Map(),
  made: new Map(),
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
    made: extended(levels.made, rows, new Map([...sim.stores].map(([id, store]) => [id, endOfStore(store)]))),
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

const thinned = ({ every, seconds, stored, made, delivered, missed }: Levels): Levels => {
  const halve = (columns: ReadonlyMap<string, readonly number[]>) =>
    new Map([...columns].map(([id, list]) => [id, everySecond(list)]))
  return {
    every: 2 * every,
    seconds: everySecond(seconds),
    stored: halve(stored),
    made: halve(made),
    delivered: halve(delivered),
    missed: halve(missed),
  }
}
