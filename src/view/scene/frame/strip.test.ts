import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowAt } from '../../../model/engine/recording'
import { sceneRecording, thrownRows } from '../recording.testing'
import { layoutFor } from './layout'
import { columnAt, type StripOptions, slotWidth, stripAt } from './strip'

const layout = layoutFor('wide', 2, 1072)
const options: StripOptions = {
  viewer: 'all',
  layout,
  selected: null,
  msPerEvent: 33,
  speedMs: 33,
  sinceLanding: Number.POSITIVE_INFINITY,
  sampling: 1,
  reducedMotion: false,
}
const recording = sceneRecording(thrownRows({ events: 900, seed: 3, eve: 1, loss: 0.3 }))

describe('columns', () => {
  it('are the kept bits of their rows in order, inside the strip', () => {
    for (const landed of [1, 7, 40, 333, 900]) {
      const { columns } = stripAt(recording, landed, options)
      const events = columns.map(({ event }) => event)
      expect(events).toEqual([...events].sort((a, b) => a - b))
      for (const column of columns) {
        const row = rowAt(recording, column.event)!
        expect(row.bobBit).not.toBeNull()
        expect(column.kind).toBe(row.kept ? 'kept' : 'thrown')
        if (row.kept)
          expect(column).toMatchObject({
            alice: row.alice.bit,
            bob: row.bobBit,
            error: row.error,
            compared: row.compared,
          })
        expect(column.x).toBeGreaterThanOrEqual(layout.strip.from - 0.5)
        expect(column.x + column.open * layout.strip.bar).toBeLessThanOrEqual(layout.strip.to + 1e-9)
      }
    }
  })

  it('begin at the left, and push to the left once the strip is full', () => {
    expect(stripAt(recording, 5, options).columns[0]?.x).toBe(layout.strip.from)
    expect(stripAt(recording, 900, options).end).toBeCloseTo(layout.strip.to, 6)
  })

  it('are found again at their own place', () => {
    const strip = stripAt(recording, 500, options)
    for (const { event, x, open } of strip.columns)
      expect(columnAt(strip, x + (open * layout.strip.bar) / 2, layout.strip)).toBe(event)
    expect(columnAt(strip, layout.strip.from - 20, layout.strip)).toBeNull()
  })

  it('Eve’s dots stand under the kept bits she measured in Alice’s basis', () => {
    for (const { event, eve, kind } of stripAt(recording, 900, options).columns) {
      const row = rowAt(recording, event)!
      expect(eve).toBe(kind === 'kept' && row.eve?.basis === row.alice.basis)
    }
  })

  it('of a sample are multiples of N', () => {
    const { columns } = stripAt(recording, 900, { ...options, sampling: 10 })
    expect(columns.length).toBeGreaterThan(20)
    for (const { event } of columns) expect(event % 10).toBe(0)
  })
})

describe('thrown-away slots', () => {
  it('narrow with age and never widen: whole, 55 %, 34 %, gone', () => {
    const widths = Array.from({ length: 60 }, (_, later) =>
      slotWidth({ later, sinceLanding: 0, step: 33 }, false, true),
    )
    expect([...new Set(widths)]).toEqual([1, expect.closeTo(0.55, 9), expect.closeTo(0.34, 9), expect.closeTo(0, 9)])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 33, noNaN: true }), (later, since) => {
        const now = slotWidth({ later, sinceLanding: since, step: 33 }, false, false)
        const next = slotWidth({ later: later + 1, sinceLanding: since, step: 33 }, false, false)
        expect(next).toBeLessThanOrEqual(now + 1e-9)
      }),
    )
  })

  it('stay at zoom 1 as long as they are the photon in question, then close within 450 ms', () => {
    const single = (later: number, sinceLanding: number) =>
      slotWidth({ later, sinceLanding, step: Number.POSITIVE_INFINITY }, true, false)
    expect(single(0, 60_000)).toBe(1)
    expect(single(1, 0)).toBe(1)
    expect(single(1, 225)).toBeCloseTo(0.5, 9)
    expect(single(1, 450)).toBe(0)
  })
})
