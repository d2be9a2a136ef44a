import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import type { PlotSize } from './useSize'

/** Points of a chart that can be read one by one, in the order of their place on the axis. */
export interface CursorTrack {
  /** Points follow each other downwards, not to the right. */
  readonly down?: boolean
  /** px */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** What point i says. */
  readonly text: (i: number) => string
  readonly top: number
  readonly bottom: number
}

/** The point nearest to a place on the axis. */
export function nearestPoint(x: ArrayLike<number>, place: number): number {
  let low = 0
  let high = x.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (x[middle]! < place) low = middle + 1
    else high = middle
  }
  return low > 0 && place - x[low - 1]! < x[low]! - place ? low - 1 : low
}

interface Props {
  readonly track: CursorTrack
  readonly size: PlotSize
  /** Of the control, for those who listen. */
  readonly name: string
}

/** Reads one point in words: arrows, Page, Home and End by keyboard, or a pointer over the plot. */
export function Cursor({ track, size, name }: Props) {
  const [at, setAt] = useState<number | null>(null)
  const [focused, setFocused] = useState(false)
  const last = track.x.length - 1
  const point = at === null ? null : Math.min(at, last)

  const onKeyDown = (event: KeyboardEvent) => {
    const now = point ?? last
    const along = track.down ? -1 : 1
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      ArrowDown: now - along,
      ArrowUp: now + along,
      PageDown: now - 10 * along,
      PageUp: now + 10 * along,
      Home: 0,
      End: last,
    }
    const next = steps[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    setAt(Math.min(last, Math.max(0, next)))
  }
  const onPointerMove = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    setAt(track.down ? nearestPoint(track.y, event.clientY - top) : nearestPoint(track.x, event.clientX - left))
  }
  const text = point === null ? '' : track.text(point)
  const x = point === null ? 0 : track.x[point]!

  return (
    <>
      <div
        className="chart-cursor"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-orientation={track.down ? 'vertical' : 'horizontal'}
        aria-valuemin={1}
        aria-valuemax={last + 1}
        aria-valuenow={(point ?? last) + 1}
        aria-valuetext={point === null ? track.text(last) : text}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setFocused(true)
          setAt((now) => now ?? last)
        }}
        onBlur={() => {
          setFocused(false)
          setAt(null)
        }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          if (!focused) setAt(null)
        }}
      >
        {point !== null && (
          <svg className="chart-cursor-mark" width={size.width} height={size.height} aria-hidden="true">
            {!track.down && <line x1={x} x2={x} y1={track.top} y2={track.bottom} />}
            <circle cx={x} cy={track.y[point]!} r={4} />
          </svg>
        )}
      </div>
      {point !== null && (
        <p className="chart-reading" aria-hidden="true">
          {text}
        </p>
      )}
    </>
  )
}
