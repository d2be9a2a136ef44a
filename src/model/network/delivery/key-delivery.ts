/**
 * Key delivery in the shape of ETSI GS QKD 014 V1.1.1: applications (SAE) ask the key manager (KME) of
 * their node for keys with an application elsewhere. Requests and answers are values; nothing is
 * sent anywhere, and the mutual TLS of the standard is the name in `caller`.
 *
 * The messages of errors are part of the interface, like the names of its fields.
 */

import { streamBits } from '../keys/key-stream'
import { keyAtSender } from '../keys/relayed-key'
import { keyLinks, sendKey } from '../keys/send-key'
import { type Simulation, secondsOf } from '../keys/simulation'
import { storedBits } from '../keys/store'
import { routingGraph } from '../routing/graph'
import { planRoutes, type RouteChoice, type RoutePlan } from '../routing/plan'
import { base64, bytesOf, uuid } from './encoding'
import { type Asked, type Fault, fault, LIMITS, type Request, readKeyIds, readKeyRequest } from './requests'

/** A key that waits for the applications at the other side. */
interface Waiting {
  readonly key: string
  readonly master: string
  /** Who may still fetch it, once each. */
  readonly slaves: readonly string[]
}

export interface LogEntry {
  readonly number: number
  /** Simulated time, s. */
  readonly seconds: number
  readonly caller: string
  readonly method: string
  readonly path: string
  readonly status: number
  /** Keys handed out. */
  readonly keys: number
}

/** The key managers of all nodes. */
export interface KeyDelivery {
  /** Node of each application, by its SAE id. */
  readonly applications: ReadonlyMap<string, string>
  readonly choice: RouteChoice
  readonly waiting: ReadonlyMap<string, Waiting>
  /** Oldest first. */
  readonly log: readonly LogEntry[]
  readonly requests: number
}

export interface Response {
  readonly status: 200 | 400 | 401 | 503
  /** The JSON of the answer. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Requests that are remembered. */
export const LONGEST_LOG = 200

/** One application at each node that holds keys, called like the node. */
export const openDelivery = (
  nodes: readonly { readonly id: string; readonly name: string }[],
  choice: RouteChoice,
): KeyDelivery => ({
  applications: new Map(nodes.map(({ id, name }) => [name, id])),
  choice,
  waiting: new Map(),
  log: [],
  requests: 0,
})

interface Desk {
  readonly sim: Simulation
  readonly delivery: KeyDelivery
}

const notEnough = (details: Readonly<Record<string, unknown>>): Fault =>
  fault(503, 'not enough keys are available', [details])

/** How keys of two applications travel now; null without a way, or if a node is gone. */
function planOf({ sim, delivery }: Desk, master: string, slave: string): RoutePlan | null {
  const [from, to] = [delivery.applications.get(master), delivery.applications.get(slave)]
  if (from === undefined || to === undefined) return null
  return planRoutes(routingGraph(sim.nodes, keyLinks(sim)), from, to, delivery.choice)
}

/** Bits that a plan can carry at once. */
const carried = ({ stores }: Simulation, plan: RoutePlan | null): number =>
  plan ? Math.min(...plan.routes.flatMap(({ links }) => links.map((id) => storedBits(stores.get(id)!)))) : 0

function statusOf(desk: Desk, master: string, slave: string): Response {
  const { applications } = desk.delivery
  const stored = carried(desk.sim, planOf(desk, master, slave))
  return {
    status: 200,
    body: {
      source_KME_ID: `KME-${applications.get(master)}`,
      target_KME_ID: `KME-${applications.get(slave)}`,
      master_SAE_ID: master,
      slave_SAE_ID: slave,
      key_size: LIMITS.keySize,
      stored_key_count: Math.floor(stored / LIMITS.keySize),
      max_key_count: Math.floor(desk.sim.capacityBits / LIMITS.keySize),
      max_key_per_request: LIMITS.keysPerRequest,
      max_key_size: LIMITS.maxKeySize,
      min_key_size: LIMITS.minKeySize,
      max_SAE_ID_count: LIMITS.moreSlaves,
    },
  }
}

/** Makes keys for the master and puts them by for the slaves; all or none. */
function encKeys(desk: Desk, master: string, slave: string, asked: Asked): { desk: Desk; response: Response } {
  const slaves = [slave, ...asked.moreSlaves]
  const plans = slaves.map((s) => planOf(desk, master, s))
  let { sim } = desk
  const waiting = new Map(desk.delivery.waiting)
  const keys: { key_ID: string; key: string }[] = []
  for (let i = 0; i < asked.number; i++) {
    // The first way carries the key; to further slaves it goes under a key of their own.
    let text: string | null = null
    const { serial } = sim
    for (const plan of plans) {
      const sent = plan ? sendKey(sim, plan, asked.size) : null
      if (!sent?.key) {
        const available = Math.min(...plans.map((p) => carried(desk.sim, p)))
        return { desk, response: notEnough({ requested_bits: asked.number * asked.size, available_bits: available }) }
      }
      sim = sent.sim
      text ??= base64(bytesOf(keyAtSender(sent.key)))
    }
    const id = uuid(streamBits(sim.seed, `key id ${serial}`, 0, 128))
    waiting.set(id, { key: text!, master, slaves })
    keys.push({ key_ID: id, key: text! })
  }
  return { desk: { sim, delivery: { ...desk.delivery, waiting } }, response: { status: 200, body: { keys } } }
}

/** Hands keys out to a slave, each once; all or none. */
function decKeys(
  desk: Desk,
  slave: string,
  master: string,
  ids: readonly string[],
): { desk: Desk; response: Response } {
  const waiting = new Map(desk.delivery.waiting)
  const keys: { key_ID: string; key: string }[] = []
  for (const id of ids) {
    const held = waiting.get(id)
    if (!held)
      return { desk, response: fault(400, 'one or more keys specified are not found on KME', [{ key_ID: id }]) }
    if (held.master !== master || !held.slaves.includes(slave))
      return { desk, response: fault(401, 'the key is not meant for this SAE', [{ key_ID: id }]) }
    const slaves = held.slaves.filter((s) => s !== slave)
    if (slaves.length > 0) waiting.set(id, { ...held, slaves })
    else waiting.delete(id)
    keys.push({ key_ID: id, key: held.key })
  }
  return { desk: { ...desk, delivery: { ...desk.delivery, waiting } }, response: { status: 200, body: { keys } } }
}

function answer(desk: Desk, request: Request): { desk: Desk; response: Response } {
  const { applications } = desk.delivery
  const refused = (response: Response) => ({ desk, response })
  const [, peerText = '', operation = '', query = ''] =
    /^\/api\/v1\/keys\/([^/?]+)\/(status|enc_keys|dec_keys)(?:\?(.*))?$/.exec(request.path) ?? []
  const peer = decoded(peerText)
  if (!applications.has(request.caller)) return refused(fault(401, 'the SAE is not known to this KME'))
  if (operation === '' || peer === null) return refused(fault(400, 'the path is not one of this interface'))
  if (!applications.has(peer)) return refused(fault(400, 'the other SAE is not known', [{ SAE_ID: peer }]))
  if (peer === request.caller) return refused(fault(400, 'master and slave are the same SAE'))
  if (operation === 'status') {
    if (request.method !== 'GET') return refused(fault(400, 'status takes GET only'))
    return refused(statusOf(desk, request.caller, peer))
  }
  if (operation === 'enc_keys') {
    const asked = readKeyRequest(request, query, new Set([request.caller, peer]), applications)
    return 'status' in asked ? refused(asked) : encKeys(desk, request.caller, peer, asked)
  }
  const ids = readKeyIds(request, query)
  return 'status' in ids ? refused(ids) : decKeys(desk, request.caller, peer, ids)
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null // broken escapes name nobody
  }
}

/**
 * Answers one request. Keys are taken from the stores of the simulation; an empty pool answers 503.
 * Never throws, whatever the request says.
 */
export function handleRequest(
  sim: Simulation,
  delivery: KeyDelivery,
  request: Request,
): { readonly sim: Simulation; readonly delivery: KeyDelivery; readonly response: Response } {
  const { desk, response } = answer({ sim, delivery }, request)
  const number = delivery.requests + 1
  const { caller, method, path } = request
  const keys = response.status === 200 && Array.isArray(response.body.keys) ? response.body.keys.length : 0
  const entry = { number, seconds: secondsOf(sim), caller, method, path, status: response.status, keys }
  const log = [...delivery.log, entry].slice(-LONGEST_LOG)
  return { sim: desk.sim, delivery: { ...desk.delivery, log, requests: number }, response }
}
