import type { Cost, Tools } from './stage'

/** Both in seconds, from any beginning. */
export interface Clock {
  cpu(): number | Promise<number>
  wall(): number
  /** Processor time comes in ticks of a hundredth of a second: loops must be long. */
  readonly coarse?: boolean
}

/** The middle value; the mean of the two middle ones for an even number of values. @throws RangeError if there are none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median: no values')
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * A first kernel is still being compiled: it is warmed until it has settled, by batches of a loop
 * each. The clock is not asked how long that may take, because on a busy machine the same time is
 * less work; only a kernel that never settles is cut short. An engine that throws its code away,
 * because a number of another size has come, runs evenly and slowly until it has made new code: half
 * a second of processor time at the least is longer than that.
 */
const WARMING = { calm: 4, gain: 0.98, seconds: 6 }
const FULL = { warmSeconds: 0.6, loopSeconds: 0.06, loops: 7 }
/** A tick is a twentieth of a loop, and the median of three of them is taken over the rounds again. */
const COARSE = { loopSeconds: 0.2, loops: 3 }
/** Loops are shorter, warming is not. */
const QUICK = { warmSeconds: 0.6, loopSeconds: 0.03, loops: 5 }

/**
 * Runs batches until as many as `calm` in a row were not faster than the fastest before them by 2 %.
 *
 * @param cost runs so many calls and returns the processor seconds of one
 * @returns calls that fill a loop
 */
async function warm(
  cost: (calls: number) => Promise<number>,
  { warmSeconds, loopSeconds }: typeof FULL,
): Promise<number> {
  let [fastest, calm, spent, calls] = [Number.POSITIVE_INFINITY, 0, 0, 1]
  while (calm < WARMING.calm || spent < warmSeconds) {
    const each = await cost(calls)
    spent += each * calls
    calm = each < fastest * WARMING.gain ? 0 : calm + 1
    fastest = Math.min(fastest, each)
    // A clock too coarse to tell one call from none.
    calls = each > 0 ? Math.max(1, Math.ceil(loopSeconds / each)) : 2 * calls
    if (spent > WARMING.seconds) break
  }
  return calls
}

/** @param clock of this machine: the model has none, and browsers have no processor time */
export function measureWith(clock: Clock, quick: boolean): Tools['measure'] {
  let consumed = 0

  return async (work, brief = false) => {
    const usual = quick || brief ? QUICK : FULL
    const pace = clock.coarse ? { ...usual, ...COARSE } : usual
    const loop = async (calls: number): Promise<Cost> => {
      const [cpu, wall] = [await clock.cpu(), clock.wall()]
      for (let call = 0; call < calls; call++) {
        const result = work()
        consumed += typeof result === 'number' ? result : await result
      }
      const wallSeconds = (clock.wall() - wall) / calls
      return { cpuSeconds: ((await clock.cpu()) - cpu) / calls, wallSeconds }
    }
    const calls = await warm(async (count) => (await loop(count)).cpuSeconds, pace)
    const costs: Cost[] = []
    for (let k = 0; k < pace.loops; k++) costs.push(await loop(calls))
    if (Number.isNaN(consumed)) throw new RangeError('measure: the work returned NaN')
    return {
      cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
      wallSeconds: median(costs.map(({ wallSeconds }) => wallSeconds)),
    }
  }
}
