/** `run '#/network?…'`: what a shared network gives: its links, pairs, the chosen path and what Eve reads of it. */
import { countLink, feedsOf, type LinkCounts, scenarioOfFibre, settingsOfFibres } from '../model/engine/network-links'
import { verdictsOf } from '../model/network/keys/verdicts'
import { pathOf, ratedLinks, summaryOf } from '../model/network/summary'
import { readNetwork } from '../model/network/text/read-network'
import { readScene } from '../model/network/text/scene'
import { fibreById, nodeById, usersOf } from '../model/network/topology'
import { type LinkContent, toFields } from '../model/scenario/fields'
import { defaultViewing } from '../model/scenario/viewing'

/** Pairs of more users are not tested bit by bit. */
const MOST_TESTED = 60

export interface NetworkRun {
  readonly named: string | null
  readonly problems: readonly unknown[]
  readonly nodes: number
  readonly fibres: number
  readonly links: readonly {
    readonly id: string
    readonly a: string
    readonly b: string
    readonly kind: string
    readonly bitsPerSecond: number
    readonly withEve: number
    readonly lengthVerified: boolean
    readonly counts?: Omit<LinkCounts, 'fibre'>
  }[]
  readonly pairs: { readonly joined: number; readonly of: number }
  readonly readers: Readonly<Record<string, number>>
  readonly path: {
    readonly from: string
    readonly to: string
    readonly bitsPerSecond: number
    readonly routes: readonly (readonly string[])[]
    readonly trusted: readonly string[]
  } | null
  /** Pairs by what Eve's test of bits says; absent for very many users. */
  readonly verdicts?: Readonly<Record<string, number>>
  readonly open?: readonly (readonly [string, string])[]
}

/** @param counted whether the engine counts every direct fibre as well */
export function answerNetwork({ scenario, unknown }: LinkContent, counted: boolean): NetworkRun {
  const { network, named, problems } = readNetwork(unknown)
  const { scene, problems: more } = readScene(unknown, network)
  const page = toFields({ scenario, viewing: defaultViewing, unknown: new Map() })
  const links = ratedLinks(network, settingsOfFibres(page))
  const feeds = feedsOf(network, links, page)
  const present = links.map((link) => ({ ...link, bitsPerSecond: feeds.get(link.id)!.bitsPerSecond }))
  const { pairs, read } = summaryOf(network, present, scene.choice)
  const name = (id: string) => nodeById(network, id)?.name ?? id
  const path = scene.pair && pathOf(network, present, scene.pair, scene.choice)
  const attack = { links, feeds, taken: new Set(scene.taken), choice: scene.choice, seed: scenario.seed }
  const verdicts = usersOf(network).length <= MOST_TESTED ? verdictsOf(network, attack) : null
  const tally: Record<string, number> = {}
  for (const { verdict } of verdicts ?? []) tally[verdict] = (tally[verdict] ?? 0) + 1
  return {
    named,
    problems: [...problems, ...more],
    nodes: network.nodes.length,
    fibres: network.fibres.length,
    links: links.map((link) => {
      const fibre = link.kind === 'direct' ? fibreById(network, link.fibres[0]!) : undefined
      const counts = counted && fibre ? countLink(fibre.id, scenarioOfFibre(fibre, page)) : null
      const { fibre: _, ...rest } = counts ?? { fibre: '' }
      return {
        id: link.id,
        a: name(link.a),
        b: name(link.b),
        kind: link.kind,
        bitsPerSecond: link.bitsPerSecond,
        withEve: feeds.get(link.id)!.bitsPerSecond,
        lengthVerified: link.fibres.every((id) => fibreById(network, id)?.verified),
        ...(counts ? { counts: rest as Omit<LinkCounts, 'fibre'> } : {}),
      }
    }),
    pairs: { joined: pairs.joined, of: pairs.pairs.length },
    readers: Object.fromEntries([...read].map(([id, n]) => [name(id), n])),
    path: path
      ? {
          from: name(path.plan.from),
          to: name(path.plan.to),
          bitsPerSecond: path.plan.bitsPerSecond,
          routes: path.plan.routes.map(({ nodes }) => nodes.map(name)),
          trusted: path.trusted.map(name),
        }
      : null,
    ...(verdicts && {
      verdicts: tally,
      open: verdicts.filter(({ verdict }) => verdict === 'open').map(({ a, b }) => [name(a), name(b)] as const),
    }),
  }
}

const rate = (bitsPerSecond: number): string => `${bitsPerSecond.toFixed(bitsPerSecond < 100 ? 2 : 0)} bit/s`

/** The same as lines of text. */
export function networkLines(run: NetworkRun): string[] {
  const { pairs, path, readers, verdicts } = run
  return [
    `network          ${run.named ?? 'written out'}: ${run.nodes} nodes, ${run.fibres} fibres`,
    ...run.problems.map((problem) => `problem          ${JSON.stringify(problem)}`),
    ...run.links.map(
      ({ a, b, kind, bitsPerSecond, withEve, lengthVerified }) =>
        `link             ${a}–${b} (${kind}${lengthVerified ? '' : ', length not verified'}): ${rate(bitsPerSecond)}${withEve === bitsPerSecond ? '' : `, with Eve ${rate(withEve)}`}`,
    ),
    `pairs            ${pairs.joined} of ${pairs.of} share a key`,
    ...Object.entries(readers).map(([name, n]) => `relay            ${name} can read the keys of ${n} pairs`),
    ...(path
      ? [
          ...path.routes.map((nodes) => `path             ${nodes.join(' – ')}`),
          `rate             ${rate(path.bitsPerSecond)} from ${path.from} to ${path.to}, trusted: ${path.trusted.join(', ') || 'nobody'}`,
        ]
      : []),
    ...Object.entries(verdicts ?? {}).map(([verdict, n]) => `verdict          ${verdict}: ${n} pairs`),
  ]
}
