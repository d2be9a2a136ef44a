/**
 * Which two key-holding nodes make keys with each other, and over what: a fibre between them, or
 * fibres joined by nodes that light passes (switch, splitter, centre, source, repeater).
 */
import { nodeKindOf } from './kinds/index'
import { passiveSplitter } from './kinds/passive-splitter'
import type { Fibre, Network, NetworkNode } from './topology'

export type QuantumLinkKind =
  | 'direct'
  | 'switched'
  | 'split'
  | 'mdi'
  | 'twin-field'
  | 'entangled'
  | 'repeated'
  | 'satellite'

export interface QuantumLink {
  /** The fibre's id for a direct link, else the ends and what lies between them. */
  readonly id: string
  /** The two key-holding nodes. */
  readonly a: string
  readonly b: string
  readonly kind: QuantumLinkKind
  /** Fibres in order from `a` to `b`. */
  readonly fibres: readonly string[]
  /** Nodes that the light passes, one fewer than fibres. */
  readonly via: readonly string[]
  /** Loss of these nodes, dB. */
  readonly lossDb: number
  /** Share of the time in which this pair is served, where pairs take turns. */
  readonly share: number
  /** Key-holding nodes that meet at the busiest of the passed nodes, 2 for a direct link. */
  readonly ends: number
}

interface Port {
  readonly fibre: Fibre
  readonly to: string
}

interface Way {
  readonly at: string
  readonly fibres: readonly string[]
  readonly via: readonly string[]
}

/** Nodes at which two halves of a link meet; a path has at most one. */
const CENTRES: Readonly<Record<string, QuantumLinkKind>> = {
  'pairs-up': 'mdi',
  interferes: 'twin-field',
  emits: 'entangled',
}

/** What a path is, from the nodes it passes; null where light cannot make a key that way. */
function kindOfWay(lights: readonly string[]): QuantumLinkKind | null {
  const centres = lights.flatMap((light) => CENTRES[light] ?? [])
  const repeated = lights.includes('repeats')
  if (centres.length > 1 || (centres.length === 1 && repeated)) return null
  return centres[0] ?? (repeated ? 'repeated' : lights.includes('splits') ? 'split' : 'switched')
}

/** The fibre on the common side of a splitter: that of the first relay drawn to it, or else the first. */
function commonFibre(ports: readonly Port[], byId: ReadonlyMap<string, NetworkNode>): string | undefined {
  return (ports.find(({ to }) => byId.get(to)?.kind === 'relay') ?? ports[0])?.fibre.id
}

/** Every pair of key-holding nodes that light joins. Parallel fibres are links of their own. */
export function quantumLinks({ nodes, fibres }: Network): readonly QuantumLink[] {
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const kindAt = (id: string) => nodeKindOf(byId.get(id)!.kind)
  const ports = new Map<string, Port[]>(nodes.map(({ id }) => [id, []]))
  for (const fibre of fibres) {
    ports.get(fibre.from)!.push({ fibre, to: fibre.to })
    ports.get(fibre.to)!.push({ fibre, to: fibre.from })
  }
  const branches = new Map<string, number>() // passive branches by the node that shares its light
  for (const { from, medium } of fibres) if (medium === 'passive') branches.set(from, (branches.get(from) ?? 0) + 1)

  const links: Omit<QuantumLink, 'share' | 'ends'>[] = []
  for (const fibre of fibres) {
    if (!kindAt(fibre.from).holdsKeys || !kindAt(fibre.to).holdsKeys) continue
    const kind = fibre.medium === 'satellite' ? 'satellite' : fibre.medium === 'passive' ? 'split' : 'direct'
    const lossDb = fibre.medium === 'passive' ? passiveSplitter.lossDb(branches.get(fibre.from)! + 1) : 0
    links.push({ id: fibre.id, a: fibre.from, b: fibre.to, kind, fibres: [fibre.id], via: [], lossDb })
  }

  const passesLight = ({ to }: Port) => !kindAt(to).holdsKeys
  const order = new Map(nodes.map(({ id }, i) => [id, i]))
  for (const start of nodes) {
    if (!kindAt(start.id).holdsKeys) continue
    const found = new Set<string>()
    const seen = new Set<string>([start.id])
    const ways: Way[] = []
    const step = (way: Way, port: Port) =>
      ways.push({ at: port.to, fibres: [...way.fibres, port.fibre.id], via: [...way.via, port.to] })
    for (const port of ports.get(start.id)!) {
      if (!passesLight(port) || seen.has(port.to)) continue
      seen.add(port.to)
      step({ at: start.id, fibres: [], via: [] }, port)
    }
    for (const way of ways) {
      const here = ports.get(way.at)!
      const common = kindAt(way.at).light === 'splits' ? commonFibre(here, byId) : undefined
      const cameBy = way.fibres.at(-1)!
      const lights = way.via.map((id) => kindAt(id).light)
      for (const port of here) {
        if (common !== undefined && (port.fibre.id === common) === (cameBy === common)) continue
        if (passesLight(port)) {
          if (!seen.has(port.to) && kindOfWay([...lights, kindAt(port.to).light]) !== null) {
            seen.add(port.to)
            step(way, port)
          }
        } else if (order.get(port.to)! > order.get(start.id)! && !found.has(port.to)) {
          const kind = kindOfWay(lights)
          if (kind === null) continue
          found.add(port.to)
          const lossDb = way.via.reduce((sum, id) => sum + kindAt(id).lossDb(ports.get(id)!.length), 0)
          const id = `${start.id}-${port.to} via ${way.via.join(' ')}`
          const path = [...way.fibres, port.fibre.id]
          links.push({ id, a: start.id, b: port.to, kind, fibres: path, via: way.via, lossDb })
        }
      }
    }
  }
  return withTurns(links, byId, branches, new Map(fibres.map((f) => [f.id, f])))
}

/** Shares the time of every passed node among the pairs that meet there. */
function withTurns(
  links: readonly Omit<QuantumLink, 'share' | 'ends'>[],
  byId: ReadonlyMap<string, NetworkNode>,
  branches: ReadonlyMap<string, number>,
  fibres: ReadonlyMap<string, Fibre>,
): QuantumLink[] {
  const pairs = new Map<string, number>()
  const ends = new Map<string, Set<string>>()
  for (const { a, b, via } of links)
    for (const id of via) {
      pairs.set(id, (pairs.get(id) ?? 0) + 1)
      const set = ends.get(id) ?? new Set()
      ends.set(id, set.add(a).add(b))
    }
  return links.map((link) => {
    const passive = fibres.get(link.fibres[0]!)
    if (link.kind === 'split' && link.via.length === 0) {
      const users = branches.get(passive!.from)!
      return { ...link, share: 1 / users, ends: users + 1 }
    }
    const shares = link.via.map((id) => nodeKindOf(byId.get(id)!.kind).pairsAtOnce(ends.get(id)!.size) / pairs.get(id)!)
    return {
      ...link,
      share: Math.min(1, ...shares),
      ends: Math.max(2, ...link.via.map((id) => ends.get(id)!.size)),
    }
  })
}
