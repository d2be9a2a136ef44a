/**
 * The compared bits by which a link is judged: those of signal pulses. Only signal pulses make a key, and the
 * no-key line is an error rate of theirs; weak and empty pulses lose more of their clicks to the dark and would
 * make a long link look worse than its key is. What decoys have to say is said by `decoy-check.ts`.
 */
import type { Basis } from '../physics/link/states'
import type { ComparedBits } from './recording'
import { basisCount, type Tally } from './tally'

/** Code of the signal among the intensities. */
const SIGNAL = 0

/** Made once for the compared bits of a recording. */
const judged = new WeakMap<ComparedBits, ComparedBits>()

/** Those of the compared bits that come from signal pulses, in order; of a source without decoys all. */
export function judgedBits(bits: ComparedBits): ComparedBits {
  const known = judged.get(bits)
  if (known) return known
  const signal = (_: number, i: number) => bits.intensity[i] === SIGNAL
  const made = bits.intensity.every((intensity) => intensity === SIGNAL)
    ? bits
    : {
        event: bits.event.filter(signal),
        pulse: bits.pulse.filter(signal),
        error: bits.error.filter(signal),
        basis: bits.basis.filter(signal),
        intensity: bits.intensity.filter(signal),
      }
  judged.set(bits, made)
  return made
}

/** Compared bits of signal pulses in a tally, and how many of them differ. */
export const judgedCounts = (tally: Tally, where: { basis?: Basis } = {}): { compared: number; errors: number } => ({
  compared: basisCount(tally, 'compared', { ...where, intensity: SIGNAL }),
  errors: basisCount(tally, 'comparedErrors', { ...where, intensity: SIGNAL }),
})
