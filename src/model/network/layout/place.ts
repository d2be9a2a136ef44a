/**
 * Places for a network without geography: fibres pull their ends to their length, all nodes push each other away
 * (d3-force), and the whole is then scaled so that the drawn lengths fit the fibres' own best; so the km scale stays
 * true where it can. A chain becomes a line, a ring a ring. Deterministic: d3-force draws from dice of its own.
 */
import { forceLink, forceManyBody, forceSimulation, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force'

/** A fibre between two nodes given by number. */
export interface LengthEdge {
  readonly a: number
  readonly b: number
  readonly lengthKm: number
}

export interface Places {
  /** km to the east and km to the south of the middle, by node number. */
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface PlacingStep extends Places {
  /** 0–1; the last step has 1. */
  readonly progress: number
}

/** Steps of the simulation: with these d3-force has cooled down. */
const STEPS = 300
/** So many of them, the last, are without pushing and warmer again: they bring the fibres near their lengths. */
const SETTLING = 100
const SETTLING_ALPHA = 0.5
/** The mean fibre in the units of d3-force, whose pushes are made for about this. */
const MEAN_LENGTH = 30
/** Free space between parts that no fibre joins, in mean fibre lengths. */
const GAP = 1.5

/** How hard nodes push: hard enough to open a ring, d3-force's own value leaves folds. */
const PUSH = -100

/** Mean length, km. */
const meanOf = (edges: readonly LengthEdge[]): number =>
  edges.length > 0 ? edges.reduce((sum, e) => sum + e.lengthKm, 0) / edges.length : 20

/** Makes the drawn lengths, in the mean, those of the fibres: the factor with the least squares. */
function fitScale(edges: readonly LengthEdge[], { x, y }: Places): void {
  let [cross, square] = [0, 0]
  for (const { a, b, lengthKm } of edges) {
    const drawn = Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!)
    cross += drawn * lengthKm
    square += drawn * drawn
  }
  const scale = square > 0 ? cross / square : 1
  for (let i = 0; i < x.length; i++) {
    x[i]! *= scale
    y[i]! *= scale
  }
}

/** Number of the part (connected by fibres) each node belongs to. */
function partsOf(nodes: number, edges: readonly LengthEdge[]): Int32Array {
  const part = Int32Array.from({ length: nodes }, (_, i) => i)
  const root = (i: number): number => {
    while (part[i] !== i) {
      part[i] = part[part[i]!]!
      i = part[i]!
    }
    return i
  }
  for (const { a, b } of edges) part[Math.max(root(a), root(b))] = Math.min(root(a), root(b))
  return Int32Array.from({ length: nodes }, (_, i) => root(i))
}

/** Turns a part so that it is widest from west to east, its first node to the west, and centres it. */
function straighten(members: readonly number[], { x, y }: Places): void {
  const mean = (values: Float64Array) => members.reduce((sum, i) => sum + values[i]!, 0) / members.length
  const [mx, my] = [mean(x), mean(y)]
  let [xx, xy, yy] = [0, 0, 0]
  for (const i of members) {
    x[i]! -= mx
    y[i]! -= my
    xx += x[i]! ** 2
    xy += x[i]! * y[i]!
    yy += y[i]! ** 2
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (const i of members) [x[i], y[i]] = [x[i]! * cos + y[i]! * sin, y[i]! * cos - x[i]! * sin]
  const [first = 0, second = first] = members
  const [east, south] = [x[first]! > 0 ? -1 : 1, y[second]! > 0 ? -1 : 1]
  for (const i of members) {
    x[i]! *= east
    y[i]! *= south
  }
}

/**
 * A part that is a chain becomes exactly straight: near a line the forces hardly feel a bend, so
 * they leave a visible one.
 * @returns false, and changes nothing, if the part is no chain
 */
function drawChain(members: readonly number[], edges: readonly LengthEdge[], { x, y }: Places): boolean {
  const within = new Set(members)
  const own = edges.filter((e) => within.has(e.a))
  const at = new Map<number, LengthEdge[]>(members.map((i) => [i, []]))
  for (const edge of own) for (const end of [edge.a, edge.b]) at.get(end)?.push(edge)
  const ends = members.filter((i) => at.get(i)!.length === 1)
  if (own.length !== members.length - 1 || ends.length !== 2) return false
  let along = 0
  for (let node = ends[0]!, came: LengthEdge | undefined; ; ) {
    x[node] = along
    y[node] = 0
    const next = at.get(node)!.find((e) => e !== came)
    if (next === undefined) return true
    along += next.lengthKm
    node = next.a === node ? next.b : next.a
    came = next
  }
}

/** Puts the parts beside each other, the largest first, and the whole in the middle. */
function arrange(nodes: number, edges: readonly LengthEdge[], places: Places): void {
  const part = partsOf(nodes, edges)
  const members = new Map<number, number[]>()
  for (let i = 0; i < nodes; i++) members.set(part[i]!, [...(members.get(part[i]!) ?? []), i])
  const meanKm = meanOf(edges)
  const parts = [...members.values()].sort((p, q) => q.length - p.length)
  let edge = 0
  for (const list of parts) {
    drawChain(list, edges, places)
    straighten(list, places)
    const west = Math.min(...list.map((i) => places.x[i]!))
    const east = Math.max(...list.map((i) => places.x[i]!))
    for (const i of list) places.x[i]! += edge - west
    edge += east - west + GAP * meanKm
  }
  const width = edge - GAP * meanKm
  for (let i = 0; i < nodes; i++) places.x[i]! -= width / 2
}

/** Nodes in the order of a walk along the fibres, depth first: on a circle in this order a ring is open from the start. */
function walkOrder(nodes: number, edges: readonly LengthEdge[]): number[] {
  const neighbours = Array.from({ length: nodes }, (): number[] => [])
  for (const { a, b } of edges) {
    neighbours[a]!.push(b)
    neighbours[b]!.push(a)
  }
  const order = new Set<number>()
  for (let first = 0; first < nodes; first++) {
    const ahead = [first]
    for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
      if (order.has(node)) continue
      order.add(node)
      ahead.push(...neighbours[node]!.toReversed())
    }
  }
  return [...order]
}

/**
 * Places nodes step by step: after every step the places so far, so that a worker can show them, tell how far it is
 * and be stopped. The last step is the result.
 *
 * @param nodes number of nodes, ≥ 1
 * @param edges fibres between them, lengths > 0
 */
export function* placing(nodes: number, edges: readonly LengthEdge[]): Generator<PlacingStep, Places> {
  const unit = meanOf(edges) / MEAN_LENGTH
  const bodies: SimulationNodeDatum[] = Array.from({ length: nodes }, () => ({}))
  const radius = (nodes * MEAN_LENGTH) / (2 * Math.PI)
  walkOrder(nodes, edges).forEach((node, i) => {
    const angle = (2 * Math.PI * i) / nodes
    Object.assign(bodies[node]!, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
  })
  const springs: SimulationLinkDatum<SimulationNodeDatum>[] = []
  for (const { a, b } of edges) springs.push({ source: a, target: b })
  const pull = forceLink(springs)
    .distance((_, i) => edges[i]!.lengthKm / unit)
    .strength(1)
    .iterations(4)
  const simulation = forceSimulation(bodies).force('pull', pull).force('push', forceManyBody().strength(PUSH)).stop()
  for (let step = 1; ; step++) {
    if (step === STEPS - SETTLING) simulation.force('push', null).alpha(SETTLING_ALPHA)
    simulation.tick()
    const places = {
      x: Float64Array.from(bodies, ({ x = 0 }) => x * unit),
      y: Float64Array.from(bodies, ({ y = 0 }) => y * unit),
    }
    if (step === STEPS) {
      fitScale(edges, places)
      arrange(nodes, edges, places)
    }
    yield { ...places, progress: step / STEPS }
    if (step === STEPS) return places
  }
}

/** Places nodes at once; see `placing`. */
export function place(nodes: number, edges: readonly LengthEdge[]): Places {
  let places: Places = { x: new Float64Array(nodes), y: new Float64Array(nodes) }
  if (nodes > 0) for (const step of placing(nodes, edges)) places = step
  return places
}
