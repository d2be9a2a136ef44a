/** The reference lines of the QBER chart and where their words stand. */
import type { ChartWords } from '../../locales/en/charts'
import { fill } from '../../locales/fill'
import type { Format } from '../format'
import type { PlotArea } from './Axes'
import type { ChartLayout } from './chart'
import type { Box, LabelRequest, PlacedLabel } from './place-label'

/** What a random basis on every photon leads to. */
const QUARTER = 0.25

/** Where hardware alone makes more errors than this, the 25 % of a listener says nothing. */
const QUARTER_UP_TO = 0.15

export interface LabelledLine {
  readonly id: 'no-key' | 'quarter' | 'floor'
  readonly lineY: number
  /** Of the line; empty where there is none to draw. */
  readonly className: string
  readonly text: string
  readonly quiet: boolean
  readonly label: PlacedLabel
}

interface Request {
  readonly area: PlotArea
  readonly type: number
  readonly layout: ChartLayout
  readonly noKey: number | null
  /** Error rate expected from the hardware alone; null where nothing arrives. */
  readonly floor: number | null
  readonly y: (rate: number) => number
  readonly widthOf: (text: string) => number
  readonly words: ChartWords
  readonly format: Format
  /** What the labels keep clear of. */
  readonly curve: readonly Box[]
  readonly place: (label: LabelRequest, obstacles: readonly Box[]) => PlacedLabel
}

/** Distance of labels from the end of the plot. */
const FROM_END = 14

/** Lines with their words, in the order in which they are placed: the no-key line first. */
export function qberLabels(request: Request): readonly LabelledLine[] {
  const { area, type, layout, noKey, floor, y, words, format } = request
  const w = words.qber
  const by = <T>(desk: T, phone: T, projector: T): T => ({ desk, phone, projector })[layout]
  const wanted: { id: LabelledLine['id']; rate: number; className: string; text: string; quiet: boolean }[] = []
  if (noKey !== null) {
    const text = fill(by(w.line, w.linePhone, w.lineMargin), { x: format.percent(noKey) })
    wanted.push({ id: 'no-key', rate: noKey, className: 'chart-line', text, quiet: false })
  } else {
    const text = by(w.noLine, w.noLinePhone, w.noLinePhone)
    wanted.push({ id: 'no-key', rate: 0, className: '', text, quiet: false })
  }
  if (floor !== null && floor > 0.0005) {
    const text = fill(by(w.floor, w.floor, w.floorMargin), { x: format.percent(floor) })
    wanted.push({ id: 'floor', rate: floor, className: 'chart-floor', text, quiet: true })
  }
  if (floor === null || floor < QUARTER_UP_TO) {
    const text = by(w.quarter, w.quarterPhone, w.quarterMargin)
    wanted.push({ id: 'quarter', rate: QUARTER, className: 'chart-eve', text, quiet: false })
  }
  const lines = wanted.filter(({ rate }) => y(rate) >= area.top - 0.5)
  return layout === 'projector' ? inMargin(lines, request) : inside(lines, request, type * 1.05)
}

type Wanted = Omit<LabelledLine, 'lineY' | 'label'> & { readonly rate: number }

function inside(lines: readonly Wanted[], { area, y, widthOf, curve, place }: Request, height: number): LabelledLine[] {
  // A word must not stand across a line, not even its own.
  const taken: Box[] = lines.map(({ rate }) => ({
    left: area.left,
    right: area.right,
    top: y(rate) - 1.5,
    bottom: y(rate) + 1.5,
  }))
  return lines.map(({ rate, ...rest }) => {
    const lineY = y(rate)
    const request = {
      width: widthOf(rest.text),
      height,
      right: area.right - FROM_END,
      lineY,
      top: area.top,
      bottom: area.bottom - 1,
    }
    const near = place(request, [...curve, ...taken])
    // The sample of a far label stands before its words, where there is room for it.
    const roomy = near.left - 32 >= area.left
    const label = near.far ? { ...near, left: near.left - (roomy ? 32 : 0), far: roomy } : near
    taken.push(label)
    return { ...rest, lineY, label }
  })
}

/** On the projector labels stand beside the plot at the height of their line, and only move apart. */
function inMargin(lines: readonly Wanted[], { area, type, y, widthOf }: Request): LabelledLine[] {
  const height = type * 1.3
  const ordered = [...lines].sort((a, b) => y(a.rate) - y(b.rate))
  const middles = ordered.map(({ rate }) => y(rate))
  // From the foot upwards, so that the lowest keeps its place inside the drawing.
  let limit = area.bottom + height * 0.6
  for (let i = middles.length - 1; i >= 0; i--) {
    middles[i] = Math.min(middles[i]!, limit - height / 2)
    limit = middles[i]! - height / 2
  }
  return ordered.map(({ rate, ...rest }, i) => {
    const left = area.right + type * 0.85
    const right = left + widthOf(rest.text)
    const middle = middles[i]!
    return {
      ...rest,
      lineY: y(rate),
      label: { left, right, top: middle - height / 2, bottom: middle + height / 2, y: middle, far: false, crossed: 0 },
    }
  })
}
