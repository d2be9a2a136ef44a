import { describe, expect, it } from 'vitest'
import { quantities } from '../model/scenario/scenario'
import { createFormat } from './format'

const format = createFormat()

describe('numbers as people read them', () => {
  it('parts thousands by a narrow no-break space', () => {
    expect(format.integer(54312)).toBe('54\u202f312')
    expect(format.integer(999)).toBe('999')
    expect(format.count(1e7)).toBe('10\u202f000\u202f000')
  })

  it('turns to powers of ten where digits can no longer be counted', () => {
    expect(format.count(1e11)).toBe('10¹¹')
    expect(format.power(6.02e9)).toBe('6.02\u00a0×\u00a010⁹')
    expect(format.power(9.999e-7)).toBe('10⁻⁶')
  })

  it('gives per cent one decimal', () => {
    expect(format.percent(66 / 256)).toBe('25.8\u00a0%')
    expect(format.percent(0)).toBe('0.0\u00a0%')
  })

  it('gives rates three figures and a prefix', () => {
    expect(format.rate(816_600)).toEqual({ value: '817', unit: 'kbit/s' })
    expect(format.rate(19_994)).toEqual({ value: '20.0', unit: 'kbit/s' })
    expect(format.rate(999_999)).toEqual({ value: '1.00', unit: 'Mbit/s' })
    expect(format.rate(0)).toEqual({ value: '0', unit: 'bit/s' })
    expect(format.rate(0.05)).toEqual({ value: '0.0500', unit: 'bit/s' })
  })

  it('writes every setting with the unit a visitor knows', () => {
    expect(format.quantity(quantities.distanceKm, 20)).toEqual({ value: '20', unit: 'km' })
    expect(format.quantity(quantities.distanceKm, 12.5)).toEqual({ value: '12.5', unit: 'km' })
    expect(format.quantity(quantities.misalignment, 0.015)).toEqual({ value: '1.5', unit: '%' })
    expect(format.quantity(quantities.misalignment, 0)).toEqual({ value: '0.0', unit: '%' })
    expect(format.quantity(quantities.fraction, 1)).toEqual({ value: '100', unit: '%' })
    expect(format.quantity(quantities.darkCountProbability, 1e-6)).toEqual({ value: '10⁻⁶', unit: '' })
    expect(format.quantity(quantities.darkCountProbability, 0)).toEqual({ value: '0', unit: '' })
    expect(format.quantity(quantities.altitudeKm, 561.018)).toEqual({ value: '561', unit: 'km' })
    expect(format.quantity(quantities.deadTimeNs, 45)).toEqual({ value: '45', unit: 'ns' })
    expect(format.quantity(quantities.clockHz, 1e8)).toEqual({ value: '100', unit: 'MHz' })
    expect(format.quantity(quantities.comparedBits, 256)).toEqual({ value: '256', unit: 'bits' })
    expect(format.quantity(quantities.seed, 1984)).toEqual({ value: '1984', unit: '' })
  })

  it('says how long something takes', () => {
    expect(format.duration(0.0128)).toBe('13\u00a0ms')
    expect(format.duration(8)).toBe('8.0\u00a0s')
    expect(format.duration(4.63 * 86_400)).toBe('4.6\u00a0days')
    expect(format.duration(Number.POSITIVE_INFINITY)).toBe('∞')
  })
})
