import { requireAtLeast } from './domain'

/**
 * Transmittance that belongs to a loss in decibel, t = 10^(−dB/10).
 *
 * @param lossDb ≥ 0, dB
 * @returns (0, 1]; 0 once the loss is beyond what a double can tell from nothing (about 3 200 dB)
 * @throws RangeError if the loss is negative, infinite or NaN
 */
export function transmittanceOfLoss(lossDb: number): number {
  requireAtLeast('transmittanceOfLoss', 'lossDb', lossDb, 0)
  return 10 ** (-lossDb / 10)
}

/**
 * Loss in decibel of a transmittance, −10·log₁₀ t.
 *
 * @param transmittance 0 ≤ t ≤ 1
 * @returns dB ≥ 0; Infinity at t = 0
 * @throws RangeError if t is outside [0, 1]
 */
export function lossOfTransmittance(transmittance: number): number {
  if (!(transmittance >= 0 && transmittance <= 1)) {
    throw new RangeError(`lossOfTransmittance: transmittance = ${transmittance} is not in [0, 1]`)
  }
  return transmittance === 1 ? 0 : -10 * Math.log10(transmittance)
}

/**
 * Transmittance of a fibre, t = 10^(−(α·L + A)/10): loss is exponential in length.
 *
 * @param lengthKm L ≥ 0, km
 * @param lossDbPerKm α ≥ 0, dB/km (0.20 for standard fibre at 1550 nm)
 * @param insertionLossDb A ≥ 0, dB, whatever the length
 * @returns [0, 1]; exactly 1 for a length of 0 without insertion loss
 * @throws RangeError if an argument is negative, infinite or NaN
 */
export function fibreTransmittance(lengthKm: number, lossDbPerKm: number, insertionLossDb = 0): number {
  requireAtLeast('fibreTransmittance', 'lengthKm', lengthKm, 0)
  requireAtLeast('fibreTransmittance', 'lossDbPerKm', lossDbPerKm, 0)
  requireAtLeast('fibreTransmittance', 'insertionLossDb', insertionLossDb, 0)
  return 10 ** (-(lossDbPerKm * lengthKm + insertionLossDb) / 10)
}
