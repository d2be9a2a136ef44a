/**
 * Paths of keys through relays. `widest`: the slowest link is as fast as can be, and among such
 * paths there are as few relays as can be. `fewest`: as few relays as can be, and among such paths
 * the slowest link is as fast as can be.
 */
import { type Route, type Routing, type RoutingGraph, routeAlong } from './graph'

/**
 * Rate of the widest path from one node to every other: Dijkstra's algorithm with the slowest link in
 * place of the length. Infinity at the start, 0 where there is no path.
 */
export function widestRates(graph: RoutingGraph, from: number): Float64Array {
  const { start, neighbour, width, relays, ids } = graph
  const best = new Float64Array(ids.length)
  const settled = new Uint8Array(ids.length)
  best[from] = Infinity
  const heap: number[] = [from]
  const keys: number[] = [Infinity]
  while (heap.length > 0) {
    const at = heap[0]!
    const [id, key] = [heap.pop()!, keys.pop()!]
    const size = heap.length
    if (size > 0) {
      let i = 0
      for (;;) {
        let child = 2 * i + 1
        if (child >= size) break
        if (child + 1 < size && keys[child + 1]! > keys[child]!) child++
        if (keys[child]! <= key) break
        heap[i] = heap[child]!
        keys[i] = keys[child]!
        i = child
      }
      heap[i] = id
      keys[i] = key
    }
    if (settled[at]) continue
    settled[at] = 1
    if (at !== from && !relays[at]) continue
    for (let e = start[at]!; e < start[at + 1]!; e++) {
      const to = neighbour[e]!
      const through = Math.min(best[at]!, width[e]!)
      if (through <= best[to]!) continue
      best[to] = through
      let i = heap.length
      while (i > 0) {
        const parent = (i - 1) >> 1
        if (keys[parent]! >= through) break
        heap[i] = heap[parent]!
        keys[i] = keys[parent]!
        i = parent
      }
      heap[i] = to
      keys[i] = through
    }
  }
  return best
}

/** Where a breadth-first walk came from, by node. */
export interface Walk {
  /** Links from the start; −1 where the walk did not come. */
  readonly hops: Int32Array
  /** Link by which a node was reached; −1 at the start. */
  readonly by: Int32Array
  /** Slowest link on the way. */
  readonly rate: Float64Array
}

const emptyWalk = ({ ids }: RoutingGraph): Walk => ({
  hops: new Int32Array(ids.length),
  by: new Int32Array(ids.length),
  rate: new Float64Array(ids.length),
})

/**
 * Fewest links from one node to every other over links of at least some width; among equally short
 * ways the widest. Only relays are walked through.
 *
 * @param until stops once this node is reached; −1 to walk on
 * @param into overwritten with the result, so that many walks share their memory
 */
export function walk(graph: RoutingGraph, from: number, atLeast: number, until = -1, into = emptyWalk(graph)): Walk {
  const { start, neighbour, width, link, relays } = graph
  const { hops, by, rate } = into
  hops.fill(-1)
  by.fill(-1)
  rate.fill(0)
  hops[from] = 0
  rate[from] = Infinity
  let layer = [from]
  while (layer.length > 0 && (until < 0 || hops[until] === -1)) {
    const next: number[] = []
    for (const at of layer) {
      if (at !== from && !relays[at]) continue
      for (let e = start[at]!; e < start[at + 1]! && width[e]! >= atLeast; e++) {
        const to = neighbour[e]!
        if (hops[to] === -1) {
          hops[to] = hops[at]! + 1
          next.push(to)
        } else if (hops[to] !== hops[at]! + 1) continue
        const through = Math.min(rate[at]!, width[e]!)
        if (through > rate[to]!) {
          rate[to] = through
          by[to] = link[e]!
        }
      }
    }
    layer = next
  }
  return into
}

/** The route on which a walk reached a node. */
function routeOf(graph: RoutingGraph, { by }: Walk, from: number, to: number): Route {
  const links: number[] = []
  for (let at = to; at !== from; ) {
    const l = by[at]!
    links.push(l)
    const { a, b } = graph.links[l]!
    at = graph.numberOf.get(graph.ids[at] === a ? b : a)!
  }
  return routeAlong(graph, from, links.reverse())
}

/** The best path between two nodes; null if there is none, or if both are the same. */
export function findRoute(graph: RoutingGraph, from: string, to: string, routing: Routing): Route | null {
  const [a, b] = [graph.numberOf.get(from), graph.numberOf.get(to)]
  if (a === undefined || b === undefined || a === b) return null
  const atLeast = routing === 'widest' ? widestRates(graph, a)[b]! : Number.MIN_VALUE
  if (atLeast === 0) return null
  const walked = walk(graph, a, atLeast, b)
  return walked.hops[b] === -1 ? null : routeOf(graph, walked, a, b)
}

export interface AllPairs {
  readonly ids: readonly string[]
  /** Rate from node i to node j at i·n + j, bit/s; 0 where there is no path or i = j. */
  readonly rate: Float64Array
  /** Relays on the path, −1 where there is none. */
  readonly relays: Int16Array
}

const emptyPairs = ({ ids }: RoutingGraph): AllPairs => ({
  ids,
  rate: new Float64Array(ids.length ** 2),
  relays: new Int16Array(ids.length ** 2).fill(-1),
})

/** Enters what a walk found for pairs that have no path yet, both ways. */
function enter({ ids, rate, relays }: AllPairs, from: number, walked: Walk): void {
  const n = ids.length
  for (let to = 0; to < n; to++) {
    if (to === from || walked.hops[to]! < 1 || relays[from * n + to] !== -1) continue
    rate[from * n + to] = rate[to * n + from] = walked.rate[to]!
    relays[from * n + to] = relays[to * n + from] = walked.hops[to]! - 1
  }
}

/**
 * Adds the links from the widest to the narrowest, as Kruskal's algorithm does. The pairs that a link
 * joins for the first time have its rate; their fewest relays are found by walks over all links
 * that are at least as wide, from the smaller of the two parts that it joins.
 */
function allWidest(graph: RoutingGraph): AllPairs {
  const { ids, links, numberOf, relays } = graph
  const pairs = emptyPairs(graph)
  const part = Int32Array.from(ids, (_, i) => i)
  const root = (i: number): number => {
    while (part[i] !== i) {
      part[i] = part[part[i]!]!
      i = part[i]!
    }
    return i
  }
  const members = ids.map((_, i) => new Set([i])) // by root: its relays, and the users at their links
  const scratch = emptyWalk(graph)
  const byWidth = [...links].sort((p, q) => q.bitsPerSecond - p.bitsPerSecond)
  for (let l = 0; l < byWidth.length; ) {
    const width = byWidth[l]!.bitsPerSecond
    const sources = new Set<number>()
    for (; l < byWidth.length && byWidth[l]!.bitsPerSecond === width; l++) {
      const [a, b] = [numberOf.get(byWidth[l]!.a)!, numberOf.get(byWidth[l]!.b)!]
      if (relays[a] && relays[b]) {
        const [p, q] = [root(a), root(b)]
        if (p === q) continue
        const [small, large] = members[p]!.size < members[q]!.size ? [p, q] : [q, p]
        for (const i of members[small]!) {
          sources.add(i)
          members[large]!.add(i)
        }
        part[small] = large
      } else {
        const [user, other] = relays[a] ? [b, a] : [a, b]
        const joined = relays[other] ? members[root(other)]! : null
        if (joined ? joined.has(user) : pairs.relays[user * ids.length + other] !== -1) continue // nobody is new
        sources.add(user)
        joined?.add(user)
      }
    }
    for (const from of sources) enter(pairs, from, walk(graph, from, width, -1, scratch))
  }
  return pairs
}

function allFewest(graph: RoutingGraph): AllPairs {
  const pairs = emptyPairs(graph)
  const scratch = emptyWalk(graph)
  for (let from = 0; from < graph.ids.length; from++) {
    enter(pairs, from, walk(graph, from, Number.MIN_VALUE, -1, scratch))
  }
  return pairs
}

/** The best paths of all pairs of nodes at once, without the paths themselves. */
export const allPairs = (graph: RoutingGraph, routing: Routing): AllPairs =>
  routing === 'widest' ? allWidest(graph) : allFewest(graph)
