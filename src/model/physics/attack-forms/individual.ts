import { requireRange } from '../domain'
import { binaryEntropy, informationOfBias } from '../entropy'

/** Information of Eve and Bob about Alice's bit under the best individual attack of a given disturbance. */
export interface IndividualAttack {
  /** Bits Eve holds per sifted bit. */
  readonly eveInformation: number
  /** Bits Bob holds per sifted bit, 1 − h₂(D). */
  readonly bobInformation: number
  /** Probability that Eve's best guess is right. */
  readonly eveGuess: number
}

/**
 * Best attack on BB84 photon by photon, with a memory until the bases are public: it disturbs both bases by D and
 * gives g = ½ + √(D(1 − D)), I = 1 − h₂(g). Realised by the asymmetric phase-covariant cloner. Whether Bob's
 * bit is flipped and whether Eve's guess is right are independent.
 *
 * @param disturbance D, 0–½
 * @returns Eve's information reaches Bob's at D = 14.645 %
 * @throws RangeError if D is outside [0, ½]
 * @see Fuchs, Gisin, Griffiths, Niu, Peres, Phys. Rev. A 56, 1163 (1997)
 */
export function bestIndividualAttack(disturbance: number): IndividualAttack {
  requireRange('bestIndividualAttack', 'disturbance', disturbance, 0, 0.5)
  const bias = Math.min(1, 2 * Math.sqrt(disturbance * (1 - disturbance)))
  return {
    eveInformation: informationOfBias(bias),
    bobInformation: informationOfBias(1 - 2 * disturbance),
    eveGuess: (1 + bias) / 2,
  }
}

/**
 * Best attack on six-state photon by photon: I = 1 − (1 − D)·h₂(f), f = [1 + √(D(2 − 3D))/(1 − D)]/2. A flipped
 * bit of Bob's is known to Eve for certain, an unflipped one with bias √(D(2 − 3D))/(1 − D).
 *
 * @param disturbance D, 0–⅓
 * @returns Eve's information reaches Bob's at D = 15.637 %
 * @throws RangeError if D is outside [0, ⅓]
 * @see Bechmann-Pasquinucci & Gisin, Phys. Rev. A 59, 4238 (1999)
 */
export function bestIndividualAttackSixState(disturbance: number): IndividualAttack {
  requireRange('bestIndividualAttackSixState', 'disturbance', disturbance, 0, 1 / 3)
  const bias = Math.min(1, Math.sqrt(disturbance * (2 - 3 * disturbance)) / (1 - disturbance))
  return {
    eveInformation: disturbance + (1 - disturbance) * informationOfBias(bias),
    bobInformation: 1 - binaryEntropy(disturbance),
    eveGuess: disturbance + ((1 - disturbance) * (1 + bias)) / 2,
  }
}
