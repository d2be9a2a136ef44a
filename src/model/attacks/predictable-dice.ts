/**
 * Predictable dice: Alice's choices come from a generator with few starting points. Eve tries them all
 * against the bases that Alice announces and then knows every bit, without touching a photon
 * (`engine/predict-dice.ts` does it).
 */
import { defineTunedAttack, pass } from './attack'

export const predictableDice = defineTunedAttack({
  id: 'predict',
  onFraction: false,
  prepare: ({ dice }) =>
    dice === 'weak' ? { possible: true, tuning: null } : { possible: false, obstacle: 'dice', has: 0, needs: 0 },
  act: (pulse) => [{ ...pass(pulse, 1), holds: { basis: null, bit: pulse.bit, guess: pulse.bit, certain: true } }],
  predict: () => ({ qber: 0, qberZ: 0, qberX: 0, eveInformation: 1, guessing: 1, gain: 1, weakGain: 1 }),
})
