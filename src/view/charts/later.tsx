import { type ComponentType, lazy, Suspense } from 'react'
import type { ChartProps } from './chart'

/** A chart that is fetched when it is first looked at; its place is kept free meanwhile. */
export function later(load: () => Promise<ComponentType<ChartProps>>): ComponentType<ChartProps> {
  const Chart = lazy(() => load().then((component) => ({ default: component })))
  return function LaterChart(props: ChartProps) {
    return (
      <Suspense fallback={<div className="chart" data-layout={props.layout} aria-busy="true" />}>
        <Chart {...props} />
      </Suspense>
    )
  }
}
