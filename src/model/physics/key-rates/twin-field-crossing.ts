import { bisect } from '../../math/optimise'
import { plobBound } from '../bounds'
import { requireFraction, requirePositive } from '../domain'
import { fibreTransmittance } from '../fibre'
import { bestTwinField, type TwinFieldLink } from './twin-field'

/** A twin-field link whose fibre has yet to be cut to length. */
export type TwinFieldSetup = Omit<TwinFieldLink, 'armTransmittance'> & {
  /** α > 0, dB/km. */
  readonly lossDbPerKm: number
  /** Of each detector, 0–1. */
  readonly detectorEfficiency: number
}

/** The station sits in the middle: each arm has half the fibre and one detector. */
export const twinFieldLink = (setup: TwinFieldSetup, totalKm: number): TwinFieldLink => ({
  armTransmittance: setup.detectorEfficiency * fibreTransmittance(totalKm / 2, setup.lossDbPerKm),
  darkCountProbability: setup.darkCountProbability,
  phaseMismatch: setup.phaseMismatch,
  polarisationMismatch: setup.polarisationMismatch,
  errorCorrectionFactor: setup.errorCorrectionFactor,
})

/** Step of the search in dB: fine enough that the curve cannot cross twice within it unnoticed on a chart. */
const STEP_DB = 1
const SEARCH_DB = 400

/**
 * Shortest fibre at which twin-field QKD, at its best intensity, gives more than the repeaterless capacity of the
 * whole fibre (detectors not counted in the capacity).
 *
 * @returns km; null if it never does
 * @throws RangeError if a field is outside its domain
 */
export function twinFieldCrossing(setup: TwinFieldSetup): number | null {
  requirePositive('twinFieldCrossing', 'lossDbPerKm', setup.lossDbPerKm)
  requireFraction('twinFieldCrossing', 'detectorEfficiency', setup.detectorEfficiency)
  const below = (km: number) =>
    bestTwinField(twinFieldLink(setup, km)).value <= plobBound(fibreTransmittance(km, setup.lossDbPerKm))
  let km = 0
  for (let dB = STEP_DB; dB <= SEARCH_DB; dB += STEP_DB) {
    const next = dB / setup.lossDbPerKm
    if (!below(next)) return bisect(below, km, next, 1e-6)
    km = next
  }
  return null
}
