/** Links of every kind for the statistical suites, and how a reading of one is tied to its law. */
import { expect } from 'vitest'
import type { AttackId } from '../attacks/index'
import { presets, type Scenario } from '../scenario/scenario'
import { expectedTally, expectHonest } from './expect'
import { rawClickProbability } from './filtered-law'
import { compareThreshold, compileLink } from './link-model'
import type { Reading } from './recording'
import { planRun, runBlocks, type Scratch } from './run'
import { addTally, emptyTally, intensityCount, TALLY_LENGTH, type Tally } from './tally'

export const READINGS: readonly Reading[] = ['pulses', 'clicks', 'counts']

const base: Scenario = {
  ...presets.metro,
  distanceKm: 5,
  detectorEfficiency: 0.7,
  darkCountProbability: 1e-3,
  misalignment: 0.04,
  basisBias: 0.6,
  clockHz: 1e9,
  source: 'wcp',
  comparedBits: 4096,
  seed: 2024,
}

/** Every source, channel and detector setting at least once. */
export const LINKS: Readonly<Record<string, Scenario>> = {
  'weak pulses': base,
  'perfect single photons': { ...base, source: 'sp' },
  'dim single photons in pairs': { ...base, source: 'sp', brightness: 0.7, g2: 0.3 },
  'heralded photons of one mode': { ...base, source: 'spdc', meanPhotons: 0.3 },
  'heralded photons of many modes': { ...base, source: 'spdc', pairModes: 'many', heraldDarkCount: 1e-3 },
  'three intensities': { ...base, source: 'decoy' },
  'two intensities': { ...base, source: 'decoy', shares: { signal: 0.9, weak: 0.1, vacuum: 0 } },
  satellite: { ...base, channel: 'space', source: 'decoy', apertureM: 1, waistM: 0.3, coherenceM: 0.5 },
  'insertion loss': { ...base, insertionLossDb: 4.5 },
  depolarisation: { ...base, depolarisation: 0.12 },
  'stray light': { ...base, background: 1e-3, source: 'decoy' },
  'jitter and a gate': { ...base, gateNs: 0.3, jitterPs: 350 },
  'dead time': { ...base, deadTimeNs: 12 },
  'dead time and afterpulses': { ...base, deadTimeNs: 6, afterpulse: 0.08, source: 'decoy' },
}

export function tallyOf(scenario: Scenario, reading: Reading, scratch: Scratch): Tally {
  const sum = emptyTally()
  for (const { tally } of runBlocks(planRun(scenario, [], reading), scratch)) addTally(sum, tally)
  return sum
}

/** What is in the way of this attack on these links, changed so that it can be made. */
export const withAttack = (scenario: Scenario, attack: AttackId): Scenario => ({
  ...scenario,
  attack,
  fraction: 0.6,
  ...(attack === 'usd' && { distanceKm: 100, darkCountProbability: 1e-5 }),
  ...(attack === 'fake' && { efficiencyRatio: 0.5 }),
})

/**
 * Every count of a run within `sigmas` of its expectation. A pulse adds 0 or 1 to a count, so
 * σ² = n p (1 − p); afterpulses come in bunches, which widens it to at most (1 + a)/(1 − a) of that.
 * Beside that, one count: detectors are fresh at the beginning.
 */
export function expectTied(scenario: Scenario, reading: Reading, sigmas: number, scratch: Scratch): void {
  const tally = tallyOf(scenario, reading, scratch)
  const n = scenario.pulses
  const compare = compareThreshold(scenario, expectHonest(scenario).kept) / 2 ** 53
  const perPulse = expectedTally(compileLink(scenario), compare)
  const bunched = (1 + scenario.afterpulse) / (1 - scenario.afterpulse)
  expect(intensityCount(tally, 'sent')).toBe(n)
  for (let i = 0; i < TALLY_LENGTH; i++) {
    const p = perPulse[i]!
    const sigma = Math.sqrt(n * p * Math.max(0, 1 - p) * bunched)
    const seen = `count ${i}: ${tally[i]} of ${n}, expected ${n * p}, σ = ${sigma}`
    expect(Math.abs(tally[i]! - n * p), seen).toBeLessThanOrEqual(sigmas * sigma + 1)
  }
}

/** Pulses that hold about this many raw clicks. */
export const pulsesFor = (scenario: Scenario, clicks: number): number =>
  Math.ceil(clicks / rawClickProbability(compileLink(scenario)))
