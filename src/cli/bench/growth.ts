/** How the time of each reading grows with the number of pulses: the slope of log time against log n. */

import { createScratch, planRun, runBlocks } from '../../model/engine/run'
import { basisCount } from '../../model/engine/tally'
import { presets } from '../../model/scenario/scenario'
import { clickLink, countLink, pulsesOf } from './clicks'
import { countRun } from './counts'
import { logSlope } from './log-slope'
import type { Stage } from './stage'

function drawRun(pulses: number): () => number {
  const scratch = createScratch()
  const plan = planRun({ ...presets.ideal, misalignment: 0.02, pulses }, [], 'pulses')
  return () => {
    let kept = 0
    for (const { tally } of runBlocks(plan, scratch)) kept += basisCount(tally, 'kept')
    return kept
  }
}

export const growth: Stage = {
  name: 'growth',
  async run({ quick, measure }) {
    const link = clickLink(100)
    const most = quick ? 20 : 24
    const pulses = [most - 4, most - 2, most].map((power) => 1 << power)
    const clicks = [1, 4, 16].map((times) => pulsesOf(link, times * (quick ? 6e4 : 2e5)))
    const slope = async (sizes: readonly number[], work: (size: number) => () => number) => {
      const points: [number, number][] = []
      for (const size of sizes) points.push([size, (await measure(work(size))).cpuSeconds])
      return logSlope(points)
    }
    return {
      pulses: await slope(pulses, drawRun),
      clicks: await slope(clicks, (size) => countLink({ ...link, pulses: size })),
      counts: await slope([1e10, 1e11, 1e12], countRun),
    }
  },
}
