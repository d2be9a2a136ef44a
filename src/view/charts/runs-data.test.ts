import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatOf } from './chart.testing'
import { runDots, stackDots, summariseRuns } from './runs-data'

describe('runs', () => {
  const runs = [repeatOf(1, 0, 0), repeatOf(2, 49, 0), repeatOf(3, 200, 0), repeatOf(4, 200, 60), repeatOf(5, 200, 20)]

  it('are spotless only if something was compared', () =>
    expect(summariseRuns(runDots(runs))).toEqual({
      spotless: 2,
      states: { few: 2, ok: 1, undecided: 1, nokey: 1 },
      signs: { few: 2, ok: 1, undecided: 1, nokey: 1, other: 0 },
      others: [],
      rungByErrors: 1,
    }))

  it('without a key for another reason than errors are counted by it, and not among those the error rate stopped', () => {
    const by = (reason: 'pulses' | 'tags', seed: number) =>
      ({ ...repeatOf(seed, 200, 0), state: 'nokey', reason }) as const
    const dots = runDots([by('pulses', 1), by('tags', 2), by('pulses', 3), repeatOf(4, 200, 60)])
    const { states, signs, others, rungByErrors } = summariseRuns(dots)
    expect(states.nokey).toBe(4)
    expect([signs.nokey, signs.other, rungByErrors]).toEqual([1, 3, 1])
    expect(others).toEqual([
      { reason: 'pulses', runs: 2 },
      { reason: 'tags', runs: 1 },
    ])
  })
})

describe('stackDots', () => {
  const xs = fc.array(fc.double({ min: 0, max: 480, noNaN: true }), { minLength: 1, maxLength: 120 })

  it('draws every dot inside the height, none on another', () =>
    fc.assert(
      fc.property(xs, (places) => {
        const layout = stackDots(places, 150, 24)
        expect(layout.places.length).toBe(places.length)
        for (const { y } of layout.places) expect(y > 0 && y <= 150).toBe(true)
        layout.places.forEach((a, i) => {
          for (const b of layout.places.slice(i + 1)) {
            expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThan(layout.pitch - 1e-6)
          }
        })
      }),
    ))

  it('draws a hundred equal runs side by side and on top of each other', () => {
    const { places, pitch } = stackDots(Array<number>(100).fill(0), 150, 24)
    expect(new Set(places.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(100)
    expect(pitch).toBeGreaterThanOrEqual(6)
    expect(Math.min(...places.map(({ x }) => x))).toBeCloseTo(pitch / 2, 9)
  })

  it('leaves a lone dot where it belongs, to half its size', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 480, noNaN: true }), (x) => {
        const { places, pitch } = stackDots([x], 150, 24)
        expect(Math.abs(places[0]!.x - x)).toBeLessThanOrEqual(pitch / 2)
      }),
    ))
})
