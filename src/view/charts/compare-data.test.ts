import { describe, expect, it } from 'vitest'
import { readLink } from '../../model/scenario/fields'
import { fieldsOf, gallery } from '../../model/scenario/gallery'
import type { Scenario } from '../../model/scenario/scenario'
import { handRecording } from '../../store/recording.testing'
import { rowsWith } from './chart.testing'
import { compareRuns } from './compare-data'

const scenarioOf = (id: string): Scenario => readLink(gallery.find((entry) => entry.id === id)!.link).scenario
const run = (name: string, every: number, scenario: Scenario) => {
  const rows = rowsWith(1000, every)
  return { name, recording: handRecording(rows, { scenario }), shown: rows.length }
}

const noise = run('noise', 12, scenarioOf('S05'))
const eve = run('Eve', 13, scenarioOf('S06'))

describe('runs side by side', () => {
  it('of nearly the same error rate are not told apart; of another they are', () => {
    expect(compareRuns([noise, eve], 'all').pValue).toBeGreaterThan(0.05)
    // 83 and 250 errors of 1 000.
    expect(compareRuns([noise, run('loud', 4, scenarioOf('S02'))], 'all').pValue).toBeLessThan(1e-6)
    expect(compareRuns([noise], 'all').pValue).toBeNull()
  })

  it('tell those who see Eve what was set differently, and Bob only what is not hers', () => {
    const keys = (viewer: 'all' | 'bob') => compareRuns([noise, eve], viewer).apart.map(({ key }) => key)
    expect(keys('all')).toEqual(expect.arrayContaining(['err', 'eve', 'p']))
    expect(keys('bob')).toEqual(['err'])
    expect(compareRuns([noise, eve], 'bob').hidden).toBe(true)
    expect(compareRuns([noise, eve], 'all').hidden).toBe(false)
    expect(compareRuns([noise, eve], 'bob').runs.every(({ eveKnows }) => eveKnows === null)).toBe(true)
  })

  it('of the same settings differ in nothing but their photons', () => {
    const again = { ...noise, recording: { ...noise.recording, scenario: { ...noise.recording.scenario, seed: 7 } } }
    expect(compareRuns([noise, again], 'all')).toMatchObject({ apart: [], hidden: false, pValue: 1 })
  })
})

it('the pair of the gallery differs in noise and in Eve alone', () => {
  const [a, b] = ['S05', 'S06'].map((id) => fieldsOf(gallery.find((entry) => entry.id === id)!))
  expect([a!.get('tb'), a!.get('n')]).toEqual([b!.get('tb'), b!.get('n')])
})
