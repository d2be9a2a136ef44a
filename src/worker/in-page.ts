/**
 * The same engine in slices on the page, where no worker can start (a sandboxed frame). Its code
 * is fetched only then: everybody else has it in the worker.
 */
import type { Port, Reply, Request } from './messages'

export function createInPageEngine(): Port<Request, Reply> {
  const { port1, port2 } = new MessageChannel()
  const begin = async () => {
    const { serve } = await import('./serve')
    // What was asked before has waited in the port.
    serve(port2, { sliceMs: 8, now: () => performance.now() })
  }
  begin().catch(({ name, message }: Error) => port2.postMessage({ type: 'failed', job: 1, error: { name, message } }))
  return port1
}
