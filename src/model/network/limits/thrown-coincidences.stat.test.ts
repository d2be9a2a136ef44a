import { expect, it } from 'vitest'
import { usualMesh } from './entanglement-mesh'
import { thrownCoincidences } from './thrown-coincidences'

// Error rates of the mesh with R = 10⁶/s, η = 0.05, τ = 200 ps, e₀ = 1 %, D = 1000/s, worked out by hand:
// T = Rη² = 2500/s, S = (n − 1)·50 000 + 1000, A = S²τ; Q = (0.01·T + A/2)/(T + A).
// n = 4: S = 151 000, A = 4.5602, Q = 1.0892 %; n = 40: S = 1 951 000, A = 761.28, Q = 12.438 %. 4σ each.
it.each([
  [4, 0.010892, 2504.56],
  [40, 0.12438, 3261.28],
])('%i users: errors and coincidences as worked out by hand', (users, wrong, perSecond) => {
  const { kept, errors, seconds } = thrownCoincidences(usualMesh, users, 21)
  const wanted = (perSecond / 2) * seconds
  expect(Math.abs(kept - wanted)).toBeLessThan(4 * Math.sqrt(wanted))
  expect(Math.abs(errors / kept - wrong)).toBeLessThan(4 * Math.sqrt((wrong * (1 - wrong)) / kept))
})

it('is the same for the same seed', () =>
  expect(thrownCoincidences(usualMesh, 8, 5)).toEqual(thrownCoincidences(usualMesh, 8, 5)))
