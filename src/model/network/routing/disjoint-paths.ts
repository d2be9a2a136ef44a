/**
 * Paths that share no relay, so that no single relay sees all shares of a key; and the largest rate
 * when all ways are used at once.
 */
import { type Arc, maximumFlow } from './flow'
import { type Route, type RoutingGraph, routeAlong } from './graph'

/** Every link both ways, but never out of a node that does not relay (nor back into the start). */
function linkArcs(graph: RoutingGraph, from: number, to: number): (Arc & { readonly link: number })[] {
  const arcs: (Arc & { readonly link: number })[] = []
  graph.links.forEach(({ a, b, bitsPerSecond }, link) => {
    const [p, q] = [graph.numberOf.get(a)!, graph.numberOf.get(b)!]
    for (const [tail, head] of [
      [p, q],
      [q, p],
    ] as const)
      if (head !== from && tail !== to && (tail === from || graph.relays[tail]))
        arcs.push({ from: tail, to: head, capacity: bitsPerSecond, link })
  })
  return arcs
}

/** Largest rate between two nodes if every way is used at once, and the links that limit it. */
export function largestRate(
  graph: RoutingGraph,
  from: string,
  to: string,
): { readonly bitsPerSecond: number; readonly limitedBy: readonly string[] } {
  const [a, b] = [graph.numberOf.get(from), graph.numberOf.get(to)]
  if (a === undefined || b === undefined || a === b) return { bitsPerSecond: 0, limitedBy: [] }
  const arcs = linkArcs(graph, a, b)
  const { value, sourceSide } = maximumFlow(graph.ids.length, arcs, a, b)
  const cut = arcs.filter((arc) => sourceSide[arc.from] && !sourceSide[arc.to]).map((arc) => graph.links[arc.link]!.id)
  return { bitsPerSecond: value, limitedBy: value > 0 ? [...new Set(cut)] : [] }
}

/** Node i comes in as 2i and goes out as 2i + 1; between them there is room for one path. */
function splitArcs(graph: RoutingGraph, from: number, to: number): (Arc & { readonly link: number })[] {
  const inner = [...graph.ids.keys()].map((i) => ({
    from: 2 * i,
    to: 2 * i + 1,
    capacity: i === from || i === to ? Infinity : 1,
    link: -1,
  }))
  const outer = linkArcs(graph, from, to).map((arc) => ({
    ...arc,
    from: 2 * arc.from + 1,
    to: 2 * arc.to,
    capacity: 1,
  }))
  return [...inner, ...outer]
}

/**
 * Smallest set of relays without which two nodes have no path; as many as there are disjoint paths
 * (Menger). null if a direct link joins them, which no relay can break.
 */
export function relaysThatCut(graph: RoutingGraph, from: string, to: string): readonly string[] | null {
  const [a, b] = [graph.numberOf.get(from), graph.numberOf.get(to)]
  if (a === undefined || b === undefined || a === b) return []
  const arcs = splitArcs(graph, a, b).map((arc) => (arc.link < 0 ? arc : { ...arc, capacity: Infinity }))
  const { value, sourceSide } = maximumFlow(2 * graph.ids.length, arcs, 2 * a + 1, 2 * b)
  if (value === Infinity) return null
  return graph.ids.filter((_, i) => sourceSide[2 * i] && !sourceSide[2 * i + 1])
}

/**
 * Up to `most` paths that share no node but their ends, with as few links as possible in all:
 * shortest augmenting paths one after the other, each of which may undo parts of those before
 * (Suurballe 1974). Fewer if there are fewer; the shortest first.
 */
export function disjointPaths(graph: RoutingGraph, from: string, to: string, most: number): readonly Route[] {
  const [a, b] = [graph.numberOf.get(from), graph.numberOf.get(to)]
  if (a === undefined || b === undefined || a === b) return []
  const arcs = splitArcs(graph, a, b)
  const nodes = 2 * graph.ids.length
  const [source, sink] = [2 * a + 1, 2 * b]
  const used = new Uint8Array(arcs.length)
  const leaving: number[][] = Array.from({ length: nodes }, () => [])
  const entering: number[][] = Array.from({ length: nodes }, () => [])
  arcs.forEach((arc, i) => {
    leaving[arc.from]!.push(i)
    entering[arc.to]!.push(i)
  })
  const cost = (i: number) => (arcs[i]!.link < 0 ? 0 : 1)
  let paths = 0
  for (; paths < most; paths++) {
    // Bellman–Ford with a queue: taking a link back earns what it cost, so Dijkstra does not do.
    const distance = new Float64Array(nodes).fill(Infinity)
    const by = new Int32Array(nodes).fill(-1) // arc i forwards as 2i, taken back as 2i + 1
    const queued = new Uint8Array(nodes)
    const queue = [source]
    distance[source] = 0
    for (const node of queue) {
      queued[node] = 0
      const reach = (next: number, length: number, step: number) => {
        if (length >= distance[next]!) return
        distance[next] = length
        by[next] = step
        if (!queued[next]) queue.push(next)
        queued[next] = 1
      }
      for (const i of leaving[node]!) if (!used[i]) reach(arcs[i]!.to, distance[node]! + cost(i), 2 * i)
      for (const i of entering[node]!) if (used[i]) reach(arcs[i]!.from, distance[node]! - cost(i), 2 * i + 1)
    }
    if (distance[sink] === Infinity) break
    for (let node = sink; node !== source; ) {
      const step = by[node]!
      const arc = arcs[step >> 1]!
      used[step >> 1] = step % 2 === 0 ? 1 : 0
      node = step % 2 === 0 ? arc.from : arc.to
    }
  }
  const routes: Route[] = []
  for (let p = 0; p < paths; p++) {
    const links: number[] = []
    for (let node = source; node !== sink; ) {
      const i = leaving[node]!.find((arc) => used[arc])!
      used[i] = 0
      if (arcs[i]!.link >= 0) links.push(arcs[i]!.link)
      node = arcs[i]!.to
    }
    routes.push(routeAlong(graph, a, links))
  }
  return routes.sort((p, q) => p.links.length - q.links.length || q.bitsPerSecond - p.bitsPerSecond)
}
