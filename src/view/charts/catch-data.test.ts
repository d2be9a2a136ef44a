import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { catchChartData, logCounts } from './catch-data'

const ir = (patch: Partial<Scenario>): Scenario => ({ ...presets.ideal, attack: 'ir', ...patch })

describe('catchChartData without noise', () => {
  const data = catchChartData(ir({ fraction: 0.1, comparedBits: 16 }))

  it('is 1 − (1 − p/4)ⁿ at every drawn count, for what is set and for the ghosts', () => {
    for (const { fraction, noticed } of [data.now, ...data.ghosts]) {
      data.counts.forEach((n, i) => {
        expect(noticed[i]).toBeCloseTo(1 - (1 - fraction / 4) ** n, 12)
      })
    }
    expect(data.ghosts.map(({ fraction }) => fraction)).toEqual([0.25, 0.5, 1])
  })

  it('lets the lucky spy escape in two runs of three', () => expect(data.set.escapes).toBeCloseTo(0.975 ** 16, 12))

  it('needs 17 bits for 99 % and 25 for 99.9 % when every photon is touched', () => {
    const all = catchChartData(ir({ fraction: 1 }))
    // ln 0.01 / ln 0.75 = 16.0 and ln 0.001 / ln 0.75 = 24.01
    expect([all.from99, all.from999]).toEqual([17, 25])
  })

  it('forgives nothing', () => expect(data.allowed.every((c) => c === 0)).toBe(true))
})

describe('catchChartData with noise', () => {
  const metro: Scenario = { ...presets.metro, distanceKm: 20, attack: 'ir', fraction: 0.5 }
  const data = catchChartData(metro)

  it('forgives what the hardware does, and alarms falsely in at most 1 run of 100', () => {
    expect(data.noise).toBeCloseTo(0.015, 3)
    const silent = catchChartData({ ...metro, fraction: 0 })
    expect(Math.max(...silent.now.noticed)).toBeLessThanOrEqual(0.01)
    expect(silent.set.escapes).toBeGreaterThanOrEqual(0.99)
  })

  it('notices later than without noise', () => {
    const clean = catchChartData(ir({ fraction: 0.5 }))
    expect(data.from99!).toBeGreaterThan(clean.from99!)
  })

  it('from99 is where the chance reaches 99 % for good', () => {
    const after = data.counts.filter((n) => n >= data.from99!).map((n) => data.now.noticed[data.counts.indexOf(n)]!)
    expect(Math.min(...after)).toBeGreaterThanOrEqual(0.99)
  })
})

it('supposes a listener who measures and resends while the hand is off', () => {
  const data = catchChartData(presets.ideal)
  expect(data.hypothetical).toBe(true)
  expect(data.now.added).toBe(0.25)
})

it('has an axis of whole, rising counts with both ends', () => {
  const counts = logCounts(10_000)
  expect([counts[0], counts.at(-1)]).toEqual([1, 10_000])
  expect(counts.every((n, i) => Number.isInteger(n) && (i === 0 || n > counts[i - 1]!))).toBe(true)
})
