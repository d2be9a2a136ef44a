import { useEffect, useRef, useState } from 'react'

/** Time in which all dots appear, ms. */
const SPAN = 4000

export interface Reveal {
  /** Dots are still appearing. */
  readonly going: boolean
  readonly skipped: boolean
  /** How long dot i waits before it appears, ms, counted from when it is first drawn. */
  readonly delay: (i: number) => number
  readonly skip: () => void
}

/**
 * Lets dots that arrive appear one by one, evenly over at most four seconds, however fast they come. What was
 * there when the chart was opened is there at once.
 */
export function useReveal(count: number, wanted: number): Reveal {
  const delays = useRef<number[]>(Array<number>(count).fill(0))
  const started = useRef<number | null>(null)
  const [going, setGoing] = useState(false)
  const [skipped, setSkipped] = useState(false)
  if (count < delays.current.length) {
    delays.current = []
    started.current = null
  }
  while (delays.current.length < count) {
    started.current ??= performance.now()
    const i = delays.current.length
    delays.current.push(Math.max(0, (i * SPAN) / Math.max(1, wanted) - (performance.now() - started.current)))
  }
  const begun = started.current
  const finished = count >= wanted
  useEffect(() => {
    if (begun === null || !finished || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      setGoing(false)
      return
    }
    const left = SPAN - (performance.now() - begun)
    setSkipped(false)
    setGoing(left > 200)
    const timer = setTimeout(() => setGoing(false), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [begun, finished])
  return {
    going,
    skipped,
    delay: (i) => delays.current[i] ?? 0,
    skip: () => {
      setSkipped(true)
      setGoing(false)
    },
  }
}
