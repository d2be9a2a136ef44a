/**
 * A network making and using keys, in ticks of equal length. A value; `tick` gives the next one.
 * The same seed and the same changes give the same bits, however fast the page plays them.
 */
import { diceAt } from '../../math/dice'
import { type NetworkProblem, problem } from '../problems'
import { type KeyLink, type RoutingNode, routingGraph } from '../routing/graph'
import { planRoutes, type RoutePlan } from '../routing/plan'
import { type Demand, type DemandState, MOST_WAITING_KEYS, waitingDemand, withStatus } from './demand'
import { type HeldStretch, type Holdings, streamName } from './eve'
import { fairShares } from './fair-shares'
import type { RelayedKey } from './relayed-key'
import { emptyStore, endOfStore, type KeyStore, type LinkFeed, refill, storedBits, takeOut } from './store'

/** A link between two key-holding nodes, as `quantumLinks` lists them. */
export type StoreLink = Pick<KeyLink, 'id' | 'a' | 'b'>

export interface Simulation {
  readonly seed: number
  readonly tick: number
  readonly tickSeconds: number
  readonly capacityBits: number
  readonly nodes: readonly RoutingNode[]
  /** By link. */
  readonly stores: ReadonlyMap<string, KeyStore>
  readonly feeds: ReadonlyMap<string, LinkFeed>
  readonly demands: readonly DemandState[]
  /** Nodes that Eve has taken over. */
  readonly taken: ReadonlySet<string>
  /** What she got so far, also of keys that are used up. */
  readonly holdings: Holdings
  /** The last keys that were delivered, oldest first. */
  readonly delivered: readonly RelayedKey[]
  /** Keys delivered so far. */
  readonly serial: number
  /** Routes have to be found again. */
  readonly replan: boolean
}

/** Delivered keys that are remembered. */
export const MOST_DELIVERED = 200

const NO_FEED: LinkFeed = { bitsPerSecond: 0, alarm: 'few', eveShare: 0 }

export interface SimulationStart {
  readonly seed: number
  /** s; default 0.1 */
  readonly tickSeconds?: number
  /** Of every store, bits; default 10⁶ */
  readonly capacityBits?: number
  readonly nodes: readonly RoutingNode[]
  readonly links: readonly StoreLink[]
  readonly feeds: ReadonlyMap<string, LinkFeed>
  readonly demands?: readonly Demand[]
  readonly taken?: ReadonlySet<string>
}

export function startSimulation(start: SimulationStart): Simulation {
  const { seed, tickSeconds = 0.1, capacityBits = 1e6, nodes, links, feeds, demands = [], taken = new Set() } = start
  if (!(tickSeconds > 0)) throw new RangeError(`startSimulation: tickSeconds = ${tickSeconds} is not > 0`)
  const stores = new Map(
    links.map(({ id, a, b }) => {
      const stream = { seed, link: id, born: 0 }
      return [id, emptyStore({ stream, a, b, capacityBits }, (feeds.get(id) ?? NO_FEED).alarm)]
    }),
  )
  return {
    seed,
    tick: 0,
    tickSeconds,
    capacityBits,
    nodes,
    stores,
    feeds,
    demands: demands.map(waitingDemand),
    taken,
    holdings: new Map(),
    delivered: [],
    serial: 0,
    replan: true,
  }
}

/** Adds a stretch to what Eve holds of a stream, joined to the last if nothing changed. */
function withHeld(holdings: Holdings, name: string, stretch: HeldStretch): Holdings {
  if (stretch.to <= stretch.from || stretch.share <= 0) return holdings
  const list = holdings.get(name) ?? []
  const last = list.at(-1)
  const joined =
    last && last.to === stretch.from && last.share === stretch.share
      ? [...list.slice(0, -1), { ...last, to: stretch.to }]
      : [...list, stretch]
  return new Map(holdings).set(name, joined)
}

/** What links give from now on. Links that are not named keep what they gave. */
export function setFeeds(sim: Simulation, changed: ReadonlyMap<string, LinkFeed>): Simulation {
  const stores = new Map(sim.stores)
  for (const [id, { alarm }] of changed) {
    const store = stores.get(id)
    if (store && store.alarms.at(-1)?.alarm !== alarm)
      stores.set(id, { ...store, alarms: [...store.alarms, { tick: sim.tick, alarm }] })
  }
  return { ...sim, stores, feeds: new Map([...sim.feeds, ...changed]), replan: true }
}

/** Eve takes a node over, and with it every key bit in its stores; or leaves it, and keeps what she has. */
export function setTaken(sim: Simulation, node: string, taken: boolean): Simulation {
  if (sim.taken.has(node) === taken) return sim
  const nodes = new Set(sim.taken)
  let { holdings } = sim
  if (taken) {
    nodes.add(node)
    for (const store of sim.stores.values())
      if (store.a === node || store.b === node) {
        const stretch = { from: store.consumed, to: endOfStore(store), share: 1 }
        holdings = withHeld(holdings, streamName(store.stream), stretch)
      }
  } else nodes.delete(node)
  return { ...sim, taken: nodes, holdings }
}

/** New or changed demands; those that stay keep their counts. */
export function setDemands(sim: Simulation, demands: readonly Demand[]): Simulation {
  const before = new Map(sim.demands.map((state) => [state.demand.id, state]))
  const next = demands.map((demand) => ({ ...(before.get(demand.id) ?? waitingDemand(demand)), demand }))
  return { ...sim, demands: next, replan: true }
}

/** An edited network: stores of links that are gone go with them, new links begin empty. */
export function setNetwork(
  sim: Simulation,
  nodes: readonly RoutingNode[],
  links: readonly StoreLink[],
  feeds: ReadonlyMap<string, LinkFeed>,
): Simulation {
  const stores = new Map(
    links.map(({ id, a, b }) => {
      const old = sim.stores.get(id)
      if (old && old.a === a && old.b === b) return [id, old]
      const stream = { seed: sim.seed, link: id, born: sim.tick }
      return [id, emptyStore({ stream, a, b, capacityBits: sim.capacityBits }, (feeds.get(id) ?? NO_FEED).alarm)]
    }),
  )
  const ids = new Set(nodes.map(({ id }) => id))
  const taken = new Set([...sim.taken].filter((id) => ids.has(id)))
  return setFeeds({ ...sim, nodes, stores, feeds: new Map(), taken }, feeds)
}

/** Links with their rates as routing sees them: a store without refill is the last resort while it lasts. */
const keyLinks = ({ stores, feeds }: Pick<Simulation, 'stores' | 'feeds'>): KeyLink[] =>
  [...stores].map(([id, store]) => {
    const { bitsPerSecond } = feeds.get(id) ?? NO_FEED
    return {
      id,
      a: store.a,
      b: store.b,
      bitsPerSecond: bitsPerSecond > 0 ? bitsPerSecond : storedBits(store) > 0 ? 1e-9 : 0,
    }
  })

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

/** The link of a plan that has the fewest bits, and how many. */
function scarcest(stores: ReadonlyMap<string, KeyStore>, plan: RoutePlan): { link: string; bits: number } {
  let least = { link: '', bits: Infinity }
  for (const { links } of plan.routes)
    for (const link of links) {
      const store = stores.get(link)
      const bits = store ? storedBits(store) : 0
      if (bits < least.bits) least = { link, bits }
    }
  return least
}

/**
 * Sends one key along a plan: takes its pads out of every store on the way.
 *
 * @returns the key; or the link that has too few bits, and then nothing has changed
 */
export function sendKey(
  sim: Simulation,
  plan: RoutePlan,
  bits: number,
): { readonly sim: Simulation; readonly key: RelayedKey | null; readonly starved: string | null } {
  const { link, bits: most } = scarcest(sim.stores, plan)
  if (most < bits) return { sim, key: null, starved: link }
  const stores = new Map(sim.stores)
  const shares = plan.routes.map(({ nodes, links }) => ({
    nodes,
    pads: links.map((id) => {
      const store = stores.get(id)!
      stores.set(id, takeOut(store, bits))
      return { stream: store.stream, from: store.consumed }
    }),
  }))
  const key: RelayedKey = { seed: sim.seed, serial: sim.serial, from: plan.from, to: plan.to, bits, shares }
  const delivered = [...sim.delivered, key].slice(-MOST_DELIVERED)
  return { sim: { ...sim, stores, delivered, serial: sim.serial + 1 }, key, starved: null }
}

/** Key demands that arrive in a tick: the whole part for certain, the rest by chance. */
function arrivals(sim: Simulation, { id }: Demand, perSecond: number): number {
  const mean = perSecond * sim.tickSeconds
  const certain = Math.floor(mean)
  const slot = `demand ${id.replace(/[^\x21-\x7e]/g, (c) => `\\u${c.charCodeAt(0)}`)}`
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

/** Simulated seconds so far. */
export const secondsOf = ({ tick, tickSeconds }: Simulation): number => tick * tickSeconds

/** Key bits in the stores of a node. */
export function bitsAtNode({ stores }: Simulation, node: string): number {
  let bits = 0
  for (const store of stores.values()) if (store.a === node || store.b === node) bits += storedBits(store)
  return bits
}
