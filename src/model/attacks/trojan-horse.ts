/**
 * Trojan horse: Eve shines light into Alice's box and looks at what comes back. A mean of µ photons carries
 * the setting of the modulator; once the basis is public she guesses the bit right with
 * [1 + √(1 − e^−4µ)]/2. She never touches the pulse on its way to Bob, so nothing shows there.
 * Source: Lucamarini et al., Phys. Rev. X 5, 031030 (2015); REFERENCE §5.7.
 */
import { expm1 } from '../math/portable'
import { informationOfBias } from '../physics/entropy'
import type { Bit } from '../physics/link/states'
import { type AttackSettings, type Branch, defineAttack, pass } from './attack'
import { ISOLATION } from './countermeasures'

/** Mean photons that reach Eve: an isolator holds back all but a millionth. */
export const leaked = ({ leakedPhotons, countermeasures }: AttackSettings): number =>
  countermeasures.includes('iso') ? leakedPhotons * ISOLATION : leakedPhotons

const biasOf = (settings: AttackSettings): number => Math.sqrt(-expm1(-4 * leaked(settings)))

export const trojanHorse = defineAttack({
  id: 'trojan',
  onFraction: true,
  reads: ['leakedPhotons'],
  act(pulse, settings) {
    const { fraction } = settings
    const right = (1 + biasOf(settings)) / 2
    const probes = (guess: Bit, probability: number): Branch => ({
      ...pass(pulse, probability),
      holds: { basis: pulse.basis, bit: guess, guess, certain: false, stored: true },
    })
    return [
      pass(pulse, 1 - fraction),
      probes(pulse.bit, fraction * right),
      probes(pulse.bit === 0 ? 1 : 0, fraction * (1 - right)),
    ]
  },
  predict(settings) {
    const { fraction } = settings
    const bias = biasOf(settings)
    return {
      qber: 0,
      qberZ: 0,
      qberX: 0,
      eveInformation: fraction * informationOfBias(bias),
      guessing: (1 + fraction * bias) / 2,
      gain: 1,
      weakGain: 1,
    }
  },
})
