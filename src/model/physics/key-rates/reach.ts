import { bisect } from '../../math/optimise'
import { requireAtLeast, requireFraction } from '../domain'
import { fibreTransmittance } from '../fibre'
import { signedDecoyRate } from './decoy-infinite'
import { signedGllpRate } from './gllp'
import { optimalMeanDecoy, optimalMeanGllp } from './optimal-mean'
import type { WeakPulseLink } from './weak-pulse-link'

/** A weak-pulse link whose fibre has yet to be cut to length. */
export type ReachSetup = Omit<WeakPulseLink, 'mean' | 'efficiency' | 'siftingFactor'> & {
  /** α ≥ 0, dB/km. */
  readonly lossDbPerKm: number
  /** η_Bob: receiver, 0–1. */
  readonly receiverEfficiency: number
}

/**
 * A key at this loss is a key at any: only without background. At most this, because the rate without decoys
 * falls with the square of the efficiency, 10⁻²⁶⁰ here, and must stay a number that a double can hold.
 */
const SEARCH_DB = 1300

/**
 * Largest length with a key: the last place where `hasKey` turns false. Looks from far to near in steps of 0.25 dB
 * and then halves.
 *
 * @returns km; 0 if there is no key at any length, Infinity if it never ends (no background, or a lossless fibre)
 */
function largestLength(setup: ReachSetup, hasKey: (efficiency: number) => boolean): number {
  const at = (km: number) => hasKey(fibreTransmittance(km, setup.lossDbPerKm) * setup.receiverEfficiency)
  if (setup.lossDbPerKm === 0) return at(0) ? Infinity : 0
  const ceiling =
    setup.backgroundYield === 0 || setup.receiverEfficiency === 0
      ? SEARCH_DB
      : Math.max(1, 10 * Math.log10(setup.receiverEfficiency / setup.backgroundYield) + 30)
  const kmAt = (steps: number) => (steps * 0.25) / setup.lossDbPerKm
  const last = Math.ceil(ceiling / 0.25)
  if (at(kmAt(last))) return Infinity
  for (let steps = last - 1; steps >= 0; steps--) {
    if (at(kmAt(steps))) return bisect(at, kmAt(steps), kmAt(steps + 1), 1e-9)
  }
  return 0
}

function requireSetup(where: string, setup: ReachSetup): void {
  requireAtLeast(where, 'lossDbPerKm', setup.lossDbPerKm, 0)
  requireFraction(where, 'receiverEfficiency', setup.receiverEfficiency)
}

const linkAt = (setup: ReachSetup, efficiency: number): Omit<WeakPulseLink, 'mean'> => ({
  efficiency,
  backgroundYield: setup.backgroundYield,
  misalignment: setup.misalignment,
  errorCorrectionFactor: setup.errorCorrectionFactor,
  siftingFactor: 1,
})

/**
 * Largest fibre length at which `rateDecoyInfinite` is above 0.
 *
 * @param mean μ, or null to take the best μ at every length
 * @returns km; 142.0 for GYS with μ = 0.48, 142.2 with the best μ
 * @throws RangeError if a setting is outside its domain
 */
export function reachDecoy(setup: ReachSetup, mean: number | null): number {
  requireSetup('reachDecoy', setup)
  return largestLength(setup, (efficiency) => {
    const link = linkAt(setup, efficiency)
    return (mean === null ? optimalMeanDecoy(link).value : signedDecoyRate({ ...link, mean })) > 0
  })
}

/**
 * Largest fibre length at which `rateGllp` is above 0, with μ equal to the efficiency of the whole link or with the
 * best μ at every length.
 *
 * @returns km; 32.1 and 40.2 for GYS
 * @throws RangeError if a setting is outside its domain
 */
export function reachGllp(setup: ReachSetup, rule: 'mu-equals-efficiency' | 'best'): number {
  requireSetup('reachGllp', setup)
  return largestLength(setup, (efficiency) => {
    const link = linkAt(setup, efficiency)
    return (rule === 'best' ? optimalMeanGllp(link).value : signedGllpRate({ ...link, mean: efficiency })) > 0
  })
}
