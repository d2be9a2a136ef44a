/**
 * Faked states: Bob's detectors do not open at quite the same time. Eve measures in a random basis and
 * sends the opposite bit in the opposite basis, timed so that the detector of the bit she read sees it and
 * the other hardly does: Bob then reads her bit, or, mostly, nothing. She sits at Bob's end of a perfect fibre and
 * dims her own detector until his click rate is what he expects. The two errors she leaves shrink with the ratio.
 * Source: Makarov, Anisimov, Skaar, Phys. Rev. A 74, 022313 (2006); REFERENCE §5.7.
 */
import { fakedStatesQber } from '../physics/attack-forms/detector-attacks'
import { BASES, BITS, type Bit, stateOf } from '../physics/link/states'
import { type Bench, type Branch, defineTunedAttack, pass } from './attack'
import { detected, efficiencyFor, honestGain, meanOver, signalOf } from './weak-pulses'

/** Probability that Bob detects one faked state, the same whatever Alice chose: (1 + 3r)/4 of it but for misalignment. */
function seenByBob({ efficiencyRatio, receiverEfficiency, flip }: Bench): number {
  const inHerBasis = (1 + efficiencyRatio) / 2
  const inTheOther = efficiencyRatio * (1 - flip) + flip
  return (receiverEfficiency * (inHerBasis + inTheOther)) / 2
}

export const fakedStates = defineTunedAttack({
  id: 'fake',
  onFraction: true,
  reads: ['efficiencyRatio', 'eveEfficiency'],
  prepare(bench) {
    const clicks = (efficiency: number) => meanOver(signalOf(bench), (n) => detected(n, efficiency)) * seenByBob(bench)
    const needs = honestGain(signalOf(bench), bench)
    const tuning = efficiencyFor(clicks, needs, bench.eveEfficiency)
    if (tuning === null) return { possible: false, obstacle: 'gain', has: clicks(bench.eveEfficiency), needs }
    return { possible: true, tuning }
  },
  act(pulse, { fraction, efficiencyRatio }, efficiency) {
    if (pulse.photons === 0) return [pass(pulse, 1)]
    const seen = detected(pulse.photons, efficiency)
    const fakes = BASES.flatMap((basis) =>
      BITS.map((bit): Branch => {
        const same = basis === pulse.basis
        const chance = same ? (bit === pulse.bit ? 1 : 0) : 0.5
        const opposite: Bit = bit === 0 ? 1 : 0
        return {
          probability: (fraction * seen * chance) / 2,
          sends: {
            photons: 1,
            state: stateOf(basis === 'z' ? 'x' : 'z', opposite),
            resent: true,
            lossless: true,
            shifted: { towards: bit, ratio: efficiencyRatio },
          },
          holds: { basis, bit, guess: same ? bit : null, certain: same },
        }
      }),
    )
    return [
      pass(pulse, 1 - fraction),
      { probability: fraction * (1 - seen), sends: { photons: 0, state: [0, 0, 1], resent: true }, holds: null },
      ...fakes,
    ]
  },
  predict({ fraction, efficiencyRatio }) {
    const qber = fraction * fakedStatesQber(efficiencyRatio)
    // Clicks of pulses she measured in Alice's basis, where her bit is Alice's.
    const known = (fraction * (1 + efficiencyRatio)) / (1 + 3 * efficiencyRatio)
    return {
      qber,
      qberZ: qber,
      qberX: qber,
      eveInformation: known,
      guessing: (1 + known) / 2,
      gain: 1,
      weakGain: 1,
    }
  },
})
