/**
 * Network → engine → answers. The one place where work about networks is started: whenever what is
 * drawn, the hardware or Eve's places change, the engine is asked again; the live stores advance
 * while they are played.
 */
import { scenariosOfFibres } from '../model/engine/network-links'
import type { LimitPoint, LimitsWanted } from '../model/engine/network-links-limits'
import type { LinkPhotons } from '../model/engine/network-links-photons'
import { noAlarms } from '../model/network/keys/alarm-history'
import { noLevels } from '../model/network/keys/levels'
import type { NetworkScene } from '../model/network/text/scene'
import type { Network } from '../model/network/topology'
import type { Scenario } from '../model/scenario/scenario'
import type { Reply } from '../worker/messages'
import type { LiveOrder, NetworkQuestion } from '../worker/network-messages'
import type { Engine } from '../worker/start-engine'
import { type Answered, drawingOf, edit, networkOf, networkStoreOf, openNetworkOf, pageFieldsOf } from './network'
import type { AppStore } from './store'

/** Time between two steps of the live stores, ms. */
const STEP_MS = 100
/** Steps of the live stores for each that also brings what charts show over time. */
const CHARTS_EVERY = 5
/** Ticks before the first picture, so that the stores are not empty: one second. */
const FIRST_TICKS = 10
/** Rest after the last change before the engine counts every fibre, ms. */
const COUNT_AFTER_MS = 400
/** Rest between two answers while something is dragged, ms. */
const DRAG_REST_MS = 100
/** Rest after the last change before the photons of every fibre are drawn, ms. */
const WATCH_AFTER_MS = 120
/** Between two times that the map takes up photons, ms. */
const TAKE_MS = 250
/** Fibres whose photons are drawn; of larger networks some, spread evenly. */
const MOST_WATCHED = 300
/** Events that are drawn of all fibres together, and of one at least and at most. */
const EVENTS = { all: 6000, least: 24, most: 400 }
/** Fibres that are counted; larger networks keep their closed forms. */
export const MOST_COUNTED = 1000

/** A job, and what it is about. */
interface Asked {
  readonly job: number
  readonly network: Network
  readonly scene: NetworkScene
  readonly scenario: Scenario
}

export interface NetworkRuns {
  /** One key of two nodes now, to be watched hop by hop. */
  readonly send: (from: string, to: string, bits: number) => void
  /** Asks key delivery. */
  readonly deliver: (request: Extract<LiveOrder, { do: 'deliver' }>['request']) => void
  /** Empties all stores and begins again. */
  readonly restart: () => void
  /** Measures points of a chart, told as they come. Returns the way to stop. */
  readonly measure: (wanted: LimitsWanted, tell: (points: readonly LimitPoint[]) => void) => () => void
  /** Finds places for a network without geography and opens it when they are found. */
  readonly place: (network: Network) => void
  readonly cancelPlacing: () => void
  /** Takes up work. Returns the way to rest. */
  readonly connect: () => () => void
}

function createNetworkRuns(app: AppStore, start: (onLost: (engine: Engine) => void) => Engine): NetworkRuns {
  const store = networkStoreOf(app)
  let engine: Engine | null = null
  let jobs = 0
  let asked: (Asked & { readonly question: NetworkQuestion }) | null = null
  let stale = false
  let resting: ReturnType<typeof setTimeout> | undefined
  let counting: Asked | null = null
  let watching: Asked | null = null
  let watchTimer: ReturnType<typeof setTimeout> | undefined
  /** Photons that have come and are not on the page yet. */
  let seen: readonly (readonly [string, LinkPhotons])[] = []
  let seenTimer: ReturnType<typeof setTimeout> | undefined
  let countTimer: ReturnType<typeof setTimeout> | undefined
  let placing: { readonly job: number; readonly network: Network } | null = null
  let stepTimer: ReturnType<typeof setTimeout> | undefined
  /** An advance is under way: the next waits for its answer. */
  let advancing = false
  let steps = 0
  let liveOpened = 0
  let working = false
  const requests = new Map<number, string>()
  const measuring = new Map<number, (points: readonly LimitPoint[]) => void>()

  const port = () => {
    engine ??= start((replacement) => {
      engine = replacement
      listen()
      asked = null
      advancing = false
      liveOpened = 0
      // Places that were being looked for are not asked for again: they may be what broke it.
      placing = null
      store.setState({ placing: null })
      ask()
    })
    return engine.port
  }
  const listen = () => {
    if (engine) engine.port.onmessage = ({ data }) => receive(data)
  }

  const question = (): NetworkQuestion => {
    const { scene } = store.getState()
    const state = app.getState()
    return {
      network: networkOf(store.getState()),
      page: [...pageFieldsOf(state)],
      taken: scene.taken,
      choice: scene.choice,
      pair: scene.pair,
      seed: state.scenario.seed,
    }
  }

  /** What the next job is about. */
  const about = (): Asked => ({
    job: ++jobs,
    network: networkOf(store.getState()),
    scene: store.getState().scene,
    scenario: app.getState().scenario,
  })

  function takeSeen(): void {
    clearTimeout(seenTimer)
    seenTimer = undefined
    const now = stillTrue(
      seen.map(([, each]) => each),
      watching ?? about(),
    )
    seen = []
    store.setState(({ photons }) => ({ photons: new Map([...photons, ...now]) }))
  }

  function rested(): void {
    resting = undefined
    if (stale) ask()
  }

  /** Asks about the present network; while an answer is awaited the newest question waits. */
  function ask(): void {
    if (!working) return
    if (asked || resting !== undefined) {
      stale = true
      return
    }
    stale = false
    const send = port()
    listen()
    asked = { ...about(), question: question() }
    send.postMessage({ type: 'network', job: asked.job, question: asked.question })
    clearTimeout(watchTimer)
    watchTimer = setTimeout(watch, WATCH_AFTER_MS)
    clearTimeout(countTimer)
    countTimer = setTimeout(count, COUNT_AFTER_MS)
  }

  function count(): void {
    if (!working) return
    if (asked || stale) {
      countTimer = setTimeout(count, COUNT_AFTER_MS)
      return
    }
    const wanted = question()
    const { counts } = store.getState()
    const fibres = wanted.network.fibres.filter(({ id }) => !counts.has(id))
    if (fibres.length === 0 || fibres.length > MOST_COUNTED) return
    counting = about()
    port().postMessage({
      type: 'count-links',
      job: counting.job,
      question: { ...wanted, network: { ...wanted.network, fibres } },
    })
  }

  const order = (what: LiveOrder): number => {
    const job = ++jobs
    port().postMessage({ type: 'live', job, order: what })
    return job
  }

  /** Results of fibres that are still what they were when they were asked about; what comes late says nothing. */
  function stillTrue<T extends { readonly fibre: string }>(results: readonly T[], { network, scenario }: Asked) {
    if (app.getState().scenario !== scenario) return []
    const was = new Map(network.fibres.map((fibre) => [fibre.id, fibre]))
    const now = new Map(networkOf(store.getState()).fibres.map((fibre) => [fibre.id, fibre]))
    return results
      .filter(({ fibre }) => now.has(fibre) && now.get(fibre) === was.get(fibre))
      .map((each) => [each.fibre, each] as const)
  }

  /** Asks for the photons of all fibres between two ends of BB84 that have none yet. */
  function watch(): void {
    if (!working) return
    const { answer, photons } = store.getState()
    if (asked || stale || !answer) {
      watchTimer = setTimeout(watch, WATCH_AFTER_MS)
      return
    }
    const wanted = question()
    const direct = new Set(answer.links.flatMap(({ kind, fibres: [only = ''] }) => (kind === 'direct' ? [only] : [])))
    const all = wanted.network.fibres.filter(({ id }) => direct.has(id))
    const step = Math.max(1, all.length / MOST_WATCHED)
    const fibres = all.filter(({ id }, i) => Math.floor(i / step) !== Math.floor((i - 1) / step) && !photons.has(id))
    if (fibres.length === 0) return
    if (seen.length > 0) takeSeen()
    watching = about()
    const shown = Math.min(MOST_WATCHED, all.length)
    port().postMessage({
      type: 'watch-link',
      job: watching.job,
      question: { ...wanted, network: { ...wanted.network, fibres } },
      most: Math.min(EVENTS.most, Math.max(EVENTS.least, Math.floor(EVENTS.all / shown))),
    })
  }

  /** Scenarios of the links between two ends of BB84, by link. */
  function runsOf({ network, links }: Answered): ReadonlyMap<string, Scenario> {
    const scenarioOf = scenariosOfFibres(new Map(pageFieldsOf(app.getState())))
    const fibres = new Map(network.fibres.map((fibre) => [fibre.id, fibre]))
    return new Map(
      links.flatMap(({ id, kind, fibres: [only = ''] }) => {
        const fibre = fibres.get(only)
        return kind === 'direct' && fibre?.medium === 'fibre' ? [[id, scenarioOf(fibre)] as const] : []
      }),
    )
  }

  /** Tells the live stores of the network, its rates and Eve. */
  function setLive(fresh: boolean): void {
    const { answer, scene, opened } = store.getState()
    if (!answer) return
    const { network } = answer
    order({
      do: 'set',
      fresh: fresh || liveOpened !== opened,
      seed: app.getState().scenario.seed,
      nodes: network.nodes.map(({ id, name, relays }) => ({ id, name, relays })),
      links: answer.links.map(({ id, a, b }) => ({ id, a, b })),
      feeds: answer.feeds,
      taken: scene.taken,
      demands: scene.demands.map((demand) => ({ ...demand, choice: scene.choice })),
      choice: scene.choice,
      runs: runsOf(answer),
    })
    if (fresh || liveOpened !== opened) order({ do: 'advance', ticks: FIRST_TICKS, charts: true })
    liveOpened = opened
  }

  function step(): void {
    clearTimeout(stepTimer)
    const { playing, pace, live } = store.getState()
    if (!working || !playing || advancing || !live) return
    advancing = true
    steps++
    order({ do: 'advance', ticks: pace, charts: steps % CHARTS_EVERY === 0 })
  }

  function receive(reply: Reply): void {
    switch (reply.type) {
      case 'network': {
        if (reply.job !== asked?.job) return
        const { network, scene, scenario } = asked
        asked = null
        store.setState({ answer: { ...reply.answer, network, scene, scenario }, error: null })
        setLive(false)
        // While something is dragged, answers leave the page time to draw.
        if (store.getState().dragging) resting = setTimeout(rested, DRAG_REST_MS)
        else if (stale) ask()
        return
      }
      case 'counted-links': {
        if (reply.job !== counting?.job) return
        const counted = stillTrue(reply.counts, counting)
        store.setState(({ counts }) => ({ counts: new Map([...counts, ...counted]) }))
        return
      }
      case 'live': {
        const request = requests.get(reply.job)
        requests.delete(reply.job)
        const { live } = store.getState()
        const { levels = live?.levels ?? noLevels, alarms = live?.alarms ?? noAlarms } = reply.state
        store.setState({
          live: { ...reply.state, levels, alarms },
          ...(request !== undefined && reply.response ? { delivered: { request, response: reply.response } } : {}),
          ...(reply.starved !== null || store.getState().starved !== null ? { starved: reply.starved } : {}),
        })
        advancing = false
        clearTimeout(stepTimer)
        stepTimer = setTimeout(step, STEP_MS)
        return
      }
      case 'watched-link': {
        if (reply.job !== watching?.job) return
        seen = [...seen, ...stillTrue(reply.photons, watching)]
        // Many fibres come one by one: the map takes them up a few times a second.
        if (reply.finished) takeSeen()
        else seenTimer ??= setTimeout(takeSeen, TAKE_MS)
        return
      }
      case 'measured-limits':
        measuring.get(reply.job)?.(reply.points)
        if (reply.finished) measuring.delete(reply.job)
        return
      case 'placing': {
        if (reply.job !== placing?.job) return
        const { network } = placing
        const nodes = network.nodes.map((n, i) => ({ ...n, x: reply.x[i]!, y: reply.y[i]! }))
        const done = reply.progress >= 1
        if (done) placing = null
        edit(store, () => ({ network: { ...network, nodes }, problem: null, added: null }), true)
        store.setState({ placing: done ? null : reply.progress })
        return
      }
      case 'failed':
        if (reply.job === asked?.job) asked = null
        advancing = false
        store.setState({ error: reply.error.message })
        return
    }
  }

  return {
    send: (from, to, bits) => void order({ do: 'send', from, to, bits }),
    deliver(request) {
      requests.set(jobs + 1, `${request.method} ${request.path}`)
      order({ do: 'deliver', request })
    },
    restart: () => setLive(true),
    measure(wanted, tell) {
      const send = port()
      listen()
      const job = ++jobs
      measuring.set(job, tell)
      send.postMessage({ type: 'measure-limits', job, wanted })
      return () => {
        if (measuring.delete(job)) port().postMessage({ type: 'cancel', job })
      }
    },
    place(network) {
      const number = new Map(network.nodes.map(({ id }, i) => [id, i]))
      openNetworkOf(store, { network, named: null })
      placing = { job: ++jobs, network }
      store.setState({ placing: 0 })
      const edges = network.fibres.map((f) => ({
        a: number.get(f.from)!,
        b: number.get(f.to)!,
        lengthKm: f.lengthKm,
      }))
      const send = port()
      listen()
      send.postMessage({ type: 'place', job: placing.job, nodes: network.nodes.length, edges })
    },
    cancelPlacing() {
      if (placing) port().postMessage({ type: 'cancel', job: placing.job })
      placing = null
      store.setState({ placing: null })
    },
    connect() {
      working = true
      ask()
      step()
      const leaveStore = store.subscribe((now, before) => {
        if (drawingOf(now).network !== drawingOf(before).network) {
          const same = sameFibres(drawingOf(now).network, drawingOf(before).network)
          const kept = <T>(of: ReadonlyMap<string, T>) => new Map([...of].filter(([id]) => same.has(id)))
          store.setState(({ counts, photons }) => ({ counts: kept(counts), photons: kept(photons) }))
          ask()
        } else if (now.scene !== before.scene) ask()
        if (now.playing && !before.playing) step()
        if (now.live && !before.live) step()
      })
      const leaveApp = app.subscribe((now, before) => {
        if (now.scenario === before.scenario) return
        store.setState({ counts: new Map(), photons: new Map() })
        ask()
      })
      return () => {
        working = false
        clearTimeout(stepTimer)
        clearTimeout(resting)
        resting = undefined
        clearTimeout(watchTimer)
        clearTimeout(countTimer)
        asked = null
        stale = false
        advancing = false
        leaveStore()
        leaveApp()
      }
    },
  }
}

/** Fibres that an edit left as they were: what is known of them still holds. */
function sameFibres(now: Network, before: Network): ReadonlySet<string> {
  const was = new Map(before.fibres.map((fibre) => [fibre.id, fibre]))
  return new Set(now.fibres.filter((fibre) => was.get(fibre.id) === fibre).map(({ id }) => id))
}

const runs = new WeakMap<AppStore, NetworkRuns>()

/** The engine's work for the networks of a page; its engine starts with the first question. */
export function networkRunsOf(app: AppStore, start: (onLost: (engine: Engine) => void) => Engine): NetworkRuns {
  const known = runs.get(app) ?? createNetworkRuns(app, start)
  runs.set(app, known)
  return known
}
