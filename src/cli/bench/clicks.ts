/** Simulated seconds per wall second of the `clicks` reading at 1 GHz, over distance. */
import { rawClickProbability } from '../../model/engine/filtered-law'
import { compileLink } from '../../model/engine/link-model'
import { createScratch, planRun, runBlocks } from '../../model/engine/run'
import { intensityCount } from '../../model/engine/tally'
import { presets, type Scenario } from '../../model/scenario/scenario'
import type { Stage } from './stage'

/** The link on which clicks are timed: decoy source, η 20 %, dark 1e-6, e_d 1.5 %, 0.2 dB/km. */
export const clickLink = (distanceKm: number): Scenario => ({ ...presets.metro, clockHz: 1e9, distanceKm })

/** Counts this many pulses of a link click by click. @throws RangeError unless the clicks are those of the law, at 6σ */
export function countLink(scenario: Scenario): () => number {
  const scratch = createScratch()
  const chance = rawClickProbability(compileLink(scenario))
  const n = scenario.pulses
  const plan = planRun(scenario, [], 'clicks')
  let seed = 0
  return () => {
    let clicks = 0
    for (const { tally } of runBlocks({ ...plan, scenario: { ...scenario, seed: ++seed } }, scratch))
      clicks += intensityCount(tally, 'clicked')
    if (Math.abs(clicks - n * chance) > 6 * Math.sqrt(n * chance * (1 - chance)))
      throw new RangeError(`clicks: ${clicks} of ${n} pulses, expected ${n * chance}`)
    return clicks
  }
}

/** Pulses in which a link expects this many clicks. */
export const pulsesOf = (scenario: Scenario, clicks: number): number =>
  Math.ceil(clicks / rawClickProbability(compileLink(scenario)))

export const clicks: Stage = {
  name: 'clicks',
  async run({ quick, measure }) {
    const realtime: Record<string, number> = {}
    for (const km of [0, 25, 50, 100, 150, 200]) {
      const pulses = pulsesOf(clickLink(km), quick ? 1e6 : 4e6)
      const { cpuSeconds } = await measure(countLink({ ...clickLink(km), pulses }))
      realtime[km] = pulses / 1e9 / cpuSeconds
    }
    return { realtime }
  },
}
