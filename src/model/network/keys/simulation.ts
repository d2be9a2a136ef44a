/**
 * A network making and using keys, in ticks of equal length. A value; `tick` (tick.ts) gives the next one.
 * The same seed and the same changes give the same bits, however fast the page plays them.
 */
import type { KeyLink, RoutingNode } from '../routing/graph'
import { type Demand, type DemandState, waitingDemand } from './demand'
import { type HeldStretch, type Holdings, streamName } from './eve'
import type { RelayedKey } from './relayed-key'
import { emptyStore, endOfStore, type KeyStore, type LinkFeed, storedBits } from './store'

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

/** Of a link about which nothing is known yet. */
export const NO_FEED: LinkFeed = { bitsPerSecond: 0, alarm: 'few', eveShare: 0 }

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
export function withHeld(holdings: Holdings, name: string, stretch: HeldStretch): Holdings {
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

/** Simulated seconds so far. */
export const secondsOf = ({ tick, tickSeconds }: Simulation): number => tick * tickSeconds

/** Key bits in the stores of a node. */
export function bitsAtNode({ stores }: Simulation, node: string): number {
  let bits = 0
  for (const store of stores.values()) if (store.a === node || store.b === node) bits += storedBits(store)
  return bits
}
