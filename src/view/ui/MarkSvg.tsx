import type { Mark, Paint } from '../scene/geometry/shape'
import { property } from '../scene/paint/palette'
import './mark.css'

interface Props {
  readonly mark: Mark
  /** Size of the picture, px; the mark's origin is in the middle. */
  readonly width: number
  readonly height?: number
  /** Enlargement of the mark inside the picture. */
  readonly scale?: number
  /** Where the mark's own origin lies from the middle, in units of the mark. */
  readonly origin?: readonly [x: number, y: number]
}

const colour = (paint: Paint | undefined): string => (paint ? `var(${property(paint)})` : 'none')

/** A mark of the bench as a small picture in a table, a legend or a row. The text beside it says what it is. */
export function MarkSvg({ mark, width, height = width, scale = 1, origin = [0, 0] }: Props) {
  const [w, h] = [width / scale, height / scale]
  return (
    <svg
      className="mark"
      width={width}
      height={height}
      viewBox={`${-w / 2 - origin[0]} ${-h / 2 - origin[1]} ${w} ${h}`}
      aria-hidden="true"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {mark.map((shape) => (
        <path
          key={`${shape.d}${shape.fill}${shape.stroke}`}
          d={shape.d}
          fill={colour(shape.fill)}
          stroke={colour(shape.stroke)}
          strokeWidth={shape.width ?? 1.5}
          strokeDasharray={shape.dash?.join(' ')}
          opacity={shape.opacity}
        />
      ))}
    </svg>
  )
}
