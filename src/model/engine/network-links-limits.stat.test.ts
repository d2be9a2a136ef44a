import { describe, expect, it } from 'vitest'
import { starDesigns } from '../network/limits/star-designs'
import { presets } from '../scenario/scenario'
import { linkSettingsOf } from './link-settings-of'
import { type LimitPoint, measuredLimits } from './network-links-limits'
import { createScratch } from './run'

const scratch = createScratch()

/** The closed form stands within the bar widened from 95 % to 4σ. */
const agrees = ({ value, low, high }: LimitPoint, formula: number, additive = 0.02) => {
  const bar = Math.max(high - value, value - low) * (4 / 1.96)
  // The gain of the decoy literature adds dark counts to the signal, the engine lets them meet: up to 2 %.
  expect(Math.abs(value - formula)).toBeLessThanOrEqual(bar + additive * formula)
}

describe('measured points of many users', () => {
  const scenario = { ...presets.metro, seed: 31 }
  const settingsAt = (distanceKm: number) => linkSettingsOf({ ...scenario, distanceKm })
  const designs = starDesigns.map(({ id }) => id)
  const points = [...measuredLimits({ of: 'designs', scenario, spokeKm: 10, designs, users: [2, 8, 32] }, scratch)]

  it.each(starDesigns.map(({ id, bitsPerSecond }) => [id, bitsPerSecond] as const))(
    '%s: simulation and formula agree, or there is no simulation',
    (id, bitsPerSecond) => {
      const own = points.filter(({ series }) => series === id)
      expect(own).toHaveLength(id === 'mdi' || id === 'tf' ? 0 : 3)
      for (const point of own) agrees(point, bitsPerSecond(point.x, 10, settingsAt))
    },
  )

  it('one hop of 400 km gives nothing, five of 80 km give about 51 kbit/s', () => {
    const [one, five] = [...measuredLimits({ of: 'hops', scenario, distanceKm: 400, hops: [1, 5] }, scratch)]
    expect(one!.value).toBe(0)
    expect(Math.abs(five!.value / 51_000 - 1)).toBeLessThan(0.1)
  })
})

// Star n − 1; line ⌊n²/4⌋; ring: n²/8 where opposite pairs go half each way. Here each goes one way, so that the
// busiest link of a ring of 8 carries between 8 and 12 pairs (the 6 of distances 1–3 and up to 4 opposite ones more).
it('the busiest link carries as many pairs as counting says', () => {
  const points = [...measuredLimits({ of: 'load', users: [4, 8] }, scratch)]
  const load = (series: string, x: number) => points.find((p) => p.series === series && p.x === x)!.value
  expect(load('star', 8)).toBeCloseTo(7, 1)
  expect(load('line', 8)).toBeCloseTo(16, 1)
  expect(load('line', 4)).toBeCloseTo(4, 1)
  expect(load('ring', 8)).toBeGreaterThan(5.9)
  expect(load('ring', 8)).toBeLessThan(12.1)
})
