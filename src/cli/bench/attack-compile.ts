import { attacks } from '../../model/attacks/index'
import { createScratch, planRun, runBlocks } from '../../model/engine/run'
import { basisCount } from '../../model/engine/tally'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { median } from './measure'
import type { Stage } from './stage'

/** How long it takes until the law of another attack stands: for every attack on every preset, in a quick run on one of them. */
export const attackCompile: Stage = {
  name: 'attackCompile',
  async run({ quick, measure }) {
    const times: number[] = []
    for (const preset of quick ? [presets.metro] : Object.values(presets))
      for (const { id } of attacks) {
        // Predictable dice need a generator that can be predicted; the rest does not ask.
        const scenario: Scenario = { ...preset, dice: 'weak', attack: id }
        const { cpuSeconds } = await measure(() => planRun(scenario).lights.length, true)
        times.push(cpuSeconds * 1000)
      }
    return { milliseconds: median(times), slowestMilliseconds: Math.max(...times) }
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
    return { perSecond: runs / cpuSeconds, secondsPerThousand: (1000 * cpuSeconds) / runs }
  },
}
