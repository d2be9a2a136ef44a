/** One tick of a simulation: links make keys, then keys are used. */
import { diceAt } from '../../math/dice'
import { type NetworkProblem, problem } from '../problems'
import { routingGraph } from '../routing/graph'
import { planRoutes } from '../routing/plan'
import { type Demand, type DemandState, MOST_WAITING_KEYS, withStatus } from './demand'
import { streamName } from './eve'
import { fairShares } from './fair-shares'
import { addressText } from './key-stream'
import { keyLinks, scarcest, sendKey } from './send-key'
import { NO_FEED, type Simulation, withHeld } from './simulation'
import { endOfStore, type KeyStore, refill, storedBits } from './store'

/** Why a demand has no plan. */
function whyNoPlan({ from, to }: Demand, ids: ReadonlySet<string>): NetworkProblem {
  const gone = [from, to].find((id) => !ids.has(id))
  return gone === undefined ? problem('no-path', { from, to }) : problem('node-deleted', { node: gone })
}

function planned(sim: Simulation): Simulation {
  if (!sim.replan) return sim
  const graph = routingGraph(sim.nodes, keyLinks(sim))
  const ids = new Set(sim.nodes.map(({ id }) => id))
  const demands = sim.demands.map((state): DemandState => {
    const plan = planRoutes(graph, state.demand.from, state.demand.to, state.demand.choice)
    if (!plan)
      return withStatus({ ...state, plan }, sim.tick, { status: 'stopped', reason: whyNoPlan(state.demand, ids) })
    return state.status === 'stopped' ? withStatus({ ...state, plan }, sim.tick, served(null)) : { ...state, plan }
  })
  return { ...sim, demands, replan: false }
}

/** Key demands that arrive in a tick: the whole part for certain, the rest by chance. */
function arrivals(sim: Simulation, { id }: Demand, perSecond: number): number {
  const mean = perSecond * sim.tickSeconds
  const certain = Math.floor(mean)
  const slot = `demand ${addressText(id)}`
  return certain + (diceAt({ seed: sim.seed, role: 'network', slot, block: sim.tick }).open() < mean - certain ? 1 : 0)
}

function refilled(sim: Simulation): Simulation {
  let { holdings } = sim
  const stores = new Map<string, KeyStore>()
  for (const [id, before] of sim.stores) {
    const { bitsPerSecond, eveShare } = sim.feeds.get(id) ?? NO_FEED
    const store = refill(before, bitsPerSecond, sim.tickSeconds)
    stores.set(id, store)
    const share = sim.taken.has(before.a) || sim.taken.has(before.b) ? 1 : eveShare
    if (share > 0)
      holdings = withHeld(holdings, streamName(before.stream), {
        from: endOfStore(before),
        to: endOfStore(store),
        share,
      })
  }
  return { ...sim, stores, holdings }
}

/** Serves keys one by one, the demands taking turns to be first. */
function serveKeys(start: Simulation): Simulation {
  let sim = start
  for (let turn = 0; turn < sim.demands.length; turn++) {
    const i = (turn + sim.tick) % sim.demands.length
    const state = sim.demands[i]!
    const { want } = state.demand
    if (want.kind !== 'keys' || !state.plan) continue
    let waitingKeys = Math.min(MOST_WAITING_KEYS, state.waitingKeys + arrivals(sim, state.demand, want.perSecond))
    let { deliveredBits } = state
    let starved: string | null = null
    while (waitingKeys > 0 && starved === null) {
      const sent = sendKey(sim, state.plan, want.bits)
      sim = sent.sim
      starved = sent.starved
      if (sent.key) {
        waitingKeys--
        deliveredBits += want.bits
      }
    }
    sim = withDemand(sim, i, withStatus({ ...state, waitingKeys, deliveredBits }, sim.tick, served(starved)))
  }
  return sim
}

const served = (starved: string | null): Pick<DemandState, 'status' | 'reason'> =>
  starved === null
    ? { status: 'served', reason: null }
    : { status: 'starved', reason: problem('link-starved', { link: starved }) }

const withDemand = (sim: Simulation, i: number, state: DemandState): Simulation => ({
  ...sim,
  demands: sim.demands.map((old, k) => (k === i ? state : old)),
  // A starved link without refill will not recover: look for another way.
  replan: sim.replan || (state.reason?.code === 'link-starved' && !feeding(sim, String(state.reason.values.link))),
})

const feeding = ({ feeds }: Simulation, link: string): boolean => (feeds.get(link)?.bitsPerSecond ?? 0) > 0

/** Serves all streams at once, fairly. */
function serveStreams(start: Simulation): Simulation {
  const streams = [...start.demands.entries()].flatMap(([i, state]) => {
    const { want } = state.demand
    return want.kind === 'stream' && state.plan ? [{ i, state, plan: state.plan, rate: want.bitsPerSecond }] : []
  })
  if (streams.length === 0) return start
  const links = [...start.stores.keys()]
  const numberOf = new Map(links.map((id, l) => [id, l]))
  const due = streams.map(({ state, rate }) => state.fraction + rate * start.tickSeconds)
  const ways = streams.map(({ plan }) => plan.routes.flatMap((r) => r.links.map((id) => numberOf.get(id)!)))
  const given = fairShares(due.map(Math.floor), ways, [...start.stores.values()].map(storedBits))
  let sim = start
  streams.forEach(({ i, state, plan }, s) => {
    const wanted = Math.floor(due[s]!)
    const bits = given[s]!
    if (bits > 0) sim = sendKey(sim, plan, bits).sim
    const starved = bits < wanted ? scarcest(sim.stores, plan).link : null
    const next: DemandState = {
      ...state,
      fraction: due[s]! - wanted,
      deliveredBits: state.deliveredBits + bits,
      missedBits: state.missedBits + wanted - bits,
    }
    sim = withDemand(sim, i, withStatus(next, sim.tick, served(starved)))
  })
  return sim
}

/** The next tick: links make keys, then keys are used. */
export function tick(sim: Simulation): Simulation {
  const after = serveStreams(serveKeys(refilled(planned(sim))))
  return { ...after, tick: sim.tick + 1 }
}
