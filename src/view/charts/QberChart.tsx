import { area, line, scaleLinear } from 'd3'
import { Pin, PinOff } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import { expectHonest } from '../../model/engine/expect'
import { judgedBits } from '../../model/engine/judged-bits'
import { headlineAt, lineOf } from '../../store/selectors'
import { textWidth } from '../ui/text-width'
import { BottomAxis, LeftAxis, plotArea, roomyTicks, type Tick } from './Axes'
import { aboutLines } from './about-lines'
import { ChartFrame, type Drawing } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import wilsonFormula from './formulas/wilson.tex?mathml'
import { LineLabel } from './LineLabel'
import { curveBoxes, placeLabel } from './place-label'
import { axisPlace, type QberPoint, qberPoints } from './qber-data'
import { qberLabels } from './qber-labels'
import { qberTable } from './qber-table'
import type { PlotSize } from './useSize'

/** Room at the right for the projector's labels, in sizes of its type. */
const PROJECTOR_MARGIN = 13.8

/** Above this, the hardware alone makes so many errors that the scale must go to 50 %. */
const TALL_FROM = 0.38

/** The estimate of the error rate as the compared bits come in, its band, and the line above which no key is made. */
export function QberChart(props: ChartProps) {
  const { recording, shown, words, format, layout, pinned } = props
  const scenario = recording?.scenario ?? props.scenario
  const [fit, setFit] = useState(false)
  const clip = useId()
  const noKey = lineOf(scenario)
  const floor = useMemo(() => expectHonest(scenario).qber, [scenario])
  const bits = recording && judgedBits(recording.compared)
  const compared = bits?.event.length ?? 0
  const end = Math.max(scenario.comparedBits, compared, 10)
  const points = useMemo(() => (bits ? qberPoints(bits, shown, end) : []), [bits, shown, end])
  const whole = useMemo(() => (bits ? qberPoints(bits, Infinity, end) : []), [bits, end])
  const now = points.at(-1)
  const w = words.qber
  const percent = (x: number) => format.percentValue(x)
  const plural = (forms: { readonly one: string; readonly other: string }, n: number) =>
    fill(n === 1 ? forms.one : forms.other, { n: format.integer(n) })

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string) => textWidth(text, type)
    const projector = layout === 'projector'
    const area_ = plotArea(size, widthOf('40 %'), projector ? type * PROJECTOR_MARGIN : 8, !projector)
    const tall = (floor ?? 0) > TALL_FROM || (now !== undefined && now.compared >= 50 && now.qber > TALL_FROM)
    const top = fit ? fitted(now, noKey) : tall ? 0.5 : 0.4
    const xEnd = fit && now ? Math.max(10, now.compared) : end
    const x = scaleLinear([0, axisPlace(xEnd)], [area_.left, area_.right])
    const y = scaleLinear([0, top], [area_.bottom, area_.top])
    const at = (point: { readonly compared: number }) => x(axisPlace(point.compared))

    const yTicks = y.ticks(projector ? 2 : 4).map(
      (value, i, all): Tick => ({
        at: y(value),
        text: i === all.length - 1 ? format.percent(value, 0) : format.percentValue(value, 0),
      }),
    )
    const xTicks = roomyTicks(
      [0, 50, 100, 150, 200, 500, 1000, 2000, 5000, 10_000, 100_000]
        .filter((n) => n < xEnd)
        .concat(xEnd)
        .map(
          (n): Tick => ({
            at: x(axisPlace(n)),
            text: projector && n === xEnd ? `${format.integer(n)} ${words.qber.axis}` : format.integer(n),
          }),
        ),
      widthOf,
      type * 0.8,
    )
    const estimate = points.map((point) => [at(point), y(point.qber)] as const)
    const recent = points.filter((point) => point.recent !== null)
    // Labels keep clear of the whole line, not of the part that is shown, so they stay where they are while it grows.
    const future = whole.map((point) => [at(point), Math.max(area_.top, y(point.qber))] as const)
    const labels = qberLabels({
      area: area_,
      type,
      layout,
      noKey,
      floor,
      y,
      widthOf,
      words,
      format,
      curve: curveBoxes(future, 5),
      place: placeLabel,
    })
    const path = line<readonly [number, number]>()
    const ghosts = pinned.map(({ name, recording: other, shown: landed }) => ({
      name,
      places: qberPoints(judgedBits(other.compared), landed, end).map((p) => [at(p), y(p.qber)] as const),
    }))
    const band = area<QberPoint>(
      at,
      (point) => y(point.low),
      (point) => y(point.high),
    )

    return {
      marks: (
        <>
          <defs>
            <clipPath id={clip}>
              <rect x={area_.left} y={area_.top} width={area_.right - area_.left} height={area_.bottom - area_.top} />
            </clipPath>
          </defs>
          {noKey !== null && (
            <rect
              className="chart-zone"
              x={area_.left}
              width={area_.right - area_.left}
              y={y(Math.min(noKey, top))}
              height={area_.bottom - y(Math.min(noKey, top))}
            />
          )}
          <LeftAxis area={area_} ticks={yTicks} type={type} />
          <g clipPath={`url(#${clip})`}>
            <path className="chart-band" d={band(points) ?? ''} />
            {labels.map(
              ({ id, lineY, className }) =>
                className && (
                  <line key={id} className={className} x1={area_.left} x2={area_.right} y1={lineY} y2={lineY} />
                ),
            )}
            {ghosts.map(({ name, places }) => (
              <path key={name} className="chart-ghost" d={path(places) ?? ''} />
            ))}
            <path className="chart-thin" d={path(recent.map((p) => [at(p), y(p.recent!)] as const)) ?? ''} />
            <path className="chart-curve" d={path(estimate) ?? ''} />
          </g>
          <BottomAxis area={area_} ticks={xTicks} type={type} {...(projector ? {} : { name: words.qber.axis })} />
          {labels.map(({ id, text, label, className, quiet }) => (
            <LineLabel
              key={id}
              place={label}
              text={text}
              type={type}
              sample={className}
              className={quiet ? 'chart-label-quiet' : ''}
            />
          ))}
          {ghosts.map(({ name, places }) => {
            const last = places.at(-1)
            return (
              last && (
                <text
                  key={name}
                  className="chart-label chart-label-quiet"
                  x={Math.min(last[0], area_.right) - 8}
                  y={Math.max(area_.top + type, last[1] - 6)}
                  textAnchor="end"
                >
                  {name}
                </text>
              )
            )
          })}
          {now && (
            <circle className="chart-end" cx={at(now)} cy={Math.max(area_.top, y(now.qber))} r={projector ? 7 : 5} />
          )}
        </>
      ),
      track: {
        x: points.map(at),
        y: points.map((point) => Math.max(area_.top, y(point.qber))),
        top: area_.top,
        bottom: area_.bottom,
        text: (i) => {
          const { compared: n, qber, low, high, recent: r } = points[i]!
          const values = { bits: plural(w.bits, n), q: format.percent(qber), a: percent(low), b: percent(high) }
          return r === null ? fill(w.point, values) : fill(w.pointRecent, { ...values, r: format.percent(r) })
        },
      },
    }
  }

  const numbers = now && {
    n: format.integer(now.compared),
    e: format.integer(now.errors),
    q: format.percent(now.qber),
    a: percent(now.low),
    b: percent(now.high),
  }
  const reason =
    recording && numbers ? headlineAt(recording, shown, props.viewer).alarm.reason : noKey === null ? 'no-line' : null
  const alarm = reason && fill(words.qber.summaryAlarm, { alarm: words.alarm[reason] })
  return (
    <ChartFrame
      id="QBER"
      title={words.qber.title}
      summary={
        numbers
          ? fill(w.summary, { ...numbers, bits: plural(w.bits, now.compared), errors: plural(w.errors, now.errors) })
          : w.empty
      }
      {...(alarm ? { aside: alarm } : {})}
      layout={layout}
      words={words}
      draw={draw}
      table={qberTable(points, words, format)}
      explain={
        <Explain
          paragraphs={words.qber.explain}
          formulas={[wilsonFormula]}
          {...(numbers
            ? {
                now:
                  noKey === null
                    ? fill(words.qber.explainNowNoLine, numbers)
                    : fill(words.qber.explainNow, { ...numbers, x: format.percent(noKey) }),
              }
            : {})}
        />
      }
      about={aboutLines({ ...props, scenario }, 'simulated')}
      fit={{ on: fit, toggle: setFit }}
      actions={<PinButtons {...props} />}
    />
  )
}

/** Keeps this run beside the next one, so that two can be compared: noise or Eve? */
function PinButtons({ recording, shown, pinned, actions, words }: ChartProps) {
  const { pin, unpin } = actions
  const w = words.frame
  if (!pin || !unpin) return null
  const kept = pinned.some((run) => run.recording.scenario === recording?.scenario)
  return (
    <>
      {pinned.length > 0 && (
        <button type="button" title={w.unpinHint} onClick={unpin}>
          <PinOff aria-hidden="true" />
          <span>{w.unpin}</span>
        </button>
      )}
      {recording && shown > 0 && !kept && (
        <button type="button" title={w.pinHint} data-testid="pin" onClick={pin}>
          <Pin aria-hidden="true" />
          <span>{w.pin}</span>
        </button>
      )}
    </>
  )
}

/** A scale that just holds the band and the no-key line. */
const fitted = (now: QberPoint | undefined, noKey: number | null): number => {
  const highest = Math.max(0.02, now?.high ?? 0.4, noKey ?? 0)
  const step = highest > 0.2 ? 0.1 : highest > 0.06 ? 0.05 : 0.02
  return Math.min(1, Math.ceil((highest * 1.1) / step) * step)
}
