import { requireFraction } from '../domain'
import { informationOfBias } from '../entropy'
import type { AttackOutcome } from './attack-outcome'

/**
 * Faked states timed so that the detector of the wrong bit hardly sees them: QBER 2r/(1 + 3r).
 *
 * @param efficiencyRatio r = η_min/η_max at the chosen time, 0–1
 * @returns [0, ½]; below 11 % for r < 6.6 %
 * @throws RangeError if r is outside [0, 1]
 * @see Makarov, Anisimov, Skaar, Phys. Rev. A 74, 022313 (2006)
 */
export function fakedStatesQber(efficiencyRatio: number): number {
  requireFraction('fakedStatesQber', 'efficiencyRatio', efficiencyRatio)
  return (2 * efficiencyRatio) / (1 + 3 * efficiencyRatio)
}

/** Blinding: what it leaves, and whether Bob's click rate can be kept. */
export interface Blinding extends AttackOutcome {
  /** Bob's clicks per photon Alice sends. */
  readonly clickProbability: number
  /** Whether that reaches what Bob expects. */
  readonly gainCanBeMatched: boolean
}

/**
 * Detectors made linear by bright light: Bob clicks only if his basis is Eve's, and then shows her bit. Adds no error.
 *
 * @param fraction p, attacked share of the sifted bits, 0–1
 * @param expectedEfficiency η that Bob expects of channel and receiver, 0–1
 * @param eveEfficiency of Eve's own detection, 0–1
 * @param channelError error rate of the link without Eve, 0–1
 * @throws RangeError if an argument is outside [0, 1]
 * @see Lydersen et al., Nature Photonics 4, 686 (2010)
 */
export function blinding(
  fraction: number,
  expectedEfficiency: number,
  eveEfficiency: number,
  channelError: number,
): Blinding {
  requireFraction('blinding', 'fraction', fraction)
  requireFraction('blinding', 'expectedEfficiency', expectedEfficiency)
  requireFraction('blinding', 'eveEfficiency', eveEfficiency)
  requireFraction('blinding', 'channelError', channelError)
  return {
    qber: channelError,
    eveInformation: fraction,
    eveGuess: (1 + fraction) / 2,
    clickProbability: eveEfficiency / 2,
    gainCanBeMatched: eveEfficiency / 2 >= expectedEfficiency,
  }
}

/** Time shift: what Eve learns, and by how much Bob's click rate falls. */
export interface TimeShift extends AttackOutcome {
  /** Clicks of a shifted pulse relative to one at the best time. */
  readonly relativeGain: number
}

/**
 * Pulses shifted to a time at which one detector is r times as efficient as the other: g = 1/(1 + r),
 * I = 1 − h₂(g) per attacked bit, no error, gain (1 + r)/2.
 *
 * @param efficiencyRatio r, 0–1
 * @param fraction attacked share of the sifted bits, 0–1
 * @throws RangeError if an argument is outside [0, 1]
 * @see Qi, Fung, Lo, Ma, Quantum Inf. Comput. 7, 73 (2007)
 */
export function timeShift(efficiencyRatio: number, fraction: number): TimeShift {
  requireFraction('timeShift', 'efficiencyRatio', efficiencyRatio)
  requireFraction('timeShift', 'fraction', fraction)
  const bias = (1 - efficiencyRatio) / (1 + efficiencyRatio)
  return {
    qber: 0,
    eveInformation: fraction * informationOfBias(bias),
    eveGuess: (1 + fraction * bias) / 2,
    relativeGain: (1 + efficiencyRatio) / 2,
  }
}
