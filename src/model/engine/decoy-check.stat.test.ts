import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../scenario/scenario'
import { countBatch, countLaw } from './counts'
import { decoyCheck } from './decoy-check'
import { compileLink } from './link-model'
import { createScratch, planRun, runBlocks } from './run'
import { addTally, emptyTally, intensityCount, type Tally } from './tally'

/** Counts of a whole run in one stretch: the same law, a thousand times in a second. */
function tallies(scenario: Scenario, seeds: number): Tally[] {
  const law = countLaw(compileLink(scenario), 0)
  return Array.from({ length: seeds }, (_, k) => countBatch([{ from: 0, law }], k + 1, 0, scenario.pulses).tally)
}

const alarms = (scenario: Scenario, seeds: number): number =>
  tallies(scenario, seeds).filter((tally) => decoyCheck(scenario, tally)?.alarm).length

const s13: Scenario = { ...presets.metro, distanceKm: 50, attack: 'pns' }

describe('the decoy check', () => {
  // At most one run in a thousand by construction: more than 6 of 1 000 has a probability below 1e-4.
  it.each([10, 50, 100, 150])('is silent without Eve at %d km: at most 6 of 1 000 runs alarm', (distanceKm) =>
    expect(alarms({ ...s13, distanceKm, attack: 'off' }, 1000)).toBeLessThanOrEqual(6),
  )

  it('is silent where nothing but noise is worse, and where light is lost on purpose', () => {
    expect(alarms({ ...s13, attack: 'off', misalignment: 0.1, darkCountProbability: 1e-4 }, 300)).toBeLessThanOrEqual(4)
    for (const attack of ['ir', 'split', 'shift'] as const)
      expect(alarms({ ...s13, attack, efficiencyRatio: 0.5 }, 300), attack).toBeLessThanOrEqual(4)
  })

  it('alarms in every one of 100 runs under photon-number splitting; weak decoys arrive 0.23 times as often', () => {
    const runs = tallies(s13, 100).map((tally) => decoyCheck(s13, tally)!)
    expect(runs.filter(({ alarm }) => alarm).length).toBe(100)
    // About 470 clicks of weak decoys a run: the mean of 100 ratios has σ = 0.23/√47 000 = 0.001, 4σ.
    const mean = runs.reduce((sum, { ratio }) => sum + ratio! / runs.length, 0)
    expect(Math.abs(mean - 0.2333)).toBeLessThan(0.005)
  })

  it('alarms under unambiguous discrimination too', () => {
    const scenario: Scenario = { ...s13, attack: 'usd', distanceKm: 100 }
    expect(alarms(scenario, 100)).toBe(100)
  })

  it('says the same of a run drawn click by click', () => {
    const scratch = createScratch()
    for (const attack of ['off', 'pns'] as const) {
      const scenario = { ...s13, attack, pulses: 2e6 }
      const tally = emptyTally()
      for (const block of runBlocks(planRun(scenario, [], 'clicks'), scratch)) addTally(tally, block.tally)
      expect(intensityCount(tally, 'sent')).toBe(2e6)
      expect(decoyCheck(scenario, tally)?.alarm).toBe(attack === 'pns')
    }
  })

  it('has nothing to say without decoys, and of a run that has not begun', () => {
    expect(decoyCheck({ ...s13, source: 'wcp' }, emptyTally())).toBeNull()
    expect(decoyCheck(s13, emptyTally())).toMatchObject({ alarm: false, ratio: null })
  })
})
