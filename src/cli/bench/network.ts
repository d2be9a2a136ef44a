/** Networks: all pairs of 500 nodes, and one tick of the live stores of a picture with 50 nodes and 100 links. */
import { startSimulation } from '../../model/network/keys/simulation'
import type { LinkFeed } from '../../model/network/keys/store'
import { tick } from '../../model/network/keys/tick'
import { placing } from '../../model/network/layout/place'
import { graphOf, pairsOf } from '../../model/network/pairs'
import { randomNetwork } from '../../model/network/random-network'
import { allPairs } from '../../model/network/routing/paths'
import type { Stage } from './stage'

/** Links of a network at rates that all differ a little, as fibres of different lengths have. */
const linksOf = ({ fibres }: ReturnType<typeof randomNetwork>) =>
  fibres.map(({ id, from, to, lengthKm }) => ({ id, a: from, b: to, bitsPerSecond: 1e6 / (1 + lengthKm) }))

export const network: Stage = {
  name: 'network',
  against: ['network-frames'],
  compare(own, others) {
    const { frame50Milliseconds } = (others['network-frames'] ?? {}) as Record<string, number>
    return frame50Milliseconds === undefined ? own : { ...own, frameMilliseconds: frame50Milliseconds }
  },
  async run(tools) {
    const large = randomNetwork(500, 1000, 1)
    const graph = graphOf(large, linksOf(large))
    const routing = await tools.measure(() => allPairs(graph, 'widest').rate.length)
    const fewest = await tools.measure(() => allPairs(graph, 'fewest').rate.length)
    const small = randomNetwork(50, 100, 2)
    const links = linksOf(small)
    const matrix = await tools.measure(() => pairsOf(small, links, 'widest').joined)
    const feeds = new Map(
      links.map(({ id, bitsPerSecond }): [string, LinkFeed] => [id, { bitsPerSecond, alarm: 'ok', eveShare: 0 }]),
    )
    const demands = Array.from({ length: 10 }, (_, i) => ({
      id: String(i),
      from: `N${i}`,
      to: `N${49 - i}`,
      want: { kind: 'stream', bitsPerSecond: 10_000 } as const,
      choice: { routing: 'widest', shares: 1 } as const,
    }))
    let live = startSimulation({ seed: 1, nodes: small.nodes, links, feeds, demands })
    const ticked = await tools.measure(() => {
      live = tick(live)
      return live.tick
    })
    const number = new Map(large.nodes.map(({ id }, i) => [id, i]))
    const edges = large.fibres.map((f) => ({ a: number.get(f.from)!, b: number.get(f.to)!, lengthKm: f.lengthKm }))
    const placed = await tools.measure(() => {
      let steps = 0
      for (const _ of placing(large.nodes.length, edges)) steps++
      return steps
    })
    const milliseconds = ({ cpuSeconds }: { readonly cpuSeconds: number }) => 1000 * cpuSeconds
    return {
      routing500Milliseconds: milliseconds(routing),
      fewestRelays500Milliseconds: milliseconds(fewest),
      pairs50Milliseconds: milliseconds(matrix),
      tick50Milliseconds: milliseconds(ticked),
      placing500Milliseconds: milliseconds(placed),
    }
  },
}
