import { line, scaleLinear } from 'd3'
import { fill } from '../../locales/fill'
import type { StreamedBlock } from '../../worker/key-messages'
import { useSize } from '../charts/useSize'
import { textWidth } from '../ui/text-width'
import { useApp } from '../useApp'
import { filledBy } from './stream-view'

const HEIGHT = 210
/** Room for the numbers and the name of the lower axis, in letters. */
const BOTTOM = 3.15
/** Between a number or a name and the plot, px. */
const GAP = 10

interface Props {
  readonly blocks: readonly StreamedBlock[]
  readonly formulaPerSecond: number
}

/** How the store fills while the link goes on, and how it would by the long-run formula. */
export function StreamChart({ blocks, formulaPerSecond }: Props) {
  const { words, format } = useApp()
  const w = words.key.stream
  const [box, size] = useSize<HTMLDivElement>()
  const width = Math.floor(size?.width ?? 0)
  const letters = size?.type ?? 14
  const points = [{ seconds: 0, bits: 0 }, ...filledBy(blocks)]
  const last = points.at(-1)!
  const most = Math.max(1, formulaPerSecond * last.seconds, ...points.map(({ bits }) => bits))
  const least = Math.min(0, ...points.map(({ bits }) => bits))
  const y = scaleLinear([least, most], [HEIGHT - BOTTOM * letters, 14]).nice(4)
  const ticks = y.ticks(4).map((value) => ({ value, text: format.inline(format.si(value, 'bit')) }))
  const text = fill(words.key.bits, { n: format.count(last.bits) })
  const ends = [
    { name: w.formulaLabel, at: formulaPerSecond * last.seconds },
    { name: w.measuredLabel, at: last.bits },
  ]
  // As wide as the letters of this page make them.
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((each) => textWidth(each, letters)))
  const left = Math.ceil(widest(ticks.map((tick) => tick.text))) + GAP
  const right = Math.ceil(widest(ends.map(({ name }) => name))) + GAP + 2
  const x = scaleLinear([0, last.seconds || 1], [left, Math.max(left + 40, width - right)])
  // Labels that would lie on each other keep a line's distance.
  const [high, low] = ends.map(({ at }) => y(at)) as [number, number]
  const apart = Math.max(low, high + 1.3 * letters)
  return (
    <div ref={box} className="stream-box">
      {width > 0 && (
        <svg className="stream-chart" role="img" aria-label={fill(w.chart, { text })} width={width} height={HEIGHT}>
          {ticks.map((tick) => (
            <g key={tick.value}>
              <path className="stream-grid" d={`M${left} ${y(tick.value)}H${x.range()[1]}`} />
              <text x={left - GAP} y={y(tick.value) + 0.35 * letters} textAnchor="end">
                {tick.text}
              </text>
            </g>
          ))}
          <path className="stream-base" d={`M${left} ${y(0)}H${x.range()[1]}`} />
          <path className="stream-formula" d={`M${x(0)} ${y(0)}L${x(last.seconds)} ${high}`} />
          <path
            className="stream-line"
            d={
              line<(typeof points)[number]>(
                (point) => x(point.seconds),
                (point) => y(point.bits),
              )(points) ?? ''
            }
          />
          <circle className="stream-end" cx={x(last.seconds)} cy={low} r={5} />
          <text className="stream-label" x={x.range()[1]! + GAP} y={high + 0.35 * letters}>
            {ends[0]!.name}
          </text>
          <text className="stream-label" x={x.range()[1]! + GAP} y={apart + 0.35 * letters}>
            {ends[1]!.name}
          </text>
          <text x={left} y={HEIGHT - 1.6 * letters}>
            0
          </text>
          <text x={x.range()[1]} y={HEIGHT - 1.6 * letters} textAnchor="end">
            {format.duration(last.seconds)}
          </text>
          <text x={left} y={HEIGHT - 0.3 * letters}>
            {w.chartAxis}
          </text>
        </svg>
      )}
    </div>
  )
}
