import { unambiguousTwoStates } from './discrimination'
import { requireFraction } from './domain'

/**
 * What B92 shows over a depolarising channel: conclusive share [(1 − p)(1 − s²) + p]/2, error rate
 * (p/2)/[(1 − p)(1 − s²) + p], and the success 1 − s with which Eve could tell the states apart without error.
 *
 * @param overlap s of the two states, 0–1
 * @param depolarising p, 0–1
 * @returns error rate ½ where nothing is conclusive (s = 1, p = 0)
 * @throws RangeError if an argument is outside [0, 1]
 * @see Bennett, Phys. Rev. Lett. 68, 3121 (1992)
 */
export function b92Statistics(
  overlap: number,
  depolarising: number,
): { readonly conclusive: number; readonly qber: number; readonly unambiguous: number } {
  requireFraction('b92Statistics', 'overlap', overlap)
  requireFraction('b92Statistics', 'depolarising', depolarising)
  const twice = (1 - depolarising) * (1 - overlap) * (1 + overlap) + depolarising
  return {
    conclusive: twice / 2,
    qber: twice === 0 ? 0.5 : depolarising / 2 / twice,
    unambiguous: unambiguousTwoStates(overlap),
  }
}
