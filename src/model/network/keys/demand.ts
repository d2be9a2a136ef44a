import type { NetworkProblem } from '../problems'
import type { RouteChoice, RoutePlan } from '../routing/plan'

/** Somebody who uses keys: a stream of bits, or keys of a fixed length now and then. */
export interface Demand {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly want:
    | { readonly kind: 'stream'; readonly bitsPerSecond: number }
    /** Keys come in at random moments at this mean rate. */
    | { readonly kind: 'keys'; readonly bits: number; readonly perSecond: number }
  readonly choice: RouteChoice
}

export interface DemandState {
  readonly demand: Demand
  /** The way its keys go now; null if there is none. */
  readonly plan: RoutePlan | null
  readonly deliveredBits: number
  /** Stream bits that were wanted and did not come. */
  readonly missedBits: number
  /** Keys that wait for bits. */
  readonly waitingKeys: number
  /** Part of a bit of the stream that is due, 0–1. */
  readonly fraction: number
  readonly status: 'served' | 'starved' | 'stopped'
  /** Why it is not served; null while it is. */
  readonly reason: NetworkProblem | null
  /** Every change of the status, the last ones only. */
  readonly changes: readonly StatusChange[]
}

export interface StatusChange {
  readonly tick: number
  readonly status: DemandState['status']
  readonly reason: NetworkProblem | null
}

/** Changes of status that are remembered. */
const MOST_CHANGES = 100

/** A demand with a new status; a change is written down. */
export const withStatus = (
  state: DemandState,
  tick: number,
  { status, reason }: Pick<DemandState, 'status' | 'reason'>,
): DemandState => ({
  ...state,
  status,
  reason,
  changes: status === state.status ? state.changes : [...state.changes, { tick, status, reason }].slice(-MOST_CHANGES),
})

/** More keys than this do not queue up. */
export const MOST_WAITING_KEYS = 1000

export const waitingDemand = (demand: Demand): DemandState => ({
  demand,
  plan: null,
  deliveredBits: 0,
  missedBits: 0,
  waitingKeys: 0,
  fraction: 0,
  status: 'served',
  reason: null,
  changes: [],
})
