/** From settings to the curves that are drawn: the latest that are there, whatever was asked since. */
import { type DistanceChartData, type DistanceOptions, withCurve } from '../../model/engine/distance-chart'
import type { Scenario } from '../../model/scenario/scenario'
import type { DistanceReply } from '../../worker/distance-messages'
import type { startDistance } from '../../worker/start-distance'

/** Curves, and what they were made for. */
export interface DistanceView {
  readonly scenario: Scenario
  readonly options: DistanceOptions
  readonly chart: DistanceChartData
  /** Better curves are still being looked for. */
  readonly more: boolean
}

export interface DistanceState {
  /** They stay until newer ones come; null before the first. */
  readonly view: DistanceView | null
  /** Why the present settings have none; null while all is well. */
  readonly failure: string | null
}

export interface DistanceFeed {
  readonly ask: (scenario: Scenario, options: DistanceOptions) => void
  readonly stop: () => void
}

/** Of the last job on this page. A worker that has answered one chart may answer the next. */
let jobs = 0

export function distanceFeed(start: typeof startDistance, onState: (state: DistanceState) => void): DistanceFeed {
  const asked = new Map<number, Pick<DistanceView, 'scenario' | 'options'>>()
  let latest = 0
  let drawn = 0
  let state: DistanceState = { view: null, failure: null }

  const next = (reply: DistanceReply): DistanceState => {
    const { view, failure } = state
    switch (reply.type) {
      case 'chart': {
        const of = asked.get(reply.job)
        if (!of) return state
        drawn = reply.job
        for (const job of asked.keys()) if (job <= drawn) asked.delete(job)
        return { view: { ...of, chart: reply.chart, more: reply.more }, failure: null }
      }
      case 'failed':
        return reply.job === latest ? { view, failure: reply.error.message } : state
      case 'curve':
        return view && reply.job === drawn
          ? { view: { ...view, chart: withCurve(view.chart, reply.curve) }, failure }
          : state
      case 'done':
        return view?.more && reply.job === drawn ? { view: { ...view, more: false }, failure } : state
    }
  }
  const maker = start((reply) => {
    const before = state
    state = next(reply)
    if (state !== before) onState(state)
  })
  return {
    ask: (scenario, options) => {
      latest = ++jobs
      asked.set(latest, { scenario, options })
      maker.ask({ job: latest, scenario, options })
    },
    stop: maker.stop,
  }
}
