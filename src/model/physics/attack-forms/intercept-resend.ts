import { requireFraction } from '../domain'
import { informationOfBias } from '../entropy'
import { combineErrors } from '../error-budget'
import type { AttackOutcome } from './attack-outcome'

/** Eve's basis: one of the two at random, always Z, or the one half way between them. */
export type InterceptStrategy = 'random' | 'fixed_z' | 'breidbart'

/** Error rates of the two bases apart; their mean is `qber`. */
export interface InterceptOutcome extends AttackOutcome {
  readonly qberZ: number
  readonly qberX: number
}

/**
 * Intercept–resend on BB84 with single photons. In one basis at random: QBER p/4, p/2 bits; always in Z: errors
 * only in X; in the Breidbart basis: QBER p/4, 0.39912·p bits but the better guess, ½ + 0.35355·p. Alice and Bob
 * choose both bases equally often; `attacks/fixed-basis.ts` has the form for those who do not.
 *
 * @param fraction p, attacked share of the photons, 0–1
 * @param channelError error rate of the link without Eve, 0–1; combined with hers as independent flips
 * @throws RangeError if an argument is outside [0, 1]
 * @see Bennett et al., J. Cryptology 5, 3 (1992); Gisin et al., Rev. Mod. Phys. 74, 145 (2002), Sec. VI
 */
export function interceptResend(fraction: number, strategy: InterceptStrategy, channelError = 0): InterceptOutcome {
  requireFraction('interceptResend', 'fraction', fraction)
  requireFraction('interceptResend', 'channelError', channelError)
  const [z, x] = strategy === 'fixed_z' ? [0, fraction / 2] : [fraction / 4, fraction / 4]
  const qberZ = combineErrors([channelError, z])
  const qberX = combineErrors([channelError, x])
  const breidbart = strategy === 'breidbart'
  return {
    qber: (qberZ + qberX) / 2,
    qberZ,
    qberX,
    eveInformation: breidbart ? fraction * informationOfBias(Math.SQRT1_2) : fraction / 2,
    eveGuess: 0.5 + (breidbart ? (fraction * Math.SQRT1_2) / 2 : fraction / 4),
  }
}

/**
 * Intercept–resend in one of three bases at random on six-state: QBER p/3, p/3 bits, guess ½ + p/6.
 *
 * @param fraction p, attacked share of the photons, 0–1
 * @throws RangeError if p is outside [0, 1]
 */
export function interceptResendSixState(fraction: number): AttackOutcome {
  requireFraction('interceptResendSixState', 'fraction', fraction)
  return { qber: fraction / 3, eveInformation: fraction / 3, eveGuess: 0.5 + fraction / 6 }
}

/**
 * QBER of SARG04 when every photon is intercepted in one of its two bases at random: ⅓.
 * Only right guesses are never wrong; the sift lets half again as many wrong ones through.
 */
export const SARG04_INTERCEPT_QBER = 1 / 3
