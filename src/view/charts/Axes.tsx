import type { PlotSize } from './useSize'

/** Where a plot lies inside its drawing, px. */
export interface PlotArea {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Tick {
  /** Place on the axis, px. */
  readonly at: number
  readonly text: string
  /** The present setting. */
  readonly strong?: boolean
}

/**
 * Room for numbers at the left, ticks and an axis name below.
 *
 * @param leftText width of the widest number at the left, px
 * @param nameBelow whether the axis name has a row of its own; else it follows the last number
 */
export const plotArea = (
  { width, height, type }: PlotSize,
  leftText: number,
  rightMargin = 8,
  nameBelow = true,
): PlotArea => ({
  left: Math.min(width / 3, leftText + 10),
  right: width - rightMargin,
  top: type * 0.7,
  bottom: height - type * (nameBelow ? 3 : 1.8),
})

interface LeftProps {
  readonly area: PlotArea
  readonly ticks: readonly Tick[]
  readonly type: number
}

/** Numbers and hairlines, no line of its own. */
export function LeftAxis({ area, ticks, type }: LeftProps) {
  return (
    <g className="chart-axis">
      {ticks.map(({ at, text }) => (
        <g key={text}>
          {at < area.bottom - 0.5 && <line className="chart-hair" x1={area.left} x2={area.right} y1={at} y2={at} />}
          <text x={area.left - 10} y={at + type * 0.35} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

/** Numbers of a second quantity, at the right. */
export function RightAxis({ area, ticks, type }: LeftProps) {
  return (
    <g className="chart-axis">
      {ticks.map(({ at, text }) => (
        <text key={text} x={area.right + 10} y={at + type * 0.35}>
          {text}
        </text>
      ))}
    </g>
  )
}

interface BottomProps extends LeftProps {
  /** What is counted along the axis, under its first tick; without it the last number says it. */
  readonly name?: string
}

/** Base line with ticks of 5, numbers below, the first and last kept inside the plot. */
export function BottomAxis({ area, ticks, type, name }: BottomProps) {
  return (
    <g className="chart-axis">
      <line className="chart-base" x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      {ticks.map(({ at, text, strong }) => (
        <g key={text}>
          <line className="chart-tick" x1={at} x2={at} y1={area.bottom} y2={area.bottom + 5} />
          <text
            x={at > area.right - type ? area.right : at}
            y={area.bottom + type * 1.5}
            textAnchor={at > area.right - type ? 'end' : 'middle'}
            {...(strong ? { className: 'chart-label chart-label-strong' } : {})}
          >
            {text}
          </text>
        </g>
      ))}
      {name && (
        <text x={area.left} y={area.bottom + type * 2.72}>
          {name}
        </text>
      )}
    </g>
  )
}

/**
 * Ticks that do not run into each other: the last is always kept, and so is `fixed`, the present setting, which
 * may come at any place.
 */
export function roomyTicks(
  ticks: readonly Tick[],
  widthOf: (text: string) => number,
  gap = 12,
  fixed?: Tick,
): readonly Tick[] {
  const span = (tick: Tick, end = false) => {
    const width = widthOf(tick.text) * (tick.strong ? 1.1 : 1)
    return end ? { from: tick.at - width, to: tick.at } : { from: tick.at - width / 2, to: tick.at + width / 2 }
  }
  const last = ticks.at(-1)
  const kept: { tick: Tick; from: number; to: number }[] = []
  const offer = (tick: Tick, end = false) => {
    const { from, to } = span(tick, end)
    if (kept.every((other) => from > other.to + gap || to < other.from - gap)) kept.push({ tick, from, to })
  }
  if (fixed) offer(fixed)
  if (last) offer(last, true)
  for (const tick of ticks) if (tick !== last) offer(tick)
  return kept.map(({ tick }) => tick).sort((a, b) => a.at - b.at)
}
