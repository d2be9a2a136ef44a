import { describe, expect, it } from 'vitest'
import { presets } from '../../model/scenario/scenario'
import { dayOf, longRunOf } from './day'

const OK = { state: 'ok', reason: 'under' } as const

describe('what a day gives', () => {
  // 20 kbit/s: 78.1 keys a second, 6.75 million a day; 8·10⁹ bits in 4.63 days.
  it('of twenty kilobits a second', () => {
    const day = dayOf(20_000)!
    expect(day.keys).toBe(6_750_000)
    expect(day.secondsPerKey).toBeCloseTo(0.0128, 9)
    expect(day.calls).toBe(2.5)
    expect(day.secondsPerGigabyte / 86_400).toBeCloseTo(4.63, 2)
  })

  it('is nothing without a key', () => {
    expect(dayOf(0)).toBe(null)
    expect(longRunOf({ ...presets.metro, distanceKm: 100 }, { state: 'nokey', reason: 'no-line' })).toBe(0)
    const cut = { ...presets.ideal, attack: 'block' } as const
    expect(longRunOf(cut, { state: 'few', reason: 'no-arrivals' })).toBe(0)
    expect(dayOf(longRunOf({ ...presets.metro, distanceKm: 200 }, { state: 'few', reason: 'few' }))).toBe(null)
  })

  // The long-run formula of decoy BB84 for this kit: 19 994 bit/s over 100 km, 33 over 400 km of the record kit.
  it('is that of the long-run formula', () => {
    expect(longRunOf({ ...presets.metro, distanceKm: 100 }, OK)).toBeCloseTo(20_000, -2)
    expect(longRunOf({ ...presets.record, distanceKm: 400 }, OK)).toBeCloseTo(33, 0)
  })

  // Side by side 100 MHz and 1 µs of dead time leave at most a million clicks, and no more bits than clicks.
  it('is held down by dead time', () => {
    const near = { ...presets.metro, distanceKm: 0 }
    expect(longRunOf(near, OK)).toBeGreaterThan(2e6)
    expect(longRunOf({ ...near, deadTimeNs: 1000 }, OK)).toBeLessThan(5e5)
  })
})
