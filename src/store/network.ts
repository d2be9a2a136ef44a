/**
 * The network on the canvas: what is drawn, with its past, and what is going on in it. A store of its
 * own beside that of the page, because it comes with the place that shows it. The link is the network:
 * every change is written into the page's fields, and what a link says is read from there.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type LinkCounts, scenarioOfFibre, scenariosOfFibres, seedOfFibre } from '../model/engine/network-links'
import type { LinkPhotons } from '../model/engine/network-links-photons'
import type { Response } from '../model/network/delivery/key-delivery'
import { type EditResult, lengthenFibre, setFibreFields } from '../model/network/edits'
import { amend, type History, historyOf, record, redo, undo } from '../model/network/history'
import type { Demand } from '../model/network/keys/demand'
import type { NodeKindId } from '../model/network/kinds/index'
import { fibreSettingsFrom } from '../model/network/lab-fields'
import type { NetworkProblem } from '../model/network/problems'
import { networkNamed, readNetwork, USUAL_NETWORK } from '../model/network/text/read-network'
import { type NetworkScene, quietScene, readScene, writeScene } from '../model/network/text/scene'
import { writeNetwork } from '../model/network/text/write-network'
import { type Fibre, fibreById, type Network, nodeById, SHORTEST_FIBRE_KM } from '../model/network/topology'
import { allFields, toFields } from '../model/scenario/fields'
import type { Fields } from '../model/scenario/migrations'
import { presets, type Scenario } from '../model/scenario/scenario'
import { defaultViewing } from '../model/scenario/viewing'
import type { LiveState, NetworkAnswer } from '../worker/network-messages'
import type { State } from './state'
import type { AppStore } from './store'

/** What is drawn, and the named network it began with. */
export interface Drawing {
  readonly network: Network
  readonly named: string | null
}

export const TOOLS = ['move', 'node', 'fibre', 'cut'] as const
export type Tool = (typeof TOOLS)[number]

/** Ticks of the simulation for each moment of a tenth of a second that is played. */
export const PACES = [1, 10, 100] as const
export type Pace = (typeof PACES)[number]

/** The answer of the engine, and what it was asked about. */
export interface Answered extends NetworkAnswer {
  readonly network: Network
  readonly scene: NetworkScene
  readonly scenario: Scenario
}

/** Whether the answer is about what is on the page now. */
export const isAnswered = (state: NetworkState, { scenario }: Pick<State, 'scenario'>): boolean =>
  state.answer !== null &&
  state.answer.network === networkOf(state) &&
  state.answer.scene === state.scene &&
  state.answer.scenario === scenario

export interface NetworkState {
  readonly history: History<Drawing>
  readonly scene: NetworkScene
  readonly tool: Tool
  /** What the next new node will be. */
  readonly newKind: NodeKindId
  /** Node and fibre that are looked at. */
  readonly node: string | null
  readonly fibre: string | null
  /** First end, while the second is being picked: of a pair, or of a fibre that is drawn. */
  readonly firstEnd: string | null
  /** What was wrong with a link, a file or an edit; empty once dismissed. */
  readonly problems: readonly NetworkProblem[]
  /** Why a link cannot hold this network; empty if it can. */
  readonly needsFile: readonly NetworkProblem[]
  readonly answer: Answered | null
  /** What the engine counted on each fibre, by fibre. */
  readonly counts: ReadonlyMap<string, LinkCounts>
  readonly live: LiveState | null
  readonly playing: boolean
  readonly pace: Pace
  /** The first events of each fibre's own run, by fibre. */
  readonly photons: ReadonlyMap<string, LinkPhotons>
  /** Fibre that is watched from close by. */
  readonly watching: string | null
  /** The key that is followed hop by hop on the map, and how far it has come. */
  readonly hopping: { readonly serial: number; readonly step: number; readonly playing: boolean } | null
  /** Last answer of key delivery, with the request it answers. */
  readonly delivered: { readonly request: string; readonly response: Response } | null
  /** Link that had too few bits for a key that was asked for. */
  readonly starved: string | null
  /** A node is being dragged: the link is written when it is let go. */
  readonly dragging: boolean
  /** 0–1 while places are being found; null otherwise. */
  readonly placing: number | null
  /** Counts the networks that were opened: the live stores begin anew. */
  readonly opened: number
  readonly error: string | null
}

export type NetworkStore = StoreApi<NetworkState>

export const drawingOf = ({ history }: NetworkState): Drawing => history.present
export const networkOf = ({ history }: NetworkState): Network => history.present.network

/** Link fields that all fibres share: the page's scenario, defaults left out. */
export const pageFieldsOf = ({ scenario }: Pick<State, 'scenario'>): Fields =>
  toFields({ scenario, viewing: defaultViewing, unknown: new Map() })

/** In `net=`: this network is in a file, and a link cannot hold it. */
export const IN_A_FILE = 'file'

/** The fields of a drawing and its scene, and why it needs a file if it does. */
export function fieldsOfDrawing(
  { network, named }: Drawing,
  scene: NetworkScene,
): { readonly fields: Fields; readonly needsFile: readonly NetworkProblem[] } {
  const writing = writeNetwork(network, named)
  if (writing.fields === null) return { fields: new Map([['net', IN_A_FILE]]), needsFile: writing.problems }
  return { fields: new Map<string, string>([...writing.fields, ...writeScene(scene, network)]), needsFile: [] }
}

const sameFields = (a: Fields, b: Fields): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

function opening(fields: Fields): Pick<NetworkState, 'history' | 'scene' | 'problems'> {
  const { network, named, problems } = readNetwork(fields)
  const { scene, problems: more } = readScene(fields, network)
  return { history: historyOf({ network, named }), scene, problems: [...problems, ...more] }
}

/** What is looked at and under way begins anew with another network. */
const lookedAt = {
  node: null,
  fibre: null,
  firstEnd: null,
  answer: null,
  counts: new Map(),
  photons: new Map(),
  live: null,
  hopping: null,
  delivered: null,
  starved: null,
  placing: null,
  watching: null,
} as const

function createNetworkStore(app: AppStore): NetworkStore {
  let written = app.getState().network
  const store = createStore<NetworkState>()(() => ({
    ...opening(written),
    ...lookedAt,
    tool: 'move',
    newKind: 'user',
    needsFile: [],
    playing: false,
    pace: 1,
    opened: 1,
    dragging: false,
    error: null,
  }))
  store.subscribe((now, before) => {
    const changed = drawingOf(now) !== drawingOf(before) || now.scene !== before.scene
    if (now.dragging || !(changed || before.dragging)) return
    const { fields, needsFile } = fieldsOfDrawing(drawingOf(now), now.scene)
    if (JSON.stringify(needsFile) !== JSON.stringify(now.needsFile)) store.setState({ needsFile })
    if (sameFields(fields, app.getState().network)) return
    written = fields
    app.setState({ network: fields })
  })
  app.subscribe(({ place, network }, before) => {
    if (place !== 'network' || network === written) return
    if (network === before.network && before.place === 'network') return
    const same = sameFields(network, written)
    written = network
    // Coming back to what is drawn already: its past and its stores stay.
    if (same) return
    store.setState(({ opened }) => ({ ...opening(network), ...lookedAt, opened: opened + 1 }))
  })
  return store
}

const stores = new WeakMap<AppStore, NetworkStore>()

/** The network store that goes with the page's; made when the place is first opened. */
export function networkStoreOf(app: AppStore): NetworkStore {
  const known = stores.get(app) ?? createNetworkStore(app)
  stores.set(app, known)
  return known
}

/** Makes one edit; what makes no sense changes nothing and is told. */
export function edit(store: NetworkStore, change: (network: Network) => EditResult, ofOneDrag = false): EditResult {
  const { history } = store.getState()
  const result = change(history.present.network)
  if (result.problem) store.setState({ problems: [result.problem] })
  else if (result.network !== history.present.network) {
    const present = { ...history.present, network: result.network }
    store.setState({ history: ofOneDrag ? amend(history, present) : record(history, present), problems: [] })
  }
  return result
}

/** Puts a step into the past before a drag amends the present. */
export const beginStep = (store: NetworkStore): void =>
  store.setState(({ history }) => ({ history: record(history, { ...history.present }) }))

export const undoEdit = (store: NetworkStore): void =>
  store.setState(({ history, scene }) => settled(undo(history), scene))
export const redoEdit = (store: NetworkStore): void =>
  store.setState(({ history, scene }) => settled(redo(history), scene))

/** A scene cannot pick or take nodes that are not there; demands stay and say why they stopped. */
function settled(history: History<Drawing>, scene: NetworkScene): Partial<NetworkState> {
  return { history, scene: sceneWithin(scene, history.present.network), firstEnd: null }
}

export function sceneWithin(scene: NetworkScene, network: Network): NetworkScene {
  const there = (id: string) => nodeById(network, id) !== undefined
  const pair = scene.pair?.every(there) ? scene.pair : null
  const taken = scene.taken.filter(there)
  return pair === scene.pair && taken.length === scene.taken.length ? scene : { ...scene, pair, taken }
}

/** An edit that may take nodes away. */
export function editAway(store: NetworkStore, change: (network: Network) => EditResult): void {
  const { network } = edit(store, change)
  store.setState(({ scene, node, fibre, firstEnd }) => ({
    scene: sceneWithin(scene, network),
    node: node !== null && nodeById(network, node) ? node : null,
    fibre: fibre !== null && fibreById(network, fibre) ? fibre : null,
    firstEnd: firstEnd !== null && nodeById(network, firstEnd) ? firstEnd : null,
  }))
}

export const setScene = (store: NetworkStore, patch: Partial<NetworkScene>): void =>
  store.setState(({ scene }) => ({ scene: { ...scene, ...patch } }))

/** Another network in place of this one; the step can be undone. */
export function openNetworkOf(
  store: NetworkStore,
  drawing: Drawing,
  scene: NetworkScene = quietScene,
  problems: readonly NetworkProblem[] = [],
): void {
  store.setState(({ history, opened }) => ({
    ...lookedAt,
    history: record(history, drawing),
    scene,
    problems,
    opened: opened + 1,
  }))
}

export function openNamed(store: NetworkStore, name: string): void {
  const network = networkNamed(name)
  if (network) openNetworkOf(store, { network, named: name })
}

/** True if the drawing is still the named network it began with, whatever is said about single nodes and links. */
export const isNamed = (fields: Fields, { named }: Drawing): boolean =>
  named !== null && (fields.get('net') ?? USUAL_NETWORK) === named

export const dismissNetworkProblems = (store: NetworkStore): void => store.setState({ problems: [] })

/** Picks one end after the other; two ends are a pair. */
export function pickEnd(store: NetworkStore, id: string): void {
  const { firstEnd, scene } = store.getState()
  if (firstEnd === null) store.setState({ firstEnd: id, node: id })
  else if (firstEnd === id) store.setState({ firstEnd: null, node: id })
  else store.setState({ firstEnd: null, node: id, scene: { ...scene, pair: [firstEnd, id] } })
}

/** Eve takes a node over, or leaves it. */
export const setNodeTaken = (store: NetworkStore, id: string, taken: boolean): void =>
  store.setState(({ scene }) => ({
    scene: { ...scene, taken: [...scene.taken.filter((other) => other !== id), ...(taken ? [id] : [])] },
  }))

/** Fields of one fibre with some of them changed; what is as on the page is left out. */
export function setOwnFields(store: NetworkStore, app: AppStore, id: string, change: Readonly<Record<string, string>>) {
  const fibre = fibreById(networkOf(store.getState()), id)
  if (!fibre) return
  const page = pageFieldsOf(app.getState())
  const fields: Record<string, string> = { ...fibre.fields, ...change }
  const without = { ...fibre, fields: {} }
  // A value that the page has already, or that is the default, need not be said.
  for (const key of Object.keys(change)) {
    const { [key]: _, ...rest } = fields
    const plain = scenarioOfFibre({ ...without, fields: rest }, page)
    const said = scenarioOfFibre({ ...without, fields }, page)
    if (JSON.stringify(plain) === JSON.stringify(said)) delete fields[key]
  }
  edit(store, (network) => setFibreFields(network, id, fields))
}

/** Eve's hand on a fibre, doing what the Lab calls `attack`; `off` takes it away. */
export function setFibreAttack(store: NetworkStore, app: AppStore, id: string, attack: string): void {
  setOwnFields(store, app, id, { eve: attack })
}

/** Fibres that Eve's hand is on. */
export function tappedFibres(network: Network, page: Fields): readonly Fibre[] {
  const scenarioOf = scenariosOfFibres(page)
  return network.fibres.filter((fibre) => scenarioOf(fibre).attack !== 'off')
}

/** Follows a key on the map from a step on. */
export const followKey = (store: NetworkStore, serial: number, step: number, playing: boolean): void =>
  store.setState({ hopping: { serial, step: Math.max(0, step), playing } })

export const setDemandList = (store: NetworkStore, demands: readonly Demand[]): void => setScene(store, { demands })

/** Goes to the Lab with one fibre's scenario; the page remembers the way back. */
export function visitLab(store: NetworkStore, app: AppStore, id: string): void {
  const network = networkOf(store.getState())
  const fibre = fibreById(network, id)
  if (!fibre) return
  const state = app.getState()
  const name = (end: string) => nodeById(network, end)?.name ?? end
  app.setState({
    place: 'lab',
    scenario: scenarioOfFibre(fibre, pageFieldsOf(state)),
    edits: [],
    opening: null,
    network: new Map(),
    visit: {
      fibre: id,
      from: name(fibre.from),
      to: name(fibre.to),
      scenario: state.scenario,
      network: state.network,
    },
  })
}

/** Comes back from the Lab: what was set there is from now on the fibre's own. */
export function leaveLab(app: AppStore): void {
  const { visit, scenario } = app.getState()
  if (!visit) return
  const store = networkStoreOf(app)
  const page = pageFieldsOf({ scenario: visit.scenario })
  const lab = pageFieldsOf({ scenario })
  const kept = fibreById(networkOf(store.getState()), visit.fibre)
  app.setState({ place: 'network', scenario: visit.scenario, network: visit.network, visit: null, edits: [] })
  if (!kept) return
  const defaults = allFields(presets[scenario.hardware], defaultViewing)
  const { seed, ...rest } = fibreSettingsFrom(lab, page, defaults).fields
  // The dice that every fibre has of its own need not be said.
  const own = seed === undefined || Number(seed) === seedOfFibre(kept.id, visit.scenario.seed)
  const fields = own ? rest : { ...rest, seed }
  const lengthKm = Math.max(SHORTEST_FIBRE_KM, scenario.distanceKm)
  const same = Math.abs(lengthKm - kept.lengthKm) < 1e-3
  edit(store, (network) => {
    const set = setFibreFields(network, visit.fibre, fields)
    return same ? set : lengthenFibre(set.network, visit.fibre, lengthKm)
  })
  store.setState({ fibre: visit.fibre })
}
