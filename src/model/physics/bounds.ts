import { requireFraction, requireWhole } from './domain'

/**
 * Repeaterless secret-key capacity of a lossy channel, −log₂(1 − t): no direct link can give more bits per channel
 * use. About 1.44·t for long fibres.
 *
 * @param transmittance t of the fibre alone, without detectors, 0–1
 * @returns bits per use; Infinity at t = 1, where no bound exists
 * @throws RangeError if t is outside [0, 1]
 * @see Pirandola, Laurenza, Ottaviani, Banchi, Nat. Commun. 8, 15043 (2017)
 */
export function plobBound(transmittance: number): number {
  requireFraction('plobBound', 'transmittance', transmittance)
  return transmittance === 0 ? 0 : -Math.log1p(-transmittance) / Math.LN2
}

/**
 * Takeoka–Guha–Wilde bound, log₂[(1 + t)/(1 − t)]: older and weaker than `plobBound`.
 *
 * @param transmittance t, 0–1
 * @returns bits per use; Infinity at t = 1
 * @throws RangeError if t is outside [0, 1]
 * @see Takeoka, Guha, Wilde, Nat. Commun. 5, 5235 (2014)
 */
export function tgwBound(transmittance: number): number {
  requireFraction('tgwBound', 'transmittance', transmittance)
  return (2 * Math.atanh(transmittance)) / Math.LN2
}

/**
 * Capacity with N ideal repeaters at equal distances, −log₂(1 − t^(1/(N + 1))); N = 0 is `plobBound`.
 *
 * @param transmittance t of the whole fibre, 0–1
 * @param repeaters N, whole number ≥ 0
 * @returns bits per use; Infinity at t = 1
 * @throws RangeError if an argument is outside its domain
 * @see Pirandola, Commun. Phys. 2, 51 (2019)
 */
export function repeaterBound(transmittance: number, repeaters: number): number {
  requireFraction('repeaterBound', 'transmittance', transmittance)
  requireWhole('repeaterBound', 'repeaters', repeaters, 0)
  if (transmittance === 0) return 0
  const logarithm = Math.log(transmittance) / (repeaters + 1)
  // 1 − t^(1/(N+1)) from the logarithm, so that short hops keep their digits.
  if (logarithm > -Math.LN2) return -Math.log2(-Math.expm1(logarithm))
  return -Math.log1p(-Math.exp(logarithm)) / Math.LN2
}
