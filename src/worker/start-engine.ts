/** Starts the engine: in a worker, or on the page where the browser refuses one. */
import { createInPageEngine } from './in-page'
import type { Port, Reply, Request } from './messages'

export interface Engine {
  readonly port: Port<Request, Reply>
  readonly inPage: boolean
  /** Ends it, whatever it is doing; on the page it can only be ignored. */
  readonly end: () => void
}

/** `onLost` is called when a started worker turns out not to load; the caller then asks again in the page. */
export function startEngine(onLost: (engine: Engine) => void): Engine {
  const inPage = (): Engine => ({ port: createInPageEngine(), inPage: true, end: () => undefined })
  try {
    const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
    worker.onerror = (event) => {
      event.preventDefault()
      worker.terminate()
      onLost(inPage())
    }
    return { port: worker, inPage: false, end: () => worker.terminate() }
  } catch {
    return inPage() // `new Worker` throws in a sandboxed frame
  }
}
