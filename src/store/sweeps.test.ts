import { afterEach, describe, expect, it } from 'vitest'
import { createScratch } from '../model/engine/run'
import { runPoint } from '../model/engine/sweep'
import { emptyTally } from '../model/engine/tally'
import { presets, type Scenario } from '../model/scenario/scenario'
import type { Port, Reply, Request } from '../worker/messages'
import { serve } from '../worker/serve'
import type { Engine } from '../worker/start-engine'
import { createSweeps } from './sweeps'

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

const link = (distanceKm: number): Scenario => ({ ...presets.metro, distanceKm, pulses: 100_000 })
const points = [20, 40, 60, 80, 100].map(link)

/** Sweeps in this thread, and what was asked of each engine. */
function here(cores: number) {
  const asked: Request[][] = []
  const start = (): Engine => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    const own: Request[] = []
    asked.push(own)
    serve(port2 as unknown as Port<Reply, Request>, {
      sliceMs: 4,
      now: () => performance.now(),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    })
    const port = port1 as unknown as Port<Request, Reply>
    const post = port.postMessage.bind(port)
    port.postMessage = (request: Request) => {
      own.push(request)
      post(request)
    }
    return { port, inPage: true, end: () => undefined }
  }
  return { sweep: createSweeps(start, cores), asked }
}

describe('a sweep', () => {
  it.each([1, 2, 8])('counts every point as a run of its own does, once, on %i cores', async (cores) => {
    const { sweep, asked } = here(cores)
    const found = new Map<number, number[]>()
    await new Promise<void>((resolve) =>
      sweep(points, (index, tally, finished) => {
        expect(found.has(index)).toBe(false)
        found.set(index, [...tally])
        expect(finished).toBe(found.size === points.length)
        if (finished) resolve()
      }),
    )
    const scratch = createScratch()
    for (const [index, scenario] of points.entries()) expect(found.get(index)).toEqual([...runPoint(scenario, scratch)])
    expect(asked).toHaveLength(Math.min(2, cores))
  })

  it('says so when an engine breaks down, and no more points come', () => {
    const ports: Port<Request, Reply>[] = []
    const start = (): Engine => {
      const port: Port<Request, Reply> = { postMessage: () => undefined, onmessage: null }
      ports.push(port)
      return { port, inPage: false, end: () => undefined }
    }
    let [found, failed] = [0, 0]
    createSweeps(start, 2)(
      points,
      () => found++,
      () => failed++,
    )
    const say = (k: number, data: Reply) => ports[k]!.onmessage?.({ data } as MessageEvent<Reply>)
    const swept = { type: 'swept', job: 1, index: 0, tally: emptyTally(), finished: false } as const
    say(0, swept)
    say(1, { type: 'failed', job: 1, error: { name: 'Error', message: 'no memory' } })
    say(0, { ...swept, index: 1 })
    expect([found, failed]).toEqual([1, 1])
  })

  it('ends when another begins', async () => {
    const { sweep } = here(2)
    const before: number[] = []
    sweep([link(10), link(11)], (index) => before.push(index))
    await new Promise<void>((resolve) => sweep([link(90)], () => resolve()))
    expect(before).toEqual([])
  })

  it('tells nothing once it is stopped', async () => {
    const { sweep } = here(2)
    const told: number[] = []
    sweep(points, (index) => told.push(index))()
    await new Promise<void>((resolve) => sweep([link(90)], () => resolve()))
    expect(told).toEqual([])
  })
})
