import { requireFinite, requireRange } from './domain'

const DEGREE = Math.PI / 180

/**
 * Malus's law for one photon: probability of passing an analyser, cos²δ.
 *
 * @param offsetDegrees δ between polarisation and analyser, physical degrees
 * @returns [0, 1]
 * @throws RangeError if the angle is not finite
 */
export function malus(offsetDegrees: number): number {
  requireFinite('malus', 'offsetDegrees', offsetDegrees)
  return Math.cos(offsetDegrees * DEGREE) ** 2
}

/** A point on or in the Bloch sphere; |vector| = 1 for a pure state, less for a mixed one. */
export type BlochVector = readonly [x: number, y: number, z: number]

/**
 * Unit Bloch vector of polar angle θ (from +Z) and azimuth φ, in radians.
 *
 * @throws RangeError if an angle is not finite
 */
export function blochVector(theta: number, phi: number): BlochVector {
  requireFinite('blochVector', 'theta', theta)
  requireFinite('blochVector', 'phi', phi)
  return [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)]
}

/**
 * Bloch angle in the XZ plane, in degrees, of the BB84 state of a bit in a basis: basis·90 + bit·180
 * (basis 0 = Z, 1 = X). Twice the physical polarisation angle, up to whole turns.
 *
 * @throws RangeError if basis or bit is neither 0 nor 1
 */
export function bb84BlochDegrees(basis: 0 | 1, bit: 0 | 1): number {
  for (const [name, value] of Object.entries({ basis, bit }))
    if (value !== 0 && value !== 1) throw new RangeError(`bb84BlochDegrees: ${name} = ${value} is neither 0 nor 1`)
  return basis * 90 + bit * 180
}

/**
 * Born's rule for a qubit: probability of the outcome + along a measurement direction, (1 + s·m)/2.
 *
 * @param state |s| ≤ 1
 * @param direction |m| = 1
 * @returns [0, 1]; the outcome − has the rest
 * @throws RangeError if the state lies outside the sphere or the direction not on it (1e-9 allowed for rounding)
 */
export function bornProbability(state: BlochVector, direction: BlochVector): number {
  requireRange('bornProbability', '|state|', Math.hypot(...state), 0, 1 + 1e-9)
  requireRange('bornProbability', '|direction|', Math.hypot(...direction), 1 - 1e-9, 1 + 1e-9)
  const cosine = state[0] * direction[0] + state[1] * direction[1] + state[2] * direction[2]
  return Math.min(1, Math.max(0, (1 + cosine) / 2))
}
