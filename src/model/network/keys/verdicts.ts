/**
 * What Eve's present places mean for every pair of users. A test key goes along the pair's way with
 * real bits; what she can make of it is compared with it. Loss of service is a way that there would
 * be without her.
 */
import { diceAt } from '../../math/dice'
import type { KeyLink, RoutingGraph } from '../routing/graph'
import { routingGraph } from '../routing/graph'
import { planRoutes, type RouteChoice } from '../routing/plan'
import { type Network, usersOf } from '../topology'
import { compareWithEve, type Holdings, streamName } from './eve'
import { keyBits } from './key-stream'
import type { RelayedKey } from './relayed-key'
import type { LinkFeed } from './store'

export interface PairVerdict {
  readonly a: string
  readonly b: string
  /**
   * `secret`: keys arrive and Eve knows no bit. `partly`, `open`: keys arrive and she knows some or all
   * of their bits. `no-service`: her attack leaves no way for keys. `none`: there is none anyway.
   */
  readonly verdict: 'secret' | 'partly' | 'open' | 'no-service' | 'none'
  readonly knownBits: number
  /** Of the test key; 0 without one. */
  readonly bits: number
}

export interface UnderAttack {
  /** Quantum links with the rates they have without Eve. */
  readonly links: readonly KeyLink[]
  /** What they give with her, by link. */
  readonly feeds: ReadonlyMap<string, LinkFeed>
  /** Nodes in her hands. */
  readonly taken: ReadonlySet<string>
  readonly choice: RouteChoice
  readonly seed: number
}

const TEST_BITS = 128

/** The test key of a pair along its way; every link's stream begins at 0. */
function testKey(
  graph: RoutingGraph,
  a: string,
  b: string,
  { choice, seed }: UnderAttack,
  serial: number,
): RelayedKey | null {
  const plan = planRoutes(graph, a, b, choice)
  if (!plan) return null
  const shares = plan.routes.map(({ nodes, links }) => ({
    nodes,
    pads: links.map((link) => ({ stream: { seed, link, born: 0 }, from: 0 })),
  }))
  return { seed, serial, from: a, to: b, bits: TEST_BITS, shares }
}

/** All that passes her nodes, and of each attacked link the share that its attack leaves her. */
const holdingsUnder = ({ links, feeds, taken }: UnderAttack): Holdings =>
  new Map(
    links.flatMap(({ id, a, b }) => {
      const share = taken.has(a) || taken.has(b) ? 1 : (feeds.get(id)?.eveShare ?? 0)
      return share > 0 ? [[streamName({ link: id, born: 0 }), [{ from: 0, to: TEST_BITS, share }]] as const] : []
    }),
  )

/** A pair of users by their places in the list of users. */
export type PlacePair = readonly [first: number, second: number]

/** Every pair of so many users once. */
export const everyPair = (users: number): readonly PlacePair[] =>
  Array.from({ length: users }, (_, i) =>
    Array.from({ length: users - i - 1 }, (__, k): PlacePair => [i, i + 1 + k]),
  ).flat()

/** Pairs of users drawn at random, each at most once, in the order of the users; all of them if there are no more. */
export function samplePairs(users: number, wanted: number, seed: number): readonly PlacePair[] {
  const all = (users * (users - 1)) / 2
  if (all <= wanted) return everyPair(users)
  const dice = diceAt({ seed, role: 'network', slot: 'tested pairs', block: 0 })
  const chosen = new Set<number>()
  while (chosen.size < wanted) {
    const [a, b] = [dice.below(users), dice.below(users)]
    if (a !== b) chosen.add(Math.min(a, b) * users + Math.max(a, b))
  }
  return [...chosen].sort((p, q) => p - q).map((at): PlacePair => [Math.floor(at / users), at % users])
}

/** The verdict for every pair of users, or for some of them, in the order of the users. */
export function verdictsOf(
  network: Network,
  attack: UnderAttack,
  tested: readonly PlacePair[] = everyPair(usersOf(network).length),
): readonly PairVerdict[] {
  const quiet = routingGraph(network.nodes, attack.links)
  const present = routingGraph(
    network.nodes,
    attack.links.map((link) => ({
      ...link,
      bitsPerSecond: attack.feeds.get(link.id)?.bitsPerSecond ?? link.bitsPerSecond,
    })),
  )
  const holdings = holdingsUnder(attack)
  const drawn = new Map<string, ReturnType<typeof keyBits>>() // a link lies on the ways of many pairs
  const bitsOf: typeof keyBits = (stream, from, bits) => {
    const known = drawn.get(stream.link) ?? keyBits(stream, from, bits)
    drawn.set(stream.link, known)
    return known
  }
  const users = usersOf(network)
  return tested.map(([first, second]): PairVerdict => {
    const [a, b] = [users[first]!.id, users[second]!.id]
    const key = testKey(present, a, b, attack, first * users.length + second - first - 1)
    if (!key) {
      const lost = planRoutes(quiet, a, b, attack.choice) !== null
      return { a, b, verdict: lost ? 'no-service' : 'none', knownBits: 0, bits: 0 }
    }
    const { knownBits, bits } = compareWithEve(holdings, key, bitsOf)
    return { a, b, verdict: knownBits === 0 ? 'secret' : knownBits === bits ? 'open' : 'partly', knownBits, bits }
  })
}
