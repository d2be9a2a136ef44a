import { useEffect, useRef, useState } from 'react'
import type { DistanceOptions } from '../../model/engine/distance-chart'
import type { Scenario } from '../../model/scenario/scenario'
import { startDistance } from '../../worker/start-distance'
import { type DistanceFeed, type DistanceState, distanceFeed } from './distance-feed'

/** The chart of a scenario, made off the page's own thread. */
export function useDistanceChart(scenario: Scenario, options: DistanceOptions): DistanceState {
  const [state, setState] = useState<DistanceState>({ view: null, failure: null })
  const feed = useRef<DistanceFeed | null>(null)
  useEffect(() => {
    const made = distanceFeed(startDistance, setState)
    feed.current = made
    return () => {
      feed.current = null
      made.stop()
    }
  }, [])
  useEffect(() => feed.current?.ask(scenario, options), [scenario, options])
  return state
}
