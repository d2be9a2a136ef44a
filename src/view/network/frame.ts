/**
 * What the map draws, computed from the network and the engine's answer: places, widths, which
 * fibres are on the path, where stores and labels find room. Pure, so that pictures, tests and the
 * moving map agree.
 */
import type { LinkFeed } from '../../model/network/keys/store'
import { nodeKindOf } from '../../model/network/kinds/index'
import type { Fibre, Network, NetworkNode } from '../../model/network/topology'
import type { Answered } from '../../store/network'
import { MOST_NAMED, onScreen, type Projection } from './projection'

/** How much room there is for each node. */
export type Detail = 'large' | 'medium' | 'small' | 'dots'

export interface NodeMark {
  readonly node: NetworkNode
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Open eye: keys of others can be read here. */
  readonly eye: boolean
  /** Name inside the circle; else it stands beside. */
  readonly inside: boolean
  readonly end: boolean
  readonly lookedAt: boolean
  readonly taken: boolean
  /** Which way its store and its name find room, unit vector. */
  readonly free: { readonly x: number; readonly y: number }
}

export interface FibreMark {
  readonly fibre: Fibre
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  /** Turned aside where several fibres join the same two nodes, px. */
  readonly bow: number
  /** Width of the tube, px. */
  readonly width: number
  readonly bitsPerSecond: number
  readonly onPath: boolean
  readonly lookedAt: boolean
  readonly keyed: boolean
  readonly eve: LinkFeed | null
  /** Through a station: no photon of its own link. */
  readonly station: boolean
}

export interface MapFrame {
  readonly detail: Detail
  readonly nodes: readonly NodeMark[]
  readonly fibres: readonly FibreMark[]
}

/** Distance to the nearest other node, px: that of the node in the middle of the list. */
function usualSpacing(places: readonly { readonly x: number; readonly y: number }[]): number {
  if (places.length < 2 || places.length > 400) return places.length < 2 ? Infinity : 0
  const nearest = places.map((a, i) =>
    Math.min(...places.map((b, k) => (k === i ? Infinity : Math.hypot(a.x - b.x, a.y - b.y)))),
  )
  return nearest.sort((p, q) => p - q)[nearest.length >> 1]!
}

/** As much as there is room for: by the number of nodes, and by how close they stand. */
export function detailFor(places: readonly { readonly x: number; readonly y: number }[]): Detail {
  const n = places.length
  if (n > MOST_NAMED) return 'dots'
  const spacing = usualSpacing(places)
  if ((n <= 16 && spacing >= 62) || (n <= 8 && spacing >= 34)) return 'large'
  return n <= 60 && spacing >= 26 ? 'medium' : 'small'
}

const RADIUS: Readonly<Record<Detail, { plain: number; eye: number }>> = {
  large: { plain: 21, eye: 27 },
  medium: { plain: 12, eye: 15 },
  small: { plain: 6, eye: 8 },
  dots: { plain: 2.5, eye: 3 },
}

const WIDTHS: Readonly<Record<Detail, readonly [number, number]>> = {
  large: [4, 14],
  medium: [3.6, 7],
  small: [2.5, 5],
  dots: [1, 1.5],
}

/** Logarithm of the key rate: 10 bit/s is the thinnest tube, 1 Gbit/s the widest. */
const widthOf = (bitsPerSecond: number, detail: Detail, many: boolean): number => {
  const [thin, wide] = WIDTHS[many && detail === 'large' ? 'medium' : detail]
  const share = Math.min(1, Math.max(0, (Math.log10(Math.max(1, bitsPerSecond)) - 1) / 8))
  return thin + (wide - thin) * share
}

/** Letters that fit into a circle. */
const fitsInside = (name: string, detail: Detail): boolean => detail === 'large' && name.length <= 3

/** Directions tried for stores and names, the usual ones first. */
const DIRECTIONS = [
  [0, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0.71, 0.71],
  [-0.71, 0.71],
  [0.71, -0.71],
  [-0.71, -0.71],
] as const

/** Where nothing is written beside nodes, any direction will do. */
const DOWN = { x: 0, y: 1 }

/** The direction from a node that keeps farthest from its fibres. */
function freeDirection(toNeighbours: readonly { x: number; y: number }[], only?: number): { x: number; y: number } {
  let best = { x: 0, y: 1 }
  let widest = Number.NEGATIVE_INFINITY
  for (const [x, y] of only === undefined ? DIRECTIONS : DIRECTIONS.slice(0, only)) {
    const nearest = Math.min(1, ...toNeighbours.map((to) => Math.acos(Math.min(1, Math.max(-1, x * to.x + y * to.y)))))
    if (nearest > widest + 1e-6) {
      widest = nearest
      best = { x, y }
    }
  }
  return best
}

/** Sites that stand closer than their marks are wide are drawn beside each other; in place. */
function partOverlapping(places: { x: number; y: number }[], least: number): void {
  for (let round = 0; round < 6; round++)
    for (let i = 0; i < places.length; i++)
      for (let k = i + 1; k < places.length; k++) {
        const [a, b] = [places[i]!, places[k]!]
        const [dx, dy] = [b.x - a.x, b.y - a.y]
        const away = Math.hypot(dx, dy)
        if (away >= least) continue
        const push = (least - away) / 2
        const [ux, uy] = away > 1e-3 ? [dx / away, dy / away] : [0, 1]
        a.x -= ux * push
        a.y -= uy * push
        b.x += ux * push
        b.y += uy * push
      }
}

export interface FrameInput {
  readonly network: Network
  readonly projection: Projection
  readonly answer: Answered | null
  /** Ids of the chosen pair, or of the first end. */
  readonly ends: readonly string[]
  readonly node: string | null
  readonly fibre: string | null
  readonly taken: readonly string[]
  readonly tapped: ReadonlySet<string>
  readonly projector: boolean
}

export function mapFrame(input: FrameInput): MapFrame {
  const { network, projection, answer, projector } = input
  const projected = network.nodes.map((node) => onScreen(projection, node))
  const detail = detailFor(projected)
  const enlarge = projector ? 1.25 : 1
  if (detail === 'large' || detail === 'medium') partOverlapping(projected, 2 * RADIUS[detail].plain * enlarge + 8)
  const places = new Map(network.nodes.map((node, i) => [node.id, projected[i]!]))
  const around = new Map<string, { x: number; y: number }[]>(network.nodes.map(({ id }) => [id, []]))
  for (const { from, to } of network.fibres) {
    const [a, b] = [places.get(from), places.get(to)]
    if (!a || !b) continue
    const length = Math.max(1e-6, Math.hypot(b.x - a.x, b.y - a.y))
    const unit = { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
    around.get(from)?.push(unit)
    around.get(to)?.push({ x: -unit.x, y: -unit.y })
  }
  // Where stations stand like beads on a string, each is as large as its room.
  const crowded = detail === 'small' ? Math.max(3.2, 0.46 * usualSpacing(projected)) : Infinity
  const rates = new Map<string, number>()
  const stations = new Set<string>()
  for (const link of answer?.links ?? []) {
    const rate = answer?.feeds.get(link.id)?.bitsPerSecond ?? link.bitsPerSecond
    for (const id of link.fibres) rates.set(id, Math.max(rates.get(id) ?? 0, rate))
    if (link.kind !== 'direct') for (const id of link.fibres) stations.add(id)
  }
  const used = new Set(answer?.path?.plan.routes.flatMap(({ links }) => links) ?? [])
  const path = new Set((answer?.links ?? []).filter(({ id }) => used.has(id)).flatMap(({ fibres }) => fibres))

  const nodes = network.nodes.map((node): NodeMark => {
    const eye = node.relays
    const inside = fitsInside(node.name, detail) && nodeKindOf(node.kind).holdsKeys && !(eye && node.kind === 'relay')
    const large = RADIUS[detail]
    const radius = (eye && !(inside && node.kind === 'user') ? large.eye : large.plain) * enlarge
    return {
      node,
      ...places.get(node.id)!,
      // A long name stands beside the node: the circle can be smaller.
      radius: detail === 'large' && !inside && !eye ? Math.min(radius, 16 * enlarge) : Math.min(radius, crowded),
      eye,
      inside,
      end: input.ends.includes(node.id),
      lookedAt: input.node === node.id,
      taken: input.taken.includes(node.id),
      free: detail === 'dots' ? DOWN : freeDirection(around.get(node.id) ?? [], detail === 'large' ? undefined : 4),
    }
  })

  const between = new Map<string, number>()
  const fibres = network.fibres.flatMap((fibre): FibreMark[] => {
    const [a, b] = [places.get(fibre.from), places.get(fibre.to)]
    if (!a || !b) return []
    const key = [fibre.from, fibre.to].sort().join(' ')
    const before = between.get(key) ?? 0
    between.set(key, before + 1)
    const bitsPerSecond = rates.get(fibre.id) ?? 0
    const feed = input.tapped.has(fibre.id) ? (answer?.feeds.get(fibre.id) ?? null) : null
    return [
      {
        fibre,
        x1: a.x,
        y1: a.y,
        x2: b.x,
        y2: b.y,
        bow: before === 0 ? 0 : (before % 2 === 1 ? 1 : -1) * Math.ceil(before / 2) * 34,
        width: Math.min(widthOf(bitsPerSecond, detail, network.fibres.length > 24) * enlarge, crowded),
        bitsPerSecond,
        onPath: path.has(fibre.id),
        lookedAt: input.fibre === fibre.id,
        keyed: bitsPerSecond > 0 || answer === null,
        eve: feed,
        station: stations.has(fibre.id),
      },
    ]
  })
  return { detail, nodes, fibres }
}

/** A point of a fibre, 0 at its first end and 1 at its second, and its direction there. */
export function alongFibre(
  { x1, y1, x2, y2, bow }: Pick<FibreMark, 'x1' | 'y1' | 'x2' | 'y2' | 'bow'>,
  t: number,
): { x: number; y: number; dx: number; dy: number } {
  const length = Math.max(1e-6, Math.hypot(x2 - x1, y2 - y1))
  const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length]
  // A quadratic curve whose middle lies `bow` aside.
  const [cx, cy] = [(x1 + x2) / 2 + 2 * bow * nx, (y1 + y2) / 2 + 2 * bow * ny]
  const u = 1 - t
  const dx = 2 * u * (cx - x1) + 2 * t * (x2 - cx)
  const dy = 2 * u * (cy - y1) + 2 * t * (y2 - cy)
  const d = Math.max(1e-6, Math.hypot(dx, dy))
  return {
    x: u * u * x1 + 2 * u * t * cx + t * t * x2,
    y: u * u * y1 + 2 * u * t * cy + t * t * y2,
    dx: dx / d,
    dy: dy / d,
  }
}

/** What lies under a point: a node before a fibre; the nearest within reach. */
export function hit(
  frame: MapFrame,
  x: number,
  y: number,
  reach = 12,
): { readonly kind: 'node' | 'fibre'; readonly id: string } | null {
  let best: { kind: 'node' | 'fibre'; id: string } | null = null
  let nearest = Infinity
  for (const { node, x: nx, y: ny, radius } of frame.nodes) {
    const away = Math.hypot(nx - x, ny - y) - Math.max(radius, 10)
    if (away <= 6 && away < nearest) {
      nearest = away
      best = { kind: 'node', id: node.id }
    }
  }
  if (best) return best
  nearest = Infinity
  for (const mark of frame.fibres) {
    const away = distanceTo(mark, x, y) - mark.width / 2
    if (away <= reach && away < nearest) {
      nearest = away
      best = { kind: 'fibre', id: mark.fibre.id }
    }
  }
  return best
}

function distanceTo(mark: FibreMark, x: number, y: number): number {
  if (mark.bow !== 0) {
    let nearest = Infinity
    for (let i = 1; i < 16; i++) {
      const p = alongFibre(mark, i / 16)
      nearest = Math.min(nearest, Math.hypot(p.x - x, p.y - y))
    }
    return nearest
  }
  const { x1, y1, x2, y2 } = mark
  const [dx, dy] = [x2 - x1, y2 - y1]
  const t = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / Math.max(1e-6, dx * dx + dy * dy)))
  return Math.hypot(x1 + t * dx - x, y1 + t * dy - y)
}
