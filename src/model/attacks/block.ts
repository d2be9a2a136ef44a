/** Block: Eve cuts the fibre, or lets only a share of the pulses through. It works always and tells her nothing. */
import { defineAttack, EMPTY, pass } from './attack'

export const block = defineAttack({
  id: 'block',
  onFraction: true,
  act(pulse, { fraction }) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    return [pass(pulse, 1 - fraction), { probability: fraction, sends: EMPTY, holds: null, touched: true }]
  },
  predict: ({ fraction }) => ({
    qber: 0,
    qberZ: 0,
    qberX: 0,
    eveInformation: 0,
    guessing: 0.5,
    gain: 1 - fraction,
    weakGain: 1 - fraction,
  }),
})
