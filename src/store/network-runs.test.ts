import { expect, it } from 'vitest'
import type { LinkCounts } from '../model/engine/network-links'
import type { Port, Reply, Request } from '../worker/messages'
import { stateFromLink } from './address'
import { networkStoreOf, setFibreAttack } from './network'
import { networkRunsOf } from './network-runs'
import { createAppStore } from './store'

const count = (fibre: string, errors: number): LinkCounts => ({
  fibre,
  sent: 1000,
  clicked: 600,
  kept: 300,
  compared: 200,
  errors,
  band: { low: 0, high: 1 },
  alarm: errors > 20 ? 'nokey' : 'ok',
})

/** An engine that answers when the test says so. */
function engineByHand() {
  const asked: Request[] = []
  const port: Port<Request, Reply> = { postMessage: (request) => void asked.push(request), onmessage: null }
  const answer = (reply: Reply) => port.onmessage?.({ data: reply } as MessageEvent<Reply>)
  const last = <T extends Request['type']>(type: T) =>
    asked.filter((request): request is Extract<Request, { type: T }> => request.type === type).at(-1)
  return { port, asked, answer, last }
}

const empty = {
  links: [],
  feeds: new Map(),
  path: null,
  pairs: { users: [], pairs: [], joined: 0 },
  counts: { all: 0, direct: 0, relays: 0, none: 0 },
  read: new Map(),
  opening: null,
  verdicts: [],
  joins: new Uint8Array(),
}

it('a count that was begun before Eve came says nothing about the fibre she is on now', async () => {
  const app = createAppStore(stateFromLink('#/network?v=1&hw=metro&net=town5'))
  const store = networkStoreOf(app)
  const engine = engineByHand()
  const rest = networkRunsOf(app, () => ({ port: engine.port, inPage: false, end: () => undefined })).connect()
  engine.answer({ type: 'network', job: engine.last('network')!.job, answer: empty })
  await expect.poll(() => engine.last('count-links')?.job, { timeout: 2000 }).toBeDefined()
  const first = engine.last('count-links')!
  setFibreAttack(store, app, 'A-B', 'ir')
  engine.answer({
    type: 'counted-links',
    job: first.job,
    counts: [count('A-B', 2), count('B-C', 3)],
    finished: true,
  })
  expect(store.getState().counts.has('A-B')).toBe(false)
  expect(store.getState().counts.get('B-C')?.errors).toBe(3)
  engine.answer({ type: 'network', job: engine.last('network')!.job, answer: empty })
  await expect.poll(() => engine.last('count-links')?.job, { timeout: 2000 }).not.toBe(first.job)
  const second = engine.last('count-links')!
  expect(second.question.network.fibres.map(({ id }) => id)).toContain('A-B')
  engine.answer({ type: 'counted-links', job: second.job, counts: [count('A-B', 51)], finished: true })
  expect(store.getState().counts.get('A-B')?.alarm).toBe('nokey')
  rest()
})

it('an engine that is lost while it looks for places leaves no progress behind, and the new one answers', () => {
  const app = createAppStore(stateFromLink('#/network?v=1&hw=metro&net=town5'))
  const store = networkStoreOf(app)
  const [first, second] = [engineByHand(), engineByHand()]
  let lose = (): void => undefined
  const runs = networkRunsOf(app, (onLost) => {
    lose = () => onLost({ port: second.port, inPage: true, end: () => undefined })
    return { port: first.port, inPage: false, end: () => undefined }
  })
  const rest = runs.connect()
  runs.place(store.getState().history.present.network)
  expect(store.getState().placing).toBe(0)
  const { job } = first.last('place')!
  lose()
  expect(store.getState().placing).toBeNull()
  // What the lost one still says is not heard, what the new one is asked is.
  first.answer({ type: 'placing', job, progress: 1, x: [], y: [] } as unknown as Reply)
  expect(store.getState().history.present.network.nodes.every(({ x }) => Number.isFinite(x))).toBe(true)
  second.answer({ type: 'network', job: second.last('network')!.job, answer: empty })
  expect(store.getState().answer?.links).toEqual([])
  rest()
})
