/** `run '#/network?…'`: what a shared network gives: its links, pairs, the chosen path and what Eve reads of it. */
import { countLink, feedsOf, type LinkCounts, scenarioOfFibre, settingsOfFibres } from '../model/engine/network-links'
import { samplePairs, verdictsOf } from '../model/network/keys/verdicts'
import { pathOf, ratedLinks, summaryOf } from '../model/network/summary'
import { readNetwork } from '../model/network/text/read-network'
import { readScene } from '../model/network/text/scene'
import { fibreById, nodeById, usersOf } from '../model/network/topology'
import { type LinkContent, toFields } from '../model/scenario/fields'
import { defaultViewing } from '../model/scenario/viewing'

/** Pairs that are tested bit by bit; of more, so many are drawn at random. */
const MOST_TESTED = 5000

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
    /** False: the rate is that of lengths which nobody published. */
    readonly lengthsVerified: boolean
  } | null
  /** Pairs by what Eve's test of bits says, and how many were tested: all, or of very many some drawn at random. */
  readonly verdicts: Readonly<Record<string, number>>
  readonly tested: number
  readonly open: readonly (readonly [string, string])[]
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
  const users = usersOf(network).length
  const tested = samplePairs(users, MOST_TESTED, scenario.seed)
  const verdicts = verdictsOf(network, attack, tested)
  const tally: Record<string, number> = {}
  for (const { verdict } of verdicts) tally[verdict] = (tally[verdict] ?? 0) + 1
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
          lengthsVerified: !links.some(
            ({ id, assumed }) => assumed && path.plan.routes.some((r) => r.links.includes(id)),
          ),
        }
      : null,
    verdicts: tally,
    tested: verdicts.length,
    open: verdicts.filter(({ verdict }) => verdict === 'open').map(({ a, b }) => [name(a), name(b)] as const),
  }
}

/** A rate over a length that nobody published says so. */
const rate = (bitsPerSecond: number, verified: boolean): string =>
  `${bitsPerSecond.toFixed(bitsPerSecond < 100 ? 2 : 0)} bit/s${verified ? '' : ' ? (assumed length)'}`

/** The same as lines of text. */
export function networkLines(run: NetworkRun): string[] {
  const { pairs, path, readers, verdicts, tested } = run
  const ofHowMany = tested < pairs.of ? ` of ${tested} drawn at random` : ''
  return [
    `network          ${run.named ?? 'written out'}: ${run.nodes} nodes, ${run.fibres} fibres`,
    ...run.problems.map((problem) => `problem          ${JSON.stringify(problem)}`),
    ...run.links.map(({ a, b, kind, bitsPerSecond, withEve, lengthVerified }) => {
      const known = lengthVerified || kind === 'satellite' // its rate is published, its length does not matter
      const eve = withEve === bitsPerSecond ? '' : `, with Eve ${rate(withEve, known)}`
      return `link             ${a}–${b} (${kind}): ${rate(bitsPerSecond, known)}${eve}`
    }),
    `pairs            ${pairs.joined} of ${pairs.of} share a key`,
    ...Object.entries(readers).map(([name, n]) => `relay            ${name} can read the keys of ${n} pairs`),
    ...(path
      ? [
          ...path.routes.map((nodes) => `path             ${nodes.join(' – ')}`),
          `rate             ${rate(path.bitsPerSecond, path.lengthsVerified)} from ${path.from} to ${path.to}, trusted: ${path.trusted.join(', ') || 'nobody'}`,
        ]
      : []),
    ...Object.entries(verdicts).map(([verdict, n]) => `verdict          ${verdict}: ${n} pairs${ofHowMany}`),
  ]
}
