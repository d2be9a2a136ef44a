import { expect, it } from 'vitest'
import { presets } from '../scenario/scenario'
import { awakeShare } from './awake-share'

const metro = { ...presets.metro, distanceKm: 0 }

it('is everything without dead time', () => expect(awakeShare(metro)).toBe(1))

// 0 km, η = 0.2, dark 1e-6: Q = Σ share·(1 − (1 − d)² e^−0.2µ) over µ = 0.5, 0.1, 0 with shares 0.8, 0.1, 0.1.
// 1 µs at 100 MHz blocks the 99 gates before the hundredth.
it('is 1/(1 + kQ) behind k blocked gates', () => {
  const quiet = (1 - 1e-6) ** 2
  const clicks = 0.8 * (1 - quiet * Math.exp(-0.1)) + 0.1 * (1 - quiet * Math.exp(-0.02)) + 0.1 * (1 - quiet)
  expect(awakeShare({ ...metro, deadTimeNs: 1000 })).toBeCloseTo(1 / (1 + 99 * clicks), 9)
})

it('does not ask what Eve does', () =>
  expect(awakeShare({ ...metro, deadTimeNs: 1000, attack: 'block' })).toBe(awakeShare({ ...metro, deadTimeNs: 1000 })))
