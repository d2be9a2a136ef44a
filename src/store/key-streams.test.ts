import { afterEach, expect, it } from 'vitest'
import { presets, type Scenario } from '../model/scenario/scenario'
import type { StreamWish } from '../worker/key-messages'
import type { Port, Reply, Request } from '../worker/messages'
import { serve } from '../worker/serve'
import type { Engine } from '../worker/start-engine'
import { createKeyStreams, type StreamEvent } from './key-streams'

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** An engine in this thread. */
function startHere(): Engine {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  serve(port2 as unknown as Port<Reply, Request>, {
    sliceMs: 4,
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  })
  return { port: port1 as unknown as Port<Request, Reply>, inPage: true, end: () => undefined }
}

const link: Scenario = { ...presets.metro, distanceKm: 60 }
const wish: StreamWish = {
  method: 'cascade',
  variant: 'streak',
  mode: 'batch',
  finite: false,
  secrecy: 1e-10,
  correctness: 1e-10,
  authenticate: false,
  blockBits: 10_000,
  blocks: 2,
  comparedShare: 0.1,
  sharedBits: 0,
}

/** Starts a stream and waits for its end. */
const toTheEnd = (streams: ReturnType<typeof createKeyStreams>, own: StreamWish) =>
  new Promise<{ events: StreamEvent[]; stream: ReturnType<typeof streams> }>((resolve) => {
    const events: StreamEvent[] = []
    const stream = streams(link, own, (event) => {
      events.push(event)
      if (event.type !== 'stream-started' && (event.type === 'stream-refused' || event.finished))
        resolve({ events, stream })
    })
  })

it('tells what comes of a stream, gives its bits once, and begins another one on the same engine', async () => {
  let started = 0
  const streams = createKeyStreams(() => {
    started++
    return startHere()
  })
  const { events, stream } = await toTheEnd(streams, wish)
  expect(events[0]!.type).toBe('stream-started')
  const last = events.at(-1)!
  if (last.type !== 'streamed') throw new Error(last.type)
  expect(last.store).toEqual({ bits: last.sum.secret, used: 0 })
  const [one, two] = await Promise.all([stream.take(64), stream.take(64)])
  expect(one.taken!.words).not.toEqual(two.taken!.words)
  expect((await stream.take(1e9)).taken).toBeNull()
  const refused = await toTheEnd(streams, { ...wish, blockBits: 2 ** 23 })
  expect(refused.events).toMatchObject([{ type: 'stream-refused', problem: 'too-many-bits' }])
  expect(started).toBe(1)
})
