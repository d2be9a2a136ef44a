import type { Cost, Tools } from './stage'

/** Both in seconds, from any beginning. */
export interface Clock {
  cpu(): number
  wall(): number
}

/** The middle value; the mean of the two middle ones for an even number of values. @throws RangeError if there are none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median: no values')
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A first kernel is often still being compiled: at least 250 ms of warming, then loops of at least 60 ms each. */
const FULL = { warmSeconds: 0.25, loopSeconds: 0.06, loops: 7 }
const QUICK = { warmSeconds: 0.1, loopSeconds: 0.03, loops: 5 }

/** @param clock of this machine: the model has none, and browsers have no processor time */
export function measureWith(clock: Clock, quick: boolean): Tools['measure'] {
  const { warmSeconds, loopSeconds, loops } = quick ? QUICK : FULL
  let consumed = 0

  return async (work) => {
    let calls = 0
    const warm = clock.wall()
    do {
      consumed += await work()
      calls++
    } while (clock.wall() - warm < warmSeconds)
    const callsPerLoop = Math.max(1, Math.ceil((loopSeconds * calls) / (clock.wall() - warm)))

    const costs: Cost[] = []
    for (let loop = 0; loop < loops; loop++) {
      const [cpu, wall] = [clock.cpu(), clock.wall()]
      for (let call = 0; call < callsPerLoop; call++) {
        const result = work()
        consumed += typeof result === 'number' ? result : await result
      }
      costs.push({
        cpuSeconds: (clock.cpu() - cpu) / callsPerLoop,
        wallSeconds: (clock.wall() - wall) / callsPerLoop,
      })
    }
    if (Number.isNaN(consumed)) throw new RangeError('measure: the work returned NaN')
    return {
      cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
      wallSeconds: median(costs.map(({ wallSeconds }) => wallSeconds)),
    }
  }
}
