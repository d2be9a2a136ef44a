/**
 * Intercept–resend: Eve measures a fraction of the pulses, each in a basis of her own choosing,
 * and sends on a fresh pulse in the state she saw.
 *
 * Assumes a perfect detector at Eve and no delay. A pulse of n photons is resent with n photons;
 * she learns one outcome. An empty pulse goes on empty.
 * Source: Gisin et al., Rev. Mod. Phys. 74, 145 (2002), §VI.
 */
import { type Basis, BITS, type Bit, stateOf } from '../physics/link/states'
import { type Branch, defineAttack, type Pulse, pass } from './attack'

const otherBasis = (basis: Basis): Basis => (basis === 'z' ? 'x' : 'z')

/** Measured in `basis` with outcome `bit`; certain only where that was Alice's basis. */
export function measured(pulse: Pulse, probability: number, basis: Basis, bit: Bit): Branch {
  const same = basis === pulse.basis
  return {
    probability,
    sends: { photons: pulse.photons, state: stateOf(basis, bit), resent: true },
    holds: { basis, bit, guess: same ? bit : null, certain: same },
  }
}

export const interceptResend = defineAttack({
  id: 'ir',
  onFraction: true,
  act(pulse, { fraction }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    return [
      pass(pulse, 1 - fraction),
      measured(pulse, fraction / 2, pulse.basis, pulse.bit),
      // The wrong basis leaves no trace of the original bit.
      ...BITS.map((bit) => measured(pulse, fraction / 4, otherBasis(pulse.basis), bit)),
    ]
  },
  predict: ({ fraction }) => ({
    qber: fraction / 4,
    qberZ: fraction / 4,
    qberX: fraction / 4,
    eveInformation: fraction / 2,
    guessing: 1 / 2 + fraction / 4,
    gain: 1,
    weakGain: 1,
  }),
})
