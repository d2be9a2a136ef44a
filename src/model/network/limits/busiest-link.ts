/**
 * Load of the busiest link when every pair of n parties uses one unit of key over the shortest way
 * through relays. The rate of a pair is the rate of a link divided by this.
 */
import type { RoutingGraph } from '../routing/graph'
import { walk } from '../routing/paths'

/** A spoke of a star carries the pairs of its one user: n − 1. */
export const starLoad = (n: number): number => n - 1

/** Parties in a line: the middle link parts them into i and n − i, max i(n − i) = ⌊n²/4⌋. */
export const lineLoad = (n: number): number => Math.floor((n * n) / 4)

/** A ring: n²/8 for even n (opposite pairs go half each way), (n² − 1)/8 for odd n. null below three. */
export const ringLoad = (n: number): number | null => (n < 3 ? null : (n * n - (n % 2)) / 8)

/** A full binary tree of a depth: a link at the root parts 2^d − 1 from the other 2^d. */
export const treeLoad = (depth: number): number => (2 ** depth - 1) * 2 ** depth

/** Load of every link of any network, by link number: pairs over fewest relays, split equally among equally good ways. */
export function linkLoads(graph: RoutingGraph, parties: readonly string[]): Float64Array {
  const { ids, start, neighbour, link, relays, numberOf } = graph
  const loads = new Float64Array(graph.links.length)
  const isParty = new Uint8Array(ids.length)
  for (const id of parties) isParty[numberOf.get(id)!] = 1
  for (const id of parties) {
    const from = numberOf.get(id)!
    const { hops } = walk(graph, from, Number.MIN_VALUE)
    const outward = [...ids.keys()].filter((i) => hops[i]! > 0).sort((i, j) => hops[i]! - hops[j]!)
    const ways = new Float64Array(ids.length)
    ways[from] = 1
    const through = (i: number) => i === from || relays[i] === 1
    /** Calls `each` with every link by which a node is reached on a shortest way. */
    const inward = (to: number, each: (at: number, link: number) => void) => {
      for (let e = start[to]!; e < start[to + 1]!; e++) {
        const at = neighbour[e]!
        if (hops[at]! === hops[to]! - 1 && through(at)) each(at, link[e]!)
      }
    }
    for (const to of outward) inward(to, (at) => (ways[to]! += ways[at]!))
    // From the far end inward: what passes a node is what ends there and what goes on, dealt out by ways.
    const passing = Float64Array.from(ids, (_, i) => (isParty[i] && i !== from ? 1 : 0))
    for (const to of outward.reverse())
      inward(to, (at, l) => {
        const part = (passing[to]! * ways[at]!) / ways[to]!
        passing[at]! += part
        loads[l]! += part / 2 // every pair is seen from both ends
      })
  }
  return loads
}
