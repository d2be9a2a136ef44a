/** One parity compared in Cascade and what came of it, for the picture of the search. */
export interface CascadeStep {
  /** Number of the message, from 0. */
  readonly round: number
  /** Layer (pass) asked, from 0. */
  readonly layer: number
  /** Positions from … to − 1 of that layer. */
  readonly from: number
  readonly to: number
  /** Whether Alice's and Bob's parities differ: an odd number of errors is in there. */
  readonly odd: boolean
  /** Whether this goes back to an earlier layer, reopened by a correction in a later one. */
  readonly backTracking: boolean
  /** Key index of the bit that Bob turned over because of this answer, or −1. */
  readonly corrected: number
}
