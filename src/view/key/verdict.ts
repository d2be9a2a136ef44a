/** Whether a key may be trusted, and if not, why. */
import type { Alarm } from '../../model/engine/alarm'
import type { FailureReason } from '../../model/postprocessing/distillation'
import type { KeyOutcome } from '../../worker/key-messages'

/**
 * `unauthenticated`: the chain ended in a key, but nobody knows with whom. `alarm`: Alice and Bob saw something
 * in their counts for which they throw any key away.
 */
export type NoKeyReason = FailureReason | 'unauthenticated' | 'alarm'

/** @returns null where the key may be used */
export function noKeyReason(
  { failure, keys, authenticated, ledger }: Pick<KeyOutcome, 'failure' | 'keys' | 'authenticated' | 'ledger'>,
  alarm: Alarm['state'],
): NoKeyReason | null {
  if (failure) return failure.reason
  if (!keys || ledger.secret === 0) return 'nothing-left'
  if (!authenticated) return 'unauthenticated'
  return alarm === 'nokey' ? 'alarm' : null
}
