/**
 * Networks that were built, as their publications describe them. What a source does not say is
 * marked, so that no invented length is ever printed as a fact.
 */
import { freeFibreId, type Medium, makeFibre, makeNode, type Network, type NetworkNode } from '../topology'

/** high: read in the source; medium: from the literature as recalled, consistent with it; low: uncertain or invented for drawing. */
export type Confidence = 'high' | 'medium' | 'low'

type Role = 'user' | 'endpoint' | 'relay' | 'metro-hub' | 'ground-station' | 'satellite' | 'switch' | 'source'

export interface PublishedNode {
  readonly id: string
  /** As the source names the site. */
  readonly name: string
  readonly role: Role
  /** Latitude and longitude, degrees; null where there is none (a satellite, or users on a circle). */
  readonly place: readonly [number, number] | null
  /** Place on the plane, km east and south, for what has no geography. */
  readonly drawnAt?: readonly [number, number]
  /** A placeholder: the real site is not published. */
  readonly synthetic?: boolean
}

export interface PublishedLink {
  readonly from: string
  readonly to: string
  /** null: no verified length. */
  readonly km: number | null
  /** Length for drawing where none is verified. */
  readonly drawnKm?: number
  /** As the source describes the system. */
  readonly technology: string
  readonly confidence: Confidence
  /** Published key rate, bit/s. */
  readonly bitsPerSecond?: number
  /** Published loss of the whole link, dB. */
  readonly lossDb?: number
  readonly medium?: Medium
  readonly synthetic?: boolean
  readonly note?: string
}

export interface PublishedNetwork {
  /** Its name in `net=`. */
  readonly id: string
  readonly name: string
  readonly architecture: string
  /** How the places were found. */
  readonly places: string
  readonly nodes: readonly PublishedNode[]
  readonly links: readonly PublishedLink[]
  readonly facts: readonly { readonly statement: string; readonly confidence: Confidence }[]
  readonly sources: readonly string[]
}

export const definePublishedNetwork = (network: PublishedNetwork): PublishedNetwork => network

/** A hub with n users on a circle around it, as networks without published sites are drawn. */
export function usersAround(
  hub: Pick<PublishedNode, 'id' | 'name' | 'role'>,
  users: number,
  link: { readonly drawnKm: number; readonly technology: string; readonly medium?: Medium },
): Pick<PublishedNetwork, 'nodes' | 'links'> {
  const ids = Array.from({ length: users }, (_, i) => `u${i}`)
  const at = (i: number): readonly [number, number] => {
    const angle = (2 * Math.PI * i) / users
    const tenth = (km: number) => Math.round(km * 10) / 10 + 0 // no −0
    return [tenth(link.drawnKm * Math.sin(angle)), tenth(-link.drawnKm * Math.cos(angle))]
  }
  return {
    nodes: [
      ...ids.map((id, i) => ({ id, name: `user ${i}`, role: 'user' as const, place: null, drawnAt: at(i) })),
      { ...hub, place: null, drawnAt: [0, 0] },
    ],
    links: ids.map((id) => ({ from: hub.id, to: id, km: null, confidence: 'low', ...link })),
  }
}

const EARTH_KM = 6371

/** Degrees to km on a plane that touches the Earth in the middle of the network (equirectangular). */
function projected(nodes: readonly PublishedNode[]): (place: readonly [number, number]) => { x: number; y: number } {
  const known = nodes.flatMap(({ place }) => (place ? [place] : []))
  const mid = (k: 0 | 1) => (Math.min(...known.map((p) => p[k])) + Math.max(...known.map((p) => p[k]))) / 2
  const [north, east] = known.length > 0 ? [mid(0), mid(1)] : [0, 0]
  const perDegree = (Math.PI / 180) * EARTH_KM
  const narrow = Math.cos((north * Math.PI) / 180)
  return ([latitude, longitude]) => ({ x: (longitude - east) * perDegree * narrow, y: (north - latitude) * perDegree })
}

/**
 * What a site does here. A network whose sources name only relay sites has its users there, so these
 * count as users that pass keys on; so do cities and ground stations, and ends that hand keys to
 * another system in the same building.
 */
function roleOf(node: PublishedNode, { nodes, links }: PublishedNetwork): Pick<NetworkNode, 'kind' | 'relays'> {
  if (node.role === 'switch' || node.role === 'source') return { kind: node.role, relays: false }
  const ends = nodes.filter(({ role }) => role === 'user' || role === 'endpoint' || role === 'metro-hub').length
  const local = links.some((l) => l.technology === 'trusted-relay-local' && (l.from === node.id || l.to === node.id))
  if (node.role === 'user' || node.role === 'endpoint') return { kind: 'user', relays: local }
  if (node.role === 'metro-hub' || node.role === 'ground-station') return { kind: 'user', relays: true }
  return node.role === 'relay' && ends < 2 ? { kind: 'user', relays: true } : { kind: 'relay', relays: true }
}

/** The network on the plane, ready to be computed. */
export function toNetwork(published: PublishedNetwork): Network {
  const project = projected(published.nodes)
  const placed = new Map(
    published.nodes.map((n) => {
      const [x, y] = n.drawnAt ?? [0, 0]
      return [n.id, n.place ? project(n.place) : { x, y }]
    }),
  )
  for (const node of published.nodes) {
    if (node.place || node.drawnAt) continue // what flies is drawn between its ground stations
    const others = published.links.flatMap(({ from, to }) => (from === node.id ? [to] : to === node.id ? [from] : []))
    const mean = (axis: 'x' | 'y') => others.reduce((sum, id) => sum + placed.get(id)![axis], 0) / others.length
    placed.set(node.id, { x: mean('x'), y: mean('y') })
  }
  const ids = new Set<string>()
  const nodes = published.nodes.map((n) =>
    makeNode({
      id: n.id,
      name: n.name,
      synthetic: n.synthetic ?? false,
      ...placed.get(n.id)!,
      ...roleOf(n, published),
    }),
  )
  const fibres = published.links.map((l) => {
    const [a, b] = [placed.get(l.from)!, placed.get(l.to)!]
    const id = freeFibreId(ids, l.from, l.to)
    ids.add(id)
    return makeFibre({
      id,
      from: l.from,
      to: l.to,
      lengthKm: l.km ?? l.drawnKm ?? Math.hypot(a.x - b.x, a.y - b.y),
      verified: l.km !== null && l.confidence !== 'low' && !l.synthetic,
      medium: l.medium ?? 'fibre',
      fields: l.lossDb !== undefined && l.km ? { att: (l.lossDb / l.km).toFixed(2) } : {},
      publishedBitsPerSecond: l.bitsPerSecond ?? null,
    })
  })
  return { nodes, fibres }
}
