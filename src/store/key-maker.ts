/**
 * Keys of the bits of a run, each in an engine of its own: it works without a pause, so only its end stops it, and
 * the run that is shown stays within reach meanwhile.
 */
import type { ChainStage } from '../model/postprocessing/distillation'
import type { SiftedBlock } from '../model/postprocessing/sifted-block'
import type { Scenario } from '../model/scenario/scenario'
import type { KeyAnswer, KeyWish } from '../worker/key-messages'
import type { Reply } from '../worker/messages'
import type { Engine } from '../worker/start-engine'

/** Where the making of a key is. */
export interface KeyProgress {
  readonly stage: ChainStage
  /** Share of the stage that is done, 0–1; null where that is not known. */
  readonly share: number | null
}

export interface KeyMaker {
  /** Makes a key; one that is being made is given up. @returns null if it was given up */
  make(
    block: SiftedBlock,
    scenario: Scenario,
    wish: KeyWish,
    tell: (progress: KeyProgress) => void,
  ): Promise<KeyAnswer | null>
  /** Gives up the key that is being made, if there is one. */
  stop(): void
}

export function createKeyMaker(start: (onLost: (engine: Engine) => void) => Engine): KeyMaker {
  let engine: Engine | null = null
  let jobs = 0
  let answer: ((answer: KeyAnswer | null) => void) | null = null

  function stop(): void {
    if (!answer) return
    engine?.end()
    // An engine on the page goes on for a while, and nobody listens.
    engine = null
    answer(null)
    answer = null
  }

  return {
    stop,
    make(block, scenario, wish, tell) {
      stop()
      const job = ++jobs
      const receive = (reply: Reply): void => {
        if (reply.job !== job || job !== jobs || !answer) return
        if (reply.type === 'key-stage') tell(reply)
        if (reply.type !== 'key' && reply.type !== 'failed') return
        answer(reply.type === 'key' ? reply.answer : { made: false, problem: 'engine-failed' })
        answer = null
      }
      const ask = (own: Engine): void => {
        engine = own
        own.port.onmessage = ({ data }) => receive(data)
        own.port.postMessage({ type: 'key', job, block, scenario, wish })
      }
      return new Promise((resolve) => {
        answer = resolve
        ask(engine ?? start((replacement) => (answer ? ask(replacement) : undefined)))
      })
    },
  }
}
