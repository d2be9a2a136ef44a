/** Nobody listens: the light goes on as it came. */
import { defineAttack, pass } from './attack'

export const off = defineAttack({
  id: 'off',
  onFraction: false,
  act: (pulse) => [pass(pulse, 1)],
  predict: () => ({ qber: 0, qberZ: 0, qberX: 0, eveInformation: 0, guessing: 0.5, gain: 1, weakGain: 1 }),
})
