/**
 * Scenario → engine → recording. The one place where work is started: whenever the scenario or
 * the list of Eve's live edits changes, the run is computed anew and what comes back becomes the
 * recording in the store.
 */
import { Collector } from '../model/engine/collect'
import { type Half, hasHalves } from '../model/engine/halves'
import {
  blockOfEvent,
  type EventBlock,
  eventCount,
  type PhotonRow,
  type Recording,
  rowAt,
} from '../model/engine/recording'
import type { FirstArrival } from '../model/engine/replay'
import type { Edit, Scenario } from '../model/scenario/scenario'
import type { Sifted, StreamWish } from '../worker/key-messages'
import type { Failure, KeyAnswer, KeyWish, Reply, Request, Started, Wanted } from '../worker/messages'
import type { Engine } from '../worker/start-engine'
import type { PlaybackClock } from './controls'
import { createKeyMaker, type KeyProgress } from './key-maker'
import { createKeyStreams, type KeyStream, type StreamEvent } from './key-streams'
import { showSample } from './sample'
import { createSecondSession } from './second-session'
import type { AppStore } from './store'
import { createSweeps, type Sweep } from './sweeps'

/** Blocks kept open at a time. */
const OPEN_BLOCKS = 24
/** Blocks asked for at a time. */
const ASKED_BLOCKS = 3

/** Whether two scenarios are the same but for what Eve does. */
const sameButEve = (a: Scenario, b: Scenario): boolean =>
  JSON.stringify({ ...a, attack: b.attack, fraction: b.fraction }) === JSON.stringify(b)

export interface Runs {
  readonly open: (firstEvent: number, lastEvent: number) => void
  /** A key of the bits of the present run; null if it was stopped, or another run has begun meanwhile. */
  readonly makeKey: (wish: KeyWish, tell: (progress: KeyProgress) => void) => Promise<KeyAnswer | null>
  readonly stopKey: () => void
  /** Keys of the present scenario, block after block, in an engine of their own; a new stream ends the one before. */
  readonly streamKeys: (wish: StreamWish, tell: (event: StreamEvent) => void) => KeyStream
  readonly find: (wanted: Wanted, from: number) => Promise<PhotonRow | null>
  /** The first click of the run, or where it would come if the run went on; null where none can come. */
  readonly firstArrival: () => Promise<FirstArrival | null>
  readonly repeat: (times: number) => void
  readonly cancelRepeat: () => void
  readonly cancelRun: () => void
  /** Runs each scenario to its end, in engines of their own. */
  readonly sweep: Sweep
  /** Runs the present scenario from the beginning. */
  readonly restart: () => void
  /** Takes up work: runs the scenario in the store and follows its changes. */
  readonly connect: () => () => void
}

export function createRuns(
  store: AppStore,
  clock: PlaybackClock,
  start: (onLost: (engine: Engine) => void) => Engine,
  cores = 1,
): Runs {
  let jobs = 0
  let job = 0
  let repeatJob = -1
  let base = store.getState().scenario
  let plan: Started | null = null
  let collector: Collector | null = null
  /** Event the new recording must reach before it replaces the old one (a live edit). */
  let keepUntil = 0
  let asked = new Set<number>()
  /** Open blocks that were drawn before the last live edit: shown until they come again. */
  let stale = new Set<number>()
  /** A woman in the middle: which of her sessions is run, and which one the recording is of. */
  let half: Half | undefined
  let shownHalf: Half | undefined
  let requests = 0
  const answers = new Map<number, (row: PhotonRow | null, drawn: boolean) => void>()
  const sifting = new Map<number, (sifted: Sifted | 'engine-failed' | null) => void>()

  const patchRun = (patch: Partial<ReturnType<AppStore['getState']>['run']>) =>
    store.setState(({ run }) => ({ run: { ...run, ...patch } }))

  function broken(error: Failure): void {
    clock.pause()
    patchRun({ status: 'failed', error })
  }

  function lost(replacement: Engine): void {
    engine = replacement
    engine.port.onmessage = ({ data }) => receive(data)
    patchRun({ inPage: true })
    begin(store.getState().edits)
  }
  let engine = start(lost)
  const streams = createKeyStreams(start)
  const keys = createKeyMaker(start)
  const second = createSecondSession(start, (withBob) => patchRun({ withBob }), broken)
  engine.port.onmessage = ({ data }) => receive(data)

  const send = (request: Request) => engine.port.postMessage(request)

  /** Bob sees the session he is in; everybody else looks at the one with Alice. */
  function halfNow(edits: readonly Edit[]): Half | undefined {
    if (!hasHalves(base, edits)) return undefined
    return store.getState().viewing.viewer === 'bob' ? 'bob' : 'alice'
  }

  function stopKey(): void {
    for (const answer of sifting.values()) answer(null)
    sifting.clear()
    keys.stop()
  }

  /** Runs `base` with these edits. */
  function begin(edits: readonly Edit[]): void {
    showSample(store, null)
    half = halfNow(edits)
    if (half) second.begin(base)
    else second.stop()
    job = ++jobs
    plan = null
    collector = null
    asked = new Set()
    stale = new Set(store.getState().run.recording?.opened.keys() ?? [])
    for (const answer of answers.values()) answer(null, false)
    answers.clear()
    stopKey()
    patchRun({ status: 'running', error: null, inPage: engine.inPage })
    send({ type: 'run', job, scenario: base, edits, ...(half && { half }) })
  }

  function show(finished: boolean): void {
    if (!collector) return
    const old = store.getState().run.recording
    const goesOn = old && old.scenario === base && shownHalf === half
    const next = collector.recording(finished, goesOn ? old.opened : new Map())
    if (!finished && eventCount(next) < keepUntil) return
    keepUntil = 0
    shownHalf = half
    patchRun({ recording: next })
    // Two keys are told apart by their beginnings.
    if (half && !next.opened.has(0)) openBlock(0)
  }

  function keepOpen(recording: Recording, events: EventBlock): Recording {
    const opened = new Map(recording.opened)
    opened.delete(events.block)
    opened.set(events.block, events)
    const oldest = [...opened.keys()].find((block) => block > 0 || !half)
    if (opened.size > OPEN_BLOCKS && oldest !== undefined) opened.delete(oldest)
    return { ...recording, opened }
  }

  function openBlock(block: number): void {
    if (asked.has(block)) return
    asked.add(block)
    send({ type: 'open', job, block })
  }

  function receive(reply: Reply): void {
    if (reply.type === 'repeated') {
      if (reply.job !== repeatJob) return
      const { repeats } = store.getState().run
      if (repeats) patchRun({ repeats: { ...repeats, runs: [...repeats.runs, ...reply.results] } })
      return
    }
    if (reply.job !== job) return
    switch (reply.type) {
      case 'started':
        plan = reply.plan
        collector = new Collector({ scenario: base, edits: store.getState().edits, ...plan })
        break
      case 'progress':
        for (const block of reply.blocks) collector?.add(block)
        show(false)
        break
      case 'done':
        show(true)
        patchRun({ status: 'done' })
        break
      case 'cancelled':
        patchRun({ status: 'done' })
        break
      case 'block': {
        asked.delete(reply.events.block)
        stale.delete(reply.events.block)
        const { recording } = store.getState().run
        if (recording) patchRun({ recording: keepOpen(recording, reply.events) })
        break
      }
      case 'sifted':
        sifting.get(reply.request)?.(reply.sifted)
        sifting.delete(reply.request)
        break
      case 'found':
        answers.get(reply.request)?.(reply.row, reply.drawn)
        answers.delete(reply.request)
        break
      case 'failed':
        for (const answer of sifting.values()) answer('engine-failed')
        sifting.clear()
        broken(reply.error)
        break
    }
  }

  /** A new run of the present scenario, from its first pulse. */
  function restart(): void {
    base = store.getState().scenario
    keepUntil = 0
    patchRun({ recording: null, repeats: null })
    cancelRepeat()
    begin(store.getState().edits)
    store.setState(({ playback }) => ({ playback: { ...playback, shown: 0, selected: null } }))
    clock.seek(0)
  }

  function cancelRepeat(): void {
    if (repeatJob >= 0) send({ type: 'cancel', job: repeatJob })
    repeatJob = -1
    const { repeats } = store.getState().run
    // What has come is all there is.
    if (repeats && repeats.runs.length < repeats.wanted)
      patchRun({ repeats: { ...repeats, wanted: repeats.runs.length } })
  }

  return {
    restart,
    cancelRepeat,
    cancelRun: () => send({ type: 'cancel', job }),
    open(firstEvent, lastEvent) {
      const { recording } = store.getState().run
      if (!recording || !plan) return
      const last = blockOfEvent(recording, Math.min(lastEvent, eventCount(recording) - 1))
      const first = blockOfEvent(recording, Math.max(0, firstEvent))
      // The newest first: what is on the fibre now matters more than the end of the strip.
      for (let block = last; block >= Math.max(0, first) && asked.size < ASKED_BLOCKS; block--) {
        if (!recording.opened.has(block) || stale.has(block)) openBlock(block)
      }
    },
    async makeKey(wish, tell) {
      stopKey()
      const scenario = base
      const request = ++requests
      tell({ stage: 'sift', share: null })
      const sifted = await new Promise<Sifted | 'engine-failed' | null>((resolve) => {
        sifting.set(request, resolve)
        send({ type: 'sift', job, request, most: wish.blockBits })
      })
      if (!sifted) return null
      if (sifted === 'engine-failed') return { made: false, problem: sifted }
      if ('problem' in sifted) return { made: false, problem: sifted.problem }
      return keys.make(sifted.block, scenario, wish, tell)
    },
    stopKey,
    streamKeys: (wish, tell) => streams(store.getState().scenario, wish, tell),
    find(wanted, from) {
      const { recording } = store.getState().run
      if (!recording) return Promise.resolve(null)
      const request = ++requests
      return new Promise((resolve) => {
        answers.set(request, resolve)
        send({ type: 'find', job, request, wanted, from })
      })
    },
    firstArrival() {
      const request = ++requests
      return new Promise((resolve) => {
        answers.set(request, (row, drawn) => resolve(row && { row, drawn }))
        send({ type: 'arrival', job, request })
      })
    },
    sweep: createSweeps(start, cores),
    repeat(times) {
      const { scenario } = store.getState()
      cancelRepeat()
      repeatJob = ++jobs
      patchRun({ repeats: { wanted: times, runs: [] } })
      const seeds = Array.from({ length: times }, (_, k) => ((scenario.seed + k) % 999_999_999) + 1)
      send({ type: 'repeat', job: repeatJob, scenario, seeds })
    },
    connect() {
      restart()
      return store.subscribe((now, before) => {
        if (now.scenario === before.scenario && now.edits === before.edits) {
          if (halfNow(now.edits) === half) return
          // Another pair of eyes on the same moment.
          keepUntil = Math.ceil(clock.position())
          begin(now.edits)
          return
        }
        if (now.edits.length > 0 && sameButEve(base, now.scenario)) {
          // A live edit: the recording is computed anew and is the same up to the edit.
          keepUntil = Math.ceil(clock.position()) + 1
          begin(now.edits)
        } else restart()
      })
    },
  }
}

/** Pulse at which an edit made now takes hold: that of the next event to land. */
export function pulseOfNextEvent(recording: Recording, position: number): number {
  const event = Math.floor(position + 1e-9)
  const row = rowAt(recording, event)
  if (row) return row.pulse
  const block = blockOfEvent(recording, event)
  return block < 0 ? recording.pulsesDone : block * recording.blockPulses
}
