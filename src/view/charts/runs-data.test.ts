import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runDots, stackDots, summariseRuns } from './runs-data'

describe('runs', () => {
  const runs = [
    { seed: 1, compared: 0, comparedErrors: 0 },
    { seed: 2, compared: 49, comparedErrors: 0 },
    { seed: 3, compared: 200, comparedErrors: 0 },
    { seed: 4, compared: 200, comparedErrors: 60 },
    { seed: 5, compared: 200, comparedErrors: 20 },
  ]

  it('are judged as the alarm judges', () =>
    expect(runDots(runs, 0.11).map(({ state }) => state)).toEqual(['few', 'few', 'ok', 'nokey', 'undecided']))

  it('are all without key where the settings leave none', () =>
    expect(runDots(runs, null).every(({ state }) => state === 'nokey')).toBe(true))

  it('are spotless only if something was compared', () =>
    expect(summariseRuns(runDots(runs, 0.11))).toEqual({
      spotless: 2,
      states: { few: 2, ok: 1, undecided: 1, nokey: 1 },
    }))
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
