import { scaleLinear } from 'd3'
import { Play, Square } from 'lucide-react'
import { type CSSProperties, useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import { lineOf } from '../../store/selectors'
import { textWidth } from '../ui/text-width'
import { BottomAxis, roomyTicks, type Tick } from './Axes'
import { aboutLines } from './about-lines'
import { ChartFrame, type Drawing } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import { RunMark } from './RunMark'
import { type DotSign, type RunDot, type RunsSummary, runDots, signOf, stackDots, summariseRuns } from './runs-data'
import { useReveal } from './useReveal'
import type { PlotSize } from './useSize'
import './runs.css'

const RUNS = 100
const SIGNS = ['nokey', 'other', 'undecided', 'ok', 'few'] as const satisfies readonly DotSign[]

/** The same settings run again and again with other seeds: one dot a run, at the error rate it measured. */
export function RunsChart(props: ChartProps) {
  const { scenario, repeats, words, format, layout, actions } = props
  const w = words.runs
  const [fit, setFit] = useState(false)
  const noKey = lineOf(scenario)
  const dots = useMemo(() => runDots(repeats?.runs ?? []), [repeats])
  const found = summariseRuns(dots)
  const { spotless, states, signs } = found
  const wanted = repeats?.wanted ?? RUNS
  const [stopped, setStopped] = useState(false)
  const running = repeats !== null && dots.length < wanted && !stopped
  const reveal = useReveal(dots.length, wanted)
  const projector = layout === 'projector'

  const draw = (size: PlotSize): Drawing => {
    const { type } = size
    const widthOf = (text: string) => textWidth(text, type)
    const area = {
      left: type * 1.3,
      right: size.width - 12,
      top: 4,
      bottom: size.height - type * (projector ? 1.8 : 3),
    }
    const rates = dots.flatMap(({ qber }) => (qber === null ? [] : [qber]))
    const highest = Math.max(0, ...rates)
    const top = fit
      ? Math.max(0.04, highest * 1.1, (noKey ?? 0) * 1.15)
      : highest > 0.4
        ? Math.min(1, Math.ceil(highest * 10) / 10)
        : 0.4
    const x = scaleLinear([0, top], [area.left, area.right])
    const marks = SIGNS.filter((sign) => signs[sign] > 0)
    const key = keyPlaces(marks, area, type, (sign) => widthOf(keyText(sign)))
    const height = area.bottom - area.top - key.height - 4
    const step = (area.right - area.left) / 20
    const stack = stackDots(
      dots.map(({ qber }) => x(qber ?? 0) - area.left),
      height,
      step,
    )
    const { pitch } = stack
    const places = stack.places.map((place) => ({ x: area.left + place.x, y: place.y }))
    const order = dots.map((_, i) => i).sort((a, b) => places[a]!.x - places[b]!.x || places[a]!.y - places[b]!.y)
    const ticks = roomyTicks(
      x.ticks(4).map((value): Tick => ({ at: x(value), text: format.percent(value, top < 0.1 ? 1 : 0) })),
      widthOf,
      type * 0.8,
    )
    const lineX = noKey !== null && noKey <= top ? x(noKey) : null
    const lineText = noKey === null ? '' : fill(w.line, { x: format.percent(noKey) })
    const labelLeft = lineX !== null && lineX + widthOf(lineText) + 12 < area.right

    return {
      marks: (
        <>
          {noKey !== null && (
            <rect
              className="chart-zone"
              x={area.left}
              width={(lineX ?? area.right) - area.left}
              y={area.top + key.height}
              height={area.bottom - area.top - key.height}
            />
          )}
          {lineX !== null && (
            <>
              <line className="chart-line" x1={lineX} x2={lineX} y1={area.top + key.height} y2={area.bottom} />
              <text
                className="chart-label"
                x={labelLeft ? lineX + 8 : lineX - 8}
                y={area.top + key.height + type}
                textAnchor={labelLeft ? 'start' : 'end'}
              >
                {lineText}
              </text>
            </>
          )}
          <g className={reveal.skipped ? 'runs-dots runs-at-once' : 'runs-dots'}>
            {dots.map((dot, i) => (
              <g
                key={dot.seed}
                className="runs-dot"
                style={{ '--runs-delay': `${reveal.delay(i)}ms` } as CSSProperties}
              >
                <RunMark sign={signOf(dot)} x={places[i]!.x} y={area.bottom - 3 - places[i]!.y} r={pitch * 0.44} />
              </g>
            ))}
          </g>
          {marks.map((sign, i) => (
            <g key={sign}>
              <RunMark sign={sign} x={key.places[i]!.x} y={key.places[i]!.y} r={type * 0.38} />
              <text x={key.places[i]!.x + type * 0.75} y={key.places[i]!.y + type * 0.35}>
                {keyText(sign)}
              </text>
            </g>
          ))}
          <BottomAxis area={area} ticks={ticks} type={type} {...(projector ? {} : { name: w.axis })} />
          {dots.length === 0 && (
            <text
              className="chart-empty"
              x={(area.left + area.right) / 2}
              y={(area.top + area.bottom) / 2}
              textAnchor="middle"
            >
              {running ? fill(w.progress, { done: format.integer(0), wanted: format.integer(wanted) }) : ''}
            </text>
          )}
        </>
      ),
      track: {
        x: order.map((i) => places[i]!.x),
        y: order.map((i) => area.bottom - 3 - places[i]!.y),
        top: area.top + key.height,
        bottom: area.bottom,
        text: (i) => pointText(dots[order[i]!]!, props),
      },
    }
  }
  const [cause] = found.others
  const keyText = (sign: DotSign) =>
    `${format.integer(signs[sign])} ${sign === 'other' && cause && found.others.length === 1 ? w.otherBy[cause.reason] : w.states[sign]}`

  const counts = {
    z: format.integer(spotless),
    n: format.integer(dots.length),
    a: format.integer(states.nokey),
    b: format.integer(states.undecided),
    c: format.integer(states.ok),
    d: format.integer(states.few),
  }
  const progress = fill(w.progress, { done: format.integer(dots.length), wanted: format.integer(wanted) })
  const aside = running ? progress : causes(found, w, format)
  return (
    <ChartFrame
      id="RUNS"
      title={w.title}
      summary={dots.length > 0 ? fill(w.summary, counts) : w.empty}
      {...(aside ? { aside } : {})}
      layout={layout}
      words={words}
      draw={draw}
      table={runsTable(dots, props)}
      explain={<Explain paragraphs={w.explain} />}
      about={aboutLines(props, 'simulated')}
      fit={{ on: fit, toggle: setFit }}
      actions={
        reveal.going ? (
          <button type="button" className="chart-word" onClick={reveal.skip}>
            <span>{w.skip}</span>
          </button>
        ) : running ? (
          <button
            type="button"
            className="chart-word"
            onClick={() => {
              setStopped(true)
              actions.cancelRepeat()
            }}
          >
            <Square aria-hidden="true" />
            <span>{w.cancel}</span>
          </button>
        ) : (
          <button
            type="button"
            className="chart-word"
            onClick={() => {
              setStopped(false)
              actions.repeat(RUNS)
            }}
          >
            <Play aria-hidden="true" />
            <span>{dots.length === 0 ? w.run : w.again}</span>
          </button>
        )
      }
    />
  )
}

/** What took the key, where it was not the error rate alone. */
function causes(
  { others, rungByErrors }: RunsSummary,
  w: ChartProps['words']['runs'],
  format: ChartProps['format'],
): string {
  if (others.length === 0) return ''
  const list = [
    ...others.map(({ reason, runs }) => fill(w.causes[reason], { k: format.integer(runs) })),
    ...(rungByErrors > 0 ? [fill(w.causes.errors, { k: format.integer(rungByErrors) })] : []),
  ]
  return fill(w.noKeyBy, { list: list.join(', ') })
}

/** Signs and words of the states from the right, in as many rows as they need. */
function keyPlaces(
  signs: readonly DotSign[],
  area: { readonly left: number; readonly right: number; readonly top: number },
  type: number,
  widthOf: (sign: DotSign) => number,
) {
  const gap = type * 1.4
  const widths = signs.map((sign) => type * 1.25 + widthOf(sign))
  const rows: number[][] = [[]]
  let used = 0
  widths.forEach((width, i) => {
    if (used > 0 && used + gap + width > area.right - area.left) {
      rows.push([])
      used = 0
    }
    rows.at(-1)!.push(i)
    used += (used > 0 ? gap : 0) + width
  })
  const places: { x: number; y: number }[] = []
  rows.forEach((row, r) => {
    let x = area.right - row.reduce((sum, i) => sum + widths[i]!, 0) - gap * (row.length - 1)
    for (const i of row) {
      places[i] = { x: x + type * 0.4, y: area.top + type * (0.7 + 1.45 * r) }
      x += widths[i]! + gap
    }
  })
  return { places, height: signs.length > 0 ? rows.length * type * 1.45 + 2 : 0 }
}

function pointText({ seed, compared, errors, qber, reason }: RunDot, { words, format }: ChartProps): string {
  const alarm = words.alarm[reason]
  if (qber === null) return fill(words.runs.pointNone, { seed: String(seed), alarm })
  return fill(words.runs.point, {
    seed: String(seed),
    e: format.integer(errors),
    n: format.integer(compared),
    q: format.percent(qber),
    alarm,
  })
}

function runsTable(dots: readonly RunDot[], { words: { runs, alarm }, format }: ChartProps) {
  const { columns, tableCaption, states } = runs
  return {
    caption: tableCaption,
    columns: [
      { name: 'seed', title: columns.seed },
      { name: 'bits_compared', title: columns.compared, show: format.integer },
      { name: 'errors', title: columns.errors, show: format.integer },
      { name: 'error_rate_percent', title: columns.qber, show: (x: number) => format.decimal(x, 1) },
      { name: 'alarm', title: columns.alarm },
      { name: 'reason', title: columns.reason },
    ],
    rows: dots.map(({ seed, compared, errors, qber, state, reason }) => [
      seed,
      compared,
      errors,
      qber === null ? null : 100 * qber,
      states[state],
      alarm[reason],
    ]),
  }
}
