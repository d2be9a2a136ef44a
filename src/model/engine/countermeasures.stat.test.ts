import { describe, expect, it } from 'vitest'
import { ASLEEP } from '../attacks/countermeasures'
import { presets, type Scenario } from '../scenario/scenario'
import { expectScenario } from './expect'
import { expectTied, READINGS } from './readings.testing'
import { createScratch, openBlock, planRun } from './run'
import { monitorCount } from './tally'

const scratch = createScratch()

const link: Scenario = {
  ...presets.metro,
  distanceKm: 20,
  darkCountProbability: 1e-3,
  comparedBits: 4096,
  fraction: 0.5,
  pulses: 100_000,
  seed: 31,
  countermeasures: ['eff', 'mon'],
}

describe('detectors that sleep in some gates', () => {
  // Some 60 counts × 12 runs at 5σ: a right engine fails 1 seed in 2 500. Half of the pulses she leaves alone.
  describe.each(['ir', 'blind'] as const)('under %s', (attack) => {
    it.each(READINGS)('counted as %s give what the law says, with and without dead time', (reading) => {
      for (const deadTimeNs of [0, 30]) expectTied({ ...link, attack, deadTimeNs }, reading, 5, scratch)
    })
  })

  it('cost the share of the clicks that they sleep', () => {
    const awake = expectScenario({ ...link, countermeasures: [] })
    const watched = expectScenario(link)
    expect(watched.clicks / awake.clicks).toBeCloseTo(1 - ASLEEP, 12)
    expect(watched.qber).toBeCloseTo(awake.qber!, 12)
    expect(monitorCount(watched.perPulse, 'asleepClicks')).toBe(0)
  })

  it('click only for a trigger, and such a bit is not kept', () => {
    const rows = openBlock(planRun({ ...link, attack: 'blind', fraction: 1, pulses: 60_000 }), 0, 0, scratch)
    let betrayed = 0
    for (let i = 0; i < rows.pulse.length; i++)
      if (rows.aliceBasis[i] === rows.bobBasis[i] && rows.kept[i] === 0) betrayed++
    // Some 1 020 clicks in matched bases, a sixteenth of them asleep: 64, σ = 8, 4σ.
    expect(betrayed).toBeGreaterThan(32)
    expect(betrayed).toBeLessThan(96)
  })
})

describe('an optical isolator', () => {
  it('takes the leaked light away, and nothing else', () => {
    const trojan: Scenario = { ...presets.ideal, attack: 'trojan', leakedPhotons: 1 }
    const [open, closed] = [expectScenario(trojan), expectScenario({ ...trojan, countermeasures: ['iso'] })]
    expect(open.guessing).toBeGreaterThan(0.99)
    expect(closed.guessing! - 0.5).toBeCloseTo(0.001, 5) // ½√(1 − e^−4µ) at a millionth of a photon
    expect([open.qber, closed.qber]).toEqual([0, 0])
  })
})
