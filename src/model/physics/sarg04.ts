import { requireFraction } from './domain'

/**
 * What SARG04 shows over a depolarising channel: conclusive share (2 − V)/4, error rate (1 − V)/(2 − V).
 *
 * @param visibility V, 0–1
 * @throws RangeError if V is outside [0, 1]
 * @see Scarani, Acín, Ribordy, Gisin, Phys. Rev. Lett. 92, 057901 (2004)
 */
export function sarg04Statistics(visibility: number): { readonly siftedShare: number; readonly qber: number } {
  requireFraction('sarg04Statistics', 'visibility', visibility)
  return { siftedShare: (2 - visibility) / 4, qber: (1 - visibility) / (2 - visibility) }
}
