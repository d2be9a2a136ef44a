import { describe, expect, it } from 'vitest'
import { readLink } from '../scenario/fields'
import { presets, type Scenario } from '../scenario/scenario'
import { expectationOf, expectScenario } from './expect'
import { READINGS, tallyOf } from './readings.testing'
import { createScratch } from './run'
import { basisCount, intensityCount } from './tally'

const scratch = createScratch()
const wcp: Scenario = {
  ...presets.metro,
  source: 'wcp',
  distanceKm: 0,
  misalignment: 0,
  darkCountProbability: 0,
  pulses: 40_000,
  seed: 6,
}

/** Settings at and beyond the edge of what sliders allow, and what must come out exactly. */
const LIMITS: readonly (readonly [name: string, scenario: Scenario, clicks: number | null, errors: number | null])[] = [
  ['no efficiency, no dark counts', { ...wcp, detectorEfficiency: 0 }, 0, 0],
  ['dark counts in every gate', { ...wcp, darkCountProbability: 1 }, 40_000, null],
  ['dark counts in every gate, and no light', { ...wcp, detectorEfficiency: 0, darkCountProbability: 1 }, 40_000, null],
  ['a billion kilometres', { ...wcp, distanceKm: 1e9 }, 0, 0],
  [
    'a billion kilometres without loss',
    { ...wcp, distanceKm: 1e9, lossDbPerKm: 0, source: 'sp', detectorEfficiency: 1 },
    40_000,
    0,
  ],
  ['perfect single photons', { ...presets.ideal, pulses: 40_000 }, 40_000, 0],
  ['no photons at all', { ...wcp, meanPhotons: 0 }, 0, 0],
  ['full efficiency, many photons', { ...wcp, detectorEfficiency: 1, meanPhotons: 20 }, null, 0],
  ['decoys as bright as the signal', { ...wcp, source: 'decoy', weakMeanPhotons: 0.5 }, null, 0],
  ['only decoys of nothing', { ...wcp, source: 'decoy', shares: { signal: 0, weak: 0, vacuum: 1 } }, 0, 0],
  ['dead for longer than the run', { ...wcp, deadTimeNs: 1e12 }, 1, 0],
  ['dead for longer than the run, dark in every gate', { ...wcp, deadTimeNs: 1e12, darkCountProbability: 1 }, 1, null],
  ['every other gate dead, dark in every gate', { ...wcp, deadTimeNs: 20, darkCountProbability: 1 }, 20_000, null],
  ['an afterpulse behind every click, and no click', { ...wcp, detectorEfficiency: 0, afterpulse: 1 }, 0, 0],
  ['no state left', { ...presets.ideal, depolarisation: 1, pulses: 40_000 }, 40_000, null],
]

describe.each(LIMITS)('%s', (_, scenario, clicks, errors) => {
  it.each(READINGS)('counted as %s is exact', (reading) => {
    const tally = tallyOf(scenario, reading, scratch)
    expect([...tally].every((count) => Number.isSafeInteger(count) && count >= 0)).toBe(true)
    expect(intensityCount(tally, 'sent')).toBe(scenario.pulses)
    // A run in counts finds detectors in the middle of their dead time, except at its beginning.
    if (clicks !== null) expect(intensityCount(tally, 'clicked')).toBe(clicks)
    if (errors !== null) expect(basisCount(tally, 'errors')).toBe(errors)
  })

  it('is expected without a NaN', () => {
    const { perPulse, clicks: rate, qber } = expectScenario(scenario)
    expect([...perPulse].every((p) => p >= 0 && p <= 1 + 1e-12)).toBe(true)
    if (clicks !== null) expect(Math.round(rate * scenario.pulses)).toBeLessThanOrEqual(clicks + (clicks > 0 ? 1 : 0))
    expect(qber === null || (qber >= 0 && qber <= 0.5 + 1e-12)).toBe(true)
  })
})

it('an afterpulse behind every click never lets the detectors rest', () => {
  // Once something clicked, every live gate clicks.
  for (const reading of READINGS) {
    const tally = tallyOf({ ...wcp, afterpulse: 1, distanceKm: 0 }, reading, scratch)
    expect(intensityCount(tally, 'clicked')).toBeGreaterThan(39_000)
  }
})

it('says in a sentence what cannot be', () => {
  expect(() => expectScenario({ ...wcp, distanceKm: -1, lossDbPerKm: 1 })).toThrow('loss = ')
  expect(() => expectScenario({ ...wcp, meanPhotons: -0.1 })).toThrow('mean = -0.1')
  expect(() => expectScenario({ ...wcp, deadTimeNs: -1 })).toThrow('deadTimeNs')
  expect(() => expectScenario({ ...wcp, source: 'spdc', heraldEfficiency: 0, heraldDarkCount: 0 })).toThrow(
    'never clicks',
  )
  expect(() => expectScenario({ ...wcp, source: 'sp', brightness: 1, g2: 2 })).toThrow('leave no room')
})

it('a link cannot ask for settings outside the sliders', () => {
  const { scenario } = readLink('#/lab?hw=metro&src=wcp&mu=0&km=1e9&eff=0&dark=2&ap=900&dead=1e99')
  expect(scenario).toMatchObject({
    meanPhotons: 0.01,
    distanceKm: 600,
    detectorEfficiency: 0.01,
    darkCountProbability: 1e-3,
    afterpulse: 0.2,
    deadTimeNs: 1e5,
  })
  expect(expectationOf(expectScenario(scenario).perPulse).clicks).toBeGreaterThan(0)
})
