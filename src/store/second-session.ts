/**
 * A woman in the middle has two sessions. The one with Alice is the run that is shown; the one with Bob runs
 * here, in an engine of its own, with its first block open so that the beginnings of both keys can be read.
 */
import { Collector } from '../model/engine/collect'
import type { EventBlock, EventKind, Recording } from '../model/engine/recording'
import type { Scenario } from '../model/scenario/scenario'
import type { Failure, Reply } from '../worker/messages'
import type { Engine } from '../worker/start-engine'

export interface SecondSession {
  /** Runs her session with Bob; the same scenario again goes on as it is. */
  readonly begin: (scenario: Scenario) => void
  readonly stop: () => void
}

/**
 * @param tell called with each recording that grows, and with null when there is none any more
 * @param fail called when the engine broke down
 */
export function createSecondSession(
  start: (onLost: (engine: Engine) => void) => Engine,
  tell: (recording: Recording | null) => void,
  fail: (error: Failure) => void,
): SecondSession {
  let engine: Engine | null = null
  let job = 0
  let running: Scenario | null = null
  let collector: Collector | null = null
  let opened: ReadonlyMap<number, EventBlock> = new Map()
  let eventKind: EventKind = 'batches'
  let finished = false

  const show = () => {
    if (collector) tell(collector.recording(finished, opened))
  }

  function receive(scenario: Scenario, reply: Reply): void {
    if (reply.job !== job) return
    if (reply.type === 'started') {
      collector = new Collector({ scenario, edits: [], ...reply.plan })
      eventKind = reply.plan.eventKind
    } else if (reply.type === 'progress') {
      for (const block of reply.blocks) collector?.add(block)
      if (opened.size === 0 && eventKind !== 'batches') engine?.port.postMessage({ type: 'open', job, block: 0 })
      show()
    } else if (reply.type === 'block') {
      opened = new Map([[0, reply.events]])
      show()
    } else if (reply.type === 'done') {
      finished = true
      show()
    } else if (reply.type === 'failed') fail(reply.error)
  }

  function ask(own: Engine, scenario: Scenario): void {
    engine = own
    own.port.onmessage = ({ data }) => receive(scenario, data)
    own.port.postMessage({ type: 'run', job, scenario, edits: [], half: 'bob' })
  }

  return {
    begin(scenario) {
      if (running === scenario) return
      tell(null)
      running = scenario
      job++
      collector = null
      opened = new Map()
      finished = false
      ask(engine ?? start((replacement) => running && ask(replacement, running)), scenario)
    },
    stop() {
      if (!running) return
      running = null
      engine?.port.postMessage({ type: 'cancel', job: job++ })
      tell(null)
    },
  }
}
