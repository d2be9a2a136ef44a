/** Starts the maker of distance curves: in a worker, or on the page where the browser refuses one. */
import type { DistanceReply, DistanceRequest } from './distance-messages'

export interface DistanceMaker {
  /** Overtakes what was asked before and is not answered yet. Job numbers are never used again. */
  readonly ask: (request: DistanceRequest) => void
  readonly stop: () => void
}

/** A worker that nobody needs just now: the next chart need not wait until one has started. */
let idle: Worker | null = null

export function startDistance(onReply: (reply: DistanceReply) => void): DistanceMaker {
  let asked: DistanceRequest | null = null
  let stopped = false

  const inPage = (): DistanceMaker => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<DistanceReply>) => {
      if (!stopped) onReply(data)
    }
    // What is asked before the code is there waits in the port.
    void import('./serve-distance').then(
      ({ serveDistance }) => serveDistance(port2),
      ({ name, message }: Error) => onReply({ job: asked?.job ?? 0, type: 'failed', error: { name, message } }),
    )
    return {
      ask: (request) => port1.postMessage(request),
      stop: () => {
        port1.close()
        port2.close()
      },
    }
  }
  const inWorker = (): DistanceMaker => {
    const worker = idle ?? new Worker(new URL('./distance.worker.ts', import.meta.url), { type: 'module' })
    idle = null
    worker.onmessage = ({ data }: MessageEvent<DistanceReply>) => onReply(data)
    worker.onerror = (event) => {
      event.preventDefault()
      worker.terminate()
      maker = inPage()
      if (asked) maker.ask(asked)
    }
    return { ask: (request) => worker.postMessage(request), stop: () => rest(worker) }
  }

  const rest = (worker: Worker) => {
    if (idle) worker.terminate()
    else idle = worker
    worker.onmessage = null
    worker.onerror = null
  }

  let maker: DistanceMaker
  try {
    maker = inWorker()
  } catch {
    maker = inPage() // `new Worker` throws in a sandboxed frame
  }
  return {
    ask: (request) => {
      asked = request
      maker.ask(request)
    },
    stop: () => {
      stopped = true
      maker.stop()
    },
  }
}
