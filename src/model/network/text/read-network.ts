/**
 * Networks in links: `net=` with `pos=`, `kind=`, `open=`, `shut=` and `link=` beside it. Reading
 * never throws: what cannot be understood is told as a problem and the rest opens.
 *
 * - `net`: a named network (`town5`, `mesh10`, `tokyo`, …), `empty`, or fibres `A-R1:80,R1-B:60`
 * - `pos`: places in km east and south of the middle, `A:-40:0,B:40:-12.5`
 * - `kind`: what nodes are, `S1:switch,C:mdi`
 * - `open`: users that pass keys on, `B,C`; `shut`: relays that do not
 * - `link`: what single links do differently, in link fields of the Lab, `A-B:eve:ir:p:15`
 */
import { setFibreFields } from '../edits'
import { isNodeKindId, nodeKindOf } from '../kinds/index'
import { place } from '../layout/place'
import { publishedNetworks } from '../presets/index'
import { toNetwork } from '../presets/published-network'
import { excerpt, type NetworkProblem, problem } from '../problems'
import { emptyNetwork, fibreBetween, type Network, type NetworkNode } from '../topology'
import { madeNetworks, writtenNetworks } from './named-networks'
import { labelsOf } from './node-labels'
import { notOfOneFibre } from './page-keys'
import { parseLinks } from './parse-links'

/** What `#/network` opens with. */
export const USUAL_NETWORK = 'town5'

/** Names that `net=` knows: small networks first, then the published ones. */
export const namedNetworks: readonly string[] = [
  ...Object.keys(writtenNetworks),
  ...Object.keys(madeNetworks),
  ...publishedNetworks.map(({ id }) => id),
]

export interface NetworkReading {
  readonly network: Network
  /** The named network it began with; null if it was written out. */
  readonly named: string | null
  readonly problems: readonly NetworkProblem[]
}

const has = <T extends object>(object: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(object, key)

/** Places by the lengths of the fibres, to 0.1 km. */
export function placed(network: Network): Network {
  const number = new Map(network.nodes.map(({ id }, i) => [id, i]))
  const edges = network.fibres.map(({ from, to, lengthKm }) => ({ a: number.get(from)!, b: number.get(to)!, lengthKm }))
  const { x, y } = place(network.nodes.length, edges)
  const tenth = (km: number) => Math.round(km * 10) / 10 + 0 // no −0
  return { ...network, nodes: network.nodes.map((n, i) => ({ ...n, x: tenth(x[i]!), y: tenth(y[i]!) })) }
}

/** A named network as it is before anything is changed; null if there is none of this name. */
export function networkNamed(name: string): Network | null {
  if (name === 'empty') return emptyNetwork
  if (has(writtenNetworks, name)) return placed(parseLinks(writtenNetworks[name]).network)
  if (has(madeNetworks, name)) return madeNetworks[name]()
  const published = publishedNetworks.find(({ id }) => id === name)
  return published ? toNetwork(published) : null
}

function readNet(text: string): NetworkReading {
  const named = networkNamed(text)
  if (named) return { network: named, named: text, problems: [] }
  const usual = { network: networkNamed(USUAL_NETWORK)!, named: USUAL_NETWORK }
  if (!/[-,]/.test(text)) {
    return { ...usual, problems: [problem('unknown-preset', { given: excerpt(text), using: USUAL_NETWORK })] }
  }
  const { network, problems } = parseLinks(text.startsWith('empty,') ? text.slice(6) : text)
  if (network.nodes.length === 0) return { ...usual, problems }
  return { network: placed(network), named: null, problems }
}

/** The entries of a list field, each split at its colons; none for an absent or empty field. */
const entriesOf = (text: string | undefined): readonly (readonly string[])[] =>
  text ? text.split(',').map((entry) => entry.split(':')) : []

/** Calls `change` with every node that an entry names, telling those that are not there. */
function changeNodes(
  network: Network,
  entries: readonly (readonly string[])[],
  problems: NetworkProblem[],
  change: (node: NetworkNode, rest: readonly string[]) => NetworkNode,
): Network {
  if (entries.length === 0) return network
  const labels = labelsOf(network)
  const changed = new Map<string, NetworkNode>()
  for (const [label = '', ...rest] of entries) {
    const node = labels.get(label)
    if (node) changed.set(node.id, change(changed.get(node.id) ?? node, rest))
    else problems.push(problem('unknown-node', { node: excerpt(label) }))
  }
  return { ...network, nodes: network.nodes.map((n) => changed.get(n.id) ?? n) }
}

/** True for what may stand in `link=`: a short key of the Lab and a value without separators. */
export const isLinkSetting = (key: string, value: string): boolean =>
  /^[a-z][a-z0-9]{0,7}$/.test(key) && !notOfOneFibre.has(key) && /^[A-Za-z0-9._~-]{0,39}[A-Za-z0-9]$/.test(value)

function readLinkSettings(start: Network, text: string | undefined, problems: NetworkProblem[]): Network {
  let network = start
  const labels = labelsOf(network)
  for (const [ends = '', ...settings] of entriesOf(text)) {
    const [a, b, more] = ends.split('-').map((label) => labels.get(label))
    const fibre = a && b && more === undefined ? fibreBetween(network, a.id, b.id) : undefined
    if (!fibre) {
      problems.push(problem('unknown-link', { link: excerpt(ends) }))
      continue
    }
    const fields: Record<string, string> = { ...fibre.fields }
    for (let i = 0; i < settings.length; i += 2) {
      const [key = '', value = ''] = [settings[i], settings[i + 1]]
      if (isLinkSetting(key, value)) fields[key] = value
      else problems.push(problem('bad-setting', { link: excerpt(ends), key: excerpt(key), given: excerpt(value) }))
    }
    network = setFibreFields(network, fibre.id, fields).network
  }
  return network
}

/** The network that the fields of a link describe. Never throws; without `net` it is the usual one. */
export function readNetwork(fields: ReadonlyMap<string, string>): NetworkReading {
  const net = fields.get('net')
  const { named, ...read } = readNet(net === undefined || net === '' ? USUAL_NETWORK : net)
  const problems = [...read.problems]
  let { network } = read
  network = changeNodes(network, entriesOf(fields.get('kind')), problems, (node, [kind = '', ...rest]) => {
    if (rest.length === 0 && isNodeKindId(kind)) return { ...node, kind, relays: nodeKindOf(kind).relays }
    problems.push(problem('unknown-kind', { node: node.name, given: excerpt(kind) }))
    return node
  })
  network = changeNodes(network, entriesOf(fields.get('open')), problems, (node, rest) => {
    if (rest.length === 0 && nodeKindOf(node.kind).holdsKeys) return { ...node, relays: true }
    problems.push(problem('cannot-relay', { node: node.name }))
    return node
  })
  network = changeNodes(network, entriesOf(fields.get('shut')), problems, (node) => ({ ...node, relays: false }))
  network = changeNodes(network, entriesOf(fields.get('pos')), problems, (node, rest) => {
    const [x, y] = rest.map((text) => (/^-?\d{1,5}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN))
    if (rest.length === 2 && Math.abs(x!) <= 20_000 && Math.abs(y!) <= 20_000) return { ...node, x: x!, y: y! }
    problems.push(problem('bad-position', { node: node.name, given: excerpt(rest.join(':')) }))
    return node
  })
  network = readLinkSettings(network, fields.get('link'), problems)
  return { network, named, problems }
}
