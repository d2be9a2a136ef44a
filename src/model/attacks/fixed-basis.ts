/**
 * Intercept–resend that always asks in basis +: with fair bases the average error is the same quarter, but all
 * of it falls into basis ×. Testing the bases apart shows it at once. Where Alice and Bob prefer basis +, she is
 * wrong more rarely and knows more.
 * Source: Gisin et al., Rev. Mod. Phys. 74, 145 (2002), §VI.
 */
import { BITS } from '../physics/link/states'
import { defineAttack, pass } from './attack'
import { measured } from './intercept-resend'

/** Share of basis × among the bits of equal bases, where both choose + with probability b: (1 − b)²/[b² + (1 − b)²]. */
export function crossShare(basisBias: number): number {
  const cross = (1 - basisBias) * (1 - basisBias)
  return cross / (basisBias * basisBias + cross)
}

export const fixedBasis = defineAttack({
  id: 'fix',
  onFraction: true,
  act(pulse, { fraction }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    if (pulse.basis === 'z') return [pass(pulse, 1 - fraction), measured(pulse, fraction, 'z', pulse.bit)]
    return [pass(pulse, 1 - fraction), ...BITS.map((bit) => measured(pulse, fraction / 2, 'z', bit))]
  },
  predict({ fraction, basisBias }) {
    const cross = crossShare(basisBias)
    return {
      qber: (fraction * cross) / 2,
      qberZ: 0,
      qberX: fraction / 2,
      eveInformation: fraction * (1 - cross),
      guessing: 1 / 2 + (fraction * (1 - cross)) / 2,
      gain: 1,
      weakGain: 1,
    }
  },
})
