/** The same engine in slices on the page, where no worker can start (a sandboxed frame). */
import type { Port, Reply, Request } from './messages'
import { serve } from './serve'

export function createInPageEngine(): Port<Request, Reply> {
  const { port1, port2 } = new MessageChannel()
  serve(port2, { sliceMs: 8, now: () => performance.now() })
  return port1
}
