import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { shareChartData } from './share-data'

const ideal = (patch: Partial<Scenario>): Scenario => ({ ...presets.ideal, attack: 'ir', ...patch })

describe('shareChartData', () => {
  it('gives half a bit and a quarter of errors for measuring every photon in a random basis', () =>
    expect(shareChartData(ideal({})).points.at(-1)).toMatchObject({ information: 0.5, qber: 0.25, key: 0 }))

  it('gives 0.399 bit for the basis half way between, at the same errors', () => {
    const { information, qber } = shareChartData(ideal({ attack: 'mid' })).points.at(-1)!
    expect(information).toBeCloseTo(0.39912, 5)
    expect(qber).toBeCloseTo(0.25, 12)
  })

  it('has a key up to 4 × 11.0 % = 44 % of the photons on a perfect link', () =>
    expect(shareChartData(ideal({})).keyUpTo).toBeCloseTo(0.4401, 4))

  it('leaves 43 % of the kept bits at p = 20 %', () => {
    const { now } = shareChartData(ideal({ fraction: 0.2 }))
    expect(now.key).toBeCloseTo(0.427, 3) // 1 − 2·h₂(5 %)
    expect(now.information).toBeCloseTo(0.1, 12)
  })

  it('adds the noise of the hardware as an independent way to be wrong', () => {
    const metro: Scenario = { ...presets.metro, distanceKm: 20, attack: 'ir' }
    const { points, noise, keyUpTo } = shareChartData(metro)
    expect(points[0]!.qber).toBe(noise)
    expect(points.at(-1)!.qber).toBeCloseTo(0.2575, 3) // 0.25 + 0.5 · 1.5 %
    // (6.5 % − 1.5 %) / (1 − 3 %) · 4
    expect(keyUpTo).toBeCloseTo(0.207, 2)
  })

  it('touches nothing while the hand is off', () =>
    expect(shareChartData(presets.ideal).now).toMatchObject({ fraction: 0, information: 0, qber: 0, key: 1 }))

  it('has no key anywhere where the settings leave none', () => {
    const { keyUpTo, points } = shareChartData({ ...presets.metro, distanceKm: 250, attack: 'ir' })
    expect(keyUpTo).toBe(0)
    expect(points.every(({ key, qber, information }) => key === 0 && qber <= 0.5 && Number.isFinite(information))).toBe(
      true,
    )
  })
})
