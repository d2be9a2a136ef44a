/**
 * Blinding: steady bright light makes Bob's detectors deaf to single photons. Eve measures in a random
 * basis and sends a trigger that makes a blinded detector click if it gets all of it: in her basis Bob
 * reads her bit, in the other each detector gets half and nothing clicks. She dims her own detector so
 * that he counts as many clicks as he expects, decoys included; the double clicks and the dark counts of
 * a blinded detector are gone.
 *
 * Assumes that she copies the error rate of the link: triggers go to the wrong detector as often as photons do.
 * Source: Lydersen et al., Nature Photonics 4, 686 (2010); REFERENCE §5.7.
 */
import { BASES, BITS, stateOf } from '../physics/link/states'
import { type Bench, type Branch, defineTunedAttack, type Light, pass } from './attack'
import { detected, efficiencyFor, honestGain, meanOver, signalOf } from './weak-pulses'

/** Half a trigger must stay silent. */
const MOST_RATIO = 2

const STEADY: Light = { photons: 0, state: [0, 0, 1], resent: true, bright: 'steady' }

/** Clicks per signal pulse that Bob expects, dark counts included: blinded detectors have none. */
function expectedClicks(bench: Bench): number {
  const silent = (1 - honestGain(signalOf(bench), bench)) * (1 - bench.dark) * (1 - bench.dark)
  return 1 - silent
}

export const blinding = defineTunedAttack({
  id: 'blind',
  onFraction: true,
  reads: ['eveEfficiency', 'clickPowerRatio'],
  prepare(bench) {
    const { clickPowerRatio, eveEfficiency } = bench
    if (clickPowerRatio >= MOST_RATIO)
      return { possible: false, obstacle: 'threshold', has: clickPowerRatio, needs: MOST_RATIO }
    // Bob asks in her basis half of the time.
    const clicks = (efficiency: number) => meanOver(signalOf(bench), (n) => detected(n, efficiency)) / 2
    const needs = expectedClicks(bench)
    const tuning = efficiencyFor(clicks, needs, eveEfficiency)
    if (tuning === null) return { possible: false, obstacle: 'gain', has: clicks(eveEfficiency), needs }
    return { possible: true, tuning }
  },
  act(pulse, { fraction }, efficiency) {
    const seen = detected(pulse.photons, efficiency)
    const triggers = BASES.flatMap((basis) =>
      BITS.map((bit): Branch => {
        const same = basis === pulse.basis
        const chance = same ? (bit === pulse.bit ? 1 : 0) : 0.5
        return {
          probability: (fraction * seen * chance) / 2,
          sends: { photons: 1, state: stateOf(basis, bit), resent: true, bright: 'trigger' },
          holds: { basis, bit, guess: same ? bit : null, certain: same },
        }
      }),
    )
    return [pass(pulse, 1 - fraction), { probability: fraction * (1 - seen), sends: STEADY, holds: null }, ...triggers]
  },
  predict: ({ fraction }) => ({
    qber: 0,
    qberZ: 0,
    qberX: 0,
    eveInformation: fraction,
    guessing: (1 + fraction) / 2,
    gain: 1,
    weakGain: 1,
  }),
})
