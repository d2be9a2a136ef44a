import { describe, expect, it } from 'vitest'
import type { AttackId } from '../attacks/index'
import { presets, type Scenario } from '../scenario/scenario'
import { known } from './knowledge'
import type { PhotonRow } from './recording'
import { rowOf } from './recording'
import { createScratch, openBlock, planRun } from './run'

const scratch = createScratch()

function rowsUnder(attack: AttackId, patch: Partial<Scenario> = {}): readonly PhotonRow[] {
  const plan = planRun({ ...presets.metro, distanceKm: 30, pulses: 60_000, dice: 'weak', attack, ...patch })
  const block = openBlock(plan, 0, 0, scratch)
  return Array.from({ length: block.pulse.length }, (_, i) => rowOf(block, plan.lights, i))
}

describe('what Eve stores', () => {
  it.each(['pns', 'split', 'clone', 'trojan'] as const)(
    '%s: is a bit to her only when its basis is announced',
    (attack) => {
      const stored = rowsUnder(attack).filter((row) => row.eve?.stored)
      expect(stored.length).toBeGreaterThan(20)
      for (const row of stored.slice(0, 200)) {
        const before = known(row, 'eve', 'past-eve')
        expect([before.eve, before.touched, before.stored]).toEqual([null, true, true])
        expect(known(row, 'eve', 'announced').eve).toEqual(row.bobBit === null ? null : row.eve)
        expect(known(row, 'all', 'past-eve').eve).toEqual(row.eve)
        for (const viewer of ['alice', 'bob', 'public'] as const)
          expect(known(row, viewer, 'announced')).toMatchObject({ eve: null, touched: null, stored: null })
      }
    },
  )

  it.each(['ir', 'blind', 'fake', 'usd'] as const)('%s: what she measures she has at once', (attack) => {
    const read = rowsUnder(
      attack,
      attack === 'usd' ? { distanceKm: 100, pulses: 400_000 } : { efficiencyRatio: 0.5, distanceKm: 50 },
    ).filter((row) => row.eve)
    expect(read.length).toBeGreaterThan(5)
    for (const row of read.slice(0, 200)) {
      expect(row.eve?.stored).toBe(false)
      expect(known(row, 'eve', 'past-eve').eve).toEqual(row.eve)
    }
  })

  it.each(['shift', 'predict', 'mitm'] as const)('%s: she measures no basis', (attack) => {
    const held = rowsUnder(attack).filter((row) => row.eve)
    expect(held.length).toBeGreaterThan(20)
    for (const row of held.slice(0, 200)) expect(row.eve).toMatchObject({ basis: null, stored: false })
  })
})

describe('light behind Eve', () => {
  it('is named as it is: blinding, triggers, early and late', () => {
    const lights = (attack: AttackId) => rowsUnder(attack, { distanceKm: 50 }).map(({ light }) => light)
    // Only a trigger clicks on blinded detectors.
    expect(new Set(lights('blind').map(({ bright }) => bright))).toEqual(new Set(['trigger']))
    const shifted = lights('shift').map(({ early }) => early)
    expect(new Set(shifted.filter((early) => early !== undefined))).toEqual(new Set([true, false]))
    expect(lights('ir').every(({ bright, early }) => bright === undefined && early === undefined)).toBe(true)
  })

  it('has one photon less where she keeps one', () => {
    for (const row of rowsUnder('pns', { darkCountProbability: 0 })) {
      expect(row.touched).toBe(true)
      if (row.photons > 1) expect(row.light.photons).toBe(row.photons - 1)
      expect(row.light.resent).toBe(false)
    }
  })
})
