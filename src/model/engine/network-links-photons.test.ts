import { expect, it } from 'vitest'
import { presets, type Scenario } from '../scenario/scenario'
import { photonsOfLink } from './network-links-photons'
import { rowOf } from './recording'
import { createScratch, openBlock, planRun } from './run'

const scratch = createScratch()

const cases: readonly (readonly [string, Scenario])[] = [
  ['every pulse, 10 km', { ...presets.ideal, distanceKm: 10, seed: 3 }],
  ['only clicks, 80 km', { ...presets.metro, distanceKm: 80, seed: 4 }],
  ['Eve on a tenth of it', { ...presets.metro, distanceKm: 20, attack: 'ir', fraction: 0.1, seed: 5 }],
  ['click by click, 50 km', { ...presets.lab, distanceKm: 50, seed: 6 }],
  ['detectors that sleep', { ...presets.metro, distanceKm: 20, deadTimeNs: 10_000, seed: 7 }],
]

it.each(cases)('shows the first events of the run itself: %s', (_, scenario) => {
  const plan = planRun(scenario)
  // The run's own first block, drawn to its end.
  const block = openBlock(plan, 0, 0, scratch)
  const { rows, eventKind, pulsesPerEvent } = photonsOfLink('A-B', scenario, 30, scratch)
  expect(eventKind).toBe(plan.eventKind)
  expect(rows.length).toBe(30)
  expect(rows).toEqual(rows.map((__, i) => rowOf(block, plan.lights, i)))
  expect(pulsesPerEvent).toBe((rows.at(-1)!.pulse + 1) / 30)
})

it('shows the same whether the plan is its own or that of a link with other dice', () => {
  const scenario: Scenario = { ...presets.metro, distanceKm: 40, attack: 'ir', seed: 9 }
  const known = new Map()
  photonsOfLink('B-C', { ...scenario, seed: 10 }, 30, scratch, known)
  expect(known.size).toBe(1)
  expect(photonsOfLink('A-B', scenario, 30, scratch, known)).toEqual(photonsOfLink('A-B', scenario, 30, scratch))
  expect(known.size).toBe(1)
})

it('goes on through later blocks where few photons arrive, and stops where none does', () => {
  const far = photonsOfLink('A-B', { ...presets.metro, distanceKm: 150, seed: 8 }, 30, scratch)
  expect(far.rows.length).toBe(30)
  expect(far.rows.map(({ pulse }) => pulse)).toEqual(far.rows.map(({ pulse }) => pulse).sort((a, b) => a - b))
  expect(far.rows.map(({ event }) => event)).toEqual(far.rows.map((_, i) => i))
  const cut = photonsOfLink(
    'A-B',
    { ...presets.metro, distanceKm: 20, attack: 'block', darkCountProbability: 0 },
    30,
    scratch,
  )
  expect(cut).toMatchObject({ rows: [], pulsesPerEvent: 0 })
})
