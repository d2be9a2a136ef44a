/** Eve's hand on and off while a run goes on: an edit list, and a past that does not move. */
import { describe, expect, it } from 'vitest'
import { attacks } from '../attacks/index'
import { type Edit, presets, type Scenario } from '../scenario/scenario'
import { Collector } from './collect'
import type { ComparedBits, Reading } from './recording'
import { createScratch, planRun, runBlocks } from './run'

const scratch = createScratch()

function comparedOf(scenario: Scenario, edits: readonly Edit[], reading: Reading): ComparedBits {
  const plan = planRun(scenario, edits, reading)
  const collector = new Collector(plan)
  for (const block of runBlocks(plan, scratch)) collector.add(block)
  return collector.compared
}

const until = ({ pulse, error, basis }: ComparedBits, end: number) => {
  const count = pulse.filter((p) => p < end).length
  return [pulse, error, basis].map((column) => [...column.subarray(0, count)])
}

const scenario: Scenario = {
  ...presets.metro,
  distanceKm: 50,
  dice: 'weak',
  pulses: 200_000,
  comparedBits: 1000,
  efficiencyRatio: 0.05,
  seed: 9,
}
const plainRuns = { pulses: comparedOf(scenario, [], 'pulses'), clicks: comparedOf(scenario, [], 'clicks') }
const ON = 80_001
const OFF = 131_000

describe.each(attacks.map(({ id }) => id))('%s in mid-run', (attack) => {
  const edits: readonly Edit[] = [
    { pulse: ON, attack, fraction: 1 },
    { pulse: OFF, attack: 'off', fraction: 1 },
  ]

  it.each(['pulses', 'clicks'] as const)('leaves the compared bits before it as they were, in %s', (reading) => {
    const [plain, edited] = [plainRuns[reading], comparedOf(scenario, edits, reading)]
    const before = until(plain, ON)
    expect(before[0]!.length).toBeGreaterThan(100)
    expect(until(edited, ON)).toEqual(before)
  })

  it('is gone when her hand is: after it, a run pulse by pulse is the one without her', () => {
    const [plain, edited] = [plainRuns.pulses, comparedOf(scenario, edits, 'pulses')]
    const since = ({ pulse, error }: ComparedBits) => {
      const from = pulse.filter((p) => p < OFF).length
      return [[...pulse.subarray(from)], [...error.subarray(from)]]
    }
    expect(since(edited)).toEqual(since(plain))
  })
})
