/** Networks on the engine's side of the channel: rates, paths and verdicts, the live stores, and layouts. */
import { countLink, feedsOf, scenariosOfFibres, settingsOfFibres } from '../model/engine/network-links'
import { photonsOfLink } from '../model/engine/network-links-photons'
import { createScratch, type Scratch } from '../model/engine/run'
import { handleRequest, type KeyDelivery, openDelivery, type Response } from '../model/network/delivery/key-delivery'
import { compareWithEve } from '../model/network/keys/eve'
import { type Levels, noLevels, withLevels } from '../model/network/keys/levels'
import type { RelayedKey } from '../model/network/keys/relayed-key'
import { keyLinks, sendKey } from '../model/network/keys/send-key'
import {
  type Simulation,
  secondsOf,
  setDemands,
  setNetwork,
  setTaken,
  startSimulation,
} from '../model/network/keys/simulation'
import { type LinkFeed, storedBits } from '../model/network/keys/store'
import { tick } from '../model/network/keys/tick'
import { verdictsOf } from '../model/network/keys/verdicts'
import { placing } from '../model/network/layout/place'
import { graphOf } from '../model/network/pairs'
import { disjointPaths, largestRate } from '../model/network/routing/disjoint-paths'
import { routingGraph } from '../model/network/routing/graph'
import { planRoutes } from '../model/network/routing/plan'
import { pathOf, type RatedLink, ratedLinks, summaryOf } from '../model/network/summary'
import { type Fibre, type Network, nodeById, usersOf } from '../model/network/topology'
import type { Scenario } from '../model/scenario/scenario'
import type { Port, Reply, Request } from './messages'
import type { LiveOrder, LiveState, NetworkAnswer, NetworkQuestion, NetworkRequest } from './network-messages'
import type { Pace } from './serve'

/** Pairs of more users are not tested bit by bit. */
const MOST_TESTED = 60
/** Pairs that are told one by one: those of as many users. */
const MOST_TOLD = (MOST_TESTED * (MOST_TESTED - 1)) / 2
/** Stores that are told over time; of larger networks the first. */
const MOST_LEVELS = 60
/** Keys that are told with what Eve makes of them. */
const KEYS_TOLD = 8
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
  const few = usersOf(network).length <= MOST_TESTED
  return {
    links,
    feeds,
    path: pair && pathAnswer(network, present, pair, choice),
    pairs: { ...pairs, pairs: pairs.pairs.slice(0, MOST_TOLD) },
    counts: { all: pairs.pairs.length, direct: by('direct'), relays: by('relays'), none: by('none') },
    read,
    opening,
    verdicts: few ? verdictsOf(network, { links, feeds, taken: new Set(taken), choice, seed }) : null,
  }
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
  return {
    ...path,
    largest: largestRate(graph, ...pair),
    disjoint: disjointPaths(graph, ...pair, MOST_PATHS).length,
  }
}

/** The live network: what it holds now. */
interface Live {
  sim: Simulation
  /** Keys that were sent to be watched. */
  watched: readonly RelayedKey[]
  delivery: KeyDelivery
  levels: Levels
}

function stateOf({ sim, watched, delivery, levels }: Live): LiveState {
  return {
    tick: sim.tick,
    seconds: secondsOf(sim),
    capacityBits: sim.capacityBits,
    stores: [...sim.stores].map(([link, store]) => ({
      link,
      a: store.a,
      b: store.b,
      storedBits: storedBits(store),
      produced: store.produced,
      consumed: store.consumed,
      overflowed: store.overflowed,
      alarms: store.alarms,
    })),
    demands: sim.demands,
    sent: watched.map((key) => ({ key, reading: compareWithEve(sim.holdings, key) })),
    levels: { ...levels, stored: new Map([...levels.stored].slice(0, MOST_LEVELS)) },
    log: delivery.log,
  }
}

/** The next state of the live network; null while there is none. */
function obey(
  live: Live | null,
  order: LiveOrder,
): { live: Live; response?: Response; starved?: string | null } | null {
  if (order.do === 'set') {
    const { nodes, links, feeds, taken, demands, seed, choice } = order
    const applications = openDelivery(
      nodes.filter(({ id }) => links.some(({ a, b }) => a === id || b === id)),
      choice,
    )
    if (!live || order.fresh) {
      let sim = startSimulation({ seed, nodes, links, feeds, demands })
      for (const node of taken) sim = setTaken(sim, node, true)
      return { live: { sim, watched: [], delivery: applications, levels: withLevels(noLevels, sim) } }
    }
    let sim = setNetwork(live.sim, nodes, links, feeds)
    for (const node of sim.taken) if (!taken.includes(node)) sim = setTaken(sim, node, false)
    for (const node of taken) sim = setTaken(sim, node, true)
    sim = setDemands(sim, demands)
    const delivery = { ...live.delivery, applications: applications.applications, choice }
    return { live: { ...live, sim, delivery } }
  }
  if (!live) return null
  if (order.do === 'advance') {
    let { sim, levels } = live
    for (let i = 0; i < order.ticks; i++) {
      sim = tick(sim)
      levels = withLevels(levels, sim)
    }
    return { live: { ...live, sim, levels } }
  }
  if (order.do === 'send') {
    const graph = routingGraph(live.sim.nodes, keyLinks(live.sim))
    const plan = planRoutes(graph, order.from, order.to, live.delivery.choice)
    const sent = plan ? sendKey(live.sim, plan, order.bits) : { sim: live.sim, key: null, starved: null }
    const watched = sent.key ? [...live.watched, sent.key].slice(-KEYS_TOLD) : live.watched
    return { live: { ...live, sim: sent.sim, watched }, starved: sent.starved }
  }
  const { sim, delivery, response } = handleRequest(live.sim, live.delivery, order.request)
  return { live: { ...live, sim, delivery }, response }
}

/** Serves the requests about networks that `serve` hands on. */
export function networkJobs(port: Port<Reply, Request>, { sliceMs, now }: Pace, pause: () => Promise<void>) {
  let live: Live | null = null
  let scratch: Scratch | null = null
  /** The job of each kind that goes on; any other of its kind has been overtaken. */
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

  function watchLinks(job: number, question: NetworkQuestion, most: number): Promise<void> {
    const room = scratch ?? createScratch()
    scratch = room
    return eachFibre(
      'watching',
      job,
      question,
      ({ id }, scenario) => photonsOfLink(id, scenario, most, room),
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
        case 'place':
          return place(job, request.nodes, request.edges)
        case 'live': {
          const next = obey(live, request.order)
          if (!next) return
          live = next.live
          const { response = null, starved = null } = next
          return port.postMessage({ type: 'live', job, state: stateOf(live), response, starved })
        }
      }
    },
  }
}
