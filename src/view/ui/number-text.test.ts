import { describe, expect, it } from 'vitest'
import { quantities } from '../../model/scenario/scenario'
import { createFormat } from '../format'
import { valueTyped } from './number-text'

describe('typed numbers', () => {
  it.each([
    ['20', 'km', quantities.distanceKm, 20],
    ['20 km', 'km', quantities.distanceKm, 20],
    ['12,5', 'km', quantities.distanceKm, 12.5],
    ['1.5', '%', quantities.misalignment, 0.015],
    ['1.5 %', '%', quantities.misalignment, 0.015],
    ['10⁻⁶', '', quantities.darkCountProbability, 1e-6],
    ['2 × 10⁻⁶', '', quantities.darkCountProbability, 2e-6],
    ['3e-7', '', quantities.darkCountProbability, 3e-7],
    ['100', 'MHz', quantities.clockHz, 1e8],
    ['2.5 GHz', 'MHz', quantities.clockHz, 2.5e9],
    ['1000 Hz', 'MHz', quantities.clockHz, 1000],
    ['10 000 000', 'pulses', quantities.pulses, 1e7],
    ['1M', 'pulses', quantities.pulses, 1e6],
    ['10⁷', 'pulses', quantities.pulses, 1e7],
    ['512', 'bits', quantities.comparedBits, 512],
  ] as const)('%s beside %s is understood', (text, unit, q, value) => expect(valueTyped(q, text, unit)).toBe(value))

  it.each(['', 'far', '1..5', '--3', '1 2 x', '1e9999', '<b>'])('%j is no number', (text) =>
    expect(valueTyped(quantities.distanceKm, text, 'km')).toBeNull(),
  )

  it('reads back what the page writes', () => {
    const format = createFormat()
    for (const [q, value] of [
      [quantities.darkCountProbability, 1e-6],
      [quantities.clockHz, 1e8],
      [quantities.pulses, 1e11],
      [quantities.pulses, 4000],
      [quantities.fraction, 0.32],
      [quantities.lossDbPerKm, 0.2],
    ] as const) {
      const shown = format.quantity(q, value)
      expect(valueTyped(q, shown.value, shown.unit)).toBe(value)
    }
  })
})
