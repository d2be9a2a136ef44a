/** The engine in a worker of its own. */
import type { Port, Reply, Request } from './messages'
import { serve } from './serve'

serve(self as unknown as Port<Reply, Request>, { sliceMs: 12, now: () => performance.now() })
