import { useEffect, useState } from 'react'
import type { LimitPoint, LimitsWanted } from '../../../model/engine/network-links-limits'
import { useNetworkTools } from '../useNetwork'

/** Rest after the last change before anything is measured, ms. */
const AFTER_MS = 300

/** Points from simulation for a chart, as they come; none of what was wanted before. */
export function useMeasured(wanted: LimitsWanted): readonly LimitPoint[] {
  const { runs } = useNetworkTools()
  const key = JSON.stringify(wanted)
  const [found, setFound] = useState<{ readonly key: string; readonly points: readonly LimitPoint[] }>({
    key: '',
    points: [],
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of what is wanted
  useEffect(() => {
    let stop = () => {}
    const timer = setTimeout(() => {
      stop = runs.measure(wanted, (points) =>
        setFound((now) => ({ key, points: now.key === key ? [...now.points, ...points] : points })),
      )
    }, AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [runs, key])
  return found.key === key ? found.points : NONE
}

const NONE: readonly LimitPoint[] = []
