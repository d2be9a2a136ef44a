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

/** A pointer this near to a point beside the curve reads that one, px. */
const NEAR = 9

/** The point under a pointer; null where none is near. */
function spotAt({ x, y }: CursorTrack, left: number, top: number): number | null {
  let best: number | null = null
  let bestDistance = NEAR
  for (let i = 0; i < x.length; i++) {
    const distance = Math.hypot(x[i]! - left, y[i]! - top)
    if (distance < bestDistance) {
      best = i
      bestDistance = distance
    }
  }
  return best
}

interface Props {
  readonly track: CursorTrack
  /** Points beside the curve, read where the pointer is on them. */
  readonly spots?: CursorTrack
  /** For the keyboard alone: another cursor takes the pointer. */
  readonly beside?: boolean
  readonly size: PlotSize
  /** Of the control, for those who listen. */
  readonly name: string
}

/** Reads one point in words: arrows, Page, Home and End by keyboard, or a pointer over the plot. */
export function Cursor({ track, spots, beside = false, size, name }: Props) {
  const [at, setAt] = useState<number | null>(null)
  const [spot, setSpot] = useState<number | null>(null)
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
    setSpot(spots ? spotAt(spots, event.clientX - left, event.clientY - top) : null)
    setAt(track.down ? nearestPoint(track.y, event.clientY - top) : nearestPoint(track.x, event.clientX - left))
  }
  const read =
    spots && spot !== null && spot < spots.x.length
      ? { on: spots, i: spot }
      : point === null
        ? null
        : { on: track, i: point }
  const text = point === null ? '' : track.text(point)

  return (
    <>
      <div
        className={beside ? 'chart-cursor chart-cursor-beside' : 'chart-cursor'}
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
          setSpot(null)
        }}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerMove}
        onPointerLeave={({ pointerType }) => {
          // A finger that is lifted leaves; what it read stays until it reads something else.
          if (pointerType === 'touch') return
          setSpot(null)
          if (!focused) setAt(null)
        }}
      >
        {read && (
          <svg className="chart-cursor-mark" width={size.width} height={size.height} aria-hidden="true">
            {read.on === track && !track.down && !beside && (
              <line x1={track.x[read.i]!} x2={track.x[read.i]!} y1={track.top} y2={track.bottom} />
            )}
            <circle cx={read.on.x[read.i]!} cy={read.on.y[read.i]!} r={read.on === spots || beside ? 7 : 4} />
          </svg>
        )}
      </div>
      {read && (
        <p className="chart-reading" aria-hidden="true" data-long={read.on === spots || beside || undefined}>
          {read.on.text(read.i)}
        </p>
      )}
    </>
  )
}
