/** What the distance chart and its worker say to each other. */
import type { DistanceChartData, DistanceOptions } from '../model/engine/distance-chart'
import type { DistanceCurve } from '../model/engine/distance-curve'
import type { Scenario } from '../model/scenario/scenario'
import type { Failure } from './messages'

/** Page → worker. The latest is the one that counts. */
export interface DistanceRequest {
  readonly job: number
  readonly scenario: Scenario
  readonly options: DistanceOptions
}

/** Worker → page. Every reply names its job; a job that was overtaken may have none. */
export type DistanceReply = { readonly job: number } & (
  | { readonly type: 'chart'; readonly chart: DistanceChartData; readonly more: boolean }
  /** A better curve of a chart that was sent before. */
  | { readonly type: 'curve'; readonly curve: DistanceCurve }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: Failure }
)
