import { expect, it } from 'vitest'
import { leakProbability } from './leak'
import { measuredLeaks } from './measured'

// Two-sided 4.5σ: 1 seed in 150 000 would fail a right simulation. 20 000 trials at probability P have
// σ = √(P(1 − P)/20 000), at most 0.0035: counting both ends as relays (31 → 33) would shift 0.268 by 0.014.
it.each([
  [0.01, 31, 1],
  [0.01, 31, 2],
  [0.05, 3, 2],
  [0.2, 4, 3],
])('traitors with chance %f on %i relays of %i paths open keys as often as the formula says', (p, relays, paths) => {
  const trials = 20_000
  const expected = leakProbability(p, relays, paths)
  const z =
    (measuredLeaks(p, relays, paths, trials, 11) / trials - expected) / Math.sqrt((expected * (1 - expected)) / trials)
  expect(Math.abs(z)).toBeLessThan(4.5)
})
