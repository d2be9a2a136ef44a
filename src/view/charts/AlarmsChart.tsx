import { line, scaleLinear, scaleLog } from 'd3'
import { useMemo } from 'react'
import { fill } from '../../locales/fill'
import { textWidth } from '../ui/text-width'
import { BottomAxis, LeftAxis, plotArea, roomyTicks, type Tick } from './Axes'
import { aboutLines } from './about-lines'
import { alarmsChartData, alarmsRan } from './alarms-data'
import { ChartFrame, type Drawing } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import { curveBoxes, placeLabel } from './place-label'
import type { PlotSize } from './useSize'
import './runs.css'

/** Hits, misses and false alarms of the alarm, against the number of bits that are compared. */
export function AlarmsChart(props: ChartProps) {
  const { scenario, repeats, words, format, layout } = props
  const w = words.alarms
  const { counts, hits, falseAlarms, set, tapped, noise, hypothetical } = useMemo(
    () => alarmsChartData(scenario),
    [scenario],
  )
  const ran = useMemo(() => alarmsRan(repeats, counts[0]!), [repeats, counts])
  const projector = layout === 'projector'
  const share = (p: number) => format.percent(p, p > 0 && p < 0.01 ? 2 : p < 0.1 ? 1 : 0)

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string) => textWidth(text, type)
    const area = plotArea(size, widthOf('100 %'), 12, !projector)
    const x = scaleLog([counts[0]!, counts.at(-1)!], [area.left, area.right])
    const y = scaleLinear([0, 1], [area.bottom, area.top])
    const at = (values: readonly number[]) => values.map((p, i) => [x(counts[i]!), y(p)] as const)
    const path = line<readonly [number, number]>()
    const ticks = roomyTicks(
      [10, 100, 1000, 10_000]
        .filter((n) => n <= counts.at(-1)!)
        .map((n): Tick => ({ at: x(n), text: format.integer(n) })),
      widthOf,
      type * 0.8,
    )
    const yTicks = (projector ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map(
      (value): Tick => ({ at: y(value), text: value === 1 ? format.percent(1, 0) : format.percentValue(value, 0) }),
    )
    const [hitPath, falsePath] = [at(hits), at(falseAlarms)]
    const taken = [...curveBoxes(hitPath, 3), ...curveBoxes(falsePath, 3)]
    const height = type * 1.15
    const named = (text: string, lineY: number) => {
      const place = placeLabel(
        { width: widthOf(text), height, right: area.right - 10, top: area.top + 2, bottom: area.bottom - 3, lineY },
        taken,
      )
      taken.push(place)
      return { text, place }
    }
    const labels =
      hits.at(-1) === falseAlarms.at(-1)
        ? [named(w.both, y(hits.at(-1)!) - type)]
        : [named(w.hit, y(hits.at(-1)!) + type), named(w.falseAlarm, y(falseAlarms.at(-1)!) - type)]
    return {
      marks: (
        <>
          <LeftAxis area={area} ticks={yTicks} type={type} />
          <path className="chart-ghost" d={path(falsePath) ?? ''} />
          <path className="chart-curve" d={path(hitPath) ?? ''} />
          <BottomAxis area={area} ticks={ticks} type={type} {...(projector ? {} : { name: w.axis })} />
          {labels.map(({ text, place }) => (
            <text key={text} className="chart-label" x={place.right} y={place.y + type * 0.35} textAnchor="end">
              {text}
            </text>
          ))}
          <line
            className="chart-drop"
            x1={x(set.compared)}
            x2={x(set.compared)}
            y1={y(Math.max(set.hit, set.falseAlarm))}
            y2={area.bottom}
          />
          <circle className="catch-here" cx={x(set.compared)} cy={y(set.falseAlarm)} r={projector ? 6 : 4} />
          <circle className="catch-here" cx={x(set.compared)} cy={y(set.hit)} r={projector ? 7 : 5.5} />
          {ran && (
            <g data-ran={ran.rung}>
              <line
                className="alarms-ran-band"
                x1={x(ran.compared)}
                x2={x(ran.compared)}
                y1={y(ran.band.low)}
                y2={y(ran.band.high)}
              />
              <circle className="alarms-ran" cx={x(ran.compared)} cy={y(ran.rung / ran.runs)} r={projector ? 6 : 4.5} />
            </g>
          )}
        </>
      ),
      track: {
        x: counts.map((n) => x(n)),
        y: hits.map((p) => y(p)),
        top: area.top,
        bottom: area.bottom,
        text: (i) =>
          fill(w.point, {
            n: format.integer(counts[i]!),
            hit: share(hits[i]!),
            miss: share(1 - hits[i]!),
            wrong: share(falseAlarms[i]!),
          }),
      },
    }
  }

  return (
    <ChartFrame
      id="ALARMS"
      title={w.title}
      summary={fill(hypothetical ? w.summaryOff : w.summary, {
        n: format.integer(set.compared),
        hit: share(set.hit),
        wrong: share(set.falseAlarm),
      })}
      {...(ran ? { aside: fill(w.ran, { n: format.integer(ran.runs), k: format.integer(ran.rung) }) } : {})}
      layout={layout}
      words={words}
      draw={draw}
      table={{
        caption: w.tableCaption,
        columns: [
          { name: 'bits_compared', title: w.columns.compared, show: format.integer },
          { name: 'hits_percent', title: w.columns.hits, show: (v) => format.decimal(v, 2) },
          { name: 'misses_percent', title: w.columns.misses, show: (v) => format.decimal(v, 2) },
          { name: 'false_alarms_percent', title: w.columns.falseAlarms, show: (v) => format.decimal(v, 2) },
        ],
        rows: counts.map((n, i) => [n, 100 * hits[i]!, 100 * (1 - hits[i]!), 100 * falseAlarms[i]!]),
      }}
      explain={
        <Explain
          paragraphs={w.explain}
          now={fill(w.explainNow, { q: format.percent(tapped), q0: format.percent(noise) })}
        />
      }
      about={aboutLines(props, 'formula')}
    />
  )
}
