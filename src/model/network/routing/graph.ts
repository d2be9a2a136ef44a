/** The network as routing sees it: key-holding nodes and links with their key rates, in flat arrays. */

export interface RoutingNode {
  readonly id: string
  /** May stand inside a path. */
  readonly relays: boolean
}

export interface KeyLink {
  readonly id: string
  readonly a: string
  readonly b: string
  /** Secret key rate, bit/s; a link with 0 is not used. */
  readonly bitsPerSecond: number
}

export interface RoutingGraph {
  readonly ids: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly relays: Uint8Array
  readonly links: readonly KeyLink[]
  /** Links of node i stand from `start[i]` to `start[i + 1]`, the widest first, then in drawing order. */
  readonly start: Int32Array
  /** At the other end. */
  readonly neighbour: Int32Array
  /** Number of the link in `links`. */
  readonly link: Int32Array
  readonly width: Float64Array
}

/** A way from one node to another over links that have keys. */
export interface Route {
  /** Ids, both ends included. */
  readonly nodes: readonly string[]
  /** Ids, one fewer than nodes. */
  readonly links: readonly string[]
  /** Rate of the slowest link, bit/s. */
  readonly bitsPerSecond: number
}

/** How a path is chosen. */
export const ROUTINGS = ['widest', 'fewest'] as const
export type Routing = (typeof ROUTINGS)[number]

/** @throws RangeError if a link ends at a node that is not there, or its rate is no number ≥ 0 */
export function routingGraph(nodes: readonly RoutingNode[], given: readonly KeyLink[]): RoutingGraph {
  const numberOf = new Map(nodes.map(({ id }, i) => [id, i]))
  for (const { id, a, b, bitsPerSecond } of given)
    if (!numberOf.has(a) || !numberOf.has(b) || !(bitsPerSecond >= 0))
      throw new RangeError(`routingGraph: link ${id} from ${a} to ${b} with rate ${bitsPerSecond}`)
  const links = given.filter(({ bitsPerSecond }) => bitsPerSecond > 0)
  const start = new Int32Array(nodes.length + 1)
  for (const { a, b } of links) {
    start[numberOf.get(a)! + 1]!++
    start[numberOf.get(b)! + 1]!++
  }
  for (let i = 0; i < nodes.length; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, nodes.length)
  const neighbour = new Int32Array(2 * links.length)
  const link = new Int32Array(2 * links.length)
  const width = new Float64Array(2 * links.length)
  const byWidth = [...links.keys()].sort((p, q) => links[q]!.bitsPerSecond - links[p]!.bitsPerSecond || p - q)
  for (const l of byWidth) {
    const [a, b] = [numberOf.get(links[l]!.a)!, numberOf.get(links[l]!.b)!]
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const at = next[from]!++
      neighbour[at] = to
      link[at] = l
      width[at] = links[l]!.bitsPerSecond
    }
  }
  const relays = Uint8Array.from(nodes, (n) => (n.relays ? 1 : 0))
  return { ids: nodes.map(({ id }) => id), numberOf, relays, links, start, neighbour, link, width }
}

/** The route along link numbers that begins at a node. */
export function routeAlong(graph: RoutingGraph, from: number, linkNumbers: readonly number[]): Route {
  const nodes = [graph.ids[from]!]
  for (const l of linkNumbers) {
    const { a, b } = graph.links[l]!
    nodes.push(nodes.at(-1) === a ? b : a)
  }
  const used = linkNumbers.map((l) => graph.links[l]!)
  return { nodes, links: used.map(({ id }) => id), bitsPerSecond: Math.min(...used.map((l) => l.bitsPerSecond)) }
}
