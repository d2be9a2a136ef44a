import type { PairVerdict } from '../../../model/network/keys/verdicts'
import type { Pair } from '../../../model/network/pairs'

/** Everything about one pair of users. */
export interface Entry extends Pair {
  readonly nameA: string
  readonly nameB: string
  readonly verdict: PairVerdict | null
}
