/**
 * A network: nodes on a plane measured in km and the fibres between them. Readonly values; every
 * change makes a new one (`edits.ts`).
 */
import type { NodeKindId } from './kinds/index'
import { nodeKindOf } from './kinds/index'

export interface NetworkNode {
  /** Never changes; fibres, stores and demands refer to it. */
  readonly id: string
  /** Shown; unique in its network. */
  readonly name: string
  readonly kind: NodeKindId
  /** Passes keys on, and so can read them. Only for kinds that hold keys. */
  readonly relays: boolean
  /** Place on the plane: km to the east and km to the south of the middle. */
  readonly x: number
  readonly y: number
  /** Invented for drawing: the real place is not published. */
  readonly synthetic: boolean
}

/**
 * What the light travels through. `passive`: the branches of one splitter at the end `from`, whose users
 * share its light and take turns. Short free-space hops are computed like fibre of the same length; a
 * satellite link is not computed at all.
 */
export type Medium = 'fibre' | 'passive' | 'free-space' | 'satellite'

export interface Fibre {
  /** Never changes; stores refer to it. */
  readonly id: string
  readonly from: string
  readonly to: string
  /** km, > 0. */
  readonly lengthKm: number
  /** False: the length is for drawing only, and is never printed as a fact. */
  readonly verified: boolean
  readonly medium: Medium
  /** Settings of this link alone, as link fields of the Lab (`hw`, `att`, `eve`, `p`, …); the rest comes from the page. */
  readonly fields: Readonly<Record<string, string>>
  /** Key rate that a real network has published for this link, bit/s; null where none is known. */
  readonly publishedBitsPerSecond: number | null
}

export interface Network {
  readonly nodes: readonly NetworkNode[]
  readonly fibres: readonly Fibre[]
}

export const emptyNetwork: Network = { nodes: [], fibres: [] }

/** More than the canvas can show and a browser can route at ease; larger files are refused. */
export const MOST_NODES = 2000
export const MOST_FIBRES = 10_000

/** Longest name a node can have, in UTF-16 units. */
export const LONGEST_NAME = 60

/** Shortest and longest length that the fields of the canvas and `net=` allow, km. */
export const SHORTEST_FIBRE_KM = 1
export const LONGEST_FIBRE_KM = 600

/** A node of a kind, with what the kind implies. */
export const makeNode = (
  given: Pick<NetworkNode, 'id' | 'kind' | 'x' | 'y'> & Partial<Pick<NetworkNode, 'name' | 'relays' | 'synthetic'>>,
): NetworkNode => ({ name: given.id, relays: nodeKindOf(given.kind).relays, synthetic: false, ...given })

/** A fibre whose length is known and whose settings are the page's. */
export const makeFibre = (given: Pick<Fibre, 'id' | 'from' | 'to' | 'lengthKm'> & Partial<Fibre>): Fibre => ({
  verified: true,
  medium: 'fibre',
  fields: {},
  publishedBitsPerSecond: null,
  ...given,
})

export const nodeById = ({ nodes }: Network, id: string): NetworkNode | undefined => nodes.find((n) => n.id === id)

export const fibreById = ({ fibres }: Network, id: string): Fibre | undefined => fibres.find((f) => f.id === id)

/** The fibre between two nodes, either way round. */
export const fibreBetween = ({ fibres }: Network, a: string, b: string): Fibre | undefined =>
  fibres.find((f) => (f.from === a && f.to === b) || (f.from === b && f.to === a))

/** Nodes that want keys: the rows of the pair matrix. */
export const usersOf = ({ nodes }: Network): readonly NetworkNode[] => nodes.filter((n) => nodeKindOf(n.kind).user)

/** Straight distance on the plane, km. */
export const distanceKm = (a: Pick<NetworkNode, 'x' | 'y'>, b: Pick<NetworkNode, 'x' | 'y'>): number =>
  Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)

/** An id for a fibre that no other fibre has: `A-B`, then `A-B~2` for a second one beside it. */
export function freeFibreId(taken: ReadonlySet<string>, from: string, to: string): string {
  const plain = `${from}-${to}`
  if (!taken.has(plain)) return plain
  let n = 2
  while (taken.has(`${plain}~${n}`)) n++
  return `${plain}~${n}`
}
