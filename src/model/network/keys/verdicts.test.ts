import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setRelays } from '../edits'
import { graphOf } from '../pairs'
import { quantumLinks } from '../quantum-links'
import type { KeyLink } from '../routing/graph'
import { planRoutes, type RouteChoice, trustSet } from '../routing/plan'
import { networkNamed } from '../text/read-network'
import type { Network } from '../topology'
import { everyPair, type PairVerdict, samplePairs, verdictsOf } from './verdicts'

const town = (() => {
  let network = networkNamed('town6')!
  for (const id of ['B', 'E']) network = setRelays(network, id, true).network
  return network
})()
const linksOf = (network: Network): KeyLink[] =>
  quantumLinks(network).map(({ id, a, b }) => ({ id, a, b, bitsPerSecond: 1000 }))
const links = linksOf(town)
const feed = (bitsPerSecond: number, eveShare: number) => ({ bitsPerSecond, alarm: 'ok' as const, eveShare })
const one: RouteChoice = { routing: 'fewest', shares: 1 }

const judge = (attack: { feeds?: [string, ReturnType<typeof feed>][]; taken?: string[]; choice?: RouteChoice }) =>
  verdictsOf(town, {
    links,
    feeds: new Map(attack.feeds),
    taken: new Set(attack.taken),
    choice: attack.choice ?? one,
    seed: 3,
  })
const pairsThat = (verdicts: readonly PairVerdict[], verdict: PairVerdict['verdict']) =>
  verdicts.filter((v) => v.verdict === verdict).map(({ a, b }) => a + b)

describe('verdictsOf', () => {
  it('all fifteen pairs are secret while Eve is nowhere', () => expect(pairsThat(judge({}), 'secret')).toHaveLength(15))

  it('a relay that is taken over opens its own pairs and those that pass it, and no other', () => {
    const open = pairsThat(judge({ taken: ['B'] }), 'open')
    const passes = (a: string, b: string) =>
      a === 'B' || b === 'B' || planRoutes(graphOf(town, links), a, b, one)!.routes[0]!.nodes.includes('B')
    const expected = judge({})
      .filter(({ a, b }) => passes(a, b))
      .map(({ a, b }) => a + b)
    expect(open).toEqual(expected)
    expect(open.length).toBeGreaterThan(5)
    expect(open.length).toBeLessThan(15)
  })

  it('an attack that is noticed costs only service, and only where there is no way round', () => {
    const verdicts = judge({
      feeds: [
        ['A-B', feed(0, 0)],
        ['A-D', feed(0, 0)],
      ],
    })
    expect(pairsThat(verdicts, 'open')).toEqual([])
    expect(pairsThat(verdicts, 'no-service').toSorted()).toEqual(['AB', 'AC', 'AD', 'AE', 'AF'])
  })

  it('an attack that nobody notices opens keys and costs no service', () => {
    const verdicts = judge({ feeds: [['A-B', feed(1000, 1)]] })
    expect(pairsThat(verdicts, 'no-service')).toEqual([])
    expect(pairsThat(verdicts, 'open')).toContain('AB')
    expect(pairsThat(verdicts, 'open')).not.toContain('DE')
  })

  it('part of the key is part of the secret', () =>
    expect(judge({ feeds: [['A-B', feed(1000, 0.5)]] })[0]).toMatchObject({ a: 'A', b: 'B', verdict: 'partly' }))

  it('opens with each single relay exactly the pairs that have it in their trust set or end there', () => {
    const choice = fc.record({
      routing: fc.constantFrom('widest', 'fewest'),
      shares: fc.integer({ min: 1, max: 3 }),
    }) as fc.Arbitrary<RouteChoice>
    fc.assert(
      fc.property(
        choice,
        fc.subarray(['A', 'B', 'C', 'D', 'E', 'F']),
        fc.constantFrom(...'ABCDEF'),
        (choice, opened, taken) => {
          const network = opened.reduce((n, id) => setRelays(n, id, true).network, networkNamed('town6')!)
          const graph = graphOf(network, linksOf(network))
          for (const { a, b, verdict } of verdictsOf(network, {
            links: linksOf(network),
            feeds: new Map(),
            taken: new Set([taken]),
            choice,
            seed: 1,
          })) {
            const plan = planRoutes(graph, a, b, choice)
            const expected =
              plan === null ? 'none' : a === taken || b === taken || trustSet(plan).includes(taken) ? 'open' : 'secret'
            expect(verdict).toBe(expected)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a sample of very many pairs', () => {
  it('holds each pair at most once, and all of them where they are few', () => {
    expect(samplePairs(5, 100, 1)).toEqual(everyPair(5))
    expect(everyPair(4)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ])
    const sample = samplePairs(300, 500, 7)
    expect(sample).toHaveLength(500)
    expect(new Set(sample.map(String)).size).toBe(500)
    expect(sample.every(([a, b]) => a < b && b < 300)).toBe(true)
    expect(sample).toEqual(samplePairs(300, 500, 7))
  })
})
