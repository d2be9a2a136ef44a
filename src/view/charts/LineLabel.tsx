import type { PlacedLabel } from './place-label'

interface Props {
  readonly place: Pick<PlacedLabel, 'left' | 'right' | 'y' | 'far'>
  readonly text: string
  readonly type: number
  readonly className?: string
  /** Class of the line it names, for the sample of it that a far label repeats. */
  readonly sample?: string
}

/** A label on, or near, its line, with a halo so that it can be read over other lines. */
export function LineLabel({ place, text, type, className = '', sample }: Props) {
  return (
    <g>
      {place.far && sample && (
        <line className={sample} x1={place.left} x2={place.left + 22} y1={place.y} y2={place.y} />
      )}
      <text className={`chart-label ${className}`} x={place.right} y={place.y + type * 0.35} textAnchor="end">
        {text}
      </text>
    </g>
  )
}
