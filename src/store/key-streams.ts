/**
 * Keys made one after another while the link goes on, in an engine of their own, so that the run that is shown
 * stays within reach.
 */
import type { PackedBits } from '../model/math/packed-bits'
import type { Scenario } from '../model/scenario/scenario'
import type { KeyReply, StoreLevel, StreamWish } from '../worker/key-messages'
import type { Reply } from '../worker/messages'
import type { Engine } from '../worker/start-engine'

/** What comes of a stream, in order. */
export type StreamEvent = Extract<KeyReply, { type: 'stream-started' | 'stream-refused' | 'streamed' }>

/** Bits out of the store of a stream; null if it did not hold so many. */
export interface TakenBits {
  readonly taken: PackedBits | null
  readonly store: StoreLevel
}

export interface KeyStream {
  /** Stands still, or goes on; nothing is lost. */
  pause(paused: boolean): void
  /** Ends it; its store can still be taken from. */
  stop(): void
  /** Unused bits from the front of the store, struck out for good. */
  take(bits: number): Promise<TakenBits>
}

/** @returns starts a stream of a scenario; a new one ends the one before */
export function createKeyStreams(
  start: (onLost: (engine: Engine) => void) => Engine,
): (scenario: Scenario, wish: StreamWish, tell: (event: StreamEvent) => void) => KeyStream {
  let engine: Engine | null = null
  let jobs = 0
  let requests = 0

  return (scenario, wish, tell) => {
    const job = ++jobs
    const waiting = new Map<number, (bits: TakenBits) => void>()
    const receive = (reply: Reply): void => {
      if (reply.job !== job) return
      if (reply.type === 'stream-started' || reply.type === 'stream-refused' || reply.type === 'streamed') tell(reply)
      else if (reply.type === 'failed') tell({ type: 'stream-refused', problem: 'engine-failed' })
      else if (reply.type === 'taken') {
        waiting.get(reply.request)?.(reply)
        waiting.delete(reply.request)
      }
    }
    const begin = (own: Engine): void => {
      own.port.onmessage = ({ data }) => receive(data)
      own.port.postMessage({ type: 'stream', job, scenario, wish })
    }
    engine ??= start((replacement) => {
      engine = replacement
      begin(replacement)
    })
    begin(engine)
    return {
      pause: (paused) => engine?.port.postMessage({ type: 'stream-pause', job, paused }),
      stop: () => engine?.port.postMessage({ type: 'cancel', job }),
      take(bits) {
        const request = ++requests
        return new Promise((resolve) => {
          waiting.set(request, resolve)
          engine?.port.postMessage({ type: 'stream-take', job, request, bits })
        })
      },
    }
  }
}
