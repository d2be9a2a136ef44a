/** A network of any size for benchmarks and demonstrations: sites on a square, joined to their neighbours. */
import { diceAt } from '../math/dice'
import {
  distanceKm,
  type Fibre,
  LONGEST_FIBRE_KM,
  makeFibre,
  makeNode,
  type Network,
  SHORTEST_FIBRE_KM,
} from './topology'

/**
 * Sites anywhere on a square whose side grows with their number (about one per 30 × 30 km). Each is joined to
 * the nearest one before it, so that all hang together; the other fibres are the shortest left.
 *
 * @param nodes ≥ 1
 * @param fibres at least nodes − 1; fewer give just the tree
 */
export function randomNetwork(nodes: number, fibres: number, seed: number): Network {
  const dice = diceAt({ seed, role: 'network', slot: 'random network', block: 0 })
  const side = 30 * Math.sqrt(nodes)
  const places = Array.from({ length: nodes }, () => ({ x: (dice.open() - 0.5) * side, y: (dice.open() - 0.5) * side }))
  const lengths = new Map<string, Fibre>()
  const join = (i: number, j: number) => {
    const [from, to] = [`N${Math.min(i, j)}`, `N${Math.max(i, j)}`]
    const straight = distanceKm(places[i]!, places[j]!)
    const lengthKm = Math.min(LONGEST_FIBRE_KM, Math.max(SHORTEST_FIBRE_KM, Math.round(straight * 10) / 10))
    const id = `${from}-${to}`
    if (!lengths.has(id)) lengths.set(id, makeFibre({ id, from, to, lengthKm }))
  }
  const others: { i: number; j: number; km: number }[] = []
  for (let i = 1; i < nodes; i++) {
    const byDistance = Array.from({ length: i }, (_, j) => ({ i, j, km: distanceKm(places[i]!, places[j]!) }))
    byDistance.sort((p, q) => p.km - q.km)
    join(i, byDistance[0]!.j)
    others.push(...byDistance.slice(1, 8))
  }
  others.sort((p, q) => p.km - q.km)
  for (const { i, j } of others) if (lengths.size < fibres) join(i, j)
  return {
    nodes: places.map((place, i) => ({ ...makeNode({ id: `N${i}`, kind: 'user', ...place }), relays: true })),
    fibres: [...lengths.values()],
  }
}
