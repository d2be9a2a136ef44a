/**
 * Intercept–resend that always asks in basis +: the average error is the same quarter, but all of
 * it falls into basis ×. Testing the bases apart shows it at once.
 * Source: Gisin et al., Rev. Mod. Phys. 74, 145 (2002), §VI.
 */
import { BITS } from '../physics/link/states'
import { defineAttack, pass } from './attack'
import { measured } from './intercept-resend'

export const fixedBasis = defineAttack({
  id: 'fix',
  onFraction: true,
  act(pulse, { fraction }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    if (pulse.basis === 'z') return [pass(pulse, 1 - fraction), measured(pulse, fraction, 'z', pulse.bit)]
    return [pass(pulse, 1 - fraction), ...BITS.map((bit) => measured(pulse, fraction / 2, 'z', bit))]
  },
  predict: ({ fraction }) => ({
    qber: fraction / 4,
    qberZ: 0,
    qberX: fraction / 2,
    eveInformation: fraction / 2,
    guessing: 1 / 2 + fraction / 4,
    gain: 1,
    weakGain: 1,
  }),
})
