import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plobBound, repeaterBound, tgwBound } from './bounds'
import { thresholds } from './thresholds'

const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('bounds', () => {
  it('order: capacity ≤ the older bound, and every repeater raises it', () =>
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 20 }), (t, n) => {
        expect(plobBound(t)).toBeLessThanOrEqual(tgwBound(t))
        expect(repeaterBound(t, n)).toBeLessThanOrEqual(repeaterBound(t, n + 1) * (1 + 1e-12))
      }),
    ))
  it('no repeater is the repeaterless capacity', () =>
    fc.assert(
      fc.property(unit, (t) => {
        const [direct, none] = [plobBound(t), repeaterBound(t, 0)]
        expect(direct === none || Math.abs(none / direct - 1) < 1e-9).toBe(true)
      }),
    ))
  it('one repeater halves the loss in decibels', () => expect(repeaterBound(1e-4, 1)).toBeCloseTo(plobBound(1e-2), 14))
  it('is 1.44·t for long fibres, 0 for none, without bound for no loss', () => {
    expect(plobBound(1e-30) / 1e-30).toBeCloseTo(1 / Math.LN2, 12)
    expect([plobBound(0), tgwBound(0), repeaterBound(0, 3)]).toEqual([0, 0, 0])
    expect([plobBound(1), tgwBound(1), repeaterBound(1, 3)]).toEqual([Infinity, Infinity, Infinity])
  })
})

describe('thresholds', () => {
  const at = thresholds()
  // Shor–Preskill 2000; Lo 2001; Fuchs et al. 1997; Bechmann-Pasquinucci & Gisin 1999; Acín et al. 2007.
  it.each([
    ['BB84 one-way', at.bb84OneWay, 0.11, 0.0001],
    ['six-state one-way', at.sixStateOneWay, 0.126, 0.0005],
    ['BB84 individual', at.bb84Individual, 0.146447, 1e-6],
    ['six-state individual', at.sixStateIndividual, 0.1564, 0.0001],
    ['CHSH', at.chsh, 0.146447, 1e-6],
    ['device-independent', at.deviceIndependent, 0.0715, 0.0001],
  ])('%s', (_, value, published, tolerance) => expect(Math.abs(value - published)).toBeLessThan(tolerance))
})
