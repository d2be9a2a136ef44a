import { expect, it } from 'vitest'
import { alarmState } from '../model/engine/alarm'
import { rowOf } from '../model/engine/recording'
import { createScratch, openBlock, planRun } from '../model/engine/run'
import { eveComes, openingScenario } from './opening'

/** The opening's first 430 photons, Eve on every one from the 31st on: what its beats show. */
const plan = planRun(openingScenario, [eveComes])
const events = openBlock(plan, 0, 0, createScratch())
const rows = Array.from({ length: 430 }, (_, i) => rowOf(events, plan.lights, i))

it('begins with a photon that both ask alike, and keep', () => {
  expect(rows[0]).toMatchObject({ kept: true, compared: false, error: false })
})

it('goes on with one that they ask differently and throw away, by chance with another outcome', () => {
  expect(rows[1]!.kept).toBe(false)
  expect(rows[1]!.bobBit).not.toBe(rows[1]!.alice.bit)
})

it('shows no error before Eve, and enough of them after to ring the alarm', () => {
  expect(rows.slice(0, 30).some(({ error }) => error)).toBe(false)
  const compared = rows.filter((row) => row.compared)
  const errors = compared.filter(({ error }) => error).length
  // The ideal line, 11.0 % (Shor & Preskill 2000).
  expect(alarmState({ compared: compared.length, errors, line: 0.11 })).toBe('nokey')
})
