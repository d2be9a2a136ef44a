/**
 * Network → engine → answers. The one place where work about networks is started: whenever what is
 * drawn, the hardware or Eve's places change, the engine is asked again; the live stores advance
 * while they are played.
 */
import type { LinkCounts } from '../model/engine/network-links'
import type { NetworkScene } from '../model/network/text/scene'
import { fibreById, type Network } from '../model/network/topology'
import type { Scenario } from '../model/scenario/scenario'
import type { Reply } from '../worker/messages'
import type { LiveOrder, NetworkQuestion } from '../worker/network-messages'
import type { Engine } from '../worker/start-engine'
import { drawingOf, edit, type NetworkStore, networkOf, networkStoreOf, openNetworkOf, pageFieldsOf } from './network'
import type { AppStore } from './store'

/** Time between two steps of the live stores, ms. */
const STEP_MS = 100
/** Ticks before the first picture, so that the stores are not empty: one second. */
const FIRST_TICKS = 10
/** Rest after the last change before the engine counts every fibre, ms. */
const COUNT_AFTER_MS = 400
/** Fibres that are counted; larger networks keep their closed forms. */
const MOST_COUNTED = 300

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
  let counting: Asked | null = null
  let countTimer: ReturnType<typeof setTimeout> | undefined
  let placing: { readonly job: number; readonly network: Network } | null = null
  let stepTimer: ReturnType<typeof setTimeout> | undefined
  /** An advance is under way: the next waits for its answer. */
  let advancing = false
  let liveOpened = 0
  let working = false
  const requests = new Map<number, string>()

  const port = () => {
    engine ??= start((replacement) => {
      engine = replacement
      listen()
      asked = null
      advancing = false
      liveOpened = 0
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

  /** Asks about the present network; while an answer is awaited the newest question waits. */
  function ask(): void {
    if (!working) return
    if (asked) {
      stale = true
      return
    }
    stale = false
    const send = port()
    listen()
    asked = { ...about(), question: question() }
    send.postMessage({ type: 'network', job: asked.job, question: asked.question })
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

  /** Counts of fibres that are still what they were when they were counted; a count that comes late says nothing. */
  function takeCounts(counted: readonly LinkCounts[], { network, scenario }: Asked): void {
    if (app.getState().scenario !== scenario) return
    const was = new Map(network.fibres.map((fibre) => [fibre.id, fibre]))
    const now = new Map(networkOf(store.getState()).fibres.map((fibre) => [fibre.id, fibre]))
    const valid = counted.filter(({ fibre }) => now.has(fibre) && now.get(fibre) === was.get(fibre))
    store.setState(({ counts }) => ({
      counts: new Map([...counts, ...valid.map((each) => [each.fibre, each] as const)]),
    }))
  }

  /** Asks for the photons of the fibre that is watched. */
  function watch(): void {
    const { watching } = store.getState()
    store.setState({ watched: null })
    if (watching !== null && working)
      port().postMessage({ type: 'watch-link', job: ++jobs, question: question(), fibre: watching })
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
    })
    if (fresh || liveOpened !== opened) order({ do: 'advance', ticks: FIRST_TICKS })
    liveOpened = opened
  }

  function step(): void {
    clearTimeout(stepTimer)
    const { playing, pace, live } = store.getState()
    if (!working || !playing || advancing || !live) return
    advancing = true
    order({ do: 'advance', ticks: pace })
  }

  function receive(reply: Reply): void {
    switch (reply.type) {
      case 'network': {
        if (reply.job !== asked?.job) return
        const { network, scene, scenario } = asked
        asked = null
        store.setState({ answer: { ...reply.answer, network, scene, scenario }, error: null })
        setLive(false)
        if (stale) ask()
        return
      }
      case 'counted-links':
        if (reply.job === counting?.job) takeCounts(reply.counts, counting)
        return
      case 'live': {
        const request = requests.get(reply.job)
        requests.delete(reply.job)
        store.setState({
          live: reply.state,
          ...(request !== undefined && reply.response ? { delivered: { request, response: reply.response } } : {}),
          ...(reply.starved !== null || store.getState().starved !== null ? { starved: reply.starved } : {}),
        })
        advancing = false
        clearTimeout(stepTimer)
        stepTimer = setTimeout(step, STEP_MS)
        return
      }
      case 'watched-link':
        if (reply.photons.fibre === store.getState().watching) store.setState({ watched: reply.photons })
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
          store.setState(({ counts }) => ({
            counts: countsOf(drawingOf(now).network, drawingOf(before).network, counts),
          }))
          ask()
        } else if (now.scene !== before.scene) ask()
        const { watching } = now
        const changed =
          watching !== null &&
          fibreById(drawingOf(now).network, watching) !== fibreById(drawingOf(before).network, watching)
        if (watching !== before.watching || changed) watch()
        if (now.playing && !before.playing) step()
        if (now.live && !before.live) step()
      })
      const leaveApp = app.subscribe((now, before) => {
        if (now.scenario === before.scenario) return
        store.setState({ counts: new Map() })
        ask()
        if (store.getState().watching !== null) watch()
      })
      return () => {
        working = false
        clearTimeout(stepTimer)
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

/** Counts that still hold after an edit: those of fibres that are the same as before. */
function countsOf(now: Network, before: Network, counts: ReturnType<NetworkStore['getState']>['counts']) {
  const was = new Map(before.fibres.map((fibre) => [fibre.id, fibre]))
  const same = new Set(now.fibres.filter((fibre) => was.get(fibre.id) === fibre).map(({ id }) => id))
  return new Map([...counts].filter(([id]) => same.has(id)))
}

const runs = new WeakMap<AppStore, NetworkRuns>()

/** The engine's work for the networks of a page; its engine starts with the first question. */
export function networkRunsOf(app: AppStore, start: (onLost: (engine: Engine) => void) => Engine): NetworkRuns {
  const known = runs.get(app) ?? createNetworkRuns(app, start)
  runs.set(app, known)
  return known
}
