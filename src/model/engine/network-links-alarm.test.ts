import { expect, it } from 'vitest'
import { presets } from '../scenario/scenario'
import { linkTests } from './network-links-alarm'
import { createScratch } from './run'

const scratch = createScratch()
const sum = (scenario: Parameters<typeof linkTests>[0], runs: number) => {
  const test = linkTests(scenario, scratch)
  const all = Array.from({ length: runs }, (_, run) => test(run))
  return {
    all,
    compared: all.reduce((n, each) => n + each.compared, 0),
    errors: all.reduce((n, each) => n + each.errors, 0),
  }
}

// Single photons, 3 % misalignment: every compared bit is wrong with a chance of 0.03, with full
// intercept–resend of 0.25 + 0.5 · 0.03 = 0.265. Of 200 runs with about 256 compared bits each: 4σ.
it.each([
  ['off', 0.03],
  ['ir', 0.265],
] as const)('compares what the law says, Eve %s', (attack, wrong) => {
  const { compared, errors, all } = sum({ ...presets.ideal, misalignment: 0.03, attack, seed: 11 }, 200)
  expect(compared).toBeGreaterThan(200 * 200)
  expect(Math.abs(errors / compared - wrong)).toBeLessThan(4 * Math.sqrt((wrong * (1 - wrong)) / compared))
  // One run is not the next.
  expect(new Set(all.map((each) => `${each.compared} ${each.errors}`)).size).toBeGreaterThan(50)
})

it('says "key" on a quiet link, "no key" under Eve, and both and neither near the line', () => {
  const alarms = (fraction: number, runs = 60) =>
    sum({ ...presets.ideal, attack: 'ir', fraction, seed: 12 }, runs).all.map(({ alarm }) => alarm)
  expect(new Set(alarms(0))).toEqual(new Set(['ok']))
  expect(new Set(alarms(1))).toEqual(new Set(['nokey']))
  // A quarter of 0.4 is 10 %, close to the line of single photons: the band of 256 bits covers it mostly.
  expect(alarms(0.4).filter((alarm) => alarm === 'undecided').length).toBeGreaterThan(30)
})

it('is the same for the same run of the same link', () => {
  const scenario = { ...presets.metro, distanceKm: 60, seed: 13 }
  expect(linkTests(scenario, scratch)(7)).toEqual(linkTests(scenario, scratch)(7))
})
