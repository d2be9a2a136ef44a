/** What decides Bob's answer, as far as a viewer can know it. */
import type { KnownRow } from '../../../model/engine/knowledge'
import { type Basis, type Bloch, bornProbability, stateOf } from '../../../model/physics/link/states'

/** State of the light that reached Bob, as the viewer knows it; null where he does not. */
export function arrivingState({ light, aliceBasis, aliceBit }: KnownRow): Bloch | null {
  if (light) return light.state
  return aliceBasis !== null && aliceBit !== null ? stateOf(aliceBasis, aliceBit) : null
}

/** Every detector that clicked did so without light, as far as the viewer knows. */
export const clickedAlone = ({ clicked, dark }: KnownRow): boolean =>
  clicked !== null && dark !== null && clicked.some(Boolean) && clicked.every((fired, d) => !fired || dark[d] === true)

/**
 * Probability that a photon answers D0 (bit 0): cos² of half the angle between state and basis on
 * the Bloch sphere, and the wrong detector with the probability of misalignment.
 */
export function chanceOfZero(state: Bloch, basis: Basis, misalignment: number): number {
  const born = bornProbability(state, stateOf(basis, 0))
  return born * (1 - misalignment) + (1 - born) * misalignment
}

/** Angle between polarisation and Bob's answer D0, radians in [0, π/2]: what cos² is taken of. */
export const angleToZero = (state: Bloch, basis: Basis): number =>
  Math.acos(Math.sqrt(Math.min(1, Math.max(0, bornProbability(state, stateOf(basis, 0))))))

/**
 * Whether Bob's answer was chance: his basis is not the one of the light. Somebody who knows only
 * the announced bases judges by those. Null where even they are unknown.
 */
export function wasChance(row: KnownRow): boolean | null {
  if (row.bobBasis === null || row.arrived !== true) return null
  const state = arrivingState(row)
  if (state) return Math.abs(bornProbability(state, stateOf(row.bobBasis, 0)) - 0.5) < 0.45
  return row.aliceBasis === null ? null : row.aliceBasis !== row.bobBasis
}
