import { describe, expect, it } from 'vitest'
import { type AttackId, attacks } from '../attacks/index'
import { presets, type Scenario, SOURCES, type SourceKind } from '../scenario/scenario'
import { obstacleOf } from './bench'
import { expectedTally, expectHonest, expectScenario } from './expect'
import { compareThreshold, compileLink } from './link-model'
import type { Reading } from './recording'
import { createScratch, planRun, runBlock } from './run'
import { addTally, basisCount, emptyTally, intensityCount, intensityIndex, TALLY_LENGTH, type Tally } from './tally'

const scratch = createScratch()

function tallyOf(scenario: Scenario, reading?: Reading): Tally {
  const plan = planRun(scenario, [], reading)
  const sum = emptyTally()
  for (let block = 0; block < plan.blocks; block++) addTally(sum, runBlock(plan, block, scratch).tally)
  return sum
}

const lossy: Scenario = {
  ...presets.metro,
  distanceKm: 20,
  detectorEfficiency: 0.6,
  darkCountProbability: 1e-3,
  misalignment: 0.03,
  pulses: 400_000,
  basisBias: 0.7,
  seed: 12,
}

/** What some attacks need of the link; the rest can be made on any of these. */
const needs: Partial<Record<AttackId, Partial<Scenario>>> = {
  usd: { distanceKm: 100, darkCountProbability: 1e-5 },
  fake: { efficiencyRatio: 0.5 },
  predict: { dice: 'weak' },
}

/** Sources whose pulses never hold enough photons for these attacks. */
const POOR_SOURCES: Partial<Record<AttackId, readonly SourceKind[]>> = {
  split: ['sp'],
  pns: ['sp'],
  usd: ['sp'],
}
const READINGS: readonly Reading[] = ['pulses', 'clicks', 'counts']

/**
 * Every count of every source × attack × reading within 5σ of the sum over the joint law. A pulse
 * adds 0 or 1 to a count, so σ = √(n p (1 − p)). Some 60 counts × 180 runs at 5σ: a right engine
 * fails 1 seed in 160. In n = 400 000 pulses a gain of 0.2 wrong by one part in fifty is caught
 * at 6σ; the long suite catches one part in a hundred. Beside that, one: a count of mean 0.03 may well be 1.
 */
describe.each(SOURCES)('source %s', (source) => {
  describe.each(attacks.map(({ id }) => id))('under %s', (attack) => {
    const scenario = { ...lossy, source, attack, fraction: 0.6, ...needs[attack] }

    it('can be made', () => expect(obstacleOf(scenario) === null).toBe(!POOR_SOURCES[attack]?.includes(source)))

    it.each(READINGS)('counted as %s gives what the law says', (reading) => {
      const tally = tallyOf(scenario, reading)
      const n = scenario.pulses
      const model = compileLink(scenario)
      const compare = compareThreshold(scenario, expectHonest(scenario).kept) / 2 ** 53
      const perPulse = expectedTally(model, compare)
      for (let i = 0; i < TALLY_LENGTH; i++) {
        const p = perPulse[i]!
        const sigma = Math.sqrt(n * p * Math.max(0, 1 - p))
        const seen = `count ${i}: ${tally[i]} of ${n}, expected ${n * p}`
        expect(Math.abs(tally[i]! - n * p), seen).toBeLessThanOrEqual(5 * sigma + 1)
      }
    })
  })
})

it('counts a trillion pulses as the law says, at once', () => {
  const scenario: Scenario = { ...presets.record, distanceKm: 100, pulses: 1e12, seed: 4 }
  expect(planRun(scenario).reading).toBe('counts')
  const tally = tallyOf(scenario)
  const { perPulse } = expectScenario(scenario)
  const at = intensityIndex(0, 'clicked')
  const p = perPulse[at]!
  // σ is 3 parts in 10⁵ of the clicks: the smallest mistake caught is 2 parts in 10⁴.
  expect(Math.abs(tally[at]! - 1e12 * p)).toBeLessThan(5 * Math.sqrt(1e12 * p * (1 - p)))
  expect(intensityCount(tally, 'sent')).toBe(1e12)
})

it('chooses its reading from the scenario alone', () => {
  const reading = (patch: Partial<Scenario>) => planRun({ ...presets.metro, ...patch }).reading
  expect(reading({ pulses: 1e7 })).toBe('pulses')
  expect(reading({ pulses: 1e11, distanceKm: 100 })).toBe('clicks')
  expect(reading({ pulses: 1e12, distanceKm: 100 })).toBe('counts')
  expect(reading({ pulses: 1e11, distanceKm: 100, attack: 'ir' })).toBe('clicks')
})

it('compares each kept bit with the same chance, so that about tb are compared', () => {
  const tally = tallyOf({ ...lossy, comparedBits: 2000 })
  // Poisson-like: σ ≈ √2000 = 45; 4σ.
  expect(Math.abs(basisCount(tally, 'compared') - 2000)).toBeLessThan(180)
})

/** The published Monte-Carlo cases for no attack and intercept–resend (proportions given with them), 4.5σ. */
const published = [
  {
    source: 'wcp',
    mu: 0.5,
    eta: 0.1,
    dark: 1e-4,
    err: 0.015,
    attack: 'off',
    fraction: 1,
    n: 2e6,
    click: 0.04896081187189183,
    z: 0.01693574426923731,
    x: 0.01693574426923731,
    guess: 0.5,
  },
  {
    source: 'sp',
    mu: 1,
    eta: 0.2,
    dark: 1e-3,
    err: 0.02,
    attack: 'off',
    fraction: 1,
    n: 1e6,
    click: 0.20159919999999998,
    z: 0.024283826523121124,
    x: 0.024283826523121124,
    guess: 0.5,
  },
  {
    source: 'sp',
    mu: 1,
    eta: 0.2,
    dark: 0,
    err: 0,
    attack: 'ir',
    fraction: 1,
    n: 1e6,
    click: 0.2,
    z: 0.25,
    x: 0.25,
    guess: 0.75,
  },
  {
    source: 'sp',
    mu: 1,
    eta: 0.2,
    dark: 0,
    err: 0.02,
    attack: 'fix',
    fraction: 1,
    n: 1e6,
    click: 0.2,
    z: 0.02,
    x: 0.5,
    guess: 0.75,
  },
  {
    source: 'sp',
    mu: 1,
    eta: 0.2,
    dark: 0,
    err: 0.01,
    attack: 'mid',
    fraction: 0.5,
    n: 1e6,
    click: 0.2,
    z: 0.1325,
    x: 0.1325,
    guess: 0.6767766952966369,
  },
  {
    source: 'wcp',
    mu: 0.5,
    eta: 0.3,
    dark: 1e-4,
    err: 0.01,
    attack: 'ir',
    fraction: 0.5,
    n: 1e6,
    click: 0.1394641565631474,
    z: 0.13300390978859006,
    x: 0.13300390978859006,
    guess: null,
  },
] as const

it.each(published)('reproduces the published proportions: $source, $attack', (c) => {
  const scenario: Scenario = {
    ...presets.ideal,
    source: c.source,
    meanPhotons: c.mu,
    detectorEfficiency: c.eta,
    darkCountProbability: c.dark,
    misalignment: c.err,
    attack: c.attack,
    fraction: c.fraction,
    pulses: c.n,
    seed: 5,
  }
  const tally = tallyOf(scenario)
  const within = (k: number, n: number, p: number, what: string) =>
    expect(Math.abs(k - n * p), `${what}: ${k} of ${n}, expected ${p}`).toBeLessThanOrEqual(
      4.5 * Math.sqrt(n * p * (1 - p)),
    )
  within(basisCount(tally, 'kept'), intensityCount(tally, 'sentMatched'), c.click, 'clicks per matched pulse')
  within(basisCount(tally, 'errors', { basis: 'z' }), basisCount(tally, 'kept', { basis: 'z' }), c.z, 'QBER in +')
  within(basisCount(tally, 'errors', { basis: 'x' }), basisCount(tally, 'kept', { basis: 'x' }), c.x, 'QBER in ×')
  if (c.guess !== null) within(basisCount(tally, 'eveRight'), basisCount(tally, 'kept'), c.guess, "Eve's guess")
})
