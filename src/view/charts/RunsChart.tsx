import { scaleLinear } from 'd3'
import { Play, Square } from 'lucide-react'
import { type CSSProperties, useMemo, useState } from 'react'
import { fill } from '../../locales/fill'
import type { AlarmState } from '../../model/engine/alarm'
import { lineOf } from '../../store/selectors'
import { BottomAxis, roomyTicks, type Tick } from './Axes'
import { aboutLines } from './about-lines'
import { ChartFrame, type Drawing } from './ChartFrame'
import type { ChartProps } from './chart'
import { Explain } from './Explain'
import { RunMark } from './RunMark'
import { type RunDot, runDots, stackDots, summariseRuns } from './runs-data'
import { textWidth } from './text-width'
import { useReveal } from './useReveal'
import type { PlotSize } from './useSize'
import './runs.css'

const RUNS = 100
const STATES = ['nokey', 'undecided', 'ok', 'few'] as const satisfies readonly AlarmState[]

/** The same settings run again and again with other seeds: one dot a run, at the error rate it measured. */
export function RunsChart(props: ChartProps) {
  const { scenario, repeats, words, format, layout, actions } = props
  const w = words.runs
  const [fit, setFit] = useState(false)
  const noKey = lineOf(scenario)
  const dots = useMemo(() => runDots(repeats?.runs ?? [], noKey), [repeats, noKey])
  const { spotless, states } = summariseRuns(dots)
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
    const marks = STATES.filter((state) => states[state] > 0)
    const key = keyPlaces(marks, area, type, (state) => widthOf(keyText(state)))
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
            {dots.map(({ seed, state }, i) => (
              <g key={seed} className="runs-dot" style={{ '--runs-delay': `${reveal.delay(i)}ms` } as CSSProperties}>
                <RunMark state={state} x={places[i]!.x} y={area.bottom - 3 - places[i]!.y} r={pitch * 0.44} />
              </g>
            ))}
          </g>
          {marks.map((state, i) => (
            <g key={state}>
              <RunMark state={state} x={key.places[i]!.x} y={key.places[i]!.y} r={type * 0.38} />
              <text x={key.places[i]!.x + type * 0.75} y={key.places[i]!.y + type * 0.35}>
                {keyText(state)}
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
  const keyText = (state: AlarmState) => `${format.integer(states[state])} ${w.states[state]}`

  const counts = {
    z: format.integer(spotless),
    n: format.integer(dots.length),
    a: format.integer(states.nokey),
    b: format.integer(states.undecided),
    c: format.integer(states.ok),
    d: format.integer(states.few),
  }
  const progress = fill(w.progress, { done: format.integer(dots.length), wanted: format.integer(wanted) })
  return (
    <ChartFrame
      id="RUNS"
      title={w.title}
      summary={dots.length > 0 ? fill(w.summary, counts) : w.empty}
      {...(running ? { aside: progress } : {})}
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

/** Signs and words of the states from the right, in as many rows as they need. */
function keyPlaces(
  states: readonly AlarmState[],
  area: { readonly left: number; readonly right: number; readonly top: number },
  type: number,
  widthOf: (state: AlarmState) => number,
) {
  const gap = type * 1.4
  const widths = states.map((state) => type * 1.25 + widthOf(state))
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
  return { places, height: states.length > 0 ? rows.length * type * 1.45 + 2 : 0 }
}

function pointText({ seed, compared, errors, qber, state }: RunDot, { words, format, scenario }: ChartProps): string {
  const reason = {
    few: 'few',
    ok: 'under',
    undecided: 'across',
    nokey: lineOf(scenario) === null ? 'no-line' : 'above',
  } as const
  const alarm = words.alarm[reason[state]]
  if (qber === null) return fill(words.runs.pointNone, { seed: String(seed), alarm })
  return fill(words.runs.point, {
    seed: String(seed),
    e: format.integer(errors),
    n: format.integer(compared),
    q: format.percent(qber),
    alarm,
  })
}

function runsTable(dots: readonly RunDot[], { words, format }: ChartProps) {
  const { columns, tableCaption, states } = words.runs
  return {
    caption: tableCaption,
    columns: [
      { name: 'seed', title: columns.seed },
      { name: 'bits_compared', title: columns.compared, show: format.integer },
      { name: 'errors', title: columns.errors, show: format.integer },
      { name: 'error_rate_percent', title: columns.qber, show: (x: number) => format.decimal(x, 1) },
      { name: 'alarm', title: columns.alarm },
    ],
    rows: dots.map(({ seed, compared, errors, qber, state }) => [
      seed,
      compared,
      errors,
      qber === null ? null : 100 * qber,
      states[state],
    ]),
  }
}
