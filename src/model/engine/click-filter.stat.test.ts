import { describe, expect, it } from 'vitest'
import { gatedClickProbability, inhibitedGates } from '../physics/detectors/dead-time'
import { weakPulseGainExact } from '../physics/weak-pulse-gain'
import { presets, type Scenario } from '../scenario/scenario'
import { clickLaw } from './click-law'
import { countClicks } from './clicks'
import { countBatch, countLaw } from './counts'
import { expectedTally, expectHonest, expectScenario } from './expect'
import { clickRenewal, renewalOf } from './filtered-law'
import { compareThreshold, compileLink } from './link-model'
import type { Reading } from './recording'
import { createScratch, openBlock, planRun, runBlocks } from './run'
import { addTally, basisCount, emptyTally, intensityCount, TALLY_LENGTH, type Tally } from './tally'

const scratch = createScratch()

function tallyOf(scenario: Scenario, reading?: Reading): Tally {
  const sum = emptyTally()
  for (const { tally } of runBlocks(planRun(scenario, [], reading), scratch)) addTally(sum, tally)
  return sum
}

const lossy: Scenario = {
  ...presets.metro,
  distanceKm: 20,
  detectorEfficiency: 0.6,
  darkCountProbability: 1e-3,
  misalignment: 0.03,
  pulses: 300_000,
  basisBias: 0.7,
  clockHz: 1e9,
  seed: 31,
}
const READINGS: readonly Reading[] = ['pulses', 'clicks', 'counts']

/** At 1 GHz: 4, 37, 1000, 0, 4 and 100 dead gates. */
const FILTERS = [
  { deadTimeNs: 5 },
  { deadTimeNs: 38 },
  { deadTimeNs: 1001 },
  { afterpulse: 0.2 },
  { deadTimeNs: 5, afterpulse: 0.1 },
  { deadTimeNs: 101, afterpulse: 0.2 },
] as const

/**
 * Every count within 5σ of the sum over the joint law. Afterpulses come in bunches: σ² is at most
 * (1 + p)/(1 − p) of the binomial one.
 */
describe.each(FILTERS)('behind %o', (filter) => {
  it.each(READINGS)('counted as %s gives what the law says', (reading) => {
    const scenario: Scenario = { ...lossy, ...filter, attack: 'ir', fraction: 0.5 }
    const tally = tallyOf(scenario, reading)
    const n = scenario.pulses
    const compare = compareThreshold(scenario, expectHonest(scenario).kept) / 2 ** 53
    const perPulse = expectedTally(compileLink(scenario), compare)
    const bunched = (1 + scenario.afterpulse) / (1 - scenario.afterpulse)
    expect(intensityCount(tally, 'sent')).toBe(n)
    for (let i = 0; i < TALLY_LENGTH; i++) {
      const p = perPulse[i]!
      const sigma = Math.sqrt(n * p * Math.max(0, 1 - p) * bunched)
      const seen = `count ${i}: ${tally[i]} of ${n}, expected ${n * p}`
      // The first click finds live detectors: one click at most over the long-run mean.
      expect(Math.abs(tally[i]! - n * p), seen).toBeLessThanOrEqual(5 * sigma + 1)
    }
  })
})

describe('the closed forms', () => {
  const link = { efficiency: 0.3, misalignment: 0.02, darkCountProbability: 1e-4 }
  const scenario: Scenario = {
    ...presets.ideal,
    source: 'wcp',
    meanPhotons: 0.5,
    detectorEfficiency: link.efficiency,
    misalignment: link.misalignment,
    darkCountProbability: link.darkCountProbability,
    clockHz: 1e9,
    pulses: 4_000_000,
    seed: 5,
  }
  const { gain } = weakPulseGainExact(0.5, link)

  it('dead time: Q/(1 + kQ), for the expectation exactly and for every reading at 4.5σ', () => {
    const dead: Scenario = { ...scenario, deadTimeNs: 40 }
    const k = inhibitedGates(40, 1e9)
    const rate = gatedClickProbability(gain, k)
    expect(Math.abs(expectScenario(dead).clicks / rate - 1)).toBeLessThan(1e-12)
    // A renewal process scatters less than a binomial: σ² = nQ(1 − Q)/(1 + kQ)³. Caught: 7 in 10 000.
    const sigma = Math.sqrt((dead.pulses * gain * (1 - gain)) / (1 + k * gain) ** 3)
    for (const reading of READINGS) {
      const clicks = intensityCount(tallyOf(dead, reading), 'clicked')
      expect(Math.abs(clicks - dead.pulses * rate), `${reading}: ${clicks}`).toBeLessThan(4.5 * sigma)
    }
  })

  it('afterpulses: R = D/(1 − p) for rare clicks, each a random bit', () => {
    const rare: Scenario = { ...scenario, distanceKm: 150, lossDbPerKm: 0.2, misalignment: 0.01, afterpulse: 0.05 }
    const [with_, without] = [expectScenario(rare), expectScenario({ ...rare, afterpulse: 0 })]
    // Corrections are of the order of D itself, 2e-4.
    expect(Math.abs((with_.clicks * (1 - 0.05)) / without.clicks - 1)).toBeLessThan(1e-4)
    const wrong = without.kept * without.qber! + (0.05 / (1 - 0.05)) * without.kept * 0.5
    expect(Math.abs((with_.kept * with_.qber!) / wrong - 1)).toBeLessThan(1e-3)
  })

  it('the variance of the renewal process without afterpulses is Q(1 − Q)/(1 + kQ)³', () => {
    const { rate, clickVariance } = renewalOf(gain, 1, { deadGates: 39, afterpulse: 0 })
    expect(rate).toBeCloseTo(gain / (1 + 39 * gain), 14)
    expect(clickVariance).toBeCloseTo((gain * (1 - gain)) / (1 + 39 * gain) ** 3, 14)
  })
})

/**
 * `counts` draws from the renewal process what `clicks` walks through: one stretch, long enough to be
 * drawn at once and short enough to be walked. 400 runs each: the sample variance has a relative σ
 * of √(2/399) = 7 %, so a variance wrong by a third is caught at 4.5σ, and a mean wrong by σ/3.
 */
it.each([
  { deadTimeNs: 30, afterpulse: 0, pulses: 200_000 },
  { deadTimeNs: 30, afterpulse: 0, pulses: 20_000 },
  { deadTimeNs: 0, afterpulse: 0.2, pulses: 60_000 },
  { deadTimeNs: 0, afterpulse: 0.2, pulses: 10_000 },
  { deadTimeNs: 10, afterpulse: 0.15, pulses: 80_000 },
  { deadTimeNs: 10, afterpulse: 0.15, pulses: 15_000 },
])('counts have the mean and the variance of clicks: $deadTimeNs ns, $afterpulse, $pulses pulses', (settings) => {
  const { pulses } = settings
  const base: Scenario = { ...lossy, ...settings, distanceKm: 0 }
  const model = compileLink(base)
  const [clickRead, countRead] = [clickLaw(model, 2 ** 50), countLaw(model, 2 ** 50)]
  const renewal = clickRenewal(model, model.filter!)
  expect(pulses * renewal.rate > 4096).toBe(pulses > 50_000)
  const runs = 400
  const rowsOf = (count: (seed: number) => Tally) =>
    Array.from({ length: runs }, (_, seed) => {
      const tally = count(seed)
      expect(intensityCount(tally, 'sent')).toBe(pulses)
      return [intensityCount(tally, 'clicked'), basisCount(tally, 'errors'), intensityCount(tally, 'darkClicked')]
    })
  const moments = (rows: readonly (readonly number[])[], at: number) => {
    const mean = rows.reduce((sum, row) => sum + row[at]!, 0) / runs
    return { mean, variance: rows.reduce((sum, row) => sum + (row[at]! - mean) ** 2, 0) / (runs - 1) }
  }
  const clicks = rowsOf((seed) => countClicks([{ from: 0, law: clickRead }], seed, 0, pulses).tally)
  const counts = rowsOf((seed) => countBatch([{ from: 0, law: countRead }], seed, 0, pulses).tally)
  for (const at of [0, 1, 2]) {
    const [a, b] = [moments(clicks, at), moments(counts, at)]
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(4.5 * Math.sqrt((a.variance + b.variance) / runs) + 1)
    expect(Math.abs(Math.log(b.variance / a.variance))).toBeLessThan(4.5 * Math.sqrt(4 / (runs - 1)))
  }
  const seen = moments(clicks, 0).variance / (pulses * renewal.clickVariance)
  expect(Math.abs(Math.log(seen))).toBeLessThan(4.5 * Math.sqrt(2 / (runs - 1)))
})

it('opens the same clicks again that were counted, and forgets nothing at the edge of a block', () => {
  for (const reading of ['pulses', 'clicks'] as const) {
    const plan = planRun({ ...lossy, deadTimeNs: 100_000, afterpulse: 0.2, pulses: 3_000_000 }, [], reading)
    let before: Parameters<typeof openBlock>[4]
    let last = Number.NEGATIVE_INFINITY
    let first = 0
    for (const { block, events, compared, after } of runBlocks(plan, scratch)) {
      const opened = openBlock(plan, block, first, createScratch(), before)
      expect(opened.pulse.length).toBe(events)
      expect(opened.compared.reduce((sum, c) => sum + c, 0)).toBe(compared.event.length)
      // 10⁵ gates are dead after a click: more than a block of 2¹⁶ pulses.
      for (const pulse of opened.pulse) {
        expect(pulse - last).toBeGreaterThanOrEqual(100_000)
        last = pulse
      }
      before = after
      first += events
    }
    expect(first).toBeGreaterThan(20)
  }
})

it('a live edit leaves what lies before it as it was', () => {
  for (const reading of ['pulses', 'clicks'] as const) {
    const scenario: Scenario = { ...lossy, deadTimeNs: 38, afterpulse: 0.1, pulses: 400_000 }
    const plans = [
      planRun(scenario, [], reading),
      planRun(scenario, [{ pulse: 150_000, attack: 'ir', fraction: 1 }], reading),
    ]
    const [quiet, tapped] = plans.map((plan) => {
      const pulses: number[] = []
      let before: Parameters<typeof openBlock>[4]
      for (const { block, after } of runBlocks(plan, scratch)) {
        const opened = openBlock(plan, block, 0, createScratch(), before)
        for (let i = 0; i < opened.pulse.length; i++)
          pulses.push(opened.pulse[i]! * 8 + opened.bobBit[i]! * 4 + opened.pattern[i]!)
        before = after
      }
      return pulses
    })
    const past = (all: readonly number[]) => all.filter((each) => each < 150_000 * 8)
    expect(past(tapped!)).toEqual(past(quiet!))
    expect(tapped).not.toEqual(quiet)
  }
})

it('detectors that are dead for longer than the run click at most once', () => {
  for (const reading of READINGS) {
    const tally = tallyOf({ ...lossy, deadTimeNs: 1e9, pulses: 200_000 }, reading)
    expect(intensityCount(tally, 'clicked')).toBe(1)
    expect(intensityCount(tally, 'sent')).toBe(200_000)
  }
})
