/**
 * Node-link JSON as networkx writes it (`node_link_data`), which is also the file format of the
 * canvas: `{"nodes": [{"id": …}], "links": [{"source": …, "target": …}]}`; newer versions of networkx
 * say `edges` instead of `links`.
 */
import { problem } from '../problems'
import { MOST_FIBRES, MOST_NODES, type Network } from '../topology'
import { type Attributes, type Import, type ListedLink, type ListedNode, networkOf, refuse } from './listed-network'

/** Longest file that is read at all, in characters: about 10⁶ nodes. */
export const LONGEST_FILE = 64_000_000

/** How files of our own are marked. */
const FORMAT = 'eavesdrop-network'

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** True if a value contains itself. Iterative: deep nesting must not overflow the stack. */
function isCyclic(value: unknown): boolean {
  const onPath = new Set<unknown>()
  const stack: { readonly of: unknown; readonly parts: readonly unknown[]; at: number }[] = []
  const enter = (v: unknown): boolean => {
    if (typeof v !== 'object' || v === null) return false
    if (onPath.has(v)) return true
    onPath.add(v)
    stack.push({ of: v, parts: Object.values(v), at: 0 })
    return false
  }
  if (enter(value)) return true
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.at < top.parts.length) {
      if (enter(top.parts[top.at++])) return true
    } else {
      onPath.delete(top.of)
      stack.pop()
    }
  }
  return false
}

const attributesOf = (entry: Plain): Attributes =>
  new Map(Object.entries(entry).map(([key, value]) => [key.toLowerCase(), value]))

const isName = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

/** Ids are compared as text: networkx writes numbers, names, and tuples of both as lists. */
const idText = (value: unknown): string | null =>
  isName(value) ? String(value) : Array.isArray(value) && value.every(isName) ? JSON.stringify(value) : null

/** Serialisers that meet a cycle write a reference in its place. */
const refersBack = (entry: unknown): boolean => isPlain(entry) && Object.keys(entry).some((key) => key === '$ref')

/**
 * Reads a file, or the value of one. Never throws; a bad file gives the list of what is wrong.
 *
 * @param input the text, or what was parsed from it
 */
export function readNodeLink(input: unknown): Import {
  let value = input
  if (typeof input === 'string') {
    if (input.length > LONGEST_FILE) return refuse('too-large', { given: input.length, limit: LONGEST_FILE })
    try {
      value = JSON.parse(input)
    } catch (error) {
      return refuse('not-json', { reason: error instanceof Error ? error.message.slice(0, 80) : '' })
    }
  }
  if (!isPlain(value)) return refuse('no-node-list', {})
  const { nodes } = value
  const links = value.links ?? value.edges
  if (!Array.isArray(nodes)) return refuse(refersBack(value) ? 'cyclic' : 'no-node-list', {})
  if (!Array.isArray(links)) return refuse('no-link-list', {})
  if (nodes.length > MOST_NODES) return refuse('too-many-nodes', { given: nodes.length, limit: MOST_NODES })
  if (links.length > MOST_FIBRES) return refuse('too-many-links', { given: links.length, limit: MOST_FIBRES })
  if (isCyclic(value) || [...nodes, ...links].some(refersBack)) return refuse('cyclic', {})

  const listedNodes: ListedNode[] = []
  for (const [index, entry] of nodes.entries()) {
    const id = idText(isPlain(entry) ? entry.id : entry)
    if (id === null) return { network: null, problems: [problem('bad-node', { index })] }
    listedNodes.push({ id, attributes: isPlain(entry) ? attributesOf(entry) : new Map() })
  }
  const listedLinks: ListedLink[] = []
  for (const [index, entry] of links.entries()) {
    const ends = Array.isArray(entry)
      ? entry
      : isPlain(entry)
        ? [entry.source ?? entry.from, entry.target ?? entry.to]
        : []
    const [source, target] = [idText(ends[0]), idText(ends[1])]
    if (source === null || target === null) return { network: null, problems: [problem('bad-link', { index })] }
    listedLinks.push({ source, target, attributes: isPlain(entry) ? attributesOf(entry) : new Map() })
  }
  const page = pageOf(value.graph)
  return networkOf({ nodes: listedNodes, links: listedLinks, multigraph: value.multigraph === true, page })
}

/** The page's fields in a file of our own. */
function pageOf(graph: unknown): Readonly<Record<string, string>> {
  if (!isPlain(graph) || graph.format !== FORMAT || !isPlain(graph.page)) return {}
  const fields = Object.entries(graph.page)
  return Object.fromEntries(
    fields.filter(
      (e): e is [string, string] => /^[a-z]{1,8}$/.test(e[0]) && typeof e[1] === 'string' && e[1].length <= 2000,
    ),
  )
}

/** True if two fibres join the same two nodes. */
export const hasParallelFibres = ({ fibres }: Network): boolean =>
  new Set(fibres.map(({ from, to }) => JSON.stringify([from, to].sort()))).size < fibres.length

/**
 * The network as node-link JSON that networkx and this page open again.
 *
 * @param page link fields of the page that belong to it: what the links share (`hw`) and what is going on (`took`)
 */
export function writeNodeLink(network: Network, page: Readonly<Record<string, string>> = {}): string {
  const file = {
    directed: false,
    multigraph: hasParallelFibres(network),
    graph: { format: FORMAT, version: 1, page },
    nodes: network.nodes.map(({ id, name, kind, relays, x, y, synthetic }) => ({
      id,
      name,
      kind,
      relays,
      x,
      y,
      synthetic,
    })),
    links: network.fibres.map((f, key) => ({
      source: f.from,
      target: f.to,
      key,
      lengthKm: f.lengthKm,
      verified: f.verified,
      medium: f.medium,
      fields: f.fields,
      publishedBitsPerSecond: f.publishedBitsPerSecond,
    })),
  }
  return `${JSON.stringify(file, null, 1)}\n`
}
