import { area as areaOf, line, scaleLinear } from 'd3'
import { useMemo } from 'react'
import { fill } from '../../locales/fill'
import { textWidth } from '../ui/text-width'
import { BottomAxis, LeftAxis, plotArea, RightAxis, roomyTicks, type Tick } from './Axes'
import { aboutLines } from './about-lines'
import { ChartFrame, type Drawing } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import shareFormula from './formulas/share.tex?mathml'
import { LineLabel } from './LineLabel'
import { type SharePoint, shareChartData } from './share-data'
import type { PlotSize } from './useSize'
import './share.css'

/** What Eve learns and the errors she makes, against the share of the photons she touches. */
export function ShareChart(props: ChartProps) {
  const { scenario, words, format, layout } = props
  const w = words.share
  const { points, now, noise, noKey, keyUpTo } = useMemo(() => shareChartData(scenario), [scenario])
  const projector = layout === 'projector'
  const bit = (x: number) => format.decimal(x, 2)
  const touched = (fraction: number) =>
    format.percent(fraction, Number.isInteger(Math.round(fraction * 1000) / 10) ? 0 : 1)

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string) => textWidth(text, type)
    const area = plotArea(size, widthOf('0.5'), widthOf('50 %') + 14, !projector)
    const x = scaleLinear([0, 1], [area.left, area.right])
    const top = Math.max(0.5, ...points.map(({ information }) => information))
    const known = scaleLinear([0, top], [area.bottom, area.top])
    const errors = scaleLinear([0, 0.5], [area.bottom, area.top])
    const levels = (projector ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]).map((part) => part * top)
    const leftTicks = levels.map(
      (value): Tick => ({ at: known(value), text: format.decimal(value, value === 0 ? 0 : projector ? 2 : 1) }),
    )
    const rightTicks = levels.map((value, i): Tick => {
      const rate = (value / top) * 0.5
      return {
        at: errors(rate),
        text: i === levels.length - 1 ? format.percent(rate, 0) : format.percentValue(rate, 0),
      }
    })
    const ticks = roomyTicks(
      (layout === 'phone' ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map(
        (value): Tick => ({
          at: x(value),
          text: projector && value === 1 ? `${format.percent(1, 0)} ${w.axis}` : format.percent(value, 0),
        }),
      ),
      widthOf,
    )
    const informationLine = points.map((p) => [x(p.fraction), known(p.information)] as const)
    const errorLine = points.map((p) => [x(p.fraction), errors(p.qber)] as const)
    const removed = points.filter(({ fraction }) => keyUpTo === null || fraction <= keyUpTo)
    const path = line<readonly [number, number]>()
    const shade = areaOf<SharePoint>(
      (p) => x(p.fraction),
      area.bottom,
      (p) => known(p.information),
    )
    const removedPath = shade(
      keyUpTo !== null && keyUpTo > 0 && removed.length < points.length
        ? [...removed, between(points, keyUpTo)]
        : removed,
    )

    const at = (px: number) => points[Math.round(Math.min(1, Math.max(0, x.invert(px))) * (points.length - 1))]!
    const half = type * 0.55
    const label = (text: string, right: number, y: number) => ({
      text,
      place: { left: right - widthOf(text), right, y, far: false },
    })
    // Both curves rise: words whose right end lies above a curve lie above it with all they have.
    const above = (text: string, right: number, y: number) => label(text, right, y - half - 5)
    const right = area.right - 10
    const noKeyText = noKey === null ? null : fill(w.line, { x: format.percent(noKey) })
    const noKeyY = noKey === null ? 0 : errors(noKey)
    const roomBelow = area.bottom - noKeyY > type * 1.3
    const long = fill(w.errorsNoise, { x: format.percent(noise) })
    const errorText = noise > 0.0005 && widthOf(long) < 0.4 * (area.right - area.left) ? long : w.errors
    const labels = [
      ...(noKeyText === null ? [] : [label(noKeyText, right, noKeyY + (roomBelow ? 1 : -1) * (half + 3))]),
      above(errorText, right, errors(at(right).qber)),
      above(layout === 'phone' ? w.knowsPhone : w.knows, x(0.8), known(at(x(0.8)).information)),
    ]
    // In the area itself where its words fit under the curve, else below the axis.
    const removedRight = x(keyUpTo ?? 1) - 6
    const removedLeft = removedRight - widthOf(w.removed)
    const fits = keyUpTo !== 0 && removedLeft > area.left && errors(at(removedLeft).qber) < area.bottom - type * 1.5
    const removedLabel = fits ? label(w.removed, removedRight, area.bottom - half - 2) : null
    const noteLeft = area.right - widthOf(w.removed)
    const noteRoom = !projector && keyUpTo !== 0 && noteLeft - 34 > area.left + widthOf(w.axis) + 12

    return {
      marks: (
        <>
          <LeftAxis area={area} ticks={leftTicks} type={type} />
          <RightAxis area={area} ticks={rightTicks} type={type} />
          {keyUpTo !== 0 && <path className="chart-band" d={removedPath ?? ''} />}
          {noKey !== null && noKey <= 0.5 && (
            <line className="chart-line" x1={area.left} x2={area.right} y1={errors(noKey)} y2={errors(noKey)} />
          )}
          <path className="share-errors" d={path(errorLine) ?? ''} />
          <path className="share-knows" d={path(informationLine) ?? ''} />
          <BottomAxis area={area} ticks={ticks} type={type} {...(projector ? {} : { name: w.axis })} />
          {labels.map(({ text, place }) => (
            <LineLabel key={text} place={place} text={text} type={type} />
          ))}
          {removedLabel && <LineLabel {...removedLabel} type={type} className="chart-label-quiet" />}
          {!removedLabel && noteRoom && (
            <>
              <rect className="chart-band" x={noteLeft - 30} y={area.bottom + type * 1.9} width={22} height={type} />
              <text x={area.right} y={area.bottom + type * 2.72} textAnchor="end">
                {w.removed}
              </text>
            </>
          )}
          <line
            className="chart-drop"
            x1={x(now.fraction)}
            x2={x(now.fraction)}
            y1={Math.min(known(now.information), errors(now.qber))}
            y2={area.bottom}
          />
          <circle className="catch-here" cx={x(now.fraction)} cy={errors(now.qber)} r={projector ? 7 : 5} />
          <circle className="share-here" cx={x(now.fraction)} cy={known(now.information)} r={projector ? 7 : 5} />
        </>
      ),
      track: {
        x: points.map(({ fraction }) => x(fraction)),
        y: points.map(({ information }) => known(information)),
        top: area.top,
        bottom: area.bottom,
        text: (i) => {
          const p = points[i]!
          return fill(w.point, { p: touched(p.fraction), i: bit(p.information), q: format.percent(p.qber) })
        },
      },
    }
  }

  return (
    <ChartFrame
      id="SHARE"
      title={w.title}
      summary={fill(w.summary, { p: touched(now.fraction), i: bit(now.information), q: format.percent(now.added) })}
      foot={[
        ...(scenario.attack === 'off' ? [w.footOff] : []),
        ...(noise > 0.0005 ? [fill(w.footNoise, { x: format.percent(noise) })] : []),
        ...(noKey === null ? [w.footNoKey] : []),
      ]}
      layout={layout}
      words={words}
      draw={draw}
      table={{
        caption: w.tableCaption,
        columns: [
          { name: 'touched_percent', title: w.columns.fraction, show: (v) => format.decimal(v, 0) },
          { name: 'known_bit_per_kept_bit', title: w.columns.information, show: (v) => format.decimal(v, 3) },
          { name: 'error_rate_percent', title: w.columns.qber, show: (v) => format.decimal(v, 2) },
          { name: 'key_per_kept_bit', title: w.columns.key, show: (v) => format.decimal(v, 3) },
        ],
        rows: points.map(({ fraction, information, qber, key }) => [
          Number((100 * fraction).toFixed(9)),
          information,
          100 * qber,
          key,
        ]),
      }}
      explain={
        <Explain
          paragraphs={w.explain}
          formulas={[shareFormula]}
          now={fill(w.explainNow, {
            p: touched(now.fraction),
            i: bit(now.information),
            q: format.percent(now.added),
            q0: format.percent(noise),
            k: bit(now.key),
          })}
        />
      }
      about={aboutLines(props, 'formula')}
    />
  )
}

/** The point where the key ends, on the straight piece between two drawn points. */
function between(points: readonly SharePoint[], fraction: number): SharePoint {
  const place = fraction * (points.length - 1)
  const low = points[Math.floor(place)]!
  const high = points[Math.min(points.length - 1, Math.floor(place) + 1)]!
  const part = place - Math.floor(place)
  return { ...low, fraction, information: low.information + part * (high.information - low.information) }
}
