/**
 * Intercept–resend in the basis half way between + and × (22.5°): never certain, but the best
 * single guess of every bit, cos²(π/8) ≈ 85 %. It wins in guessing and loses in Shannon bits.
 * Source: Bennett, Bessette, Brassard, Salvail, Smolin, J. Cryptology 5, 3 (1992).
 */
import { binaryEntropy } from '../physics/entropy'
import { type Bit, breidbartState } from '../physics/link/states'
import { type Branch, defineAttack, pass } from './attack'

/** cos²(π/8), from square roots alone. */
export const BREIDBART_GUESS = (2 + Math.SQRT2) / 4

export const breidbart = defineAttack({
  id: 'mid',
  onFraction: true,
  act(pulse, { fraction }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    const reads = (bit: Bit, probability: number): Branch => ({
      probability,
      sends: { photons: pulse.photons, state: breidbartState(bit), resent: true },
      holds: { basis: 'between', bit, guess: bit, certain: false },
    })
    // The right reading first: its chance is the same for every state.
    return [
      pass(pulse, 1 - fraction),
      reads(pulse.bit, fraction * BREIDBART_GUESS),
      reads(pulse.bit === 0 ? 1 : 0, fraction * (1 - BREIDBART_GUESS)),
    ]
  },
  predict: ({ fraction }) => ({
    qber: fraction / 4,
    qberZ: fraction / 4,
    qberX: fraction / 4,
    eveInformation: fraction * (1 - binaryEntropy(BREIDBART_GUESS)),
    guessing: 1 / 2 + fraction * (BREIDBART_GUESS - 1 / 2),
    gain: 1,
    weakGain: 1,
  }),
})
