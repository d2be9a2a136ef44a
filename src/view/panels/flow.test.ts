import { describe, expect, it } from 'vitest'
import type { BudgetRow } from '../charts/budget-data'
import { flowOf } from './flow'

const rows = (counts: Partial<Record<BudgetRow['stage'], number | null>>): BudgetRow[] =>
  Object.entries(counts).map(([stage, count]) => ({ stage: stage as BudgetRow['stage'], count, loss: false }))

describe('the ribbon', () => {
  it('shows what is left after each step', () =>
    expect(
      flowOf(rows({ sent: 1000, arrived: 400, kept: 200, compared: 50, leaked: 30, removed: 40, secret: 80 }), null),
    ).toEqual([
      { key: 'sent', count: 1000 },
      { key: 'arrived', count: 400 },
      { key: 'kept', count: 200 },
      { key: 'checked', count: 150, taken: 50 },
      { key: 'corrected', count: 120, taken: 30 },
      { key: 'secret', count: 80 },
    ]))

  it('ends at the last stage that is known', () =>
    expect(
      flowOf(rows({ sent: 1000, arrived: 400, kept: 200, compared: 0, leaked: null, secret: null }), null).map(
        ({ key }) => key,
      ),
    ).toEqual(['sent', 'arrived', 'kept']))

  it('one second of the hardware is the run scaled to its clock', () =>
    expect(flowOf(rows({ sent: 1000, arrived: 1, kept: 0, compared: 0 }), 1e9)).toMatchObject([
      { count: 1e9 },
      { count: 1e6 },
      { count: 0 },
    ]))
})
