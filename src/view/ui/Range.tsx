import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react'
import './range.css'

interface Props {
  readonly label: string
  /** 0 to `last`, whole. */
  readonly position: number
  readonly last: number
  /** What a screen reader says: the value, not the position. */
  readonly valueText: string
  readonly describedBy?: string | undefined
  readonly onChange: (position: number) => void
  readonly onDrag?: ((dragging: boolean) => void) | undefined
  readonly testId?: string
}

const PAGE = 10
/** Keys pressed within this of each other are one change, ms. */
const KEYS_TOGETHER_MS = 1000

/** Tells once when a drag begins and once when it ends; presses of keys in a row count as one drag. */
function useDrag(onDrag: ((dragging: boolean) => void) | undefined) {
  const dragging = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const begin = () => {
    clearTimeout(timer.current)
    if (!dragging.current) onDrag?.(true)
    dragging.current = true
  }
  const end = () => {
    clearTimeout(timer.current)
    if (dragging.current) onDrag?.(false)
    dragging.current = false
  }
  const endSoon = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(end, KEYS_TOGETHER_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return { begin, end, endSoon }
}

/** The browser's own slider over whole positions: arrows step by 1, Page by 10, Home and End go to the ends. */
export function Range({ label, position, last, valueText, describedBy, onChange, onDrag, testId }: Props) {
  const drag = useDrag(onDrag)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!/^(Arrow|Page|Home|End)/.test(event.key)) return
    drag.begin()
    const by = event.key === 'PageUp' ? PAGE : event.key === 'PageDown' ? -PAGE : 0
    if (by === 0) return
    event.preventDefault()
    onChange(Math.min(last, Math.max(0, position + by)))
  }
  return (
    <input
      type="range"
      className="range"
      min={0}
      max={last}
      step={1}
      value={position}
      aria-label={label}
      aria-valuetext={valueText}
      aria-describedby={describedBy}
      data-testid={testId}
      style={{ '--at': last === 0 ? 0 : position / last } as CSSProperties}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onPointerDown={drag.begin}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
      onKeyDown={onKeyDown}
      onKeyUp={drag.endSoon}
      onBlur={drag.end}
    />
  )
}
