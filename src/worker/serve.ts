/**
 * The engine's side of the channel. Work is cut into slices; between two slices waiting requests
 * are heard, so a run can be cancelled or looked into at any time. Used by the worker and, where
 * no worker can start, on the page itself.
 */

import { Collector } from '../model/engine/collect'
import { judge } from '../model/engine/judge'
import { judgedCounts } from '../model/engine/judged-bits'
import { planHalf } from '../model/engine/man-in-the-middle'
import { type PhotonRow, rowOf } from '../model/engine/recording'
import { drawOfClass, firstArrival, firstLoss, pulseBehind, silentPulse } from '../model/engine/replay'
import {
  type BlockResult,
  createScratch,
  openBlock,
  planRun,
  type RunPlan,
  runBlock,
  runBlocks,
} from '../model/engine/run'
import { addTally, basisCount, emptyTally, intensityCount, type Tally } from '../model/engine/tally'
import type { Port, RepeatResult, Reply, Request, Wanted } from './messages'
import type { networkJobs } from './serve-network'
import type { streamJobs } from './serve-stream'

export interface Pace {
  /** Longest stretch of work without listening, ms. */
  readonly sliceMs: number
  readonly now: () => number
  /** Lets waiting messages in. Left out: a message of one's own, sent round a channel. */
  readonly pause?: () => Promise<void>
}

/** Least time between two progress messages, ms. */
const PROGRESS_MS = 100

interface Job {
  readonly id: number
  readonly plan: RunPlan
  readonly collector: Collector
  /** What has been counted, block by block. */
  readonly results: BlockResult[]
}

/** Blocks of `old` that are the same in a run of this plan: those that end before the first edit that differs. */
function sharedBlocks(old: Job | null, plan: RunPlan): readonly BlockResult[] {
  if (!old || JSON.stringify(old.plan.scenario) !== JSON.stringify(plan.scenario)) return []
  const [was, is] = [old.plan.edits, plan.edits]
  let same = 0
  while (same < was.length && same < is.length && JSON.stringify(was[same]) === JSON.stringify(is[same])) same++
  const from = Math.min(was[same]?.pulse ?? Number.POSITIVE_INFINITY, is[same]?.pulse ?? Number.POSITIVE_INFINITY)
  // Numbers of lights depend on the attacks of a run, but counts and compared bits do not.
  return old.results.filter(({ block, pulses }) => block * plan.blockPulses + pulses <= from)
}

/** Lets waiting messages in: nested timers would wait 4 ms, a channel does not. */
function createYield(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      port2.postMessage(0)
    })
}

const matches: Readonly<Record<Wanted, (row: PhotonRow) => boolean>> = {
  sent: () => true,
  click: (row) => row.bobBit !== null,
  compared: (row) => row.compared,
  error: (row) => row.error,
  loss: (row) => row.bobBit === null,
  dark: (row) => row.dark[0] || row.dark[1],
  double: (row) => row.clicked[0] && row.clicked[1],
  'known-to-eve': (row) => row.kept && row.eve?.certain === true,
  kept: (row) => row.kept,
}

/** Whether a block with these counts can hold what is wanted. */
const mayHold: Readonly<Record<Wanted, (tally: Tally) => boolean>> = {
  sent: () => true,
  click: (tally) => intensityCount(tally, 'clicked') > 0,
  compared: (tally) => basisCount(tally, 'compared') > 0,
  error: (tally) => basisCount(tally, 'errors') > 0,
  loss: () => true,
  dark: (tally) => intensityCount(tally, 'darkClicked') + intensityCount(tally, 'doubleClicks') > 0,
  double: (tally) => intensityCount(tally, 'doubleClicks') > 0,
  'known-to-eve': (tally) => basisCount(tally, 'eveCertain') > 0,
  kept: (tally) => basisCount(tally, 'kept') > 0,
}

/** Serves requests on `port` until it falls silent. */
export function serve(port: Port<Reply, Request>, { sliceMs, now, pause = createYield() }: Pace): void {
  const scratch = createScratch()
  let current: Job | null = null
  /** Jobs that go on; a cancelled run can still be looked into. */
  let running = -1
  let repeating = -1
  let sweeping = -1
  /** Loaded when the first network is asked about. */
  let networks: Promise<ReturnType<typeof networkJobs>> | null = null
  /** Loaded when the first stream of keys is asked for. */
  let streams: Promise<ReturnType<typeof streamJobs>> | null = null

  const fail = (job: number, error: unknown) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    port.postMessage({ type: 'failed', job, error: { name, message } })
  }

  async function run(request: Extract<Request, { type: 'run' }>): Promise<void> {
    const { scenario, edits, half } = request
    const plan = half ? planHalf(half, scenario, edits) : planRun(scenario, edits)
    const shared = sharedBlocks(current, plan)
    const job: Job = { id: request.job, plan, collector: new Collector(plan), results: [...shared] }
    for (const result of shared) job.collector.add(result)
    current = job
    running = job.id
    const { eventKind, blockPulses, blocks, lights } = plan
    port.postMessage({ type: 'started', job: job.id, plan: { eventKind, blockPulses, blocks, lights } })
    let waiting = [...shared]
    let told = Number.NEGATIVE_INFINITY
    let heard = now()
    for (let block = shared.length; block < blocks; block++) {
      const result = runBlock(plan, block, scratch, job.collector.before(block))
      job.collector.add(result)
      job.results.push(result)
      waiting.push(result)
      if (now() - told >= PROGRESS_MS) {
        port.postMessage({ type: 'progress', job: job.id, blocks: waiting })
        waiting = []
        told = now()
      }
      if (now() - heard >= sliceMs) {
        await pause()
        heard = now()
        if (running !== job.id) return
      }
    }
    port.postMessage({ type: 'progress', job: job.id, blocks: waiting })
    port.postMessage({ type: 'done', job: job.id })
  }

  function open({ id, plan, collector }: Job, block: number) {
    if (!(block >= 0 && block < collector.blocks) || plan.eventKind === 'batches') return
    const events = openBlock(plan, block, collector.firstEvent(block), scratch, collector.before(block))
    const columns = Object.values(events).filter((column) => ArrayBuffer.isView(column))
    port.postMessage(
      { type: 'block', job: id, events },
      columns.map(({ buffer }) => buffer as ArrayBuffer),
    )
  }

  async function find(job: Job, { request, wanted, from }: Extract<Request, { type: 'find' }>): Promise<void> {
    const { plan, collector } = job
    const answer = (row: PhotonRow | null, drawn = false) =>
      port.postMessage({ type: 'found', job: job.id, request, row, drawn })
    if (plan.eventKind === 'batches') return answer(drawOfClass(plan, wanted, request), true)
    // Where the events are clicks, most pulses lie between them.
    const between = (wanted === 'loss' || wanted === 'sent') && plan.eventKind === 'clicks'
    for (let block = 0; block < collector.blocks; block++) {
      const start = { firstEvent: collector.firstEvent(block), before: collector.before(block) }
      const next = collector.firstEvent(block + 1)
      if (between ? from > next : from >= next) continue
      if (!mayHold[wanted](job.results[block]!.tally)) continue
      const least = Math.max(0, from - start.firstEvent)
      if (between) {
        const pulse = (wanted === 'loss' ? firstLoss : pulseBehind)(plan, block, start, least, scratch)
        if (pulse !== null) return answer(silentPulse(plan, pulse, start, scratch))
      } else {
        const events = openBlock(plan, block, start.firstEvent, scratch, start.before)
        for (let i = least; i < events.pulse.length; i++) {
          const row = rowOf(events, plan.lights, i)
          if (matches[wanted](row)) return answer(row)
        }
      }
      await pause()
      if (current !== job) return answer(null)
    }
    answer(null)
  }

  function arrive({ id, plan }: Job, request: number): void {
    const found = firstArrival(plan, scratch)
    port.postMessage({ type: 'found', job: id, request, row: found?.row ?? null, drawn: found?.drawn ?? false })
  }

  async function repeat({ job, scenario, seeds }: Extract<Request, { type: 'repeat' }>): Promise<void> {
    repeating = job
    let results: RepeatResult[] = []
    let heard = now()
    let told = heard
    for (const seed of seeds) {
      const plan = planRun({ ...scenario, seed })
      // The seed decides nothing of how a run is judged: one scenario for all, so that its line is worked out once.
      const collector = new Collector({ ...plan, scenario })
      for (const block of runBlocks(plan, scratch)) {
        collector.add(block)
        if (now() - heard < sliceMs) continue
        await pause()
        heard = now()
        if (repeating !== job) return
      }
      const recording = collector.recording(true)
      const { compared, errors } = judgedCounts(recording.cumulative.at(-1) ?? emptyTally())
      const { state, reason } = judge(recording).alarm
      results.push({ seed, compared, comparedErrors: errors, state, reason })
      if (now() - told < PROGRESS_MS) continue
      port.postMessage({ type: 'repeated', job, results, finished: false })
      results = []
      told = now()
    }
    port.postMessage({ type: 'repeated', job, results, finished: true })
  }

  /** Runs every point to its end, listening between blocks. */
  async function sweep({ job, scenarios }: Extract<Request, { type: 'sweep' }>): Promise<void> {
    sweeping = job
    let heard = now()
    for (let index = 0; index < scenarios.length; index++) {
      const plan = planRun(scenarios[index]!)
      const sum = emptyTally()
      for (const { tally } of runBlocks(plan, scratch)) {
        addTally(sum, tally)
        if (now() - heard < sliceMs) continue
        await pause()
        heard = now()
        if (sweeping !== job) return
      }
      port.postMessage({ type: 'swept', job, index, tally: sum, finished: index === scenarios.length - 1 })
    }
  }

  port.onmessage = ({ data }) => {
    const guard = (work: () => Promise<void> | void) => {
      Promise.resolve()
        .then(work)
        .catch((error: unknown) => fail(data.job, error))
    }
    switch (data.type) {
      case 'run':
        return guard(() => run(data))
      case 'repeat':
        return guard(() => repeat(data))
      case 'sweep':
        return guard(() => sweep(data))
      case 'cancel':
        if (running === data.job) running = -1
        if (repeating === data.job) repeating = -1
        if (sweeping === data.job) sweeping = -1
        void networks?.then(({ cancel }) => cancel(data.job))
        void streams?.then(({ cancel }) => cancel(data.job))
        return port.postMessage({ type: 'cancelled', job: data.job })
      case 'open':
        return guard(() => {
          if (current?.id === data.job) open(current, data.block)
        })
      case 'find':
        return guard(() => (current?.id === data.job ? find(current, data) : undefined))
      case 'arrival':
        return guard(() => {
          if (current?.id === data.job) arrive(current, data.request)
        })
      case 'sift':
        return guard(async () => {
          const { siftRun } = await import('./serve-key')
          if (current?.id !== data.job) return
          const sifted = siftRun(current.plan, current.collector, scratch, data.most)
          port.postMessage({ type: 'sifted', job: data.job, request: data.request, sifted })
        })
      case 'key':
        return guard(async () => {
          const { makeKey } = await import('./serve-key')
          const { job, block, scenario, wish } = data
          let told = Number.NEGATIVE_INFINITY
          const answer = makeKey(block, scenario, wish, (stage, share) => {
            if (share !== undefined && now() - told < PROGRESS_MS) return
            told = now()
            port.postMessage({ type: 'key-stage', job, stage, share: share ?? null })
          })
          port.postMessage({ type: 'key', job, answer })
        })
      case 'stream':
      case 'stream-pause':
      case 'stream-take':
        streams ??= import('./serve-stream').then((loaded) => loaded.streamJobs(port, { sliceMs, now }, pause))
        return guard(async () => (await streams)?.serve(data))
      case 'network':
      case 'count-links':
      case 'live':
      case 'watch-link':
      case 'measure-limits':
      case 'place':
        networks ??= import('./serve-network').then((loaded) =>
          loaded.networkJobs(port, { sliceMs, now, pause }, pause),
        )
        return guard(async () => (await networks)?.serve(data))
    }
  }
}
