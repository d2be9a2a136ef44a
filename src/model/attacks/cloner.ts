/**
 * The best attack photon by photon: the asymmetric phase-covariant cloner with a memory. Bob's copy
 * is worse by the error rate D in both bases; Eve measures hers when the bases are public and guesses
 * right with g = ½ + √(D(1 − D)). Whether Bob's bit is wrong and whether her guess is right are
 * independent, so Bob's copy is a mixed state and her guess a die of its own.
 *
 * Of a pulse of several photons each is cloned; she uses what one clone tells her.
 * Source: Fuchs, Gisin, Griffiths, Niu, Peres, Phys. Rev. A 56, 1163 (1997).
 */
import { bestIndividualAttack } from '../physics/attack-forms/individual'
import type { Bloch } from '../physics/link/states'
import { type Branch, defineAttack, type Pulse, pass } from './attack'

/** Probability that her guess is right, from square roots alone. */
export const cloneGuess = (disturbance: number): number => 0.5 + Math.sqrt(disturbance * (1 - disturbance))

const shrunk = ([x, y, z]: Bloch, length: number): Bloch => [x * length, y * length, z * length]

export const cloner = defineAttack({
  id: 'clone',
  onFraction: true,
  reads: ['disturbance'],
  act(pulse, { fraction, disturbance }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    const sends = { photons: pulse.photons, state: shrunk(pulse.state, 1 - 2 * disturbance), resent: true }
    const guesses = (guess: Pulse['bit'], probability: number): Branch => ({
      probability,
      sends,
      holds: { basis: pulse.basis, bit: guess, guess, certain: false, stored: true },
    })
    const right = cloneGuess(disturbance)
    return [
      pass(pulse, 1 - fraction),
      guesses(pulse.bit, fraction * right),
      guesses(pulse.bit === 0 ? 1 : 0, fraction * (1 - right)),
    ]
  },
  predict({ fraction, disturbance }) {
    const { eveInformation, eveGuess } = bestIndividualAttack(disturbance)
    const qber = fraction * disturbance
    return {
      qber,
      qberZ: qber,
      qberX: qber,
      eveInformation: fraction * eveInformation,
      guessing: 0.5 + fraction * (eveGuess - 0.5),
      gain: 1,
      weakGain: 1,
    }
  },
})
