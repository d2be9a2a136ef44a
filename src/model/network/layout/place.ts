/**
 * Places for a network without geography: distances on the plane as close as possible to the
 * lengths of the shortest ways along the fibres (stress), so that the km scale stays true where it
 * can. A chain becomes a line, a ring a ring.
 *
 * Stochastic gradient descent over pairs of nodes (Zheng, Pawar, Goodman, IEEE TVCG 25, 2738
 * (2019)); large networks use pairs with a few pivots only. Deterministic: the order of the pairs
 * and the beginning come from fixed dice.
 */
import { type Dice, diceAt } from '../../math/dice'
import { type LengthEdge, neighboursOf, shortestLengths } from './shortest-lengths'

export interface Places {
  /** km to the east and km to the south of the middle, by node number. */
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface PlacingStep extends Places {
  /** 0–1; the last step has 1. */
  readonly progress: number
}

/** Up to here every pair of nodes counts; beyond, pairs with this many pivots. */
const PIVOTS = 120
/** Rounds over all pairs: small networks, whose flaws show, get more. */
const roundsFor = (nodes: number): number => (nodes <= PIVOTS ? 120 : 30)
/** Free space between parts that no fibre joins, in mean fibre lengths. */
const GAP = 1.5

interface Terms {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly distanceKm: Float64Array
}

/** The pairs whose distance is to be matched: fibres, and every node with every pivot of its part. */
function termsOf(nodes: number, edges: readonly LengthEdge[]): Terms {
  const neighbours = neighboursOf(nodes, edges)
  const [a, b, distance]: [number[], number[], number[]] = [[], [], []]
  const add = (i: number, j: number, km: number) => {
    a.push(i)
    b.push(j)
    distance.push(km)
  }
  const nearest = new Float64Array(nodes).fill(Infinity) // to the pivots chosen so far
  const isPivot = new Uint8Array(nodes)
  for (let p = 0, pivot = 0; p < Math.min(PIVOTS, nodes); p++) {
    isPivot[pivot] = 1
    const away = shortestLengths(neighbours, pivot)
    for (let i = 0; i < nodes; i++) {
      if (!isPivot[i] && away[i]! < Infinity) add(pivot, i, away[i]!)
      nearest[i] = Math.min(nearest[i]!, away[i]!)
    }
    pivot = 0 // the node farthest from all pivots is the next: whole parts without one come first
    for (let i = 1; i < nodes; i++) if (!isPivot[i] && (isPivot[pivot] || nearest[i]! > nearest[pivot]!)) pivot = i
  }
  if (nodes > PIVOTS) for (const edge of edges) add(edge.a, edge.b, edge.lengthKm)
  return {
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    distanceKm: Float64Array.from(distance, (d) => Math.max(d, 1e-3)),
  }
}

function shuffle(order: Int32Array, dice: Dice): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
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
 * A part that is a chain becomes exactly straight: near a line the stress hardly feels a bend, so
 * the descent leaves a visible one.
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
  const meanKm = edges.length > 0 ? edges.reduce((sum, e) => sum + e.lengthKm, 0) / edges.length : 20
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

/**
 * Places nodes step by step: after every round the places so far, so that a worker can show them,
 * tell how far it is and be stopped. The last step is the result.
 *
 * @param nodes number of nodes, ≥ 1
 * @param edges fibres between them, lengths > 0
 */
export function* placing(nodes: number, edges: readonly LengthEdge[]): Generator<PlacingStep, Places> {
  const dice = diceAt({ seed: 1, role: 'network', slot: 'places', block: 0 })
  const terms = termsOf(nodes, edges)
  const longest = terms.distanceKm.reduce((most, d) => Math.max(most, d), 1)
  const shortest = terms.distanceKm.reduce((least, d) => Math.min(least, d), longest)
  const x = Float64Array.from({ length: nodes }, () => dice.open() * longest)
  const y = Float64Array.from({ length: nodes }, () => dice.open() * longest)
  const order = Int32Array.from(terms.a.keys())
  const rounds = roundsFor(nodes)
  // Step sizes fall from "move all the way" for the longest pair to a tenth of that for the shortest.
  const [first, last] = [longest ** 2, 0.1 * shortest ** 2]
  for (let round = 0; round < rounds; round++) {
    const eta = first * (last / first) ** (round / (rounds - 1))
    shuffle(order, dice)
    for (const t of order) {
      const [i, j, wanted] = [terms.a[t]!, terms.b[t]!, terms.distanceKm[t]!]
      const [dx, dy] = [x[i]! - x[j]!, y[i]! - y[j]!]
      const now = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy))
      const pull = (Math.min(1, eta / (wanted * wanted)) * (now - wanted)) / (2 * now)
      x[i]! -= pull * dx
      y[i]! -= pull * dy
      x[j]! += pull * dx
      y[j]! += pull * dy
    }
    const shown = { x: x.slice(), y: y.slice() }
    if (round === rounds - 1) arrange(nodes, edges, shown)
    yield { ...shown, progress: (round + 1) / rounds }
    if (round === rounds - 1) return shown
  }
  return { x, y }
}

/** Places nodes at once; see `placing`. */
export function place(nodes: number, edges: readonly LengthEdge[]): Places {
  let places: Places = { x: new Float64Array(nodes), y: new Float64Array(nodes) }
  if (nodes > 0) for (const step of placing(nodes, edges)) places = step
  return places
}
