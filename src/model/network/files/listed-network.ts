/**
 * The common part of every import: nodes and links as a file lists them, with loosely named
 * attributes, become a network, or the reason why not. A network with one bad entry is refused as a
 * whole, so that what is on the canvas is what the file says.
 */
import { isNodeKindId, type NodeKindId, nodeKindOf } from '../kinds/index'
import { excerpt, type NetworkProblem, type NetworkProblemCode, type ProblemValues, problem } from '../problems'
import {
  distanceKm,
  type Fibre,
  freeFibreId,
  LONGEST_NAME,
  type Medium,
  MOST_FIBRES,
  MOST_NODES,
  makeFibre,
  makeNode,
  type Network,
  type NetworkNode,
} from '../topology'

/** Attribute names in lower case. */
export type Attributes = ReadonlyMap<string, unknown>

export interface ListedNode {
  readonly id: string
  readonly attributes: Attributes
}

export interface ListedLink {
  readonly source: string
  readonly target: string
  readonly attributes: Attributes
}

export interface Listing {
  readonly nodes: readonly ListedNode[]
  readonly links: readonly ListedLink[]
  /** Several links between the same two nodes are meant. */
  readonly multigraph: boolean
  /** Link fields of the page that wrote the file; empty for files of others. */
  readonly page: Readonly<Record<string, string>>
}

export type Import =
  | {
      readonly network: Network
      /** What was assumed. */
      readonly problems: readonly NetworkProblem[]
      /** No places were given: lay it out (`placing`). */
      readonly needsPlaces: boolean
      /** Link fields that the page had when it wrote the file (`hw`, `took`, …); to be read like those of a link. */
      readonly page: Readonly<Record<string, string>>
    }
  | { readonly network: null; readonly problems: readonly NetworkProblem[] }

/** Nothing is opened, for one reason. */
export const refuse = <Code extends NetworkProblemCode>(code: Code, values: ProblemValues<Code>): Import => ({
  network: null,
  problems: [problem(code, values)],
})

/** At most this many problems are told of one file. */
const MOST_PROBLEMS = 20

/** Length of a fibre about which a file says nothing, km. */
export const GUESSED_KM = 50

const number = (value: unknown): number | null => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return null
  return Number(value)
}

const firstOf = (attributes: Attributes, names: readonly string[]): unknown => {
  for (const name of names) if (attributes.get(name) !== undefined) return attributes.get(name)
  return undefined
}

const LENGTHS = ['lengthkm', 'length_km', 'km', 'length', 'distance', 'dist', 'weight']
const PLACES = [
  ['x', 'y'],
  ['longitude', 'latitude'],
  ['lon', 'lat'],
  ['lng', 'lat'],
] as const
const MEDIA: readonly Medium[] = ['fibre', 'passive', 'free-space', 'satellite']

const flag = (value: unknown, fallback: boolean): boolean =>
  typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : fallback

/** East and south in km; null where the file gives no place. Degrees are told by their names. */
function placeOf(attributes: Attributes): { x: number; y: number; degrees: boolean } | null {
  const pos = attributes.get('pos')
  if (Array.isArray(pos) && pos.length >= 2 && Number.isFinite(pos[0]) && Number.isFinite(pos[1]))
    return { x: pos[0], y: -pos[1], degrees: false } // plots have north up
  for (const [east, north] of PLACES) {
    const [x, y] = [number(attributes.get(east)), number(attributes.get(north))]
    if (x !== null && y !== null && Number.isFinite(x) && Number.isFinite(y))
      return east === 'x' ? { x, y, degrees: false } : { x, y: -y, degrees: true }
  }
  return null
}

function kindOf(attributes: Attributes): NodeKindId {
  const given = String(firstOf(attributes, ['kind', 'role', 'type']) ?? '').toLowerCase()
  if (isNodeKindId(given)) return given
  return given === 'trusted' || given === 'trusted-relay' || given === 'hub' ? 'relay' : 'user'
}

function readNodes(listing: Listing, problems: NetworkProblem[]): { nodes: NetworkNode[]; needsPlaces: boolean } {
  const nodes: NetworkNode[] = []
  const ids = new Set<string>()
  const places = listing.nodes.map(({ attributes }) => placeOf(attributes))
  const needsPlaces = places.some((p) => p === null)
  const north = -(places.reduce((sum, p) => sum + (p?.y ?? 0), 0) / Math.max(1, places.length))
  const kmPerDegree = 111.195
  listing.nodes.forEach(({ id, attributes }, i) => {
    if (ids.has(id)) problems.push(problem('doubled-node', { node: excerpt(id) }))
    ids.add(id)
    const place = places[i]
    const scale = place?.degrees ? kmPerDegree : 1
    const narrow = place?.degrees ? Math.cos((north * Math.PI) / 180) : 1
    const kind = kindOf(attributes)
    const relays = nodeKindOf(kind).holdsKeys && flag(attributes.get('relays'), nodeKindOf(kind).relays)
    const given = firstOf(attributes, ['name', 'label'])
    const name = (typeof given === 'string' && given.trim() !== '' ? given : id).slice(0, LONGEST_NAME)
    const [x, y] = place && !needsPlaces ? [place.x * scale * narrow, place.y * scale] : [0, 0]
    nodes.push(makeNode({ id, name, kind, relays, x, y, synthetic: flag(attributes.get('synthetic'), false) }))
  })
  const names = new Map<string, number>()
  for (const { name } of nodes) names.set(name, (names.get(name) ?? 0) + 1)
  const unique = nodes.map((n) => (names.get(n.name)! > 1 ? { ...n, name: n.id } : n))
  return {
    nodes: centred(
      unique,
      places.some((p) => p?.degrees ?? false),
    ),
    needsPlaces,
  }
}

/** Moves degrees, whose origin is off the coast of Africa, to the middle of the network. */
function centred(nodes: NetworkNode[], degrees: boolean): NetworkNode[] {
  if (!degrees || nodes.length === 0) return nodes
  const mean = (axis: 'x' | 'y') => nodes.reduce((sum, n) => sum + n[axis], 0) / nodes.length
  const [mx, my] = [mean('x'), mean('y')]
  return nodes.map((n) => ({ ...n, x: n.x - mx, y: n.y - my }))
}

function readFields(attributes: Attributes): Record<string, string> {
  let given = attributes.get('fields')
  if (typeof given === 'string') {
    try {
      given = JSON.parse(given)
    } catch {
      given = null // an attribute of somebody else that happens to be called so
    }
  }
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** The network that a file lists, or everything that is wrong with it. */
export function networkOf(listing: Listing): Import {
  if (listing.nodes.length > MOST_NODES)
    return refuse('too-many-nodes', { given: listing.nodes.length, limit: MOST_NODES })
  if (listing.links.length > MOST_FIBRES)
    return refuse('too-many-links', { given: listing.links.length, limit: MOST_FIBRES })
  if (listing.nodes.length === 0) return refuse('empty-network', {})
  const wrong: NetworkProblem[] = []
  const { nodes, needsPlaces } = readNodes(listing, wrong)
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const fibres: Fibre[] = []
  const ids = new Set<string>()
  const pairs = new Set<string>()
  let guessed = 0
  for (const { source, target, attributes } of listing.links) {
    const [a, b] = [byId.get(source), byId.get(target)]
    const values = { from: excerpt(source), to: excerpt(target) }
    if (!a || !b) wrong.push(problem('missing-end', { ...values, node: excerpt(a ? target : source) }))
    else if (a === b) wrong.push(problem('loop', { node: excerpt(source) }))
    else {
      const pair = JSON.stringify([source, target].sort())
      if (pairs.has(pair) && !listing.multigraph) wrong.push(problem('doubled-link', values))
      pairs.add(pair)
      const given = firstOf(attributes, LENGTHS)
      const length = given === undefined ? null : (number(given) ?? Number.NaN)
      if (length !== null && !Number.isFinite(length))
        wrong.push(problem('link-length-not-a-number', { ...values, given: excerpt(String(given)) }))
      else if (length !== null && length < 0) wrong.push(problem('negative-length', { ...values, given: length }))
      else if (length !== null && length > 20_000)
        wrong.push(problem('link-too-long', { ...values, given: length, limit: 20_000 }))
      if (length === null) guessed++
      const straight = needsPlaces ? GUESSED_KM : distanceKm(a, b)
      const medium = MEDIA.find((m) => m === attributes.get('medium')) ?? 'fibre'
      const published = number(attributes.get('publishedbitspersecond'))
      const id = freeFibreId(ids, source, target)
      ids.add(id)
      fibres.push(
        makeFibre({
          id,
          from: source,
          to: target,
          lengthKm: Math.max(0.01, length ?? straight), // no fibre is shorter than 10 m
          verified: length !== null && flag(attributes.get('verified'), true),
          medium,
          fields: readFields(attributes),
          publishedBitsPerSecond: published !== null && published >= 0 ? published : null,
        }),
      )
    }
    if (wrong.length >= MOST_PROBLEMS) break
  }
  if (wrong.length > 0) return { network: null, problems: wrong.slice(0, MOST_PROBLEMS) }
  const problems = guessed > 0 ? [problem('length-guessed', { count: guessed })] : []
  return { network: { nodes, fibres }, problems, needsPlaces, page: listing.page }
}
