/**
 * The curves of the distance chart, on the worker's side. A chart is always finished, so that a slider that never rests
 * still sees the curves move; what is asked for meanwhile waits, and only the latest of it is answered. The searches that
 * come after a chart are given up as soon as another is asked for.
 */
import { betterCurves, distanceChartData } from '../model/engine/distance-chart'
import type { DistanceReply, DistanceRequest } from './distance-messages'
import type { Port } from './messages'

/** Lets messages in: a task of its own, without the wait that timers have. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

export function serveDistance(port: Port<DistanceReply, DistanceRequest>): void {
  let latest: DistanceRequest | null = null
  let busy = false

  const answer = async (request: DistanceRequest) => {
    const { job, scenario, options } = request
    const chart = distanceChartData(scenario, options)
    port.postMessage({ job, type: 'chart', chart, more: options.bestFinite })
    for (const curve of betterCurves(scenario, options)) {
      if (curve) port.postMessage({ job, type: 'curve', curve })
      await nextTask()
      if (latest !== null) return
    }
    port.postMessage({ job, type: 'done' })
  }
  const work = async () => {
    while (latest !== null) {
      const request: DistanceRequest = latest
      latest = null
      try {
        await answer(request)
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error))
        port.postMessage({ job: request.job, type: 'failed', error: { name, message } })
      }
      // What came while the chart was made is in the port, not yet in `latest`.
      await nextTask()
    }
    busy = false
  }
  port.onmessage = ({ data }) => {
    latest = data
    if (busy) return
    busy = true
    void work()
  }
}
