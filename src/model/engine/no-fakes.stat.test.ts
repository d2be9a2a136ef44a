/** What simulations of this kind often get wrong, each as a test: none of it may come back. */
import { describe, expect, it } from 'vitest'
import { noKeyLine } from '../physics/no-key-line'
import { presets, type Scenario } from '../scenario/scenario'
import { decoyCheck } from './decoy-check'
import { expectHonest, expectScenario } from './expect'
import { linkSettingsOf } from './link-settings-of'
import type { Reading } from './recording'
import { createScratch, openBlock, planRun, runBlocks } from './run'
import { addTally, basisCount, emptyTally, intensityCount, type Tally } from './tally'

const scratch = createScratch()

function tallyOf(scenario: Scenario, reading?: Reading): Tally {
  const sum = emptyTally()
  for (const { tally } of runBlocks(planRun(scenario, [], reading), scratch)) addTally(sum, tally)
  return sum
}

const qberOf = (tally: Tally): number => basisCount(tally, 'errors') / basisCount(tally, 'kept')
const ideal: Scenario = { ...presets.ideal, pulses: 200_000 }

it('full intercept–resend leaves a quarter of the kept bits wrong: not 37.5 %, not 63 %', () => {
  // 100 000 kept bits: σ = 0.0014, 4σ.
  expect(Math.abs(qberOf(tallyOf({ ...ideal, attack: 'ir' })) - 0.25)).toBeLessThan(0.0055)
  expect(expectScenario({ ...ideal, attack: 'ir' }).qber).toBe(0.25)
})

it('empty pulses do not click: a vacuum intensity is silent without dark counts', () => {
  const scenario: Scenario = { ...presets.metro, distanceKm: 0, darkCountProbability: 0, pulses: 300_000 }
  const tally = tallyOf(scenario)
  expect(intensityCount(tally, 'sent', 2)).toBeGreaterThan(25_000)
  expect(intensityCount(tally, 'clicked', 2)).toBe(0)
  const block = openBlock(planRun(scenario), 0, 0, scratch)
  for (const n of block.photons) expect(n).toBeGreaterThan(0)
})

describe('dark clicks', () => {
  it('are wrong half of the time', () => {
    const scenario: Scenario = {
      ...ideal,
      detectorEfficiency: 0.01,
      lossDbPerKm: 1,
      distanceKm: 60,
      darkCountProbability: 1e-3,
    }
    const tally = tallyOf({ ...scenario, pulses: 4_000_000 })
    // About 4 000 kept bits: σ = 0.008, 4σ.
    expect(basisCount(tally, 'kept')).toBeGreaterThan(3500)
    expect(Math.abs(qberOf(tally) - 0.5)).toBeLessThan(0.032)
  })

  it('take the error rate to one half with distance, and never beyond', () => {
    let before = 0
    for (const distanceKm of [0, 50, 100, 150, 200, 300, 400, 600]) {
      const { qber } = expectHonest({ ...presets.metro, distanceKm })
      expect(qber!).toBeGreaterThanOrEqual(before)
      expect(qber!).toBeLessThanOrEqual(0.5)
      before = qber!
    }
    expect(before).toBeCloseTo(0.5, 4)
  })
})

it('loss is exponential: every 50 km at 0.2 dB/km lets a tenth through', () => {
  const at = (distanceKm: number) =>
    expectHonest({ ...presets.metro, source: 'sp', darkCountProbability: 0, distanceKm }).clicks
  for (const km of [0, 50, 100, 150]) expect(at(km + 50) / at(km)).toBeCloseTo(0.1, 10)
})

it('a lost photon is no bit: what is kept has clicked, in the same basis', () => {
  const block = openBlock(planRun({ ...ideal, detectorEfficiency: 0.6, pulses: 20_000 }), 0, 0, scratch)
  let lost = 0
  for (let i = 0; i < block.pulse.length; i++) {
    if (block.pattern[i] === 0) {
      lost++
      expect([block.kept[i], block.bobBit[i]]).toEqual([0, 255])
    } else expect(block.kept[i]).toBe(block.aliceBasis[i] === block.bobBasis[i] ? 1 : 0)
  }
  expect(lost).toBeGreaterThan(7000)
})

it('Eve sits on the channel, before loss and detector: what she sends on is lost and misread like any other light', () => {
  const scenario: Scenario = { ...ideal, detectorEfficiency: 0.3, misalignment: 0.05, attack: 'ir' }
  const { clicks, qber } = expectScenario(scenario)
  expect(clicks).toBeCloseTo(0.3, 12)
  // A quarter wrong by her, 5 % by the receiver, independently: 0.25·0.95 + 0.75·0.05.
  expect(qber).toBeCloseTo(0.275, 12)
  const rows = openBlock(planRun({ ...scenario, pulses: 20_000 }), 0, 0, scratch)
  const touchedAndLost = rows.touched.reduce((sum, t, i) => sum + (t === 1 && rows.pattern[i] === 0 ? 1 : 0), 0)
  // Events are clicks here only where most pulses are lost; on this link they are.
  expect(touchedAndLost).toBe(0)
  expect(rows.pulse.length).toBeLessThan(7000)
})

describe('photon-number splitting', () => {
  const link: Scenario = { ...presets.metro, distanceKm: 50 }

  it('leaves the error rate and the signal gain alone and moves the decoys', () => {
    const [off, on] = [expectScenario(link), expectScenario({ ...link, attack: 'pns' })]
    const gain = ({ perPulse }: typeof off, code: number) => intensityCount(perPulse, 'clicked', code)
    expect(Math.abs(on.qber! - off.qber!)).toBeLessThan(5e-4)
    expect(gain(on, 0)).toBeCloseTo(gain(off, 0), 12)
    expect(gain(on, 1) / gain(off, 1)).toBeCloseTo(0.233, 3)
  })

  it('raises the decoy check, which is silent without Eve', () => {
    for (const attack of ['off', 'pns'] as const) {
      const scenario = { ...link, attack }
      expect(decoyCheck(scenario, tallyOf(scenario, 'counts'))?.alarm).toBe(attack === 'pns')
    }
  })
})

it('nothing random is added to a finished result: the same link gives the same counts, and the counts its rates', () => {
  const scenario: Scenario = { ...presets.metro, distanceKm: 20, attack: 'ir', fraction: 0.3, pulses: 200_000 }
  expect(tallyOf(scenario)).toEqual(tallyOf(scenario))
  const plan = planRun(scenario)
  let wrong = 0
  let block = 0
  for (const { tally } of runBlocks(plan, scratch)) {
    const rows = openBlock(plan, block++, 0, scratch)
    const errors = rows.kept.reduce((sum, k, i) => sum + (k === 1 && rows.aliceBit[i] !== rows.bobBit[i] ? 1 : 0), 0)
    expect(errors).toBe(basisCount(tally, 'errors'))
    wrong += errors
  }
  expect(wrong).toBe(basisCount(tallyOf(scenario), 'errors'))
})

it('no threshold is a constant: the no-key line follows the settings, and there may be none', () => {
  const line = (patch: Partial<Scenario>) => noKeyLine(linkSettingsOf({ ...presets.metro, ...patch }))
  expect(noKeyLine(linkSettingsOf(presets.ideal))).toBeCloseTo(0.11, 3)
  expect(line({ source: 'sp' })).toBeCloseTo(0.098, 2)
  expect(line({ distanceKm: 20 })!).toBeLessThan(0.072)
  expect(line({ distanceKm: 150 })!).toBeLessThan(line({ distanceKm: 20 })!)
  expect(line({ source: 'wcp', distanceKm: 50 })).toBeNull()
})
