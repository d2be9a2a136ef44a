/** GraphML, the XML format that networkx, Gephi, yEd and the Topology Zoo exchange networks in. */
import { MOST_FIBRES, MOST_NODES, type Network } from '../topology'
import { type Import, type ListedLink, type ListedNode, networkOf, refuse } from './listed-network'
import { hasParallelFibres, LONGEST_FILE } from './node-link'
import { escapeXml, xmlTokens } from './xml'

interface Key {
  readonly name: string
  readonly of: string
  default: string | null
}

/** Something whose `data` are being collected. */
interface Owner {
  readonly element: 'node' | 'edge' | 'graph'
  readonly attributes: Map<string, unknown>
}

/** Reads a file. Never throws; a bad file gives the list of what is wrong. */
export function readGraphml(text: string): Import {
  if (text.length > LONGEST_FILE) return refuse('too-large', { given: text.length, limit: LONGEST_FILE })
  const keys = new Map<string, Key>()
  const nodes: ListedNode[] = []
  const links: ListedLink[] = []
  const graph = new Map<string, unknown>()
  const owners: Owner[] = []
  let [nodeCount, linkCount, roots] = [0, 0, 0]
  let key: Key | undefined // the key that a <default> belongs to
  let data: string | null = null // name of the attribute that text belongs to
  let said = ''
  for (const token of xmlTokens(text)) {
    if (token.type === 'text') said += token.text
    else if (token.type === 'open') {
      const { name, attributes } = token
      if (name === 'graphml') roots++
      if (name === 'key') {
        key = {
          name: attributes.get('attr.name') ?? attributes.get('id') ?? '',
          of: attributes.get('for') ?? 'all',
          default: null,
        }
        keys.set(attributes.get('id') ?? '', key)
      }
      if (name === 'graph') owners.push({ element: 'graph', attributes: graph })
      if (name === 'node') {
        nodeCount++
        const owner: Owner = { element: 'node', attributes: new Map() }
        if (nodeCount <= MOST_NODES) nodes.push({ id: attributes.get('id') ?? '', attributes: owner.attributes })
        if (!token.empty) owners.push(owner)
      }
      if (name === 'edge') {
        linkCount++
        const owner: Owner = { element: 'edge', attributes: new Map() }
        const [source, target] = [attributes.get('source') ?? '', attributes.get('target') ?? '']
        if (linkCount <= MOST_FIBRES) links.push({ source, target, attributes: owner.attributes })
        if (!token.empty) owners.push(owner)
      }
      if (name === 'data') data = keys.get(attributes.get('key') ?? '')?.name ?? attributes.get('key') ?? null
      if (name === 'data' || name === 'default' || name === 'NodeLabel') said = ''
    } else {
      const { name } = token
      const owner = owners.at(-1)
      if (name === 'default' && key) key.default = said.trim()
      if (name === 'data' && data !== null && !owner?.attributes.has(data.toLowerCase()))
        owner?.attributes.set(data.toLowerCase(), said.trim())
      if (name === 'NodeLabel' && said.trim() !== '') owner?.attributes.set('label', said.trim())
      if (name === 'data') data = null
      if (name === owner?.element) owners.pop()
    }
  }
  if (roots === 0) return refuse('not-xml', {})
  if (nodeCount > MOST_NODES) return refuse('too-many-nodes', { given: nodeCount, limit: MOST_NODES })
  if (linkCount > MOST_FIBRES) return refuse('too-many-links', { given: linkCount, limit: MOST_FIBRES })
  for (const { name, of, default: value } of keys.values()) {
    if (value === null) continue
    const entries = of === 'node' ? nodes : of === 'edge' ? links : [...nodes, ...links]
    for (const { attributes } of entries)
      if (!attributes.has(name.toLowerCase())) (attributes as Map<string, unknown>).set(name.toLowerCase(), value)
  }
  return networkOf({ nodes, links, multigraph: graph.get('multigraph') === 'true', page: {} })
}

const KEYS = [
  ['node', 'name', 'string'],
  ['node', 'kind', 'string'],
  ['node', 'relays', 'boolean'],
  ['node', 'x', 'double'],
  ['node', 'y', 'double'],
  ['node', 'synthetic', 'boolean'],
  ['edge', 'lengthKm', 'double'],
  ['edge', 'verified', 'boolean'],
  ['edge', 'medium', 'string'],
  ['edge', 'fields', 'string'],
  ['edge', 'publishedBitsPerSecond', 'double'],
  ['graph', 'multigraph', 'boolean'],
] as const

/** The network as GraphML. */
export function writeGraphml(network: Network): string {
  const data = (owner: string, values: Readonly<Record<string, unknown>>): string =>
    KEYS.filter(([of, name]) => of === owner && values[name] !== null && values[name] !== undefined)
      .map(([of, name]) => {
        const value = values[name]
        return `<data key="${of}-${name}">${escapeXml(typeof value === 'object' ? JSON.stringify(value) : String(value))}</data>`
      })
      .join('')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...KEYS.map(([of, name, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="undirected">',
    data('graph', { multigraph: hasParallelFibres(network) }),
    ...network.nodes.map((n) => `<node id="${escapeXml(n.id)}">${data('node', { ...n })}</node>`),
    ...network.fibres.map(
      (f) => `<edge source="${escapeXml(f.from)}" target="${escapeXml(f.to)}">${data('edge', { ...f })}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}
