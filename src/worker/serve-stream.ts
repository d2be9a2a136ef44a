/** Keys made one after another while the link goes on: a key store that fills. Fetched when first asked for. */
import { pulsesPerSecond } from '../model/engine/effective-link'
import { linkSettingsOf } from '../model/engine/link-settings-of'
import { planStream, SiftedStream } from '../model/engine/sifted-stream'
import { longRunRate } from '../model/physics/link-settings'
import { distil, sharedKey } from '../model/postprocessing/distil'
import { emptyStore, type KeyStore, refill, takeBits } from '../model/postprocessing/key-store'
import { keyFingerprint } from '../model/postprocessing/key-use'
import type { SiftedBlock } from '../model/postprocessing/sifted-block'
import type { Scenario } from '../model/scenario/scenario'
import type { KeyRequest, StoreLevel, StreamedBlock, StreamSum, StreamWish } from './key-messages'
import type { Port, Reply, Request } from './messages'
import type { Pace } from './serve'
import { optionsOf } from './serve-key'

/** Least time between two reports, ms. */
const REPORT_MS = 100

/** One stream: what it has made, and whether it goes on. */
class Stream {
  readonly job: number
  paused = false
  stopped = false
  store: KeyStore
  sum: StreamSum = { blocks: 0, seconds: 0, secret: 0, authentication: 0, perSecond: 0 }
  private readonly scenario: Scenario
  private readonly wish: StreamWish
  private wake: (() => void) | null = null

  constructor(job: number, scenario: Scenario, wish: StreamWish) {
    this.job = job
    this.scenario = scenario
    this.wish = wish
    this.store = wish.authenticate ? sharedKey({ seed: scenario.seed }, wish.sharedBits) : emptyStore
  }

  get level(): StoreLevel {
    return { bits: this.store.key.bits, used: this.store.used }
  }

  setPaused(paused: boolean): void {
    this.paused = paused
    if (!paused) this.wakeUp()
  }

  stop(): void {
    this.stopped = true
    this.wakeUp()
  }

  /** Ends when it is no longer paused. */
  resumed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.paused && !this.stopped) this.wake = resolve
      else resolve()
    })
  }

  /** Makes a key of the next block and puts it into the store. @param pulses from the start of the stream */
  make(block: SiftedBlock, pulses: number): StreamedBlock {
    const { scenario, wish, store, sum } = this
    const options = { ...optionsOf(scenario, wish), block: sum.blocks, keyStore: store }
    const { keys, ledger, failure, stages, keyStore } = distil(block, options)
    const left = keyStore ?? store
    this.store = keys ? refill(left, keys.alice) : left
    const seconds = pulses / pulsesPerSecond(scenario)
    const secret = sum.secret + ledger.secret
    const authentication = sum.authentication + ledger.authentication
    const perSecond = (secret - authentication) / seconds
    this.sum = { blocks: sum.blocks + 1, seconds, secret, authentication, perSecond }
    return {
      number: sum.blocks,
      pulses: block.sent,
      seconds,
      kept: ledger.kept,
      qber: stages.estimation?.both.rate ?? null,
      efficiency: stages.reconciliation?.efficiency ?? null,
      secret: ledger.secret,
      authentication: ledger.authentication,
      failure,
      fingerprint: keys && keyFingerprint(keys.alice),
    }
  }

  private wakeUp(): void {
    this.wake?.()
    this.wake = null
  }
}

/** Secret bits a second by the formula, and what decoys and comparing leave of them. */
function rates(scenario: Scenario, comparedShare: number) {
  const formulaPerSecond = longRunRate(linkSettingsOf(scenario)).perSecond
  const signals = scenario.source === 'decoy' ? scenario.shares.signal : 1
  return { formulaPerSecond, expectedPerSecond: formulaPerSecond * signals * (1 - comparedShare) }
}

/** Serves everything about streams. */
export function streamJobs(
  port: Port<Reply, Request>,
  { sliceMs, now }: Pick<Pace, 'sliceMs' | 'now'>,
  pause: () => Promise<void>,
) {
  let current: Stream | null = null

  async function run({ job, scenario, wish }: Extract<KeyRequest, { type: 'stream' }>): Promise<void> {
    current?.stop()
    const plan = planStream(scenario, wish.blockBits, wish.blocks, wish.comparedShare)
    if ('problem' in plan) {
      port.postMessage({ type: 'stream-refused', job, problem: plan.problem })
      return
    }
    const stream = new Stream(job, scenario, wish)
    current = stream
    const { blocks, secondsPerBlock } = plan
    port.postMessage({ type: 'stream-started', job, blocks, secondsPerBlock, ...rates(scenario, wish.comparedShare) })
    const source = new SiftedStream(plan)
    let waiting: StreamedBlock[] = []
    let told = now()
    let heard = told
    const report = (finished: boolean): void => {
      port.postMessage({ type: 'streamed', job, blocks: waiting, sum: stream.sum, store: stream.level, finished })
      waiting = []
      told = now()
    }
    for (let over = false; !over; ) {
      let pulses = source.pulses
      for (const block of source.draw()) {
        pulses += block.sent
        if (over || stream.sum.blocks >= blocks) break
        const made = stream.make(block, pulses)
        waiting.push(made)
        // Without key for tags nothing will ever be made again.
        over = made.failure?.reason === 'authentication-key-used-up'
        if (now() - told >= REPORT_MS) report(false)
        if (now() - heard < sliceMs) continue
        await pause()
        heard = now()
        if (stream.stopped) return
      }
      over ||= source.over || stream.sum.blocks >= blocks
      if (stream.paused && !over) {
        report(false)
        await stream.resumed()
      }
      if (now() - heard >= sliceMs) {
        await pause()
        heard = now()
      }
      if (stream.stopped) return
    }
    report(true)
  }

  return {
    serve(data: Exclude<KeyRequest, { type: 'key' | 'sift' }>): Promise<void> | void {
      if (data.type === 'stream') return run(data)
      if (current?.job !== data.job) return
      if (data.type === 'stream-pause') {
        current.setPaused(data.paused)
        return
      }
      const took = takeBits(current.store, data.bits)
      if (took) current.store = took.store
      const { request, job } = data
      port.postMessage({ type: 'taken', job, request, taken: took?.taken ?? null, store: current.level })
    },
    cancel(job: number): void {
      if (current?.job === job) current.stop()
    },
  }
}
