/**
 * What is going on in a network, in links: who is Eve's, who talks to whom, and how.
 *
 * - `took`: nodes in Eve's hands, `R1,R3`
 * - `pair`: the two nodes that were picked, `A-B`
 * - `way`: how paths are chosen, `widest` or `fewest`
 * - `paths`: XOR shares on disjoint paths, 1 to 4
 * - `need`: who uses keys: a stream in bit/s `A-B:5000`, or keys of n bits a number of times per second `A-B:256:2`
 */
import type { Demand } from '../keys/demand'
import { excerpt, type NetworkProblem, problem } from '../problems'
import { ROUTINGS, type Routing } from '../routing/graph'
import type { RouteChoice } from '../routing/plan'
import { usualChoice } from '../routing/plan'
import { type Network, nodeById } from '../topology'
import { labelOf, labelsOf } from './node-labels'
import type { SCENE_KEYS } from './scene-keys'

/** Most shares a key is split into. */
export const MOST_SHARES = 4
/** Most demands that a link may carry. */
const MOST_DEMANDS = 12

export interface NetworkScene {
  /** Ids of nodes in Eve's hands. */
  readonly taken: readonly string[]
  /** Ids of the two nodes that were picked. */
  readonly pair: readonly [string, string] | null
  readonly choice: RouteChoice
  readonly demands: readonly Demand[]
}

export const quietScene: NetworkScene = { taken: [], pair: null, choice: usualChoice, demands: [] }

const isRouting = (text: string): text is Routing => (ROUTINGS as readonly string[]).includes(text)

/** The scene that fields describe. Never throws. */
export function readScene(
  fields: ReadonlyMap<string, string>,
  network: Network,
): { readonly scene: NetworkScene; readonly problems: readonly NetworkProblem[] } {
  const problems: NetworkProblem[] = []
  const labels = labelsOf(network)
  const find = (label: string): string | null => {
    const node = labels.get(label)
    if (!node) problems.push(problem('unknown-node', { node: excerpt(label) }))
    return node?.id ?? null
  }
  const findPair = (text: string): [string, string] | null => {
    const [from = '', to = '', ...rest] = text.split('-')
    if (rest.length > 0 || from === to) {
      problems.push(problem('unreadable-link', { given: excerpt(text) }))
      return null
    }
    const [a, b] = [find(from), find(to)]
    return a !== null && b !== null ? [a, b] : null
  }
  const listed = (key: string) => (fields.get(key) ? fields.get(key)!.split(',') : [])
  const bad = (key: string, given: string, using: string | number) =>
    problems.push(problem('bad-choice', { key, given: excerpt(given), using }))

  const taken = [...new Set(listed('took').flatMap((label) => find(label) ?? []))]
  const pair = fields.get('pair') ? findPair(fields.get('pair')!) : null

  const way = fields.get('way') ?? usualChoice.routing
  if (!isRouting(way)) bad('way', way, usualChoice.routing)
  const paths = fields.get('paths') ?? String(usualChoice.shares)
  const shares = /^\d$/.test(paths) && Number(paths) >= 1 && Number(paths) <= MOST_SHARES ? Number(paths) : null
  if (shares === null) bad('paths', paths, usualChoice.shares)
  const choice = { routing: isRouting(way) ? way : usualChoice.routing, shares: shares ?? usualChoice.shares }

  const demands: Demand[] = []
  for (const entry of listed('need')) {
    const [ends = '', ...numbers] = entry.split(':')
    const [first = Number.NaN, second] = numbers.map((text) =>
      /^\d{1,10}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN,
    )
    const found = findPair(ends)
    if (!found) continue
    const id = String(demands.length + 1)
    const common = { id, from: found[0], to: found[1], choice }
    if (demands.length >= MOST_DEMANDS)
      problems.push(problem('too-many-demands', { given: listed('need').length, limit: MOST_DEMANDS }))
    else if (numbers.length === 1 && first >= 0)
      demands.push({ ...common, want: { kind: 'stream', bitsPerSecond: first } })
    else if (numbers.length === 2 && Number.isInteger(first) && first >= 1 && second! >= 0)
      demands.push({ ...common, want: { kind: 'keys', bits: first, perSecond: second! } })
    else bad('need', entry, '')
  }
  return { scene: { taken, pair, choice, demands }, problems }
}

/** A number as a link can carry it: no exponent, six digits after the point. */
const plain = (value: number): string => String(Number(value.toFixed(6)))

/** The fields of a scene, defaults left out. Nodes that a link cannot name are left out as well. */
export function writeScene(scene: NetworkScene, network: Network): ReadonlyMap<(typeof SCENE_KEYS)[number], string> {
  const label = (id: string): string | null => {
    const node = nodeById(network, id)
    return node ? labelOf(node) : null
  }
  const pairText = (a: string, b: string): string | null => {
    const [from, to] = [label(a), label(b)]
    return from !== null && to !== null ? `${from}-${to}` : null
  }
  const fields = new Map<(typeof SCENE_KEYS)[number], string>()
  const took = scene.taken.flatMap((id) => label(id) ?? [])
  if (took.length > 0) fields.set('took', took.join(','))
  const pair = scene.pair ? pairText(...scene.pair) : null
  if (pair !== null) fields.set('pair', pair)
  if (scene.choice.routing !== usualChoice.routing) fields.set('way', scene.choice.routing)
  if (scene.choice.shares !== usualChoice.shares) fields.set('paths', String(scene.choice.shares))
  const need = scene.demands.flatMap(({ from, to, want }) => {
    const ends = pairText(from, to)
    if (ends === null) return []
    return want.kind === 'stream'
      ? `${ends}:${plain(want.bitsPerSecond)}`
      : `${ends}:${want.bits}:${plain(want.perSecond)}`
  })
  if (need.length > 0) fields.set('need', need.join(','))
  return fields
}
