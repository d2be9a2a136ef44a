import { unambiguousBb84 } from '../discrimination'
import { requireAtLeast } from '../domain'
import { poissonSum } from '../poisson'

/**
 * Probability that Eve identifies the BB84 state of a weak pulse without error,
 * 1 − e^−μ·[√2·sinh(μ/√2) + 2·cosh(μ/√2) − 1]; about μ³/12 for weak pulses. Once it exceeds the click
 * probability of the link she can resend only what she knows: no error, the full key.
 *
 * @param mean μ ≥ 0, photons per pulse, random phase
 * @returns [0, 1]
 * @throws RangeError if μ is negative or not finite
 * @see Dušek, Jahma, Lütkenhaus, Phys. Rev. A 62, 022306 (2000)
 */
export function unambiguousWeakPulse(mean: number): number {
  requireAtLeast('unambiguousWeakPulse', 'mean', mean, 0)
  if (mean <= 3) return poissonSum(mean, 3, unambiguousBb84)
  const grow = (1 + Math.SQRT1_2) * Math.exp(-mean * (1 - Math.SQRT1_2))
  const fall = (1 - Math.SQRT1_2) * Math.exp(-mean * (1 + Math.SQRT1_2))
  return 1 - (grow + fall - Math.exp(-mean))
}
