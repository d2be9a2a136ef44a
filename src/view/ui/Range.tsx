import type { CSSProperties, KeyboardEvent } from 'react'
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
  readonly onDrag?: (dragging: boolean) => void
  readonly testId?: string
}

const PAGE = 10

/** The browser's own slider over whole positions: arrows step by 1, Page by 10, Home and End go to the ends. */
export function Range({ label, position, last, valueText, describedBy, onChange, onDrag, testId }: Props) {
  const page = (event: KeyboardEvent) => {
    onDrag?.(true)
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
      onPointerDown={() => onDrag?.(true)}
      onPointerUp={() => onDrag?.(false)}
      onPointerCancel={() => onDrag?.(false)}
      onKeyDown={page}
      onKeyUp={() => onDrag?.(false)}
      onBlur={() => onDrag?.(false)}
    />
  )
}
