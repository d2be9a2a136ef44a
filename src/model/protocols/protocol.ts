/** What a protocol fixes: which states Alice may send, and which pulses are kept. */
import type { Basis, Bit, Bloch } from '../physics/link/states'

export interface Protocol<Id extends string = string> {
  readonly id: Id
  /** The bases both sides choose from, in the order of their column codes 0, 1. */
  readonly bases: readonly Basis[]
  readonly state: (basis: Basis, bit: Bit) => Bloch
  /** Whether a detected pulse is kept once the bases are public. */
  readonly keeps: (alice: Basis, bob: Basis) => boolean
}
