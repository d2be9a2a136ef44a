/**
 * Time shift: Eve reads nothing. She delays a pulse or lets it come early, at random, so that one of
 * Bob's detectors sees it fully and the other only a share r of it; then she bets that the better one
 * clicked. No error, a few clicks less.
 * Source: Qi, Fung, Lo, Ma, Quantum Inf. Comput. 7, 73 (2007); REFERENCE §5.7.
 */
import { timeShift as closedForm } from '../physics/attack-forms/detector-attacks'
import { BITS, type Bit } from '../physics/link/states'
import { type Branch, defineAttack, pass } from './attack'

export const timeShift = defineAttack({
  id: 'shift',
  onFraction: true,
  reads: ['efficiencyRatio'],
  act(pulse, { fraction, efficiencyRatio }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    const shifts = (towards: Bit): Branch => ({
      probability: fraction / 2,
      sends: {
        photons: pulse.photons,
        state: pulse.state,
        resent: false,
        shifted: { towards, ratio: efficiencyRatio },
      },
      holds: { basis: null, bit: towards, guess: towards, certain: false },
    })
    return [pass(pulse, 1 - fraction), ...BITS.map(shifts)]
  },
  predict({ fraction, efficiencyRatio }) {
    const { relativeGain } = closedForm(efficiencyRatio, 1)
    const gain = 1 - fraction * (1 - relativeGain)
    const { eveInformation, eveGuess } = closedForm(efficiencyRatio, (fraction * relativeGain) / gain)
    return {
      qber: 0,
      qberZ: 0,
      qberX: 0,
      eveInformation,
      guessing: eveGuess,
      gain,
      weakGain: gain,
    }
  },
})
