/** Networks on the engine's side of the channel: rates, paths and verdicts, the live stores, and layouts. */
import { countLink, feedsOf, scenariosOfFibres, settingsOfFibres } from '../model/engine/network-links'
import { type LimitPoint, type LimitsWanted, measuredLimits } from '../model/engine/network-links-limits'
import { type KnownPlans, photonsOfLink } from '../model/engine/network-links-photons'
import { createScratch, type Scratch } from '../model/engine/run'
import type { LinkFeed } from '../model/network/keys/store'
import { type PairVerdict, samplePairs, type UnderAttack, verdictsOf } from '../model/network/keys/verdicts'
import { placing } from '../model/network/layout/place'
import { graphOf, type Pair } from '../model/network/pairs'
import { disjointPaths, largestRate } from '../model/network/routing/disjoint-paths'
import { pathOf, type RatedLink, ratedLinks, summaryOf } from '../model/network/summary'
import { type Fibre, type Network, nodeById, usersOf } from '../model/network/topology'
import type { Scenario } from '../model/scenario/scenario'
import type { Port, Reply, Request } from './messages'
import { liveNetwork } from './network-live'
import type { NetworkAnswer, NetworkQuestion, NetworkRequest } from './network-messages'
import type { Pace } from './serve'

/** Pairs that are tested bit by bit while one waits: a tenth of a millisecond each, several times that with shares. */
const MOST_TESTED = { one: 5000, shares: 1800 }
/** Of more pairs so many are drawn at random. */
const SAMPLED = { one: 2000, shares: 600 }
/** Pairs that are told one by one: those of 70 users. */
const MOST_TOLD = (70 * 69) / 2
/** Disjoint paths that are looked for. */
const MOST_PATHS = 4

/** Feeds known for a scenario; forgotten when there are very many. */
const feedsKnown = new Map<string, LinkFeed>()

function answerOf({ network, page, taken, choice, pair, seed }: NetworkQuestion): NetworkAnswer {
  const fields = new Map(page)
  const links = ratedLinks(network, settingsOfFibres(fields))
  if (feedsKnown.size > 5000) feedsKnown.clear()
  const feeds = feedsOf(network, links, fields, feedsKnown)
  const present = links.map((link) => ({ ...link, bitsPerSecond: feeds.get(link.id)!.bitsPerSecond }))
  const { pairs, read, opening } = summaryOf(network, present, choice)
  const by = (kind: 'direct' | 'relays' | 'none') => pairs.pairs.filter((pair) => pair.by === kind).length
  return {
    links,
    feeds,
    path: pair && pathAnswer(network, present, pair, choice),
    pairs: { ...pairs, pairs: pairs.pairs.slice(0, MOST_TOLD) },
    counts: { all: pairs.pairs.length, direct: by('direct'), relays: by('relays'), none: by('none') },
    read,
    opening,
    verdicts: testedVerdicts(network, { links, feeds, taken: new Set(taken), choice, seed }),
    joins: joinsOf(pairs.pairs, pairs.users.length),
  }
}

/** All pairs while they are few; of many some, and only where there is somebody to fear. */
function testedVerdicts(network: Network, attack: UnderAttack): readonly PairVerdict[] | null {
  const users = usersOf(network).length
  const kind = attack.choice.shares > 1 ? 'shares' : 'one'
  if ((users * (users - 1)) / 2 <= MOST_TESTED[kind]) return verdictsOf(network, attack)
  const eve =
    attack.taken.size > 0 ||
    attack.links.some(({ id, bitsPerSecond }) => {
      const feed = attack.feeds.get(id)
      return feed !== undefined && (feed.bitsPerSecond !== bitsPerSecond || feed.eveShare > 0)
    })
  return eve ? verdictsOf(network, attack, samplePairs(users, SAMPLED[kind], attack.seed)) : null
}

/** The matrix of the pairs in one byte each; `pairs` go row by row above the diagonal. */
function joinsOf(pairs: readonly Pair[], users: number): Uint8Array {
  const joins = new Uint8Array(pairs.length)
  let at = 0
  for (let i = 0; i < users; i++)
    for (let k = i + 1; k < users; k++) {
      const { by } = pairs[at++]!
      joins[(k * (k - 1)) / 2 + i] = by === 'none' ? 0 : by === 'direct' ? 1 : 2
    }
  return joins
}

function pathAnswer(
  network: Network,
  links: readonly RatedLink[],
  pair: readonly [string, string],
  choice: NetworkQuestion['choice'],
): NetworkAnswer['path'] {
  if (!nodeById(network, pair[0]) || !nodeById(network, pair[1])) return null
  const path = pathOf(network, links, pair, choice)
  if (!path) return null
  const graph = graphOf(network, links)
  const used = new Set(path.plan.routes.flatMap((route) => route.links))
  return {
    ...path,
    assumed: links.some(({ id, assumed }) => assumed && used.has(id)),
    largest: largestRate(graph, ...pair),
    disjoint: disjointPaths(graph, ...pair, MOST_PATHS).length,
  }
}

/** Serves the requests about networks that `serve` hands on. */
export function networkJobs(port: Port<Reply, Request>, { sliceMs, now }: Pace, pause: () => Promise<void>) {
  const live = liveNetwork()
  let scratch: Scratch | null = null
  /** The job of each kind that goes on; any other of its kind has been overtaken. */
  const measuring = new Set<number>()
  const going = { counting: -1, watching: -1, placing: -1 }

  /** Does something for every direct fibre of a question and tells the results slice by slice. */
  async function eachFibre<T>(
    kind: 'counting' | 'watching',
    job: number,
    { network, page }: NetworkQuestion,
    work: (fibre: Fibre, scenario: Scenario) => T,
    tell: (results: readonly T[], finished: boolean) => void,
  ): Promise<void> {
    going[kind] = job
    const scenarioOf = scenariosOfFibres(new Map(page))
    let results: T[] = []
    let heard = now()
    for (const fibre of network.fibres) {
      if (fibre.medium !== 'fibre') continue
      results.push(work(fibre, scenarioOf(fibre)))
      if (now() - heard < sliceMs) continue
      tell(results, false)
      results = []
      await pause()
      heard = now()
      if (going[kind] !== job) return
    }
    tell(results, true)
  }

  const countLinks = (job: number, question: NetworkQuestion): Promise<void> =>
    eachFibre(
      'counting',
      job,
      question,
      ({ id }, scenario) => countLink(id, scenario),
      (counts, finished) => port.postMessage({ type: 'counted-links', job, counts, finished }),
    )

  const room = (): Scratch => {
    scratch ??= createScratch()
    return scratch
  }

  /** Measures for charts; a job may be one of several that go on at the same time. */
  async function measure(job: number, wanted: LimitsWanted): Promise<void> {
    measuring.add(job)
    let points: LimitPoint[] = []
    let heard = now()
    for (const point of measuredLimits(wanted, room())) {
      points.push(point)
      if (now() - heard < sliceMs) continue
      port.postMessage({ type: 'measured-limits', job, points, finished: false })
      points = []
      await pause()
      heard = now()
      if (!measuring.has(job)) return
    }
    measuring.delete(job)
    port.postMessage({ type: 'measured-limits', job, points, finished: true })
  }

  function watchLinks(job: number, question: NetworkQuestion, most: number): Promise<void> {
    const plans: KnownPlans = new Map()
    return eachFibre(
      'watching',
      job,
      question,
      ({ id }, scenario) => photonsOfLink(id, scenario, most, room(), plans),
      (photons, finished) => port.postMessage({ type: 'watched-link', job, photons, finished }),
    )
  }

  async function place(job: number, nodes: number, edges: Extract<NetworkRequest, { type: 'place' }>['edges']) {
    going.placing = job
    let told = Number.NEGATIVE_INFINITY
    for (const { x, y, progress } of placing(nodes, edges)) {
      if (progress < 1 && now() - told < sliceMs) continue
      port.postMessage({ type: 'placing', job, x, y, progress })
      told = now()
      await pause()
      if (going.placing !== job) return
    }
  }

  return {
    cancel(job: number) {
      measuring.delete(job)
      for (const kind of ['counting', 'watching', 'placing'] as const) if (going[kind] === job) going[kind] = -1
    },
    serve(request: NetworkRequest): Promise<void> | void {
      const { job } = request
      switch (request.type) {
        case 'network':
          return port.postMessage({ type: 'network', job, answer: answerOf(request.question) })
        case 'count-links':
          return countLinks(job, request.question)
        case 'watch-link':
          return watchLinks(job, request.question, request.most)
        case 'measure-limits':
          return measure(job, request.wanted)
        case 'place':
          return place(job, request.nodes, request.edges)
        case 'live': {
          const reply = live(request.order)
          if (reply) port.postMessage({ type: 'live', job, ...reply })
          return
        }
      }
    },
  }
}
