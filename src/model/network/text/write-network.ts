import { nodeKindOf } from '../kinds/index'
import { type NetworkProblem, problem } from '../problems'
import {
  fibreBetween,
  LONGEST_FIBRE_KM,
  type Network,
  type NetworkNode,
  nodeById,
  SHORTEST_FIBRE_KM,
} from '../topology'
import { isLabel, kindOfLabel, labelOf, labelsOf } from './node-labels'
import { NETWORK_KEYS } from './page-keys'
import { MOST_LINKS_IN_TEXT } from './parse-links'
import { isLinkSetting, networkNamed, readNetwork, USUAL_NETWORK } from './read-network'

export type NetworkFields = ReadonlyMap<(typeof NETWORK_KEYS)[number], string>

/** Either the fields of a link, or why this network needs a file. */
export type NetworkWriting =
  | { readonly fields: NetworkFields }
  | { readonly fields: null; readonly problems: readonly NetworkProblem[] }

const tenth = (km: number): string => String(Math.round(km * 10) / 10 + 0)

/** Metres are enough. */
const kmText = (km: number): string => String(Number(km.toFixed(3)))

/** Every node of `network` is one of `base`, and the fibres are the same but for their settings. */
const sameShape = (network: Network, base: Network): boolean =>
  network.nodes.length === base.nodes.length &&
  network.fibres.length === base.fibres.length &&
  network.nodes.every((n, i) => n.id === base.nodes[i]!.id && n.name === base.nodes[i]!.name) &&
  network.fibres.every((f, i) => {
    const g = base.fibres[i]!
    return f.id === g.id && f.lengthKm === g.lengthKm && f.verified === g.verified
  })

/** What differs from `base`, written as lists; `base` has the same nodes and fibres. */
function writeDifferences(network: Network, base: Network): Map<(typeof NETWORK_KEYS)[number], string> {
  const lists = new Map<(typeof NETWORK_KEYS)[number], string[]>(NETWORK_KEYS.map((key) => [key, []]))
  const add = (key: (typeof NETWORK_KEYS)[number], entry: string) => lists.get(key)!.push(entry)
  network.nodes.forEach((node, i) => {
    const was = base.nodes[i]!
    const label = labelOf(node)!
    if (tenth(node.x) !== tenth(was.x) || tenth(node.y) !== tenth(was.y))
      add('pos', `${label}:${tenth(node.x)}:${tenth(node.y)}`)
    if (node.kind !== was.kind) add('kind', `${label}:${node.kind}`)
    const relays = node.kind === was.kind ? was.relays : nodeKindOf(node.kind).relays
    if (node.relays !== relays) add(node.relays ? 'open' : 'shut', label)
  })
  network.fibres.forEach((fibre, i) => {
    const was = base.fibres[i]!.fields
    const changed = Object.entries(fibre.fields).filter(([key, value]) => was[key] !== value)
    const [a, b] = [fibre.from, fibre.to].map((id) => labelOf(nodeById(network, id)!))
    if (changed.length > 0) add('link', `${a}-${b}:${changed.flat().join(':')}`)
  })
  return new Map([...lists].filter(([, list]) => list.length > 0).map(([key, list]) => [key, list.join(',')]))
}

/** Why the network cannot be written out in a link; empty if it can. */
function obstacles({ nodes, fibres }: Network): NetworkProblem[] {
  const problems: NetworkProblem[] = []
  if (fibres.length > MOST_LINKS_IN_TEXT)
    problems.push(problem('too-many-links', { given: fibres.length, limit: MOST_LINKS_IN_TEXT }))
  for (const { name } of nodes) if (!isLabel(name)) problems.push(problem('name-not-linkable', { node: name }))
  for (const { id, lengthKm } of fibres)
    if (lengthKm < SHORTEST_FIBRE_KM || lengthKm > LONGEST_FIBRE_KM)
      problems.push(problem('length-not-linkable', { link: id, given: lengthKm }))
  return problems
}

/** The text of `net=` for a network whose nodes all have names that fit. Nodes without a fibre stand first. */
function writeLinks({ nodes, fibres }: Network): string {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]))
  const joined = new Set(fibres.flatMap(({ from, to }) => [from, to]))
  const entries = [
    ...nodes.filter(({ id }) => !joined.has(id)).map(({ name }) => name),
    ...fibres.map((f) => `${nameOf.get(f.from)}-${nameOf.get(f.to)}:${f.verified ? '' : '~'}${kmText(f.lengthKm)}`),
  ]
  // One name alone would be that of a network, and the word `empty` stands for none.
  const mistakable = (entries.length === 1 && fibres.length === 0) || entries[0] === 'empty'
  return (mistakable ? ['empty', ...entries] : entries).join(',')
}

/** The network as `readNetwork` would see what was written out, node for node in the order of `network`. */
function readBack(network: Network, net: string): Network {
  const read = readNetwork(new Map([['net', net]])).network
  const labels = labelsOf(read)
  const node = ({ name }: NetworkNode) => labels.get(name)!
  const byId = new Map(network.nodes.map((n) => [n.id, node(n)]))
  return {
    nodes: network.nodes.map((n) => ({ ...node(n), kind: kindOfLabel(n.name) })),
    fibres: network.fibres.map((f) => fibreBetween(read, byId.get(f.from)!.id, byId.get(f.to)!.id)!),
  }
}

/**
 * The network as fields of a link, as short as it can be said: a named network and what differs from
 * it, or every fibre written out. `fields` is null if only a file can hold it.
 *
 * @param named the named network it began with, if any
 */
export function writeNetwork(network: Network, named: string | null): NetworkWriting {
  for (const fibre of network.fibres)
    for (const [key, value] of Object.entries(fibre.fields))
      if (!isLinkSetting(key, value))
        return { fields: null, problems: [problem('setting-not-linkable', { link: fibre.id, key })] }
  const base = named === null ? null : networkNamed(named)
  const cleared = (b: Network) =>
    network.fibres.some((f, i) => Object.keys(b.fibres[i]!.fields).some((key) => !(key in f.fields)))
  if (base && sameShape(network, base) && !cleared(base)) {
    const fields = writeDifferences(network, base)
    if (named !== USUAL_NETWORK) fields.set('net', named!)
    return { fields: inOrder(fields) }
  }
  if (network.nodes.length === 0) return { fields: new Map([['net', 'empty']]) }
  const problems = obstacles(network)
  const doubled =
    new Set(network.fibres.map(({ from, to }) => [from, to].sort().join(' '))).size < network.fibres.length
  const special = network.fibres.some((f) => f.medium !== 'fibre' || f.publishedBitsPerSecond !== null)
  if (doubled || special || network.nodes.some((n) => n.synthetic)) problems.push(problem('needs-file', {}))
  if (problems.length > 0) return { fields: null, problems }
  const net = writeLinks(network)
  const fields = writeDifferences(network, readBack(network, net))
  fields.set('net', net)
  return { fields: inOrder(fields) }
}

const inOrder = (fields: NetworkFields): NetworkFields =>
  new Map(NETWORK_KEYS.flatMap((key) => (fields.has(key) ? [[key, fields.get(key)!] as const] : [])))
