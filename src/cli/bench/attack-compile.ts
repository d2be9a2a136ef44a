import { attacks } from '../../model/attacks/index'
import { createScratch, planRun, runBlocks } from '../../model/engine/run'
import { basisCount } from '../../model/engine/tally'
import { presets, type Scenario } from '../../model/scenario/scenario'
import type { Stage } from './stage'

/** Weak pulses with decoys over 50 km: a link on which nearly every attack can be made. */
const metro: Scenario = { ...presets.metro, distanceKm: 50, dice: 'weak' }

/** How long it takes until the law of another attack stands: the mean over the list, and the slowest. */
export const attackCompile: Stage = {
  name: 'attackCompile',
  async run({ measure }) {
    const times: number[] = []
    for (const { id } of attacks) {
      const { cpuSeconds } = await measure(() => planRun({ ...metro, attack: id }).lights.length)
      times.push(cpuSeconds * 1000)
    }
    return {
      milliseconds: times.reduce((sum, t) => sum + t, 0) / times.length,
      slowestMilliseconds: Math.max(...times),
    }
  },
}

/** Re-runs of the opening scenario with Eve, as the chart of a hundred runs asks for them: 10 000 pulses each. */
export const reruns: Stage = {
  name: 'reruns',
  async run({ measure, quick }) {
    const scratch = createScratch()
    const runs = quick ? 100 : 1000
    const { cpuSeconds } = await measure(() => {
      let errors = 0
      for (let seed = 1; seed <= runs; seed++) {
        const plan = planRun({ ...presets.ideal, attack: 'ir', fraction: 0.1, pulses: 10_000, seed })
        for (const { tally } of runBlocks(plan, scratch)) errors += basisCount(tally, 'comparedErrors')
      }
      return errors
    })
    return { perSecond: runs / cpuSeconds }
  },
}
