/** Where the words of the distance chart stand: at the feet of curves and beside points, on none of them. */
import type { ChartWords } from '../../locales/en/charts'
import { fill } from '../../locales/fill'
import type { DistanceCurve } from '../../model/engine/distance-curve'
import type { Format } from '../format'
import type { PlotArea } from './Axes'
import type { ChartLayout } from './chart'
import type { Spot } from './distance-points'
import type { Taken } from './distance-words'
import { type Box, curveBoxes } from './place-label'

export interface LabelText {
  readonly key: string
  readonly lines: readonly string[]
  /** Where its lines begin, end or stand, by `anchor`. */
  readonly left: number
  readonly top: number
  readonly anchor: 'start' | 'end'
  readonly strong: boolean
  readonly quiet: boolean
}

export interface LegendEntry {
  readonly kind: Spot['kind']
  readonly at: number
  readonly textAt: number
  readonly text: string
  readonly y: number
}

interface Request {
  readonly area: PlotArea
  readonly type: number
  readonly layout: ChartLayout
  readonly words: ChartWords
  readonly format: Format
  readonly widthOf: (text: string, weight?: number) => number
  readonly curves: readonly {
    readonly curve: DistanceCurve
    readonly name: string
    readonly places: readonly (readonly [number, number])[]
  }[]
  readonly spots: readonly Spot[]
  /** Place of the often-quoted distance; null where it is not shown. */
  readonly often: number | null
  readonly taken: Taken
  /** Null where it lies beyond the axis. */
  readonly here: { readonly x: number; readonly y: number; readonly onCurve: boolean } | null
  readonly last: { readonly km: number; readonly x: number } | null
  readonly limited: boolean
  /** Through space curves are flat. */
  readonly space: boolean
}

export interface DistanceLabels {
  readonly texts: readonly LabelText[]
  readonly legend: readonly LegendEntry[]
  /** Upper end of the line at the often-quoted distance. */
  readonly oftenTop: number
}

/** A place a block of lines may take: its left or right edge, and its middle. */
interface Offer {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
  /** The curve it may stand on, because it names it. */
  readonly onCurve?: DistanceCurve['id']
}

interface Style {
  readonly strong?: boolean
  readonly quiet?: boolean
  /** Better on something than not at all. */
  readonly needed?: boolean
}

/** Least room at the right of a projector's plot for what would stand in its corner, px. */
const PROJECTOR_MARGIN = 262

/** Between the plot and its margin, px. */
const MARGIN_GAP = 16

/** Room at the right of a projector's plot: wide enough for the names of the points. */
export const projectorMargin = ({ dist: w }: ChartWords, type: number, widthOf: (text: string) => number): number =>
  Math.max(PROJECTOR_MARGIN, MARGIN_GAP + type + Math.max(...[w.published, w.station, w.measured].map(widthOf)) + 4)

/** Area that a label may cover at the margins of what it should keep clear of, px². */
const TOUCHING = 40

/** Area of a box that covers something, px². */
const crossing = (box: Box, taken: readonly Box[]): number =>
  taken.reduce((sum, o) => {
    const wide = Math.min(box.right, o.right) - Math.max(box.left, o.left)
    const high = Math.min(box.bottom, o.bottom) - Math.max(box.top, o.top)
    return wide > 0 && high > 0 ? sum + wide * high : sum
  }, 0)

/** Where a falling curve passes a height; its end below all of it. */
function xAt(places: readonly (readonly [number, number])[], y: number): number {
  const i = places.findIndex(([, at]) => at >= y)
  if (i < 0) return places.at(-1)![0]
  if (i === 0) return places[0]![0]
  const [x0, y0] = places[i - 1]!
  const [x1, y1] = places[i]!
  return y1 === y0 ? x1 : x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)
}

/** How high a curve is at a place; its end beyond. */
function yAt(places: readonly (readonly [number, number])[], x: number): number {
  const i = places.findIndex(([at]) => at >= x)
  if (i < 0) return places.at(-1)![1]
  return places[i]![1]
}

export function distanceLabels(request: Request): DistanceLabels {
  const { area, type, layout, words, format, widthOf, curves, spots, often, taken, here, last, limited, space } =
    request
  const w = words.dist
  const texts: LabelText[] = []
  const boxesOf = new Map(curves.map(({ curve, places }) => [curve.id, curveBoxes(places, 2, 6)]))
  const taken_: Box[] = [
    ...[...boxesOf.values()].flat(),
    ...spots.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 })),
  ]
  if (here) taken_.push({ left: here.x - 8, right: here.x + 8, top: here.y - 8, bottom: here.y + 8 })
  if (here && taken !== 'no') taken_.push({ left: here.x - 2, right: here.x + 2, top: here.y, bottom: area.bottom })

  /**
   * Puts a block of lines where it covers least; among equals the first place offered. Null where even that covers
   * something, unless it is needed.
   */
  const put = (key: string, offers: readonly Offer[], style: Style = {}): Box | null => {
    const weight = style.strong ? 600 : 400
    let best: { offer: Offer; box: Box; crossed: number } | null = null
    for (const offer of offers) {
      const width = Math.max(...offer.lines.map((text) => widthOf(text, weight)))
      const height = type * (1.3 * offer.lines.length - 0.25)
      const left = offer.anchor === 'start' ? offer.x : offer.x - width
      const box = { left, right: left + width, top: offer.y - height / 2, bottom: offer.y + height / 2 }
      if (left < area.left || box.right > area.right + 8 || box.top < area.top - 2 || box.bottom > area.bottom - 2)
        continue
      const crossed = crossing(box, taken_) - (offer.onCurve ? crossing(box, boxesOf.get(offer.onCurve) ?? []) : 0)
      if (!best || crossed < best.crossed) best = { offer, box, crossed }
      if (crossed <= (style.strong ? 0 : TOUCHING)) break
    }
    if (!best || (best.crossed > TOUCHING && !style.needed)) return null
    const { lines, x: left, anchor } = best.offer
    texts.push({
      key,
      lines,
      left,
      top: best.box.top,
      anchor,
      strong: style.strong ?? false,
      quiet: style.quiet ?? false,
    })
    taken_.push(best.box)
    return best.box
  }
  /** Places beside a falling curve, from its foot upwards. */
  const besideCurve = (
    places: readonly (readonly [number, number])[],
    lines: readonly string[],
    levels: number,
    steepOnly = false,
  ): Offer[] => {
    const edges = (y: number) =>
      [y - type * 0.65 * lines.length, y + type * 0.65 * lines.length].map((at) => xAt(places, at))
    // Where the curve is flat, beside it is far from it.
    const steep = (y: number) => Math.max(...edges(y)) - Math.min(...edges(y)) < type * 1.5
    const heights = Array.from(
      { length: levels },
      (_, level) => area.bottom - type * (0.75 * lines.length + 0.35 * level),
    ).filter((y) => !steepOnly || steep(y))
    return [
      ...heights.map((y): Offer => ({ lines, x: Math.max(...edges(y)) + 6, y, anchor: 'start' })),
      ...heights.map((y): Offer => ({ lines, x: Math.min(...edges(y)) - 6, y, anchor: 'end' })),
    ]
  }

  // The limit and the signs of the points fill the corner above the limit, where no curve comes, or the margin.
  const margin = layout === 'projector' ? area.right + MARGIN_GAP : null
  const right = area.right - 6
  let row = area.top + 2
  if (limited && margin !== null) {
    const lines = w.limitMargin
    texts.push({
      key: 'limit',
      lines,
      left: margin,
      top: area.top - type * 0.5,
      anchor: 'start',
      strong: false,
      quiet: false,
    })
    row += type * (1.3 * lines.length - 0.5)
  } else if (limited) {
    // Through space the curves are flat and the room is below them: the words say which line they mean.
    const lines = space ? w.limitMargin : layout === 'phone' ? w.limitPhone : w.limit
    const half = type * (0.65 * lines.length - 0.125)
    const heights = space ? [0, 1, 2, 3].map((i) => area.bottom - half - type * (1 + i)) : [row + half]
    const box = put(
      'limit',
      heights.map((y): Offer => ({ lines, x: right, y, anchor: 'end' })),
      { needed: true },
    )
    row = space && box ? box.top - type * 1.8 : row + type * 1.3 * lines.length
  }
  const legend =
    margin === null ? legendOf(request, right, row + type * 0.85, taken_) : marginLegend(request, margin, row + type)
  for (const { at, textAt, text, y } of legend) {
    taken_.push({ left: at - 6, right: textAt + widthOf(text), top: y - type * 0.6, bottom: y + type * 0.6 })
  }

  const atFoot = !here || taken === 'all' || !here.onCurve
  const putHere = () => {
    if (!here) {
      const corner = [0, 1, 2, 3].map(
        (i): Offer => ({ lines: w.hereBeyond, x: right, y: area.bottom - type * (1 + i), anchor: 'end' }),
      )
      return put('here', corner, { strong: true, needed: true })
    }
    const around = (lines: readonly string[], shift: number): Offer[] =>
      [1.6, 2.3, 3, 3.8, -1.4, -2.1, 0.9, 4.6, 5.4, 6.2].flatMap((step) => {
        const y = here.y + type * (step + (step > 0 ? 0.5 : -0.5) * (lines.length - 1))
        return [
          { lines, x: here.x - shift, y, anchor: 'end' as const },
          { lines, x: here.x + shift, y, anchor: 'start' as const },
        ]
      })
    const low = [w.hereNoKey, w.hereNoKeyThree].flatMap((lines) =>
      Array.from({ length: 8 }, (_, i) => area.bottom - type * (0.75 * lines.length + 0.35 * i)).flatMap(
        (y): Offer[] => [
          { lines, x: here.x + 11, y, anchor: 'start' },
          { lines, x: here.x - 11, y, anchor: 'end' },
        ],
      ),
    )
    return put('here', atFoot ? low : [...around(w.here, 10), ...around(w.hereTwo, 10), ...around(w.here, 34)], {
      strong: true,
      // On a phone the axis says where it is when the words find no room.
      needed: layout !== 'phone',
    })
  }
  if (!atFoot) putHere()

  const own = curves.find(({ curve }) => curve.id === 'own')
  if (own && last && last.x <= area.right) {
    const said = layout === 'phone' ? w.lastPhone : w.last
    const lines = said.map((text) => fill(text, { m: format.integer(Math.floor(last.km)) }))
    if (margin === null) put('last', besideCurve(own.places, lines, 9), { needed: true })
    else {
      // At the height of the curve's foot, below the names of the points; the axis leaves the margin free.
      const legendEnd = legend.length > 0 ? Math.max(...legend.map(({ y }) => y)) + type * 0.7 : area.top
      const top = Math.max(area.bottom - type * (1.3 * lines.length - 0.2), legendEnd)
      texts.push({ key: 'last', lines, left: margin, top, anchor: 'start', strong: false, quiet: false })
    }
  }
  if (atFoot) putHere()
  for (const { curve, name: called, places } of curves) {
    if (curve.id === 'own' || curve.id === 'limit') continue
    const end = places.at(-1)
    if (!end) continue
    const name = [called]
    if (end[1] >= area.bottom - 1) {
      const along = [0.55, 0.65, 0.45, 0.75, 0.35, 0.85].map((part): Offer => {
        const place = places[Math.floor(part * (places.length - 1))]!
        return { lines: name, x: place[0] + widthOf(name[0]!) / 2, y: place[1], anchor: 'end', onCurve: curve.id }
      })
      // A curve that somebody asked for has a name, whatever it covers; from the back row a bare curve says nothing.
      put(curve.id, [...besideCurve(places, name, 16, true), ...along], {
        quiet: true,
        needed: layout === 'projector' || curve.id in words.dist.shortNames,
      })
    } else {
      // It runs out of the plot: its name stands on it, near the end.
      const offers = [40, 70, 100, 140, 20].flatMap((back): Offer[] => {
        const x = area.right - back
        return [-0.85, 0.85].map((side) => ({
          lines: name,
          x,
          y: yAt(places, x) + side * type,
          anchor: 'end' as const,
        }))
      })
      put(curve.id, offers, { quiet: true })
    }
  }

  let oftenTop = area.bottom
  if (often !== null) {
    const heights = Array.from({ length: 14 }, (_, i) => area.bottom - type * (0.75 + 0.5 * i))
    const label = put(
      'often',
      [[w.often], w.oftenTwo].flatMap((lines) =>
        heights.flatMap((y): Offer[] => [
          { lines, x: often + 5, y, anchor: 'start' },
          { lines, x: often - 5, y, anchor: 'end' },
        ]),
      ),
      { quiet: true },
    )
    if (label) oftenTop = Math.min(label.top, area.bottom - type * 2)
  }
  return { texts, legend, oftenTop }
}

/** The kinds of points on the plot, with their names. */
function presentKinds(spots: readonly Spot[], { dist: w }: ChartWords) {
  const kinds = [
    { kind: 'direct', text: w.published },
    { kind: 'station', text: w.station },
    { kind: 'measured', text: w.measured },
  ] as const
  return kinds.filter(({ kind }) => spots.some((spot) => spot.kind === kind))
}

/** Signs of the points with their names, one under the other in the margin. */
const marginLegend = ({ spots, words, type }: Request, left: number, y: number): readonly LegendEntry[] =>
  presentKinds(spots, words).map(({ kind, text }, i) => ({
    kind,
    at: left + 5,
    textAt: left + type,
    text,
    y: y + i * type * 1.3,
  }))

/** Signs of the points with their names, from the right. */
function legendOf(
  { spots, words, widthOf, type, area }: Request,
  right: number,
  y: number,
  obstacles: readonly Box[],
): readonly LegendEntry[] {
  const present = presentKinds(spots, words)
  const widths = present.map(({ text }) => type * 0.9 + widthOf(text))
  const gap = type
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, present.length - 1)
  const room = (area.right - area.left) * 0.8
  if (Math.max(0, ...widths) > room) return []
  const stacked = present.map(({ kind, text }, i) => {
    const left = right - widths[i]!
    return { kind, at: left + 4, textAt: left + type * 0.9, text, y: y + i * type * 1.3 }
  })
  let x = right - total
  const row = present.map(({ kind, text }, i) => {
    const entry = { kind, at: x + 4, textAt: x + type * 0.9, text, y }
    x += widths[i]! + gap
    return entry
  })
  // In one row or one under the other, whichever covers less.
  const covered = (entries: readonly LegendEntry[]) =>
    entries.reduce((sum, { at, textAt, text, y: middle }) => {
      const box = {
        left: at - 6,
        right: textAt + widthOf(text),
        top: middle - type * 0.55,
        bottom: middle + type * 0.55,
      }
      return sum + crossing(box, obstacles)
    }, 0)
  return total > room || covered(stacked) < covered(row) ? stacked : row
}
