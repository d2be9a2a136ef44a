import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disjointPaths, largestRate, relaysThatCut } from './disjoint-paths'
import { maximumFlow } from './flow'
import { type KeyLink, type RoutingGraph, routingGraph } from './graph'
import { allPairs, findRoute } from './paths'

const graphOf = (nodes: string, relays: string, links: Readonly<Record<string, number>>): RoutingGraph =>
  routingGraph(
    [...nodes].map((id) => ({ id, relays: relays.includes(id) })),
    Object.entries(links).map(([ends, bitsPerSecond]) => ({ id: ends, a: ends[0]!, b: ends[1]!, bitsPerSecond })),
  )

/** town6 with all nodes opened; rates stand for lengths, the shorter the faster. */
const town6 = graphOf('ABCDEF', 'ABCDEF', { AB: 70, BC: 60, CF: 65, AD: 55, DE: 70, EF: 60, BE: 50 })

const anyGraph = fc
  .record({
    relays: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    links: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 0, max: 9 })), { maxLength: 16 }),
  })
  .map(({ relays, links }) =>
    routingGraph(
      relays.map((relay, i) => ({ id: String(i), relays: relay })),
      links
        .filter(([a, b]) => a !== b)
        .map(([a, b, bitsPerSecond], i): KeyLink => ({ id: `l${i}`, a: String(a), b: String(b), bitsPerSecond })),
    ),
  )

/** Every simple path between two nodes through relays, as lists of link numbers. */
function everyPath(graph: RoutingGraph, from: number, to: number): { nodes: number[]; rate: number }[] {
  const found: { nodes: number[]; rate: number }[] = []
  const go = (nodes: number[], rate: number) => {
    const at = nodes.at(-1)!
    if (at === to) return void found.push({ nodes, rate })
    if (at !== from && !graph.relays[at]) return
    for (let e = graph.start[at]!; e < graph.start[at + 1]!; e++)
      if (!nodes.includes(graph.neighbour[e]!)) go([...nodes, graph.neighbour[e]!], Math.min(rate, graph.width[e]!))
  }
  go([from], Infinity)
  return found
}

describe('findRoute', () => {
  it('finds the widest path of the town: over the faster half', () =>
    expect(findRoute(town6, 'A', 'F', 'widest')).toEqual({
      nodes: ['A', 'B', 'C', 'F'],
      links: ['AB', 'BC', 'CF'],
      bitsPerSecond: 60,
    }))

  it('prefers fewer relays when asked, though the path is slower', () => {
    const graph = graphOf('ABR', 'R', { AB: 1, AR: 9, RB: 9 })
    expect(findRoute(graph, 'A', 'B', 'widest')?.nodes).toEqual(['A', 'R', 'B'])
    expect(findRoute(graph, 'A', 'B', 'fewest')?.nodes).toEqual(['A', 'B'])
  })

  it('never goes through a user who does not relay', () =>
    expect(findRoute(graphOf('ABC', '', { AB: 5, BC: 5 }), 'A', 'C', 'widest')).toBeNull())

  it('does not use a link without a key', () =>
    expect(findRoute(graphOf('ABC', 'B', { AB: 5, BC: 0 }), 'A', 'C', 'fewest')).toBeNull())

  it('is the best of all simple paths, by brute force', () =>
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const pairs = { widest: allPairs(graph, 'widest'), fewest: allPairs(graph, 'fewest') }
        for (let i = 0; i < 7; i++)
          for (let j = 0; j < 7; j++) {
            if (i === j) continue
            const paths = everyPath(graph, i, j)
            const rate = Math.max(0, ...paths.map((p) => p.rate))
            const short = Math.min(...paths.map((p) => p.nodes.length))
            const expected = {
              widest: {
                rate,
                relays: Math.min(...paths.filter((p) => p.rate === rate).map((p) => p.nodes.length)) - 2,
              },
              fewest: {
                rate: Math.max(0, ...paths.filter((p) => p.nodes.length === short).map((p) => p.rate)),
                relays: short - 2,
              },
            }
            for (const routing of ['widest', 'fewest'] as const) {
              const route = findRoute(graph, String(i), String(j), routing)
              const matrix = { rate: pairs[routing].rate[7 * i + j]!, relays: pairs[routing].relays[7 * i + j]! }
              if (paths.length === 0) {
                expect(route).toBeNull()
                expect(matrix).toEqual({ rate: 0, relays: -1 })
              } else {
                expect({ rate: route!.bitsPerSecond, relays: route!.nodes.length - 2 }).toEqual(expected[routing])
                expect(matrix).toEqual(expected[routing])
              }
            }
          }
      }),
    ))
})

describe('maximumFlow', () => {
  // The classic example of Cormen et al., Introduction to Algorithms, Figure 26.1: 23.
  it('carries 23 through the textbook network', () => {
    const arcs = [
      [0, 1, 16],
      [0, 2, 13],
      [1, 3, 12],
      [2, 1, 4],
      [3, 2, 9],
      [2, 4, 14],
      [4, 3, 7],
      [3, 5, 20],
      [4, 5, 4],
    ].map(([from, to, capacity]) => ({ from: from!, to: to!, capacity: capacity! }))
    expect(maximumFlow(6, arcs, 0, 5).value).toBe(23)
  })

  it('equals the capacity of the cut it names, and no cut is smaller', () => {
    const arc = fc.record({ from: fc.nat(5), to: fc.nat(5), capacity: fc.nat(20) })
    fc.assert(
      fc.property(fc.array(arc, { maxLength: 20 }), (arcs) => {
        const { value, sourceSide } = maximumFlow(6, arcs, 0, 5)
        const capacity = (inside: (node: number) => boolean) =>
          arcs.reduce((sum, { from, to, capacity }) => sum + (inside(from) && !inside(to) ? capacity : 0), 0)
        expect(capacity((node) => sourceSide[node] === 1)).toBe(value)
        for (let set = 0; set < 16; set++)
          expect(
            capacity((node) => node === 0 || (node < 5 && ((set >> (node - 1)) & 1) === 1)),
          ).toBeGreaterThanOrEqual(value)
      }),
    )
  })
})

describe('disjointPaths', () => {
  it('finds two ways from A to F that share no node', () => {
    const paths = disjointPaths(town6, 'A', 'F', 3)
    expect(paths.map((p) => p.nodes.join(''))).toEqual(['ABCF', 'ADEF'])
    expect(relaysThatCut(town6, 'A', 'F')).toHaveLength(2)
  })

  it('takes back a greedy first choice that would block the second path', () => {
    // The shortest path A–X–Y–B uses up both sides; two disjoint ones exist without the link X–Y.
    const graph = graphOf('ABXYPQ', 'XYPQ', { AX: 1, XY: 1, YB: 1, AP: 1, PY: 1, XQ: 1, QB: 1 })
    expect(disjointPaths(graph, 'A', 'B', 2)).toHaveLength(2)
  })

  it('a direct link is a path no relay can read', () => {
    const graph = graphOf('ABR', 'R', { AB: 1, AR: 1, RB: 1 })
    expect(disjointPaths(graph, 'A', 'B', 5).map((p) => p.nodes.length)).toEqual([2, 3])
    expect(relaysThatCut(graph, 'A', 'B')).toBeNull()
  })

  it('there are as many as relays needed to cut all paths, by brute force (Menger)', () =>
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const paths = everyPath(graph, 0, 6)
        const routes = disjointPaths(graph, '0', '6', 10)
        const inner = routes.flatMap(({ nodes }) => nodes.slice(1, -1))
        expect(new Set(inner).size).toBe(inner.length)
        for (const { nodes } of routes)
          for (const node of nodes.slice(1, -1)) expect(graph.relays[Number(node)]).toBe(1)
        if (paths.some(({ nodes }) => nodes.length === 2)) {
          expect(relaysThatCut(graph, '0', '6')).toBeNull()
          return
        }
        const cuts = (set: number) => paths.every(({ nodes }) => nodes.slice(1, -1).some((i) => (set >> i) & 1))
        const smallest = Math.min(
          ...Array.from({ length: 128 }, (_, set) => set)
            .filter(cuts)
            .map((set) => [...set.toString(2)].filter((c) => c === '1').length),
        )
        expect(routes).toHaveLength(smallest)
        const cut = relaysThatCut(graph, '0', '6')!
        expect(cut).toHaveLength(smallest)
        expect(cuts(cut.reduce((set, id) => set | (1 << Number(id)), 0))).toBe(true)
      }),
    ))
})

describe('largestRate', () => {
  it('adds what two ways carry and names the links that limit it', () => {
    const { bitsPerSecond, limitedBy } = largestRate(town6, 'A', 'F')
    expect(bitsPerSecond).toBe(120) // 60 over C, 60 over E; F is entered by 65 + 60 = 125
    expect(limitedBy.toSorted()).toEqual(['BC', 'EF'])
  })

  it('is at least the widest path and at most the links of either end', () =>
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { bitsPerSecond } = largestRate(graph, '0', '6')
        const at = (end: string) =>
          graph.links.reduce((sum, l) => sum + (l.a === end || l.b === end ? l.bitsPerSecond : 0), 0)
        expect(bitsPerSecond).toBeGreaterThanOrEqual(findRoute(graph, '0', '6', 'widest')?.bitsPerSecond ?? 0)
        expect(bitsPerSecond).toBeLessThanOrEqual(Math.min(at('0'), at('6')))
      }),
    ))
})
