/**
 * Counts of a run. One flat row of numbers, so that rows can be added, subtracted, stored by the
 * block and sent without cloning; named access below. Counts only: rates are derived from them.
 */
import type { Basis } from '../physics/link/states'

/** Counted once per intensity (0 signal, 1 weak decoy, 2 vacuum). */
export const INTENSITY_COUNTS = [
  /** pulses sent */ 'sent',
  /** pulses sent where Bob chose Alice's basis */ 'sentMatched',
  /** pulses with at least one click */ 'clicked',
  /** pulses where both detectors clicked */ 'doubleClicks',
  /** pulses that clicked although no photon was detected */ 'darkClicked',
  /** pulses where detector 1 clicked alone, or a double click was read as 1 */ 'readOne',
] as const

/** Counted once per intensity and basis. */
export const BASIS_COUNTS = [
  /** bits kept after sifting */ 'kept',
  /** kept bits in which Alice and Bob differ */ 'errors',
  /** kept bits compared in public */ 'compared',
  /** compared bits that differ */ 'comparedErrors',
  /** kept bits that Eve knows with certainty */ 'eveCertain',
  /** kept bits where Eve's best guess is right (a coin where she knows nothing) */ 'eveRight',
  /** kept bits of pulses that Eve touched */ 'eveTouched',
] as const

/** What the monitors of the receiver count, over all intensities. */
export const MONITOR_COUNTS = [
  /** pulses in which bright light lay on the detectors */ 'brightGates',
  /** clicks of light that came early, and late */ 'earlyClicks',
  'lateClicks',
  /** clicks of detectors that slept */ 'asleepClicks',
] as const

export type MonitorCount = (typeof MONITOR_COUNTS)[number]
export type IntensityCount = (typeof INTENSITY_COUNTS)[number]
export type BasisCount = (typeof BASIS_COUNTS)[number]

export const INTENSITIES = 3
const perBasis = BASIS_COUNTS.length
const perIntensity = INTENSITY_COUNTS.length + 2 * perBasis

/** Counts that stand in the digest of a run: those of the first links. */
export const DIGESTED_COUNTS = INTENSITIES * perIntensity

/** Numbers in one tally. */
export const TALLY_LENGTH = DIGESTED_COUNTS + MONITOR_COUNTS.length

/** One row of counts, TALLY_LENGTH long. */
export type Tally = Float64Array

export const emptyTally = (): Tally => new Float64Array(TALLY_LENGTH)

export const intensityIndex = (intensity: number, count: IntensityCount): number =>
  intensity * perIntensity + INTENSITY_COUNTS.indexOf(count)

/** Index of a count; basis code 0 is + (z), 1 is × (x). */
export const basisIndex = (intensity: number, basis: number, count: BasisCount): number =>
  intensity * perIntensity + INTENSITY_COUNTS.length + basis * perBasis + BASIS_COUNTS.indexOf(count)

export const monitorIndex = (count: MonitorCount): number => DIGESTED_COUNTS + MONITOR_COUNTS.indexOf(count)

export const monitorCount = (tally: Tally, count: MonitorCount): number => tally[monitorIndex(count)]!

/** One count, of one intensity or summed over all. */
export function intensityCount(tally: Tally, count: IntensityCount, intensity?: number): number {
  if (intensity !== undefined) return tally[intensityIndex(intensity, count)]!
  let sum = 0
  for (let i = 0; i < INTENSITIES; i++) sum += tally[intensityIndex(i, count)]!
  return sum
}

/** One count, of one basis and intensity or summed over what is left out. */
export function basisCount(tally: Tally, count: BasisCount, where: { basis?: Basis; intensity?: number } = {}): number {
  let sum = 0
  for (let i = 0; i < INTENSITIES; i++) {
    if (where.intensity !== undefined && where.intensity !== i) continue
    if (where.basis !== 'x') sum += tally[basisIndex(i, 0, count)]!
    if (where.basis !== 'z') sum += tally[basisIndex(i, 1, count)]!
  }
  return sum
}

/** Adds `more` to `into`, in place. */
export function addTally(into: Tally, more: Tally): void {
  for (let i = 0; i < TALLY_LENGTH; i++) into[i]! += more[i]!
}
