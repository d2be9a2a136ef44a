import { describe, expect, it } from 'vitest'
import { zeros } from '../model/math/packed-bits'
import { defaultScenario } from '../model/scenario/scenario'
import type { KeyWish } from '../worker/key-messages'
import type { Port, Reply, Request } from '../worker/messages'
import type { Engine } from '../worker/start-engine'
import { createKeyMaker, type KeyProgress } from './key-maker'

/** Engines that answer when the test says so, in the order they were started. */
function byHand() {
  const engines: { asked: Request[]; ended: boolean; answer: (reply: Reply) => void; lose: () => void }[] = []
  const start = (onLost: (engine: Engine) => void): Engine => {
    const port: Port<Request, Reply> = { postMessage: (request) => void own.asked.push(request), onmessage: null }
    const own = {
      asked: [] as Request[],
      ended: false,
      answer: (reply: Reply) => port.onmessage?.({ data: reply } as MessageEvent<Reply>),
      lose: () => onLost(start(() => undefined)),
    }
    engines.push(own)
    return { port, inPage: false, end: () => void Object.assign(own, { ended: true }) }
  }
  return { engines, start }
}

const block = { sent: 8, arrived: 4, alice: zeros(2), bob: zeros(2), compared: zeros(2), basis: zeros(2) }
const wish: KeyWish = {
  method: 'ldpc',
  variant: 'streak',
  mode: 'batch',
  finite: false,
  secrecy: 1e-10,
  correctness: 1e-10,
  authenticate: false,
  blockBits: null,
}
const refused = { made: false, problem: 'too-many-bits' } as const

describe('a key maker', () => {
  it('tells how far it is, gives the answer, and keeps its engine for the next key', async () => {
    const { engines, start } = byHand()
    const maker = createKeyMaker(start)
    const told: KeyProgress[] = []
    const first = maker.make(block, defaultScenario, wish, (progress) => told.push(progress))
    const [engine] = engines
    engine!.answer({ type: 'key-stage', job: 1, stage: 'correct', share: 0.5 })
    engine!.answer({ type: 'key', job: 1, answer: refused })
    expect(await first).toEqual(refused)
    expect(told).toMatchObject([{ stage: 'correct', share: 0.5 }])
    const second = maker.make(block, defaultScenario, wish, () => undefined)
    engine!.answer({ type: 'failed', job: 2, error: { name: 'Error', message: 'no memory' } })
    expect(await second).toEqual({ made: false, problem: 'engine-failed' })
    expect(engines).toHaveLength(1)
  })

  it('ends the engine of a key that is given up, and starts another for the next', async () => {
    const { engines, start } = byHand()
    const maker = createKeyMaker(start)
    const given = maker.make(block, defaultScenario, wish, () => undefined)
    maker.stop()
    expect(await given).toBe(null)
    expect(engines[0]!.ended).toBe(true)
    const next = maker.make(block, defaultScenario, wish, () => undefined)
    // Too late: nobody listens to the old one.
    engines[0]!.answer({ type: 'key', job: 1, answer: { made: false, problem: 'counted-in-batches' } })
    engines[1]!.answer({ type: 'key', job: 2, answer: refused })
    expect(await next).toEqual(refused)
    maker.stop()
    expect(engines[1]!.ended).toBe(false)
  })

  it('asks again where the worker turns out not to load', async () => {
    const { engines, start } = byHand()
    const making = createKeyMaker(start).make(block, defaultScenario, wish, () => undefined)
    engines[0]!.lose()
    expect(engines[1]!.asked).toEqual(engines[0]!.asked)
    engines[1]!.answer({ type: 'key', job: 1, answer: refused })
    expect(await making).toEqual(refused)
  })
})
