import { line, scaleLinear, scaleLog } from 'd3'
import { useMemo } from 'react'
import { fill } from '../../locales/fill'
import { textWidth } from '../ui/text-width'
import { BottomAxis, LeftAxis, plotArea, roomyTicks, type Tick } from './Axes'
import { aboutLines } from './about-lines'
import { ChartFrame, type Drawing } from './ChartFrame'
import { type CatchChartData, type CatchCurve, catchChartData, catchEnd } from './catch-data'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import plainFormula from './formulas/catch.tex?mathml'
import noisyFormula from './formulas/catch-noise.tex?mathml'
import { LineLabel } from './LineLabel'
import { type Box, curveBoxes, type PlacedLabel, placeLabel } from './place-label'
import type { PlotSize } from './useSize'

/** Heights at which a curve may carry its own name, best first. */
const NAMED_AT = [0.42, 0.3, 0.55, 0.2, 0.68, 0.12, 0.8] as const

/** Room for the sample of its line that a far label repeats, px. */
const SAMPLE = 32

/** Beyond this the chance to escape is no longer a number anyone can picture. */
const RAREST = 1e12

/** How likely a listener is noticed, against the number of bits that are compared. */
export function CatchChart(props: ChartProps) {
  const { scenario, words, format, layout } = props
  const w = words.catch
  const chart = useMemo(() => catchChartData(scenario), [scenario])
  const { counts, allowed, now, ghosts, noise, set } = chart
  const noisy = noise > 0
  const projector = layout === 'projector'
  const touched = (fraction: number) =>
    format.percent(fraction, Number.isInteger(Math.round(fraction * 1000) / 10) ? 0 : 1)

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string) => textWidth(text, type)
    const area = plotArea(size, widthOf('100 %'), 12, !projector)
    const end = catchEnd(scenario)
    const x = scaleLog([1, end], [area.left, area.right])
    const y = scaleLinear([0, 1], [area.bottom, area.top])
    const path = line<number>(
      (_, i) => x(counts[i]!),
      (p) => y(p),
    )
    const pointsOf = ({ noticed }: CatchCurve) => noticed.map((p, i) => [x(counts[i]!), y(p)] as const)
    const yTicks = (projector ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map(
      (value): Tick => ({
        at: y(value),
        text: value === 1 ? format.percent(1, 0) : format.percentValue(value, 0),
      }),
    )
    const setText = format.integer(set.compared)
    const set_ = {
      at: x(set.compared),
      text: projector && set.compared === end ? `${setText} ${w.axis}` : setText,
      strong: true,
    }
    const decades = [1, 10, 100, 1000, 10_000].filter((n) => n <= end && n !== set.compared)
    const ticks = roomyTicks(
      decades.map(
        (n): Tick => ({
          at: x(n),
          text: projector && n === end ? `${format.integer(n)} ${w.axis}` : format.integer(n),
        }),
      ),
      widthOf,
      type * 0.5,
      set_,
    )
    const here = { x: x(set.compared), y: y(1 - set.escapes) }
    const hereBox = { left: here.x - 9, right: here.x + 9, top: here.y - 9, bottom: here.y + 9 }
    const curves = [now, ...ghosts].flatMap((curve) => curveBoxes(pointsOf(curve), 3))
    const dropBox = { left: here.x - 4, right: here.x + 4, top: here.y, bottom: area.bottom }
    const taken: Box[] = [...curves, hereBox, dropBox]
    const height = type * 1.15
    const within = { height, top: area.top + 2, bottom: area.bottom - 3 }
    const names = [now, ...ghosts].flatMap((curve) => {
      const text = touched(curve.fraction)
      const found = nameOnCurve(pointsOf(curve), widthOf(text) + 4, height, y, [hereBox, ...taken.slice(curves.length)])
      if (!found) return []
      taken.push(found)
      return [{ fraction: curve.fraction, box: found, text, own: curve === now }]
    })
    const right = area.right - 14
    /** Words that would cover a curve are left to the table and the reasons. */
    const roomy = (text: string | null, lineY: number): PlacedLabel | null => {
      if (text === null) return null
      const width = widthOf(text)
      const found = [right, here.x - 10, area.left + SAMPLE + 8 + width]
        .filter((end) => end - width >= area.left + SAMPLE && end <= right)
        .map((end) => placeLabel({ ...within, width: width + SAMPLE, right: end, lineY }, taken))
        .find(({ crossed }) => crossed === 0)
      if (!found) return null
      taken.push(found)
      return found
    }
    const certain = certainText(chart, props)
    const certainPlace = roomy(certain, y(0.99) + type)
    // Under the axis there is always room.
    const below = {
      right: area.right,
      left: area.right - widthOf(w.falseAlarm) - SAMPLE,
      y: area.bottom + type * 2.37,
      far: true,
    }
    const alarmPlace = noisy ? (roomy(w.falseAlarm, y(0.01) - type * 0.8) ?? (projector ? null : below)) : null

    return {
      marks: (
        <>
          <LeftAxis area={area} ticks={yTicks} type={type} />
          <line className="chart-floor" x1={area.left} x2={area.right} y1={y(0.99)} y2={y(0.99)} />
          {noisy && <line className="chart-floor" x1={area.left} x2={area.right} y1={y(0.01)} y2={y(0.01)} />}
          {ghosts.map((curve) => (
            <path key={curve.fraction} className="chart-thin" d={path(curve.noticed) ?? ''} />
          ))}
          <path className="chart-curve" d={path(now.noticed) ?? ''} />
          <BottomAxis area={area} ticks={ticks} type={type} {...(projector ? {} : { name: w.axis })} />
          {names.map(({ fraction, box, text, own }) => (
            <text
              key={fraction}
              className={`chart-label ${own ? 'chart-label-strong' : 'chart-label-quiet'}`}
              x={(box.left + box.right) / 2}
              y={(box.top + box.bottom) / 2 + type * 0.35}
              textAnchor="middle"
            >
              {text}
            </text>
          ))}
          {alarmPlace && (
            <LineLabel
              place={alarmPlace}
              text={w.falseAlarm}
              type={type}
              className="chart-label-quiet"
              sample="chart-floor"
            />
          )}
          {certainPlace && certain && (
            <LineLabel place={certainPlace} text={certain} type={type} sample="chart-floor" />
          )}
          <line className="chart-drop" x1={here.x} x2={here.x} y1={here.y} y2={area.bottom} />
          <circle className="catch-here" cx={here.x} cy={here.y} r={projector ? 7 : 5.5} />
        </>
      ),
      track: {
        x: counts.map((n) => x(n)),
        y: now.noticed.map((p) => y(p)),
        top: area.top,
        bottom: area.bottom,
        text: (i) => {
          const values = { n: format.integer(counts[i]!), share: format.percent(now.noticed[i]!) }
          return noisy ? fill(w.pointNoise, { ...values, c: format.integer(allowed[i]!) }) : fill(w.point, values)
        },
      },
    }
  }

  const said = { n: format.integer(set.compared), p: touched(now.fraction) }
  const oneIn = 1 / set.escapes
  const summary =
    set.escapes > 0.98
      ? fill(w.summaryAlways, said)
      : oneIn > RAREST
        ? fill(w.summaryNever, { ...said, k: format.power(RAREST) })
        : fill(w.summary, { ...said, k: oneIn < 9.95 ? format.decimal(oneIn, 1) : format.count(oneIn) })
  const aside = chart.hypothetical ? w.off : now.added === 0 && now.fraction > 0 ? w.silent : undefined
  return (
    <ChartFrame
      id="CATCH"
      title={w.title}
      summary={aside ? `${aside} ${summary}` : summary}
      layout={layout}
      words={words}
      draw={draw}
      table={catchTable(chart, props, touched)}
      explain={
        <Explain
          paragraphs={w.explain}
          formulas={[noisy ? noisyFormula : plainFormula]}
          now={fill(w.explainNow, {
            q: format.percent(now.added),
            q0: format.percent(noise),
            n: format.integer(set.compared),
            c: format.integer(set.allowed),
          })}
        />
      }
      about={aboutLines(props, 'formula')}
    />
  )
}

/** A place on a curve where its name meets no other name. */
function nameOnCurve(
  points: readonly (readonly [x: number, y: number])[],
  width: number,
  height: number,
  y: (p: number) => number,
  taken: readonly Box[],
): Box | null {
  for (const level of NAMED_AT) {
    const point = points.find(([, at]) => at <= y(level))
    if (!point) continue
    const box = {
      left: point[0] - width / 2,
      right: point[0] + width / 2,
      top: y(level) - height / 2,
      bottom: y(level) + height / 2,
    }
    if (taken.every((o) => o.left > box.right || o.right < box.left || o.top > box.bottom || o.bottom < box.top))
      return box
  }
  return null
}

function certainText({ from99, from999 }: CatchChartData, { words, format, layout }: ChartProps): string | null {
  if (from99 === null) return null
  if (from999 === null || layout === 'phone') return fill(words.catch.certain, { n: format.integer(from99) })
  return fill(words.catch.certainBoth, { n: format.integer(from99), m: format.integer(from999) })
}

function catchTable(
  { counts, allowed, now, ghosts, noise }: CatchChartData,
  { words, format }: ChartProps,
  touched: (fraction: number) => string,
) {
  const { columns, tableCaption } = words.catch
  const percent = (x: number) => format.decimal(x, 1)
  const noisy = noise > 0
  const curves = [...ghosts].sort((a, b) => a.fraction - b.fraction)
  return {
    caption: tableCaption,
    columns: [
      { name: 'bits_compared', title: columns.compared, show: format.integer },
      ...(noisy ? [{ name: 'errors_allowed', title: columns.allowed, show: format.integer }] : []),
      {
        name: `noticed_percent_touching_${Math.round(now.fraction * 100)}_now`,
        title: fill(columns.now, { p: touched(now.fraction) }),
        show: percent,
      },
      ...curves.map(({ fraction }) => ({
        name: `noticed_percent_touching_${Math.round(fraction * 100)}`,
        title: fill(columns.ghost, { p: touched(fraction) }),
        show: percent,
      })),
    ],
    rows: counts.map((n, i) => [
      n,
      ...(noisy ? [allowed[i]!] : []),
      100 * now.noticed[i]!,
      ...curves.map(({ noticed }) => 100 * noticed[i]!),
    ]),
  }
}
