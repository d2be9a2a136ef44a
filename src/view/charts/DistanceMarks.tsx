import { bisector, line, scaleLinear, scaleLog } from 'd3'
import { fill } from '../../locales/fill'
import type { DistanceChartData } from '../../model/engine/distance-chart'
import type { DistanceCurve } from '../../model/engine/distance-curve'
import type { Scenario } from '../../model/scenario/scenario'
import { textWidth } from '../ui/text-width'
import { BottomAxis, LeftAxis, plotArea, roomyTicks, type Tick } from './Axes'
import type { Drawing } from './ChartFrame'
import type { CursorTrack } from './Cursor'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'
import { axisEnds } from './distance-choice'
import { distanceLabels, projectorMargin } from './distance-labels'
import { chosenPoints } from './distance-points'
import { curveName, shownCurves, valueAt } from './distance-table'
import { kmText, type Taken } from './distance-words'
import type { PublishedPoint } from './published-points'
import { SpotMark } from './SpotMark'
import type { PlotSize } from './useSize'
import './distance.css'

/** Loss of common fibre, by which the axis in dB ends where the one in km does; a beam through space loses less. */
const COMMON_DB_PER_KM = 0.2
const SPACE_DB = { near: 60, far: 120 } as const

/** Where a distance that is often quoted as the end lies, km. */
const OFTEN_QUOTED_KM = 400

interface Request {
  readonly size: PlotSize
  /** Settings the curves were made for. */
  readonly scenario: Scenario
  readonly chart: DistanceChartData
  readonly choice: DistanceChoice
  readonly fit: boolean
  readonly taken: Taken
  readonly seesEve: boolean
  readonly published: readonly PublishedPoint[]
  readonly props: ChartProps
}

type Place = readonly [x: number, y: number]

/** Everything in the plot of the distance chart. */
export function distanceDrawing(request: Request): Drawing {
  const { size, scenario, chart, choice, fit, taken, seesEve, props } = request
  const { words, format, layout } = props
  const w = words.dist
  const { type } = size
  const projector = layout === 'projector'
  const widthOf = (text: string, weight = 400) => textWidth(text, type, weight)
  const { own, here } = chart
  const space = scenario.channel === 'space'

  const levels = choice.perPulse ? [1, 1e-3, 1e-6, 1e-9, 1e-12] : [1e9, 1e6, 1e3, 1]
  const [topValue, bottomValue] = choice.perPulse ? [1, 1e-12] : [1e9, 1e-2]
  const levelText = (value: number) =>
    choice.perPulse
      ? value === 1
        ? format.integer(1)
        : format.power(value)
      : format.inline(format.rate(value)).replace('.00', '')
  const left = Math.max(...levels.map((value) => widthOf(levelText(value))))
  const area = plotArea(size, left, projector ? projectorMargin(words, type, widthOf) : 10, !projector)
  const which = choice.far ? 'far' : 'near'
  const widest = choice.loss
    ? space
      ? SPACE_DB[which]
      : axisEnds(scenario)[which] * COMMON_DB_PER_KM
    : axisEnds(scenario)[which]
  const hereAt = choice.loss ? here.lossDb : here.lengthKm
  const lastAt = own.lastKm ? (choice.loss ? own.lossesDb.at(-1)! : own.lastKm) : null
  const end = fit && lastAt !== null ? Math.min(widest, Math.ceil((Math.max(lastAt, hereAt) * 1.15) / 10) * 10) : widest
  const x = scaleLinear([0, end], [area.left, area.right])
  const y = scaleLog([bottomValue, topValue], [area.bottom, area.top])
  const height = (value: number) =>
    value <= bottomValue ? area.bottom : Math.max(area.top, y(Math.min(topValue, value)))
  /** Place of a length of the own channel. */
  const along = (km: number) => x(choice.loss ? ownLoss(own, scenario, km) : km)

  /** A curve as drawn: inside the plot, down to the base line where it ends. */
  const placesOf = (curve: DistanceCurve): Place[] => {
    const places: Place[] = []
    for (let i = 0; i < curve.lengthsKm.length; i++) {
      const at = x(choice.loss ? curve.lossesDb[i]! : curve.lengthsKm[i]!)
      if (at > area.right + 0.5) break
      const value = valueAt(curve, i, choice)
      places.push([at, height(value)])
      if (value <= bottomValue) break
    }
    const foot = places.at(-1)
    const ended =
      curve.lastKm !== null && curve.lastKm <= curve.lengthsKm.at(-1)! && places.length >= curve.lengthsKm.length
    if (foot && ended) places.push([foot[0], area.bottom])
    return places
  }
  const curves = shownCurves(chart, choice).map((curve) => ({ curve, places: placesOf(curve) }))
  const limit = curves.find(({ curve }) => curve.id === 'limit')
  const path = line<Place>()
  const spots = chosenPoints(request)
    .map((point) => ({
      ...point,
      // A published loss is its own; measured points lie on the channel at hand.
      x: choice.loss && point.lossDb !== null ? x(point.lossDb) : along(point.lengthKm),
      y: height(point.value),
    }))
    .filter(({ x: at, y, kind }) => at <= area.right && (kind === 'measured' || y < area.bottom))
    .sort((a, b) => a.x - b.x)

  const beyond = hereAt > end
  const hereX = Math.min(area.right, x(hereAt))
  const hereRate = choice.perPulse ? here.perPulse : here.perSecond
  const tappedRate = choice.perPulse ? here.tappedPerPulse : here.tappedPerSecond
  const hereY = height(hereRate)
  const tappedY = height(tappedRate)
  const often =
    choice.often && layout !== 'phone' && !choice.loss && !space && end > OFTEN_QUOTED_KM ? x(OFTEN_QUOTED_KM) : null
  const labels = distanceLabels({
    area,
    type,
    layout,
    words,
    format,
    widthOf,
    curves: curves.map(({ curve, places }) => ({
      curve,
      places,
      name: curveName(curve, chart, scenario, props, w.shortNames),
    })),
    spots,
    often,
    taken,
    here: beyond ? null : { x: hereX, y: hereY, onCurve: hereRate > 0 },
    last: own.lastKm && lastAt !== null ? { km: own.lastKm, x: x(lastAt) } : null,
    limited: limit !== undefined,
    space,
  })

  const marks = x.ticks(layout === 'phone' ? 4 : 6)
  const axisName = space ? (choice.loss ? w.axisSpaceDb : w.axisSpace) : choice.loss ? w.axisDb : w.axis
  const ticks = roomyTicks(
    marks.map(
      (value, i): Tick => ({
        at: x(value),
        text: projector && i === marks.length - 1 ? `${format.integer(value)} ${axisName}` : format.integer(value),
      }),
    ),
    widthOf,
    type * 0.6,
    layout === 'phone' && !choice.loss && !beyond
      ? { at: hereX, text: format.integer(here.lengthKm), strong: true }
      : undefined,
  )
  const ring = projector ? 7.5 : 5.5
  const simulated = choice.simulated?.scenario === scenario ? choice.simulated.points : []
  const unit = choice.perPulse ? 1 : own.clockHz

  return {
    marks: (
      <>
        {limit && limit.places.length > 1 && (
          <path
            className="chart-zone"
            d={`${path(limit.places) ?? ''}L${area.right},${limit.places.at(-1)![1]}L${area.right},${area.top}L${limit.places[0]![0]},${area.top}Z`}
          />
        )}
        <LeftAxis area={area} ticks={levels.map((value) => ({ at: y(value), text: levelText(value) }))} type={type} />
        {often !== null && <line className="chart-floor" x1={often} x2={often} y1={labels.oftenTop} y2={area.bottom} />}
        {curves.map(({ curve, places }) => (
          <path key={curve.id} className={`distance-curve ${classOf(curve)}`} d={path(places) ?? ''} />
        ))}
        <BottomAxis area={area} ticks={ticks} type={type} {...(projector ? {} : { name: axisName })} />
        {labels.texts.map(({ key, lines, left, top, anchor, strong, quiet }) => (
          <text
            key={key}
            className={`chart-label ${strong ? 'chart-label-strong' : ''} ${quiet ? 'chart-label-quiet' : ''}`}
            textAnchor={anchor}
          >
            {lines.map((text, i) => (
              <tspan key={text} x={left} y={top + type * (0.92 + 1.3 * i)}>
                {text}
              </tspan>
            ))}
          </text>
        ))}
        {labels.legend.map(({ kind, at, textAt, text, y: row }) => (
          <g key={kind}>
            <text className="chart-label chart-label-quiet" x={textAt} y={row + type * 0.35}>
              {text}
            </text>
            <SpotMark kind={kind} x={at} y={row} uncertain={false} scale={projector ? 1.5 : 1} />
          </g>
        ))}
        {spots.map((spot, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name and keep their order
          <SpotMark key={i} {...spot} scale={projector ? 1.5 : 1} />
        ))}
        {simulated.map(({ lengthKm, perPulse, low, high }) => {
          const [at, foot, head] = [along(lengthKm), height(low * unit), height(high * unit)]
          if (at > area.right) return null
          return (
            <g key={lengthKm} className="distance-simulated">
              <path d={`M${at} ${foot}V${head}M${at - 4} ${foot}h8M${at - 4} ${head}h8`} />
              <circle cx={at} cy={height(perPulse * unit)} r={projector ? 4.5 : 3.2} />
            </g>
          )
        })}
        {beyond ? null : taken !== 'no' && hereRate > 0 ? (
          <>
            <line
              className={seesEve ? 'distance-drop-eve' : 'chart-drop'}
              x1={hereX}
              x2={hereX}
              y1={hereY + ring}
              y2={taken === 'all' ? area.bottom : tappedY}
            />
            <circle className="chart-end" cx={hereX} cy={hereY} r={ring} />
            <circle className="catch-here" cx={hereX} cy={taken === 'all' ? area.bottom : tappedY} r={ring} />
          </>
        ) : (
          <circle className="catch-here" cx={hereX} cy={hereY} r={ring} />
        )}
      </>
    ),
    track: trackOf(own, curves.find(({ curve }) => curve.id === 'own')!.places, area, props),
    ...(spots.length > 0
      ? {
          spots: {
            x: spots.map((spot) => spot.x),
            y: spots.map((spot) => spot.y),
            top: area.top,
            bottom: area.bottom,
            text: (i: number) => spots[i]!.text,
          },
        }
      : {}),
  }
}

const classOf = ({ id }: DistanceCurve): string => {
  if (id === 'own') return 'distance-own'
  if (id === 'limit' || id === 'repeaters') return 'distance-limit'
  return 'chart-thin'
}

function trackOf(
  own: DistanceCurve,
  places: readonly Place[],
  area: { top: number; bottom: number },
  { words, format }: ChartProps,
): CursorTrack {
  const count = Math.min(places.length, own.lengthsKm.length)
  return {
    x: places.slice(0, count).map(([at]) => at),
    y: places.slice(0, count).map(([, at]) => at),
    ...area,
    text: (i) => {
      const km = own.lengthsKm[i]!
      const perPulse = own.perPulse[i]!
      const d = kmText(km, { format })
      if (perPulse === 0) return fill(words.dist.pointNone, { d })
      return fill(words.dist.point, {
        d,
        r: format.inline(format.rate(perPulse * own.clockHz)),
        b: format.power(perPulse),
      })
    },
  }
}

/** Loss of the own channel at a length, dB; beyond the end of its curve by the fibre's slope, through space the last one. */
function ownLoss({ lengthsKm, lossesDb }: DistanceCurve, { channel, lossDbPerKm }: Scenario, km: number): number {
  if (channel === 'fibre') return km * lossDbPerKm
  const i = Math.min(
    lengthsKm.length - 1,
    Math.max(1, bisector<number, number>((length) => length).left(lengthsKm, km)),
  )
  const [a, b] = [lengthsKm[i - 1]!, lengthsKm[i]!]
  const [low, high] = [lossesDb[i - 1]!, lossesDb[i]!]
  return b > a ? low + ((Math.min(b, Math.max(a, km)) - a) / (b - a)) * (high - low) : low
}
