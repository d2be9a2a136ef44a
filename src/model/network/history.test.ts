import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amend, type History, historyOf, LONGEST_PAST, record, redo, undo } from './history'

const recorded = (values: readonly number[]): History<number> => values.reduce(record, historyOf(-1))

describe('history', () => {
  it('undoes everything back to the beginning and redoes it again', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 50 }), (values) => {
        const full = recorded(values)
        let back = full
        for (const _ of values) back = undo(back)
        expect(back.present).toBe(-1)
        for (const _ of values) back = redo(back)
        expect(back).toEqual(full)
      }),
    ))

  it('forgets what could be redone once something new is done', () =>
    expect(redo(record(undo(recorded([1, 2])), 3))).toEqual({ past: [-1, 1], present: 3, future: [] }))

  it('stays put at both ends', () => {
    expect(undo(historyOf(1))).toEqual(historyOf(1))
    expect(redo(historyOf(1))).toEqual(historyOf(1))
  })

  it('counts a whole drag as one step', () => expect(undo(amend(record(historyOf(0), 1), 2)).present).toBe(0))

  it('keeps a limited past', () =>
    expect(recorded(Array.from({ length: 500 }, (_, i) => i)).past).toHaveLength(LONGEST_PAST))
})
