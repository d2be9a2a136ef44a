import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedTrack } from '../../store/recording.testing'
import { axisPlace, drawnCounts, qberPoints } from './qber-data'

describe('the axis', () => {
  it('is linear to 200 and then gives every doubling the same width', () => {
    expect([0, 50, 200].map(axisPlace)).toEqual([0, 50, 200])
    expect(axisPlace(1600) - axisPlace(800)).toBeCloseTo(200 * Math.LN2, 9)
    expect(axisPlace(800) - axisPlace(400)).toBeCloseTo(200 * Math.LN2, 9)
  })

  it('has no kink at 200', () => expect(axisPlace(201) - axisPlace(200)).toBeCloseTo(1, 2))

  it('draws every count in the linear part, then rising counts up to the end, in bounded number', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (end) => {
        const counts = drawnCounts(end)
        expect(counts.at(-1)).toBe(end)
        expect(counts.slice(0, 200)).toEqual(Array.from({ length: Math.min(end, 200) }, (_, i) => i + 1))
        expect(counts.every((n, i) => i === 0 || n > counts[i - 1]!)).toBe(true)
        expect(counts.length).toBeLessThan(710)
      }),
    ))
})

describe('qberPoints', () => {
  const errors = Array.from({ length: 600 }, (_, i) => (i % 4 === 1 ? 1 : 0))
  const bits = comparedTrack(errors)

  it('says at every drawn count what counting by hand says', () => {
    for (const point of qberPoints(bits, 600, 600)) {
      const seen = errors.slice(0, point.compared)
      const wrong = seen.filter((e) => e === 1).length
      expect(point.errors).toBe(wrong)
      expect(point.qber).toBe(wrong / point.compared)
      expect(point.recent).toBe(point.compared < 200 ? null : seen.slice(-200).filter((e) => e === 1).length / 200)
    }
  })

  it('grows: what was drawn stays as it was', () => {
    const early = qberPoints(bits, 300, 600)
    const late = qberPoints(bits, 600, 600)
    expect(late.slice(0, early.length - 1)).toEqual(early.slice(0, -1))
  })

  it('is empty before the first compared bit', () => expect(qberPoints(bits, 0, 600)).toEqual([]))

  it('ends at the bits that have landed', () => expect(qberPoints(bits, 77, 600).at(-1)!.compared).toBe(77))
})
