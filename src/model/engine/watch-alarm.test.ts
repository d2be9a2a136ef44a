import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../scenario/scenario'
import { Collector } from './collect'
import { judge } from './judge'
import type { Recording } from './recording'
import { createScratch, planRun, runBlocks } from './run'
import { looksOf, watchAlarm } from './watch-alarm'

function recordingOf(scenario: Scenario): Recording {
  const plan = planRun(scenario)
  const collector = new Collector(plan)
  for (const block of runBlocks(plan, createScratch())) collector.add(block)
  return collector.recording(true)
}

const end = (recording: Recording): number => recording.cumulativeEvents.at(-1)!

/** A small part of the run of S13: about 14 clicks of weak decoys instead of 60. */
const s13: Scenario = { ...presets.metro, distanceKm: 50, attack: 'pns', pulses: 3e5 }

describe('looks at the readings', () => {
  it.each([1, 2, 3, 8, 100, 1e6])('spend no more false alarms than are allowed: %d blocks', (blocks) => {
    const looks = looksOf(blocks)
    expect(looks.reduce((sum, { spends }) => sum + spends, 0)).toBeLessThanOrEqual(1)
    expect(looks.at(-1)).toEqual({ block: blocks - 1, spends: 0.5 })
    expect(looks.every(({ block }, i) => i === 0 || block > looks[i - 1]!.block)).toBe(true)
    expect(looks[0]!.block).toBe(0)
  })
})

describe('the alarm beside the error rate', () => {
  it('sees that weak decoys arrive too seldom, and stays', () => {
    const recording = recordingOf(s13)
    const { alarm } = judge(recording)
    expect([alarm.state, alarm.reason]).toEqual(['nokey', 'pulses'])
    // The error rate alone says nothing.
    expect(alarm.errors / alarm.compared).toBeLessThan(0.06)
    const after = recording.cumulativeEvents.findIndex((n) => watchAlarm(recording, n, 1) === 'pulses')
    for (let block = after; block < recording.cumulativeEvents.length; block++)
      expect(watchAlarm(recording, recording.cumulativeEvents[block]!, 1)).toBe('pulses')
  })

  it('is silent without Eve', () => {
    const recording = recordingOf({ ...s13, attack: 'off' })
    expect(watchAlarm(recording, end(recording), recording.pulsesDone)).toBeNull()
    expect(judge(recording).alarm.reason).toBe('under')
  })

  it('hears of tags that fail as soon as something was said, where messages carry tags', () => {
    const tagged = recordingOf({ ...presets.ideal, attack: 'mitm' })
    expect(judge(tagged, { landed: 1, pulses: 1, arrived: 1 }).alarm.reason).toBe('tags')
    const bare = recordingOf({ ...presets.ideal, attack: 'mitm', authenticated: false })
    expect(judge(bare).alarm.reason).toBe('under')
  })

  it('sees bright light where the detectors are watched', () => {
    const blind: Scenario = { ...presets.metro, distanceKm: 50, attack: 'blind', pulses: 1e5 }
    const said = (scenario: Scenario) => {
      const recording = recordingOf(scenario)
      return judge(recording).alarm.reason
    }
    expect(said({ ...blind, countermeasures: ['mon'] })).toBe('power')
    expect(said({ ...blind, countermeasures: ['eff'] })).toBe('asleep')
    expect(said(blind)).not.toMatch(/power|asleep|timing/)
  })
})

describe('bases tested apart', () => {
  it('judge the worse basis: she who always asks in × spoils + only', () => {
    // Half of the bits of one basis wrong, none of the other: 5 % of the photons give 1.25 % on average.
    const quiet: Scenario = { ...presets.ideal, attack: 'fix', fraction: 0.4, comparedBits: 1000, pulses: 20_000 }
    const together = recordingOf(quiet)
    const apart = recordingOf({ ...quiet, countermeasures: ['bases'] })
    expect(judge(together).alarm.state).not.toBe('nokey')
    expect(judge(apart).alarm.state).toBe('nokey')
  })
})
