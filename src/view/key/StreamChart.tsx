import { line, scaleLinear } from 'd3'
import { fill } from '../../locales/fill'
import type { StreamedBlock } from '../../worker/key-messages'
import { useApp } from '../useApp'
import { filledBy } from './stream-view'
import { useWidth } from './useWidth'

const HEIGHT = 210
const LEFT = 72
const BOTTOM = 44

interface Props {
  readonly blocks: readonly StreamedBlock[]
  readonly formulaPerSecond: number
}

/** How the store fills while the link goes on, and how it would by the long-run formula. */
export function StreamChart({ blocks, formulaPerSecond }: Props) {
  const { words, format } = useApp()
  const w = words.key.stream
  const [box, width] = useWidth()
  const points = [{ seconds: 0, bits: 0 }, ...filledBy(blocks)]
  const last = points.at(-1)!
  const most = Math.max(1, formulaPerSecond * last.seconds, ...points.map(({ bits }) => bits))
  const least = Math.min(0, ...points.map(({ bits }) => bits))
  const x = scaleLinear([0, last.seconds || 1], [LEFT, Math.max(LEFT + 40, width - 92)])
  const y = scaleLinear([least, most], [HEIGHT - BOTTOM, 14]).nice(4)
  const text = fill(words.key.bits, { n: format.count(last.bits) })
  const ends = [
    { name: w.formulaLabel, at: formulaPerSecond * last.seconds },
    { name: w.measuredLabel, at: last.bits },
  ]
  // Labels that would lie on each other keep a line's distance.
  const [high, low] = ends.map(({ at }) => y(at)) as [number, number]
  const apart = Math.max(low, high + 18)
  return (
    <div ref={box} className="stream-box">
      {width > 0 && (
        <svg className="stream-chart" role="img" aria-label={fill(w.chart, { text })} width={width} height={HEIGHT}>
          {y.ticks(4).map((tick) => (
            <g key={tick}>
              <path className="stream-grid" d={`M${LEFT} ${y(tick)}H${x.range()[1]}`} />
              <text x={LEFT - 10} y={y(tick) + 5} textAnchor="end">
                {format.inline(format.si(tick, 'bit'))}
              </text>
            </g>
          ))}
          <path className="stream-base" d={`M${LEFT} ${y(0)}H${x.range()[1]}`} />
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
          <text className="stream-label" x={x.range()[1]! + 10} y={high + 5}>
            {ends[0]!.name}
          </text>
          <text className="stream-label" x={x.range()[1]! + 10} y={apart + 5}>
            {ends[1]!.name}
          </text>
          <text x={LEFT} y={HEIGHT - 22}>
            0
          </text>
          <text x={x.range()[1]} y={HEIGHT - 22} textAnchor="end">
            {format.duration(last.seconds)}
          </text>
          <text x={LEFT} y={HEIGHT - 4}>
            {w.chartAxis}
          </text>
        </svg>
      )}
    </div>
  )
}
