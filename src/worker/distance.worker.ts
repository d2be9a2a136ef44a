/** The curves of the distance chart, in a worker of their own: a run that is going on does not hold them up. */
import type { DistanceReply, DistanceRequest } from './distance-messages'
import type { Port } from './messages'
import { serveDistance } from './serve-distance'

serveDistance(self as unknown as Port<DistanceReply, DistanceRequest>)
