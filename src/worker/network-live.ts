/** The live network on the engine's side: stores that fill, demands that use them, keys to watch, alarms over time. */
import { type LinkTest, linkTests } from '../model/engine/network-links-alarm'
import { createScratch } from '../model/engine/run'
import { handleRequest, type KeyDelivery, openDelivery, type Response } from '../model/network/delivery/key-delivery'
import { type AlarmHistory, noAlarms, withAlarms } from '../model/network/keys/alarm-history'
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
import { storedBits } from '../model/network/keys/store'
import { tick } from '../model/network/keys/tick'
import { routingGraph } from '../model/network/routing/graph'
import { planRoutes } from '../model/network/routing/plan'
import type { Scenario } from '../model/scenario/scenario'
import type { LiveOrder, LiveReply, LiveState } from './network-messages'

/** Links that are told over time; of larger networks the first. */
const MOST_TOLD = 60
/** Keys that are told with what Eve makes of them. */
const KEYS_TOLD = 8
/** Links whose alarm is asked in one second; of larger networks each has its turn. */
const MOST_TESTED = 200
/** Links whose law is compiled in one step: it takes some milliseconds each. */
const MOST_COMPILED = 8

/** What the network holds now. */
interface Live {
  readonly sim: Simulation
  /** Keys that were sent to be watched. */
  readonly watched: readonly RelayedKey[]
  readonly delivery: KeyDelivery
  readonly levels: Levels
  readonly alarms: AlarmHistory
  /** Runs whose alarm is asked, by link, and the number of the last one. */
  readonly runs: ReadonlyMap<string, Scenario>
  readonly lastRun: number
}

/** What is told of it; what charts show only where it is asked for. */
function told({ sim, watched, delivery, levels, alarms }: Live, charts: boolean): LiveReply['state'] {
  const first = <T>(map: ReadonlyMap<string, T>) => new Map([...map].slice(0, MOST_TOLD))
  const state: Omit<LiveState, 'levels' | 'alarms'> = {
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
    log: delivery.log,
  }
  if (!charts) return state
  return {
    ...state,
    levels: { ...levels, stored: first(levels.stored), made: first(levels.made) },
    alarms: { ...alarms, alarms: first(alarms.alarms) },
  }
}

/** Obeys orders about one network at a time. */
export function liveNetwork(): (order: LiveOrder) => Omit<LiveReply, 'type'> | null {
  let live: Live | null = null
  const tests = new Map<string, (run: number) => LinkTest>()
  let scratch: ReturnType<typeof createScratch> | null = null

  /** The end of every full second is the end of a run of every link: what do the alarms say? */
  function tested(now: Live): Live {
    const seconds = secondsOf(now.sim)
    const run = Math.floor(seconds + 1e-9)
    if (run <= now.lastRun) return now
    const room = scratch ?? createScratch()
    scratch = room
    const every = Math.ceil(now.runs.size / MOST_TESTED)
    let compiled = 0
    const said = new Map<string, LinkTest['alarm']>()
    let place = 0
    for (const [link, scenario] of now.runs) {
      if ((place++ + run) % every !== 0) continue
      const key = JSON.stringify(scenario)
      let test = tests.get(key)
      if (!test) {
        if (compiled++ >= MOST_COMPILED) continue
        test = linkTests(scenario, room)
        if (tests.size > 2 * MOST_TESTED) tests.clear()
        tests.set(key, test)
      }
      said.set(link, test(run).alarm)
    }
    const alarms = said.size > 0 ? withAlarms(now.alarms, run, said, now.sim.stores.keys()) : now.alarms
    return { ...now, alarms, lastRun: run }
  }

  function set(order: Extract<LiveOrder, { do: 'set' }>): Live {
    const { nodes, links, feeds, taken, demands, seed, choice, runs } = order
    const applications = openDelivery(
      nodes.filter(({ id }) => links.some(({ a, b }) => a === id || b === id)),
      choice,
    )
    if (!live || order.fresh) {
      let sim = startSimulation({ seed, nodes, links, feeds, demands })
      for (const node of taken) sim = setTaken(sim, node, true)
      const levels = withLevels(noLevels, sim)
      return { sim, watched: [], delivery: applications, levels, alarms: noAlarms, runs, lastRun: 0 }
    }
    let sim = setNetwork(live.sim, nodes, links, feeds)
    for (const node of sim.taken) if (!taken.includes(node)) sim = setTaken(sim, node, false)
    for (const node of taken) sim = setTaken(sim, node, true)
    sim = setDemands(sim, demands)
    const delivery = { ...live.delivery, applications: applications.applications, choice }
    return { ...live, sim, delivery, runs }
  }

  function obey(now: Live, order: Exclude<LiveOrder, { do: 'set' }>): Next {
    if (order.do === 'advance') {
      let { sim, levels } = now
      for (let i = 0; i < order.ticks; i++) {
        sim = tick(sim)
        levels = withLevels(levels, sim)
      }
      return { live: tested({ ...now, sim, levels }) }
    }
    if (order.do === 'send') {
      const graph = routingGraph(now.sim.nodes, keyLinks(now.sim))
      const plan = planRoutes(graph, order.from, order.to, now.delivery.choice)
      const sent = plan ? sendKey(now.sim, plan, order.bits) : { sim: now.sim, key: null, starved: null }
      const watched = sent.key ? [...now.watched, sent.key].slice(-KEYS_TOLD) : now.watched
      return { live: { ...now, sim: sent.sim, watched }, starved: sent.starved }
    }
    const { sim, delivery, response } = handleRequest(now.sim, now.delivery, order.request)
    return { live: { ...now, sim, delivery }, response }
  }

  return (order) => {
    if (order.do !== 'set' && !live) return null
    const next: Next = order.do === 'set' ? { live: set(order) } : obey(live!, order)
    live = next.live
    const charts = order.do !== 'advance' || order.charts
    return { state: told(live, charts), response: next.response ?? null, starved: next.starved ?? null }
  }
}

interface Next {
  readonly live: Live
  readonly response?: Response
  readonly starved?: string | null
}
