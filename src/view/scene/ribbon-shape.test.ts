import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ribbonBoxes, type StageCount } from './ribbon-shape'

const metro: readonly StageCount[] = [
  { key: 'sent', count: 1e8 },
  { key: 'arrived', count: 1e5 },
  { key: 'kept', count: 50_100 },
  { key: 'corrected', count: 43_200 },
  { key: 'secret', count: 19_994 },
]

describe('the ribbon', () => {
  it('a factor of ten is the same step everywhere', () => {
    const [sent, arrived, kept] = ribbonBoxes(metro, 0, 800)
    const decade = (sent!.height - arrived!.height) / 3
    expect(arrived!.height - kept!.height).toBeCloseTo(decade * Math.log10(1e5 / 50_100), 9)
  })

  it('says what nature takes as a factor and what the ledger takes as a share', () => {
    expect(ribbonBoxes(metro, 0, 800).map(({ change }) => change)).toEqual([
      null,
      { kind: 'divided', by: 1000 },
      { kind: 'divided', by: expect.closeTo(1.996, 3) },
      { kind: 'less', by: expect.closeTo(0.1377, 4) },
      { kind: 'less', by: expect.closeTo(0.5372, 4) },
    ])
  })

  it('stays between visible and full height for any counts, and says nothing where nothing is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const keys = ['sent', 'arrived', 'kept', 'checked', 'corrected', 'secret'] as const
        const boxes = ribbonBoxes(
          counts.map((count, i) => ({ key: keys[i]!, count })),
          0,
          500,
        )
        for (const [i, { height, change }] of boxes.entries()) {
          expect(height).toBeGreaterThanOrEqual(14 - 1e-9)
          expect(height).toBeLessThanOrEqual(140)
          if (i > 0 && counts[i]! >= counts[i - 1]!) expect(change).toBeNull()
        }
      }),
    )
  })
})
