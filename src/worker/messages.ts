/**
 * What page and worker say to each other. Every request names its job, so late answers can be
 * dropped. Counts travel, never rates.
 */
import type { AlarmReason, AlarmState } from '../model/engine/alarm'
import type { Half } from '../model/engine/halves'
import type { EventBlock, EventKind, PhotonRow, RecordedLight } from '../model/engine/recording'
import type { Wanted } from '../model/engine/replay'
import type { BlockResult } from '../model/engine/run'
import type { Tally } from '../model/engine/tally'
import type { Edit, Scenario } from '../model/scenario/scenario'
import type { KeyAnswer, KeyReply, KeyRequest, KeyWish } from './key-messages'
import type { NetworkReply, NetworkRequest } from './network-messages'

export type { KeyAnswer, KeyWish, Wanted }

/** Page → worker. A new `run` supersedes the one before; it carries all the worker needs. */
export type Request =
  | {
      readonly type: 'run'
      readonly job: number
      readonly scenario: Scenario
      readonly edits: readonly Edit[]
      /** A woman in the middle: which of her two sessions; left out: what the scenario says. */
      readonly half?: Half
    }
  | { readonly type: 'cancel'; readonly job: number }
  /** Draw a block again and hand out its events. */
  | { readonly type: 'open'; readonly job: number; readonly block: number }
  /** First event of a kind from event `from` on. */
  | {
      readonly type: 'find'
      readonly job: number
      readonly request: number
      readonly wanted: Wanted
      readonly from: number
    }
  /** The first click of the run, or where it would come if the run went on; null where there can be none. */
  | { readonly type: 'arrival'; readonly job: number; readonly request: number }
  /** Runs each scenario to its end, for the points of a curve. */
  | { readonly type: 'sweep'; readonly job: number; readonly scenarios: readonly Scenario[] }
  /** The same scenario with other seeds. */
  | { readonly type: 'repeat'; readonly job: number; readonly scenario: Scenario; readonly seeds: readonly number[] }
  | KeyRequest
  | NetworkRequest

/** What the page must know of a plan before the first counts arrive. */
export interface Started {
  readonly eventKind: EventKind
  readonly blockPulses: number
  readonly blocks: number
  readonly lights: readonly RecordedLight[]
}

export interface Failure {
  readonly name: string
  readonly message: string
}

/** What the alarm saw at the end of one re-run, and what it said then. */
export interface RepeatResult {
  readonly seed: number
  readonly compared: number
  readonly comparedErrors: number
  readonly state: AlarmState
  readonly reason: AlarmReason
}

/** Worker → page. */
export type Reply = { readonly job: number } & (
  | { readonly type: 'started'; readonly plan: Started }
  | { readonly type: 'progress'; readonly blocks: readonly BlockResult[] }
  | { readonly type: 'done' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'block'; readonly events: EventBlock }
  /**
   * What was looked for. `drawn`: no pulse of this run but one of its class, drawn from the law (a run
   * counted in batches has no single pulses), or one behind its end.
   */
  | { readonly type: 'found'; readonly request: number; readonly row: PhotonRow | null; readonly drawn: boolean }
  | { readonly type: 'repeated'; readonly results: readonly RepeatResult[]; readonly finished: boolean }
  /** Counts of one point of a sweep, by its place in the list. */
  | { readonly type: 'swept'; readonly index: number; readonly tally: Tally; readonly finished: boolean }
  | { readonly type: 'failed'; readonly error: Failure }
  | KeyReply
  | NetworkReply
)

/** One end of a channel: a worker, the scope of a worker, or a MessagePort. */
export interface Port<Out, In> {
  postMessage(message: Out, transfer?: Transferable[]): void
  onmessage: ((event: MessageEvent<In>) => void) | null
}
