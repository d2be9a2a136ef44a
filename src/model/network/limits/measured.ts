/** The same limits from simulation: what the stores really deliver, and what traitors really open. */
import { diceAt } from '../../math/dice'
import type { Demand } from '../keys/demand'
import { startSimulation } from '../keys/simulation'
import type { LinkFeed } from '../keys/store'
import { tick } from '../keys/tick'
import type { KeyLink, RoutingNode } from '../routing/graph'
import { canRead } from '../routing/plan'

export interface MeasuredPair {
  readonly a: string
  readonly b: string
  /** Delivered, bit/s. */
  readonly bitsPerSecond: number
}

/** Lets every pair of some parties ask for more than there is, all at once, and measures what each gets. */
export function measuredRates(
  nodes: readonly RoutingNode[],
  links: readonly KeyLink[],
  parties: readonly string[],
  ticks = 50,
): readonly MeasuredPair[] {
  const most = links.reduce((sum, { bitsPerSecond }) => sum + bitsPerSecond, 0)
  const demands: Demand[] = parties.flatMap((from, i) =>
    parties.slice(i + 1).map((to) => ({
      id: `${from} ${to}`,
      from,
      to,
      want: { kind: 'stream', bitsPerSecond: most } as const,
      choice: { routing: 'fewest', shares: 1 } as const,
    })),
  )
  const feeds = new Map(
    links.map(({ id, bitsPerSecond }): [string, LinkFeed] => [id, { bitsPerSecond, alarm: 'ok', eveShare: 0 }]),
  )
  let sim = startSimulation({ seed: 1, tickSeconds: 1, nodes, links, feeds, demands, capacityBits: Infinity })
  for (let i = 0; i < ticks; i++) sim = tick(sim)
  return sim.demands.map(({ demand, deliveredBits }) => ({
    a: demand.from,
    b: demand.to,
    bitsPerSecond: deliveredBits / ticks,
  }))
}

/**
 * Throws for every relay whether Eve has it, and counts how often she can read the key.
 *
 * @param p chance that a relay is hers
 * @param relays on every path
 * @param paths disjoint paths, each with one XOR share
 */
export function measuredLeaks(p: number, relays: number, paths: number, trials: number, seed: number): number {
  const dice = diceAt({ seed, role: 'network', slot: `leaks ${relays} ${paths}`, block: 0 })
  const routes = Array.from({ length: paths }, (_, m) => ({
    nodes: ['A', ...Array.from({ length: relays }, (_, k) => `${m} ${k}`), 'B'],
    links: [],
    bitsPerSecond: 1,
  }))
  const all = routes.flatMap(({ nodes }) => nodes.slice(1, -1))
  const plan = { from: 'A', to: 'B', routes, bitsPerSecond: 1 }
  let leaks = 0
  for (let t = 0; t < trials; t++) if (canRead(plan, new Set(all.filter(() => dice.open() < p)))) leaks++
  return leaks
}
