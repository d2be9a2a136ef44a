import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bisect, climb, geometricGrid, goldenMaximum, scanMaximum } from './optimise'

describe('bisect', () => {
  it('finds √2 to the last digit', () =>
    expect(Math.abs(bisect((x) => x * x <= 2, 0, 2) - Math.SQRT2)).toBeLessThan(3e-16))
  it('runs downwards too', () => expect(bisect((x) => x >= 0.3, 1, 0, 1e-9)).toBeCloseTo(0.3, 8))
  it('refuses an open interval', () => expect(() => bisect(() => true, 0, Infinity)).toThrow(RangeError))
})

describe('goldenMaximum', () => {
  it('finds the top of a parabola wherever it lies', () =>
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (top) => {
        const found = goldenMaximum((x) => -((x - top) ** 2), -6, 6)
        expect(Math.abs(found.at - top)).toBeLessThan(1e-6)
      }),
    ))
  it('takes an interval of no width', () => expect(goldenMaximum((x) => x, 2, 2)).toEqual({ at: 2, value: 2 }))
  it('refuses an interval turned round', () => expect(() => goldenMaximum((x) => x, 1, 0)).toThrow(RangeError))
})

describe('scanMaximum', () => {
  it('finds a narrow hill on a plain', () => {
    const hill = (x: number) => Math.max(0, 1 - ((x - 3.3) / 0.2) ** 2)
    const found = scanMaximum(
      hill,
      Array.from({ length: 41 }, (_, i) => i * 0.25),
    )
    expect(found.at).toBeCloseTo(3.3, 6)
    expect(found.value).toBeCloseTo(1, 9)
  })
  it('takes an end when the function only rises', () => expect(scanMaximum((x) => x, [0, 1, 2]).at).toBeCloseTo(2, 8))
  it('refuses an empty grid', () => expect(() => scanMaximum((x) => x, [])).toThrow(RangeError))
})

it('a geometric grid has both ends and equal ratios', () => {
  const grid = geometricGrid(1e-3, 10, 5)
  expect(grid[0]).toBe(1e-3)
  expect(grid[4]).toBe(10)
  expect(grid[2]).toBeCloseTo(0.1, 14)
})

describe('climb', () => {
  it('finds the top of a slanted hill in three arguments', () => {
    const hill = ([x, y, z]: readonly number[]) => -((x! - 1) ** 2) - 10 * (y! + 2 - 0.5 * x!) ** 2 - (z! - 0.25) ** 2
    const { at, value } = climb(hill, [5, 5, 5], [1, 1, 1], 24)
    expect(at[0]).toBeCloseTo(1, 4)
    expect(at[1]).toBeCloseTo(-1.5, 4)
    expect(at[2]).toBeCloseTo(0.25, 4)
    expect(value).toBeCloseTo(0, 8)
  })
  it('stays out of forbidden ground', () => {
    const { at } = climb(([x]) => (x! > 2 ? -Infinity : x!), [0], [0.7], 20)
    expect(at[0]).toBeLessThanOrEqual(2)
    expect(at[0]).toBeCloseTo(2, 4)
  })
  it('refuses a step too few', () => expect(() => climb(() => 0, [1, 2], [1])).toThrow(RangeError))
})
