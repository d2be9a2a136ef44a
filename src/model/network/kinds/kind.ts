/**
 * What a kind of node does with light and with keys. Routing, rates, pairs and glyphs all read
 * this description, so a new kind is one file and one line in `index.ts`.
 */
export interface NodeKind<Id extends string = string> {
  /** Name in links and files. */
  readonly id: Id
  /** Counts as somebody who wants keys: a row of the pair matrix. */
  readonly user: boolean
  /** Ends quantum links and has key stores. A node without keys is passed by light only. */
  readonly holdsKeys: boolean
  /** Passes keys on unless told otherwise; only nodes that hold keys can. */
  readonly relays: boolean
  /**
   * What happens to light that arrives: it `ends` here; is led to one other port (`switches`);
   * is shared among all ports (`splits`); meets the other side's light (`pairs-up` two photons in a
   * Bell measurement, `interferes` one photon of either side); is made here (`emits` entangled
   * pairs); or is handed on without loss (`repeats`).
   */
  readonly light: 'ends' | 'switches' | 'splits' | 'pairs-up' | 'interferes' | 'emits' | 'repeats'
  /**
   * Loss in dB of light on its way through, beyond the fibres.
   * @param ports number of fibres at the node, ≥ 1
   */
  readonly lossDb: (ports: number) => number
  /**
   * How many of the pairs that meet at the node it serves at one moment; they take turns.
   * Infinity where every pair is served all the time.
   * @param ends number of key-holding nodes that reach each other through it, ≥ 2
   */
  readonly pairsAtOnce: (ends: number) => number
  /** False for what nobody can build yet; the screen says so. */
  readonly exists: boolean
}

export const defineNodeKind = <const Id extends string>(kind: NodeKind<Id>): NodeKind<Id> => kind
