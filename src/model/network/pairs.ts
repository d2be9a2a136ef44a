/** Who can talk to whom: the best way of every pair of users, and who must be trusted for it. */
import { type KeyLink, type Routing, type RoutingGraph, routingGraph } from './routing/graph'
import { allPairs, type Walk, walk, widestRates } from './routing/paths'
import { type Network, type NetworkNode, usersOf } from './topology'

export interface Pair {
  readonly a: string
  readonly b: string
  /** A link of their own, a way through relays, or nothing. */
  readonly by: 'direct' | 'relays' | 'none'
  /** Relays on the way. */
  readonly relays: number
  /** Key rate if nobody else uses the links, bit/s. */
  readonly bitsPerSecond: number
  /** Rests on a length that nobody published: known lengths alone do not give this rate over as few relays. */
  readonly assumed: boolean
}

export interface Pairs {
  readonly users: readonly NetworkNode[]
  /** Every pair of users once, in the order of the users. */
  readonly pairs: readonly Pair[]
  /** Pairs that share a key. */
  readonly joined: number
}

/** The network as routing sees it. */
export const graphOf = (network: Network, links: readonly KeyLink[]): RoutingGraph => routingGraph(network.nodes, links)

/**
 * The matrix of the pairs.
 *
 * @param links quantum links with their present rates; `assumed` marks those over lengths that nobody published
 */
export function pairsOf(
  network: Network,
  links: readonly (KeyLink & { readonly assumed?: boolean })[],
  routing: Routing,
): Pairs {
  const graph = graphOf(network, links)
  const users = usersOf(network)
  const { rate, relays } = allPairs(graph, routing)
  const known = links.filter(({ assumed }) => !assumed)
  const sure = known.length < links.length ? allPairs(graphOf(network, known), routing) : null
  const n = graph.ids.length
  const pairs: Pair[] = []
  users.forEach(({ id: a }, i) => {
    for (const { id: b } of users.slice(i + 1)) {
      const at = graph.numberOf.get(a)! * n + graph.numberOf.get(b)!
      const by = relays[at]! < 0 ? 'none' : relays[at] === 0 ? 'direct' : 'relays'
      const found = sure !== null && sure.rate[at] === rate[at] && sure.relays[at]! <= relays[at]!
      const assumed = sure !== null && by !== 'none' && !found
      pairs.push({ a, b, by, relays: Math.max(0, relays[at]!), bitsPerSecond: rate[at]!, assumed })
    }
  })
  return { users, pairs, joined: pairs.filter(({ by }) => by !== 'none').length }
}

/** By relay: how many pairs of users send their keys through it, where it can read them (its eye is open). */
export function keysRead(network: Network, links: readonly KeyLink[], routing: Routing): ReadonlyMap<string, number> {
  const graph = graphOf(network, links)
  const users = usersOf(network).map(({ id }) => graph.numberOf.get(id)!)
  const passing = new Int32Array(graph.ids.length)
  users.forEach((from, i) => {
    const best = routing === 'widest' ? widestRates(graph, from) : null
    const walks = new Map<number, Walk>()
    for (const to of users.slice(i + 1)) {
      const atLeast = best ? best[to]! : Number.MIN_VALUE
      if (atLeast === 0) continue
      const walked = walks.get(atLeast) ?? walk(graph, from, atLeast)
      walks.set(atLeast, walked)
      if (walked.hops[to]! < 2) continue
      for (let at = before(graph, walked, to); at !== from; at = before(graph, walked, at)) passing[at]!++
    }
  })
  return new Map(graph.ids.flatMap((id, i) => (passing[i]! > 0 ? [[id, passing[i]!] as const] : [])))
}

/** The node from which a walk came to a node. */
function before({ links, ids, numberOf }: RoutingGraph, { by }: Walk, at: number): number {
  const { a, b } = links[by[at]!]!
  return numberOf.get(ids[at] === a ? b : a)!
}

/** Above this many users the advice would take longer than it is worth. */
const MOST_ADVISED = 100

/** The user whose opening as a relay would join the most pairs, and how many there would be; null if none helps. */
export function bestOpening(
  network: Network,
  links: readonly KeyLink[],
): { readonly node: string; readonly joined: number } | null {
  if (usersOf(network).length > MOST_ADVISED) return null
  const now = pairsOf(network, links, 'fewest').joined
  let best: { node: string; joined: number } | null = null
  for (const { id, relays } of usersOf(network)) {
    if (relays) continue
    const opened = { ...network, nodes: network.nodes.map((n) => (n.id === id ? { ...n, relays: true } : n)) }
    const { joined } = pairsOf(opened, links, 'fewest')
    if (joined > Math.max(now, best?.joined ?? 0)) best = { node: id, joined }
  }
  return best
}
