/** What page and worker say about keys: one key of the present run, and keys streamed block after block. */
import type { SiftProblem } from '../model/engine/sifted'
import type { KeyWish } from '../model/engine/sifted-key'
import type { StreamProblem } from '../model/engine/sifted-stream'
import type { PackedBits } from '../model/math/packed-bits'
import type { LengthsCompared } from '../model/postprocessing/compare-lengths'
import type { ChainStage, Distillation, Failure, ReconciliationStage } from '../model/postprocessing/distillation'
import type { KeyStrips } from '../model/postprocessing/key-strips'
import type { MessageShown } from '../model/postprocessing/public-record'
import type { CascadePicture } from '../model/postprocessing/reconciliation/cascade/picture'
import type { SiftedBlock } from '../model/postprocessing/sifted-block'
import type { Scenario } from '../model/scenario/scenario'

export type { KeyWish }

/** A reconciliation without the keys that it worked on. */
export type ReconciliationShown = Omit<ReconciliationStage, 'material'>

/** What came of the chain, without what is told in other places of the answer. */
export interface KeyOutcome extends Omit<Distillation, 'transcript' | 'evidence' | 'spent' | 'stages'> {
  readonly stages: Omit<Distillation['stages'], 'reconciliation'> & {
    readonly reconciliation: ReconciliationShown | null
  }
}

/** The chain's result, or why there is none: the run has no bits to begin with, or the engine broke down. */
export type KeyAnswer =
  | { readonly made: false; readonly problem: SiftProblem | 'engine-failed' }
  | {
      readonly made: true
      readonly outcome: KeyOutcome
      /** SHA-256 of Alice's and of Bob's key; null without a key. */
      readonly fingerprints: readonly [string, string] | null
      /** How Cascade found the errors near the beginning of the key; null for LDPC, or if it was not reached. */
      readonly picture: CascadePicture | null
      /** Every public message, in order. */
      readonly messages: readonly MessageShown[]
      /** The first bits at every stage. */
      readonly strips: KeyStrips
      /** The long-run length beside the finite one, and the shortest block that gives a key. */
      readonly lengths: LengthsCompared
    }

/** The bits of a run, or why it has none to give. */
export type Sifted = { readonly block: SiftedBlock } | { readonly problem: SiftProblem }

/** Keys made one after another while the link goes on. */
export interface StreamWish extends Omit<KeyWish, 'blockBits'> {
  /** Kept bits to a block, 1 to 2²². */
  readonly blockBits: number
  /** Blocks to make at most. */
  readonly blocks: number
  /** Share of the kept bits that is compared, 0–½. */
  readonly comparedShare: number
  /** Key that both share at the beginning, for authentication. */
  readonly sharedBits: number
}

/** One block of a stream. */
export interface StreamedBlock {
  /** From 0. */
  readonly number: number
  /** Pulses it took, and seconds of the hardware's clock from the start of the stream to its end. */
  readonly pulses: number
  readonly seconds: number
  readonly kept: number
  readonly qber: number | null
  /** f of its reconciliation; null where there was none, or no error. */
  readonly efficiency: number | null
  readonly secret: number
  /** Key used up by authentication. */
  readonly authentication: number
  readonly failure: Failure | null
  /** SHA-256 of the key; null without one. */
  readonly fingerprint: string | null
}

/** The key store of a stream: all bits ever put in, and how many from the front are used. */
export interface StoreLevel {
  readonly bits: number
  readonly used: number
}

/** A stream so far. */
export interface StreamSum {
  readonly blocks: number
  /** Seconds of the hardware's clock. */
  readonly seconds: number
  readonly secret: number
  readonly authentication: number
  /** (secret − authentication) ÷ seconds, bit/s; 0 before the first block. */
  readonly perSecond: number
}

export type KeyRequest =
  /** Sifts the bits of the present run. @param most only so many from its beginning; null: all */
  | { readonly type: 'sift'; readonly job: number; readonly request: number; readonly most: number | null }
  /** Makes a key of sifted bits: a job without an end in between, for an engine of its own. */
  | {
      readonly type: 'key'
      readonly job: number
      readonly block: SiftedBlock
      readonly scenario: Scenario
      readonly wish: KeyWish
    }
  /** Lets the link of a scenario go on, and makes a key of every block. A new stream supersedes the one before. */
  | { readonly type: 'stream'; readonly job: number; readonly scenario: Scenario; readonly wish: StreamWish }
  | { readonly type: 'stream-pause'; readonly job: number; readonly paused: boolean }
  /** Takes unused bits out of the stream's store: they are struck out for good. */
  | { readonly type: 'stream-take'; readonly job: number; readonly request: number; readonly bits: number }

export type KeyReply =
  | { readonly type: 'sifted'; readonly request: number; readonly sifted: Sifted }
  /** How far a key is; `share` of the stage is done, 0–1, where that is known. */
  | { readonly type: 'key-stage'; readonly stage: ChainStage; readonly share: number | null }
  | { readonly type: 'key'; readonly answer: KeyAnswer }
  | {
      readonly type: 'stream-started'
      /** Secret bits a second by the long-run formula with Eve off: every pulse a signal, nothing compared, no tags. */
      readonly formulaPerSecond: number
      /** The same less what is spent on decoys and on comparing. */
      readonly expectedPerSecond: number
      /** Blocks that will come: fewer than asked for where that many clicks are not drawn one by one. */
      readonly blocks: number
      /** Seconds of the hardware's clock that a block is expected to take. */
      readonly secondsPerBlock: number
    }
  | { readonly type: 'stream-refused'; readonly problem: StreamProblem | 'engine-failed' }
  | {
      readonly type: 'streamed'
      readonly blocks: readonly StreamedBlock[]
      readonly sum: StreamSum
      readonly store: StoreLevel
      readonly finished: boolean
    }
  /** Bits from the front of the unused ones; null if there were not so many. */
  | {
      readonly type: 'taken'
      readonly request: number
      readonly taken: PackedBits | null
      readonly store: StoreLevel
    }
