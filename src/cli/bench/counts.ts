/** The `counts` reading: simulated seconds per wall second at 1 GHz, and how its cost grows with the number of pulses. */
import { createScratch, planRun, runBlocks } from '../../model/engine/run'
import { intensityCount } from '../../model/engine/tally'
import { clickLink } from './clicks'
import { logSlope } from './log-slope'
import type { Stage } from './stage'

/** A whole run at 50 km, all checkpoints; what is decided before the first pulse is left out. */
export function countRun(pulses: number): () => number {
  const scenario = { ...clickLink(50), pulses }
  const scratch = createScratch()
  const plan = planRun(scenario, [], 'counts')
  let seed = 0
  return () => {
    let sent = 0
    for (const { tally } of runBlocks({ ...plan, scenario: { ...scenario, seed: ++seed } }, scratch))
      sent += intensityCount(tally, 'sent')
    if (sent !== pulses) throw new RangeError(`counts: ${sent} pulses sent instead of ${pulses}`)
    return sent
  }
}

export const counts: Stage = {
  name: 'counts',
  async run({ measure }) {
    const points: [number, number][] = []
    for (const pulses of [1e9, 1e10, 1e11, 1e12]) points.push([pulses, (await measure(countRun(pulses))).cpuSeconds])
    const [pulses, seconds] = points.at(-1)!
    return { realtime: pulses / 1e9 / seconds, slope: logSlope(points) }
  },
}
