/**
 * Man in the middle: Eve is Bob to Alice and Alice to Bob, with the same equipment as theirs. There are
 * two runs and two keys (`engine/man-in-the-middle.ts`), and she has both; what is listed here is her
 * run with Alice. Only authentication of the public channel helps: her tags do not check.
 */
import { defineAttack, pass } from './attack'

export const manInTheMiddle = defineAttack({
  id: 'mitm',
  onFraction: false,
  act: (pulse) => [
    { ...pass(pulse, 1), holds: { basis: null, bit: pulse.bit, guess: pulse.bit, certain: true }, touched: true },
  ],
  predict: () => ({ qber: 0, qberZ: 0, qberX: 0, eveInformation: 1, guessing: 1, gain: 1, weakGain: 1 }),
})
