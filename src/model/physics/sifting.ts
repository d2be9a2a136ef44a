import { requireFraction } from './domain'

/**
 * Share of the pulses whose bases match when each side chooses Z with its own probability.
 *
 * @param zAlice p_Z of Alice, 0–1
 * @param zBob p_Z of Bob, 0–1
 * @returns matches in Z, in X, and both together
 * @throws RangeError if an argument is outside [0, 1]
 */
export function siftedShare(
  zAlice: number,
  zBob: number,
): { readonly z: number; readonly x: number; readonly total: number } {
  requireFraction('siftedShare', 'zAlice', zAlice)
  requireFraction('siftedShare', 'zBob', zBob)
  const z = zAlice * zBob
  const x = (1 - zAlice) * (1 - zBob)
  return { z, x, total: z + x }
}
