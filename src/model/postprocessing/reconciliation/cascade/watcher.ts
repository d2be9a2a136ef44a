/** One parity as it was compared. */
export interface ParityAsked {
  /** From 0, in the order of the conversation. */
  readonly number: number
  /** Number of the message, from 0. */
  readonly round: number
  /** Layer (pass) asked, from 0. */
  readonly layer: number
  /** Positions from … to − 1 of that layer. */
  readonly from: number
  readonly to: number
  /** End of the block whose left half this is; the same as `to` for a whole block. */
  readonly end: number
  readonly alice: number
  /** Bob's parity when the answer came. */
  readonly bob: number
  /** Whether this goes back to an earlier layer, reopened by a correction in a later one. */
  readonly backTracking: boolean
}

/** Somebody who looks on while Bob searches, for the picture and for tests. */
export interface CascadeWatcher {
  asked(parity: ParityAsked): void
  /** A bit has been found and turned over; `layer` is the one that led to it. */
  corrected(keyIndex: number, layer: number): void
  /** The latest correction has made a block odd that was thought to be right. */
  reopened(layer: number, from: number, to: number): void
}
