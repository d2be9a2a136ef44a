/**
 * Edits of a network as functions from one value to the next. An edit that makes no sense returns
 * the network as it was, and says why.
 */
import { type NodeKindId, nodeKindOf } from './kinds/index'
import { excerpt, type NetworkProblem, problem } from './problems'
import {
  distanceKm,
  type Fibre,
  fibreBetween,
  fibreById,
  freeFibreId,
  LONGEST_FIBRE_KM,
  LONGEST_NAME,
  MOST_FIBRES,
  MOST_NODES,
  makeFibre,
  makeNode,
  type Network,
  type NetworkNode,
  nodeById,
  SHORTEST_FIBRE_KM,
} from './topology'

export interface EditResult {
  readonly network: Network
  readonly problem: NetworkProblem | null
  /** The node or fibre that was added; null for other edits and for none. */
  readonly added: string | null
}

/** Farthest from the middle that a node can be put, km: half way round the Earth. */
export const FARTHEST_KM = 20_000

const done = (network: Network, added: string | null = null): EditResult => ({ network, problem: null, added })
const refused = (network: Network, why: NetworkProblem): EditResult => ({ network, problem: why, added: null })

const LETTERS = 'ABCDEFGHIJKLMNOPQSTUVWXYZ' // no R: in `net=` that name means a relay

const NAME_LETTER: Readonly<Record<NodeKindId, string>> = {
  user: 'N',
  relay: 'R',
  switch: 'S',
  mdi: 'M',
  tf: 'T',
  source: 'E',
  splitter: 'P',
  repeater: 'Q',
}

/** The next unused name for a kind: A, B, … for users, then N1, N2, …; R1, S1, M1, … for the others. */
export function freeName({ nodes }: Network, kind: NodeKindId): string {
  const taken = new Set(nodes.flatMap(({ id, name }) => [id, name]))
  const letter = kind === 'user' ? [...LETTERS].find((l) => !taken.has(l)) : undefined
  if (letter !== undefined) return letter
  let n = 1
  while (taken.has(`${NAME_LETTER[kind]}${n}`)) n++
  return `${NAME_LETTER[kind]}${n}`
}

const placeProblem = (x: number, y: number): NetworkProblem | null => {
  for (const given of [x, y])
    if (!(Math.abs(given) <= FARTHEST_KM)) return problem('bad-number', { given: String(given) })
  return null
}

function nameProblem(network: Network, name: string, self: string | null): NetworkProblem | null {
  if (name.trim() === '') return problem('name-empty', {})
  if (name.length > LONGEST_NAME) return problem('name-too-long', { given: excerpt(name), limit: LONGEST_NAME })
  if (network.nodes.some((n) => n.id !== self && n.name === name))
    return problem('name-taken', { given: excerpt(name) })
  return null
}

function lengthProblem(lengthKm: number): NetworkProblem | null {
  if (!Number.isFinite(lengthKm)) return problem('bad-number', { given: String(lengthKm) })
  if (lengthKm < SHORTEST_FIBRE_KM) return problem('length-below', { given: lengthKm, limit: SHORTEST_FIBRE_KM })
  if (lengthKm > LONGEST_FIBRE_KM) return problem('length-above', { given: lengthKm, limit: LONGEST_FIBRE_KM })
  return null
}

/** Adds a node. Without a name it gets the next free one. */
export function addNode(
  network: Network,
  given: { readonly kind: NodeKindId; readonly x: number; readonly y: number; readonly name?: string },
): EditResult {
  if (network.nodes.length >= MOST_NODES)
    return refused(network, problem('too-many-nodes', { given: network.nodes.length + 1, limit: MOST_NODES }))
  const name = given.name ?? freeName(network, given.kind)
  const wrong = placeProblem(given.x, given.y) ?? nameProblem(network, name, null)
  if (wrong) return refused(network, wrong)
  const ids = new Set(network.nodes.map(({ id }) => id))
  let id = name
  while (ids.has(id)) id = `${id}'` // another node bore this name when it was made, and was renamed
  return done({ ...network, nodes: [...network.nodes, makeNode({ ...given, id, name })] }, id)
}

const withNode = (network: Network, id: string, change: Partial<NetworkNode>): EditResult =>
  done({ ...network, nodes: network.nodes.map((n) => (n.id === id ? { ...n, ...change } : n)) })

const noNode = (network: Network, id: string): EditResult =>
  refused(network, problem('unknown-node', { node: excerpt(id) }))
const noFibre = (network: Network, id: string): EditResult =>
  refused(network, problem('unknown-link', { link: excerpt(id) }))

export function renameNode(network: Network, id: string, name: string): EditResult {
  if (!nodeById(network, id)) return noNode(network, id)
  const wrong = nameProblem(network, name, id)
  return wrong ? refused(network, wrong) : withNode(network, id, { name })
}

/** Another kind at the same place; whether it relays starts again from what the kind implies. */
export const changeKind = (network: Network, id: string, kind: NodeKindId): EditResult =>
  nodeById(network, id) ? withNode(network, id, { kind, relays: nodeKindOf(kind).relays }) : noNode(network, id)

/** Opens or closes a user or a relay to keys of others. */
export function setRelays(network: Network, id: string, relays: boolean): EditResult {
  const node = nodeById(network, id)
  if (!node) return noNode(network, id)
  if (relays && !nodeKindOf(node.kind).holdsKeys) return refused(network, problem('cannot-relay', { node: node.name }))
  return withNode(network, id, { relays })
}

/**
 * Puts a node elsewhere. `follow`: its fibres keep their slack, so they grow and shrink with the
 * straight distance (to 0.1 km, within what a fibre can be); `keep`: their lengths stay.
 */
export function moveNode(network: Network, id: string, x: number, y: number, lengths: 'follow' | 'keep'): EditResult {
  const before = nodeById(network, id)
  if (!before) return noNode(network, id)
  const wrong = placeProblem(x, y)
  if (wrong) return refused(network, wrong)
  const after = { ...before, x, y }
  const stretch = (fibre: Fibre): Fibre => {
    const other =
      fibre.from === id ? nodeById(network, fibre.to) : fibre.to === id ? nodeById(network, fibre.from) : null
    if (!other || lengths === 'keep') return fibre
    const was = distanceKm(before, other)
    const now = distanceKm(after, other)
    const wanted = was > 0 ? (fibre.lengthKm * now) / was : now
    const lengthKm = Math.min(LONGEST_FIBRE_KM, Math.max(SHORTEST_FIBRE_KM, Math.round(wanted * 10) / 10))
    return { ...fibre, lengthKm }
  }
  return done({
    nodes: network.nodes.map((n) => (n.id === id ? after : n)),
    fibres: network.fibres.map(stretch),
  })
}

/** Takes a node away, and the fibres that end there with it. */
export const deleteNode = (network: Network, id: string): EditResult =>
  nodeById(network, id)
    ? done({
        nodes: network.nodes.filter((n) => n.id !== id),
        fibres: network.fibres.filter((f) => f.from !== id && f.to !== id),
      })
    : noNode(network, id)

/** Lays a fibre between two nodes; without a length, the straight distance in whole km. */
export function drawFibre(network: Network, from: string, to: string, lengthKm?: number): EditResult {
  const [a, b] = [nodeById(network, from), nodeById(network, to)]
  if (!a) return noNode(network, from)
  if (!b) return noNode(network, to)
  if (from === to) return refused(network, problem('loop', { node: a.name }))
  if (fibreBetween(network, from, to)) return refused(network, problem('doubled-link', { from: a.name, to: b.name }))
  if (network.fibres.length >= MOST_FIBRES)
    return refused(network, problem('too-many-links', { given: network.fibres.length + 1, limit: MOST_FIBRES }))
  const straight = Math.min(LONGEST_FIBRE_KM, Math.max(SHORTEST_FIBRE_KM, Math.round(distanceKm(a, b))))
  const length = lengthKm ?? straight
  const wrong = lengthProblem(length)
  if (wrong) return refused(network, wrong)
  const id = freeFibreId(new Set(network.fibres.map((f) => f.id)), from, to)
  return done({ ...network, fibres: [...network.fibres, makeFibre({ id, from, to, lengthKm: length })] }, id)
}

const withFibre = (network: Network, id: string, change: Partial<Fibre>): EditResult =>
  done({ ...network, fibres: network.fibres.map((f) => (f.id === id ? { ...f, ...change } : f)) })

/** Sets a fibre's length. It is the visitor's own from then on, no longer one that nobody verified. */
export function lengthenFibre(network: Network, id: string, lengthKm: number): EditResult {
  if (!fibreById(network, id)) return noFibre(network, id)
  const wrong = lengthProblem(lengthKm)
  return wrong ? refused(network, wrong) : withFibre(network, id, { lengthKm, verified: true })
}

/** Sets what this link alone does differently: hardware, attack, … as link fields of the Lab. */
export const setFibreFields = (network: Network, id: string, fields: Fibre['fields']): EditResult =>
  fibreById(network, id) ? withFibre(network, id, { fields }) : noFibre(network, id)

export const cutFibre = (network: Network, id: string): EditResult =>
  fibreById(network, id)
    ? done({ ...network, fibres: network.fibres.filter((f) => f.id !== id) })
    : noFibre(network, id)
