import { describe, expect, it } from 'vitest'
import { EXPERIMENTS, plottablePoints } from './experiments'

describe('published experiments', () => {
  it('are 55, each named once, from 1992 on', () => {
    expect(EXPERIMENTS).toHaveLength(55)
    expect(new Set(EXPERIMENTS.map(({ id }) => id)).size).toBe(55)
    expect(EXPERIMENTS[0]?.id).toBe('bennett1992')
    expect(EXPERIMENTS.every(({ citation, points }) => citation !== '' && points.length > 0)).toBe(true)
  })
  it('give 70 points with both distance and rate', () => expect(plottablePoints()).toHaveLength(70))
  it('have positive figures', () => {
    for (const { clockHz, points } of EXPERIMENTS) {
      if (clockHz) expect(clockHz.value).toBeGreaterThan(0)
      for (const { distanceKm, lossDb, bitsPerSecond, bitsPerPulse } of points) {
        for (const quote of [distanceKm, lossDb, bitsPerSecond]) if (quote) expect(quote.value).toBeGreaterThan(0)
        if (bitsPerPulse !== undefined) expect(bitsPerPulse).toBeGreaterThan(0)
      }
    }
  })
  // From the abstracts of the papers named.
  it.each([
    ['boaron2018', 421, 0.25],
    ['li2023', 10, 115.8e6],
    ['liu2023', 1002, 0.0034],
    ['neumann2022', 248, 1.4],
    ['fang2020', 502, 0.118],
  ])('%s: %d km, %d bit/s', (id, km, rate) => {
    const point = plottablePoints().find((p) => p.experiment.id === id && p.distanceKm.value === km)
    expect(point?.bitsPerSecond.value).toBe(rate)
  })
  it('mark what is only known by its order of magnitude', () => {
    const rosenberg = plottablePoints().find(({ experiment }) => experiment.id === 'rosenberg2007')
    expect(rosenberg?.uncertain).toBe(true)
    expect(plottablePoints().find(({ experiment }) => experiment.id === 'zhao2006')?.uncertain).toBe(false)
  })
})
