import { describe, expect, it } from 'vitest'
import { ANCHORS } from './anchors'
import { reproduces } from './anchors/anchor'
import { optimalBlock } from './optimal-block'

/**
 * What is known not to be reproduced, and by how much it misses: value over reference. Table II from a grid search written
 * apart from this code, the reach from another optimiser (125.5 km).
 */
const MISSED: Readonly<Record<string, number>> = {
  'tomamichel-table-2-n10000-q0.01': 1.154,
  'tomamichel-table-2-n10000-q0.025': 1.175,
  'lim-reach-block-1e4': 0.93,
}

describe('published figures', () => {
  it('are at least 25, each with a source and named once', () => {
    expect(ANCHORS.length).toBeGreaterThanOrEqual(25)
    expect(new Set(ANCHORS.map(({ id }) => id)).size).toBe(ANCHORS.length)
    expect(ANCHORS.every(({ source, tolerance }) => source !== '' && tolerance >= 0)).toBe(true)
  })

  it.each(ANCHORS.filter(({ id }) => !(id in MISSED)).map((anchor) => [anchor.id, anchor] as const))(
    '%s is reproduced',
    (_, anchor) => {
      const value = anchor.compute()
      expect(reproduces(anchor, value), `${value} against ${anchor.reference}`).toBe(true)
    },
  )

  it.each(ANCHORS.filter(({ id }) => id in MISSED).map((anchor) => [anchor.id, anchor] as const))(
    '%s is missed by as much as we say, and the note says why',
    (id, anchor) => {
      const value = anchor.compute()
      expect(reproduces(anchor, value)).toBe(false)
      expect(anchor.note).toBeDefined()
      expect(value / anchor.reference).toBeCloseTo(MISSED[id]!, 2)
    },
  )
})

it('the best test of Table II is about as large as printed', () => {
  // Printed shares of the test basis: 22.0 % and 12.5 % for n = 10⁵ and 10⁶ at Q = 1 %.
  expect(Math.abs(optimalBlock(1e5, 0.01, 1e-14, 1.1).testBasisProbability - 0.22)).toBeLessThan(0.02)
  expect(Math.abs(optimalBlock(1e6, 0.01, 1e-14, 1.1).testBasisProbability - 0.125)).toBeLessThan(0.02)
})
