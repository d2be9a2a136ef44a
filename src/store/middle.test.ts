import { describe, expect, it } from 'vitest'
import { Collector } from '../model/engine/collect'
import { planMiddle } from '../model/engine/man-in-the-middle'
import type { Recording } from '../model/engine/recording'
import { createScratch, openBlock, type RunPlan, runBlocks } from '../model/engine/run'
import { readLink } from '../model/scenario/fields'
import { presets, type Scenario } from '../model/scenario/scenario'
import { middleAt } from './middle'

const scratch = createScratch()

/** What the page is given of a plan: counts and the first block, under the scenario of the page. */
function recordingOf(plan: RunPlan, scenario: Scenario): Recording {
  const collector = new Collector({ ...plan, scenario })
  for (const block of runBlocks(plan, scratch)) collector.add(block)
  return collector.recording(true, new Map([[0, openBlock(plan, 0, 0, scratch)]]))
}

function sessions(scenario: Scenario) {
  const { alice, bob } = planMiddle(scenario)
  return [recordingOf(alice, scenario), recordingOf(bob, scenario)] as const
}

const s15 = readLink('eve=mitm&auth=0').scenario

describe('the two sessions of a woman in the middle', () => {
  const [withAlice, withBob] = sessions(s15)

  it('end without an error, each with a key of its own', () => {
    const { alice, bob } = middleAt(withAlice, withBob, 4000)
    for (const { alarm, qber, key } of [alice, bob]) {
      expect(alarm.state).toBe('ok')
      expect(qber).toMatchObject({ value: 0, errors: 0 })
      // About 256 are compared: σ = 16, 5σ.
      expect(Math.abs(qber!.compared - 256)).toBeLessThan(80)
      expect(key).toHaveLength(16)
    }
    // Two independent rows of 16 bits agree throughout once in 65 536 seeds.
    expect(alice.key).not.toEqual(bob.key)
  })

  it('are looked at when the same pulse has been sent', () => {
    const early = middleAt(withAlice, withBob, 8)
    expect(early.bob.qber?.compared ?? 0).toBeLessThanOrEqual(8)
    expect(early.bob.key!.length).toBeLessThan(8)
    expect(early.bob.alarm.state).toBe('few')
  })

  it('with tags both end at the first message', () => {
    const [a, b] = sessions({ ...s15, authenticated: true })
    const { alice, bob } = middleAt(a, b, 4000)
    expect([alice.alarm.reason, bob.alarm.reason]).toEqual(['tags', 'tags'])
  })

  it('are known to be open or not', () => {
    const closed = { ...withBob, opened: new Map() }
    expect(middleAt(withAlice, closed, 4000).bob.key).toBeNull()
  })
})

it('where only clicks are events, the other session stands at the same pulse', () => {
  const metro: Scenario = { ...presets.metro, distanceKm: 20, pulses: 200_000, attack: 'mitm', authenticated: false }
  const [a, b] = sessions(metro)
  const landed = Math.floor(a.cumulativeEvents[0]! / 2)
  const pulse = a.opened.get(0)!.pulse[landed - 1]!
  const { compared } = middleAt(a, b, landed).bob.qber!
  expect(compared).toBe(b.compared.pulse.filter((p) => p <= pulse).length)
})
