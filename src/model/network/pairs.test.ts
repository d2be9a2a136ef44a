import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf, keysRead, pairsOf } from './pairs'
import type { KeyLink } from './routing/graph'
import { findRoute } from './routing/paths'
import { makeNode, type Network } from './topology'

const anyNetwork = fc
  .record({
    relays: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    users: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    links: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 0, max: 5 })), { maxLength: 16 }),
  })
  .map(({ relays, users, links }) => {
    const nodes = relays.map((open, i) => ({
      ...makeNode({ id: `n${i}`, kind: users[i] ? 'user' : 'relay', x: 0, y: 0 }),
      relays: open,
    }))
    const keyLinks: KeyLink[] = links
      .filter(([a, b]) => a !== b)
      .map(([a, b, bitsPerSecond], i) => ({ id: `l${i}`, a: `n${a}`, b: `n${b}`, bitsPerSecond }))
    return { network: { nodes, fibres: [] } satisfies Network, keyLinks }
  })

describe('pairsOf and keysRead', () => {
  it('say the same as the routes of the pairs one by one', () =>
    fc.assert(
      fc.property(
        anyNetwork,
        fc.constantFrom('widest' as const, 'fewest' as const),
        ({ network, keyLinks }, routing) => {
          const graph = graphOf(network, keyLinks)
          const passing = new Map<string, number>()
          for (const { a, b, by, relays, bitsPerSecond } of pairsOf(network, keyLinks, routing).pairs) {
            const route = findRoute(graph, a, b, routing)
            expect(by).toBe(route === null ? 'none' : route.links.length === 1 ? 'direct' : 'relays')
            expect(relays).toBe(route ? route.links.length - 1 : 0)
            expect(bitsPerSecond).toBe(route?.bitsPerSecond ?? 0)
            for (const id of route?.nodes.slice(1, -1) ?? []) passing.set(id, (passing.get(id) ?? 0) + 1)
          }
          expect([...keysRead(network, keyLinks, routing)].toSorted()).toEqual([...passing].toSorted())
        },
      ),
    ))
})

describe('rates over lengths that nobody published', () => {
  const node = (id: string, relays = false) => ({ ...makeNode({ id, kind: 'user', x: 0, y: 0 }), relays })
  const network: Network = { nodes: [node('A'), node('R', true), node('B')], fibres: [] }
  const link = (a: string, b: string, bitsPerSecond: number, assumed = false) => ({
    id: `${a}-${b}`,
    a,
    b,
    bitsPerSecond,
    assumed,
  })
  const told = (links: ReturnType<typeof link>[], routing: 'widest' | 'fewest') =>
    Object.fromEntries(pairsOf(network, links, routing).pairs.map((p) => [p.a + p.b, p.assumed]))

  it('are assumed unless known lengths give as much over as few relays', () => {
    // A–B directly over an invented length; A–R–B over published ones.
    const slow = [link('A', 'B', 10, true), link('A', 'R', 50), link('R', 'B', 40)]
    expect(told(slow, 'widest')).toEqual({ AB: false, AR: false, RB: false })
    expect(told(slow, 'fewest')).toEqual({ AB: true, AR: false, RB: false })
    const fast = [link('A', 'B', 90, true), link('A', 'R', 50), link('R', 'B', 40)]
    expect(told(fast, 'widest')).toEqual({ AB: true, AR: false, RB: false })
  })
})
