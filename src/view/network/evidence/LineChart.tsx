import { line, scaleLinear, scaleLog } from 'd3'
import type { ReactNode } from 'react'
import { fill } from '../../../locales/fill'
import { BottomAxis, LeftAxis, plotArea, roomyTicks, type Tick } from '../../charts/Axes'
import { ChartFrame, type Drawing } from '../../charts/ChartFrame'
import type { ChartLayout } from '../../charts/chart'
import { Explain } from '../../charts/Explain'
import { curveBoxes, type PlacedLabel, placeLabel } from '../../charts/place-label'
import type { ChartTable } from '../../charts/table'
import type { PlotSize } from '../../charts/useSize'
import { linkOf } from '../../panels/link'
import { textWidth } from '../../ui/text-width'
import { useApp, useAppState } from '../../useApp'
import { VERSION } from '../../version'
import './line-chart.css'

export interface Series {
  readonly id: string
  /** Stands on the line; left out where the line needs none. */
  readonly label?: string
  readonly look: 'bold' | 'thin' | 'dashed' | 'dotted' | 'plain'
  /** One value for each place on the axis; null or ≤ 0 on a log axis is a gap. */
  readonly values: readonly (number | null)[]
  /** Label at the left end instead of the right. */
  readonly labelAt?: number
}

export interface Spot {
  readonly x: number
  readonly y: number | null
  readonly text: string
  readonly look: 'ring' | 'disc' | 'diamond'
  /** Ends of its bar; left out where it has none. */
  readonly bar?: readonly [number, number]
}

interface Props {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly layout: ChartLayout
  readonly x: readonly number[]
  readonly series: readonly Series[]
  readonly logX?: boolean
  readonly logY?: boolean
  readonly yRange: readonly [number, number]
  readonly yTicks: readonly { readonly value: number; readonly text: string }[]
  readonly xTicks: readonly { readonly value: number; readonly text: string }[]
  readonly axis: string
  /** The present place on the axis, with what is said there. */
  readonly here?: { readonly x: number; readonly text: string; readonly series: readonly string[] }
  readonly spots?: readonly Spot[]
  readonly pointText: (i: number) => string
  readonly table: ChartTable
  readonly explain: readonly string[]
  readonly now?: string
  readonly actions?: ReactNode
  readonly made?: 'simulated' | 'formula'
  readonly empty?: string
}

const LOOK: Readonly<Record<Series['look'], string>> = {
  bold: 'chart-curve',
  plain: 'chart-line',
  thin: 'chart-thin',
  dashed: 'chart-ghost',
  dotted: 'chart-floor',
}

/** What a label may need before it: a sample of its line, and a gap that keeps it from being read as a minus, px. */
const SAMPLE_ROOM = 38

/** Curves over one axis in the frame of all charts, each named on its line. */
export function LineChart(props: Props) {
  const { words, format: _format } = useApp()
  const link = useAppState(linkOf)
  const seed = useAppState(({ scenario }) => scenario.seed)
  const { id, title, summary, layout, x: xs, series, logX, logY, yRange, axis, here, spots = [] } = props
  const projector = layout === 'projector'

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string, weight = 400) => textWidth(text, type, weight)
    const area = plotArea(size, Math.max(0, ...props.yTicks.map(({ text }) => widthOf(text))))
    const first = xs[0] ?? 0
    const last = xs.at(-1) ?? 1
    const domain: [number, number] = [first, last > first ? last : first + 1]
    const x = (logX ? scaleLog : scaleLinear)(domain, [area.left, area.right])
    const y = (logY ? scaleLog : scaleLinear)([yRange[0], yRange[1]], [area.bottom, area.top]).clamp(true)
    const drawn = (value: number | null): value is number =>
      value !== null && Number.isFinite(value) && (!logY || value >= yRange[0])
    const points = (values: Series['values']) =>
      xs.flatMap((at, i) => (drawn(values[i] ?? null) ? [[x(at), y(values[i]!)] as const] : []))
    const path = line<number>(
      (i) => x(xs[i]!),
      (i) => y(currentOf(i)),
    )
    let current: Series['values'] = []
    const currentOf = (i: number) => current[i] ?? yRange[0]
    const pathOf = (values: Series['values']) => {
      current = values
      return path.defined((i) => drawn(values[i] ?? null))([...xs.keys()]) ?? ''
    }
    const obstacles = series.flatMap(({ values }) => curveBoxes(points(values), 2))
    const placed: { left: number; right: number; top: number; bottom: number }[] = []
    // Its sentence at the foot keeps its place free.
    const hereX = here ? x(here.x) : null
    const hereText = here && hereX !== null ? here.text : null
    const hereWidth = hereText ? widthOf(hereText, 600) : 0
    const hereLeft = hereX !== null ? Math.min(hereX + 10, area.right - hereWidth) : 0
    const hereY = area.bottom - type * 0.9
    if (hereText)
      placed.push({ left: hereLeft, right: hereLeft + hereWidth, top: hereY - type * 0.7, bottom: hereY + type * 0.7 })
    if (hereX !== null) placed.push({ left: hereX - 3, right: hereX + 3, top: area.top, bottom: area.bottom })
    for (const spot of spots) {
      const at = x(Math.min(domain[1], Math.max(domain[0], spot.x)))
      placed.push({ left: at - 6, right: at + 6, top: area.bottom - 6, bottom: area.bottom + 6 })
    }
    const labels = series.flatMap(({ id: name, label, values, look, labelAt = 1 }) => {
      const all = points(values)
      if (!label || all.length === 0) return []
      const width = widthOf(label, look === 'bold' ? 600 : 400)
      // Wherever along the curve it crosses least and stands nearest; the end first.
      const [left, last] = [all[0]![0], all.at(-1)![0]]
      let place: PlacedLabel | null = null
      let least = Infinity
      for (const part of [labelAt, 0.9, 0.75, 0.6, 0.45, 0.3]) {
        const right = Math.min(area.right - 6, Math.max(area.left + width + SAMPLE_ROOM, left + (last - left) * part))
        const under = all.reduce((near, p) =>
          Math.abs(p[0] - (right - width / 2)) < Math.abs(near[0] - (right - width / 2)) ? p : near,
        )
        const found = placeLabel(
          { width, height: type * 1.3, right, lineY: under[1] - type * 0.9, top: area.top, bottom: area.bottom - 2 },
          [...obstacles, ...placed],
        )
        const far = Math.abs(found.y - under[1]) > type * 2.4
        const cost = found.crossed * 40 + Math.abs(found.y - under[1]) + (part === labelAt ? 0 : 8)
        if (cost < least) {
          least = cost
          place = { ...found, far }
        }
      }
      if (!place) return []
      placed.push(place)
      return [{ name, label, place, look }]
    })
    const ticks = roomyTicks(
      props.xTicks.map(({ value, text }): Tick => ({ at: x(value), text })),
      widthOf,
    )
    return {
      marks: (
        <>
          <LeftAxis area={area} type={type} ticks={props.yTicks.map(({ value, text }) => ({ at: y(value), text }))} />
          {hereX !== null && <line className="chart-drop" x1={hereX} x2={hereX} y1={area.top} y2={area.bottom} />}
          {series.map(({ id: name, values, look }) => (
            <path key={name} className={LOOK[look]} d={pathOf(values)} />
          ))}
          <BottomAxis area={area} ticks={ticks} type={type} name={axis} />
          {labels.map(({ name, label, place, look }) => (
            <g key={name}>
              {place.far && (
                <line
                  className={LOOK[look]}
                  x1={place.left - SAMPLE_ROOM + 4}
                  x2={place.left - 12}
                  y1={place.y}
                  y2={place.y}
                />
              )}
              <text
                className={`chart-label ${look === 'bold' ? 'chart-label-strong' : ''}`}
                x={place.right}
                y={place.y + type * 0.35}
                textAnchor="end"
              >
                {label}
              </text>
            </g>
          ))}
          {here &&
            hereX !== null &&
            series
              .filter(({ id: name }) => here.series.includes(name))
              .map(({ id: name, values, look }) => {
                const value = valueAt(xs, values, here.x)
                return drawn(value) ? (
                  <circle
                    key={name}
                    className={look === 'bold' ? 'catch-here' : 'line-ring'}
                    cx={hereX}
                    cy={y(value)}
                    r={projector ? 7 : 5}
                  />
                ) : null
              })}
          {hereText && (
            <text className="chart-label chart-label-strong" x={hereLeft} y={hereY + type * 0.35}>
              {hereText}
            </text>
          )}
          {spots.map((spot) => (
            <SpotOf
              key={spot.text}
              look={spot.look}
              x={x(Math.min(domain[1], Math.max(domain[0], spot.x)))}
              y={spot.y === null || (logY && spot.y <= 0) ? area.bottom : y(spot.y)}
              bar={spot.bar ? [y(Math.max(yRange[0], spot.bar[0])), y(Math.max(yRange[0], spot.bar[1]))] : null}
            />
          ))}
          {props.empty && (
            <text
              className="chart-empty"
              x={(area.left + area.right) / 2}
              y={(area.top + area.bottom) / 2}
              textAnchor="middle"
            >
              {props.empty}
            </text>
          )}
        </>
      ),
      track: {
        x: xs.map((at) => x(at)),
        y: xs.map((_, i) => {
          const value = series.find(({ values }) => drawn(values[i] ?? null))?.values[i] ?? null
          return drawn(value) ? y(value) : area.bottom
        }),
        top: area.top,
        bottom: area.bottom,
        text: props.pointText,
      },
      ...(spots.length > 0 && {
        spots: {
          x: spots.map((spot) => x(Math.min(domain[1], Math.max(domain[0], spot.x)))),
          y: spots.map((spot) => (spot.y === null ? area.bottom : y(spot.y))),
          top: area.top,
          bottom: area.bottom,
          text: (i: number) => spots[i]!.text,
        },
      }),
    }
  }
  return (
    <ChartFrame
      id={id}
      title={title}
      summary={summary}
      layout={layout}
      words={words.charts}
      draw={draw}
      table={props.table}
      explain={<Explain paragraphs={props.explain} {...(props.now ? { now: props.now } : {})} />}
      about={[
        fill(words.charts.frame.source, {
          kind: words.charts.frame[props.made ?? 'formula'],
          seed,
          version: VERSION,
        }),
        link,
      ]}
      actions={props.actions}
    />
  )
}

/** A point beside the curves: simulated a ring with its bar, shown in an experiment a diamond, the present one a disc. */
function SpotOf({
  look,
  x,
  y,
  bar,
}: {
  readonly look: Spot['look']
  readonly x: number
  readonly y: number
  readonly bar: readonly [number, number] | null
}) {
  return (
    <>
      {bar && <path className="line-bar" d={`M${x} ${bar[0]}V${bar[1]}M${x - 4} ${bar[0]}h8M${x - 4} ${bar[1]}h8`} />}
      {look === 'diamond' ? (
        <path className="line-ring" d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`} />
      ) : (
        <circle className={look === 'disc' ? 'catch-here' : 'line-ring'} cx={x} cy={y} r={4} />
      )}
    </>
  )
}

/** Value of a series at a place on the axis: that of the nearest point. */
function valueAt(xs: readonly number[], values: readonly (number | null)[], at: number): number | null {
  let best: number | null = null
  let nearest = Infinity
  xs.forEach((x, i) => {
    if (Math.abs(x - at) < nearest) {
      nearest = Math.abs(x - at)
      best = values[i] ?? null
    }
  })
  return best
}
