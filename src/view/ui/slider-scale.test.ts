import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuantityName, quantities } from '../../model/scenario/scenario'
import { lastPosition, positionOf, valueAt } from './slider-scale'

const anyQuantity = fc.constantFrom(...(Object.keys(quantities) as QuantityName[])).map((name) => quantities[name])

describe('where a value sits on its slider', () => {
  it('every position has a value that sits on it', () =>
    fc.assert(
      fc.property(anyQuantity, fc.double({ min: 0, max: 1, noNaN: true }), (q, share) => {
        const position = Math.round(share * lastPosition(q))
        return positionOf(q, valueAt(q, position)) === position
      }),
    ))

  it('both ends are the ends of the quantity', () =>
    fc.assert(
      fc.property(anyQuantity, (q) => {
        expect(valueAt(q, lastPosition(q))).toBe(q.max)
        expect(valueAt(q, 0)).toBe('zero' in q && q.zero ? 0 : q.min)
      }),
    ))

  it('a step of the arrow key is a step of the quantity, without binary dust', () => {
    expect(valueAt(quantities.misalignment, 15)).toBe(0.015)
    expect(valueAt(quantities.distanceKm, 20)).toBe(20)
    expect(valueAt(quantities.darkCountProbability, 1)).toBe(1e-12)
    expect(valueAt(quantities.comparedBits, 1)).toBe(5)
  })

  it('a value between two positions sits on the nearer one', () => {
    expect(positionOf(quantities.distanceKm, 12.4)).toBe(12)
    expect(valueAt(quantities.comparedBits, positionOf(quantities.comparedBits, 256))).toBe(250)
  })
})
