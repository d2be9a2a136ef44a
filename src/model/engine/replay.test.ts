import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../scenario/scenario'
import { expectScenario } from './expect'
import type { PhotonRow, Reading } from './recording'
import { drawOfClass, firstArrival, firstLoss, pulseBehind, silentPulse } from './replay'
import { type BlockStart, createScratch, openBlock, planRun, runBlocks } from './run'
import { intensityCount } from './tally'
import { expectedWait } from './wait'

const scratch = createScratch()
const metro: Scenario = { ...presets.metro, distanceKm: 25, pulses: 140_000, seed: 8, attack: 'ir', fraction: 0.3 }
const CLICK_READINGS: readonly Reading[] = ['pulses', 'clicks']

/** Every setting that a pulse can be lost by. */
const SETTINGS = [{}, { deadTimeNs: 2000, afterpulse: 0.1, clockHz: 1e9 }] as const

describe.each(CLICK_READINGS)('in a run drawn as %s', (reading) => {
  it.each(SETTINGS)('any pulse can be opened, clicks among them as they were: %o', (settings) => {
    const plan = planRun({ ...metro, ...settings }, [], reading)
    let start: BlockStart = { firstEvent: 0 }
    for (const { block, events, pulses, after } of runBlocks(plan, scratch)) {
      const opened = openBlock(plan, block, start.firstEvent, createScratch(), start.before)
      const first = block * plan.blockPulses
      const clicks = new Map([...opened.pulse].map((pulse, i) => [pulse, i]))
      for (let k = 0; k < 3; k++) {
        const pulse = first + Math.floor(((k + 0.5) / 3) * pulses)
        const row = silentPulse(plan, pulse, start, scratch)
        expect(row).toEqual(silentPulse(plan, pulse, start, createScratch()))
        expect(row.pulse).toBe(pulse)
        expect(row.bobBit !== null).toBe(clicks.has(pulse))
        const before = [...opened.pulse].filter((other) => other < pulse).length
        expect(row.event).toBe(start.firstEvent + before)
      }
      const clicked = opened.pulse[Math.floor(events / 2)]!
      expect(silentPulse(plan, clicked, start, scratch).bobBit).toBe(opened.bobBit[clicks.get(clicked)!])
      const loss = firstLoss(plan, block, start, 3, scratch)!
      expect(loss).toBeGreaterThan(opened.pulse[2]!)
      expect(silentPulse(plan, loss, start, scratch).bobBit).toBe(null)
      const next = pulseBehind(plan, block, start, 3, scratch)
      expect(next).toBe(opened.pulse[2]! + 1)
      expect(pulseBehind(plan, block, start, events + 1, scratch)).toBe(null)
      start = { firstEvent: start.firstEvent + events, before: after }
    }
  })
})

it('draws lost pulses with the photon numbers of the law given no click', () => {
  // A lossless link with a weak pulse: what does not click at η = 1 holds no photon.
  const scenario: Scenario = { ...presets.ideal, source: 'wcp', meanPhotons: 0.3, pulses: 20_000 }
  const plan = planRun(scenario, [], 'clicks')
  const block = openBlock(plan, 0, 0, scratch)
  const clicked = new Set(block.pulse)
  for (let pulse = 0; pulse < 200; pulse++)
    if (!clicked.has(pulse)) expect(silentPulse(plan, pulse, { firstEvent: 0 }, scratch).photons).toBe(0)
})

it('has no single pulses where only counts are drawn', () => {
  const plan = planRun(metro, [], 'counts')
  expect(() => silentPulse(plan, 0, { firstEvent: 0 }, scratch)).toThrow('counted in batches')
  expect(() => silentPulse(planRun(metro), 140_000, { firstEvent: 0 }, scratch)).toThrow('no pulse 140000')
})

describe('one of a class that was only counted', () => {
  const is: Readonly<Record<string, (row: PhotonRow) => boolean>> = {
    sent: () => true,
    click: (row) => row.bobBit !== null,
    compared: (row) => row.kept && row.compared,
    error: (row) => row.error && row.kept,
    loss: (row) => row.bobBit === null,
    dark: (row) => row.dark[0] || row.dark[1],
    double: (row) => row.clicked[0] && row.clicked[1],
    'known-to-eve': (row) => row.kept && row.eve?.certain === true,
    kept: (row) => row.kept,
  }

  it.each(SETTINGS)('is one of the class, and the same for the same request: %o', (settings) => {
    const plan = planRun({ ...metro, ...settings, pulses: 1e12 }, [])
    expect(plan.reading).toBe('counts')
    for (const [wanted, fits] of Object.entries(is))
      for (let request = 0; request < 5; request++) {
        const row = drawOfClass(plan, wanted as 'error', request)!
        expect(fits(row), wanted).toBe(true)
        expect(row).toEqual(drawOfClass(plan, wanted as 'error', request))
        expect(row.pulse).toBeLessThan(1e12)
      }
  })

  it('comes from the part of the run that has it, and is null where there is none', () => {
    const honest: Scenario = { ...metro, attack: 'off', pulses: 1e12 }
    expect(drawOfClass(planRun(honest), 'known-to-eve', 1)).toBe(null)
    const edited = planRun(honest, [{ pulse: 9e11, attack: 'ir', fraction: 1 }])
    for (let request = 0; request < 10; request++)
      expect(drawOfClass(edited, 'known-to-eve', request)!.pulse).toBeGreaterThanOrEqual(9e11)
  })

  it('shows photon numbers as often as the law has them', () => {
    const plan = planRun({ ...metro, attack: 'off', pulses: 1e12 })
    const n = 400
    const signal = Array.from({ length: n }, (_, request) => drawOfClass(plan, 'loss', request)!.intensity)
    // Nearly all pulses are lost: the shares are those sent. 4σ.
    const seen = signal.filter((intensity) => intensity === 0).length
    expect(Math.abs(seen - 0.8 * n)).toBeLessThan(4 * Math.sqrt(n * 0.16) + n * 0.01)
  })
})

describe('waiting for the first click', () => {
  const far: Scenario = { ...presets.lab, distanceKm: 600, lossDbPerKm: 0.3, darkCountProbability: 0, pulses: 1e6 }

  it('takes one over the click probability', () => {
    const wait = expectedWait(metro)!
    expect(wait.pulses * expectScenario(metro).clicks).toBeCloseTo(1, 12)
    expect(wait.seconds).toBeCloseTo(wait.pulses / metro.clockHz, 12)
    expect(expectedWait(far)!.pulses).toBeGreaterThan(1e17)
    expect(expectedWait({ ...far, attack: 'block' })).toBe(null)
  })

  it('ends with the first click of the run', () => {
    for (const reading of CLICK_READINGS) {
      const plan = planRun(metro, [], reading)
      const { row, drawn } = firstArrival(plan, scratch)!
      const opened = openBlock(plan, 0, 0, scratch)
      expect([row.pulse, drawn]).toEqual([opened.pulse[0], false])
    }
  })

  it('goes on behind the end of a run in which nothing arrived', () => {
    const [pulses, clicks] = [planRun(far), planRun({ ...far, pulses: 1e11 })]
    expect([pulses.reading, clicks.reading]).toEqual(['pulses', 'clicks'])
    for (const plan of [pulses, clicks]) {
      for (const { tally } of runBlocks(plan, scratch)) expect(intensityCount(tally, 'clicked')).toBe(0)
      const { row, drawn } = firstArrival(plan, scratch)!
      expect(drawn && row.bobBit !== null && row.pulse >= plan.scenario.pulses).toBe(true)
      expect(firstArrival(plan, scratch)).toEqual({ row, drawn })
    }
    expect(firstArrival(planRun({ ...far, attack: 'block' }), scratch)).toBe(null)
  })
})
