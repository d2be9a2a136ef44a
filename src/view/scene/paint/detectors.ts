/** Bob's detectors: rings, clicks, counts and tags, and the die of a chance answer. */
import { fill } from '../../../locales/fill'
import type { Frame } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import { click, detector, die, faceOf } from '../geometry/apparatus'
import { arrow, bitAngle } from '../geometry/tiles'
import type { LabelContext } from './labels'
import { drawMark, fontOf, type Pen, write } from './pen'

type Which = 0 | 1

export function drawDetectors(pen: Pen, frame: Frame, layout: BenchLayout, labels: LabelContext): void {
  // Where there is room for one only, it is the one that clicked last.
  const last: Which = frame.detectors[1].fill > frame.detectors[0].fill ? 1 : 0
  for (const which of layout.kind === 'phone' ? [last] : ([0, 1] as const)) {
    const { x, y, radius } = layout.detectors[which]
    const { fill: filled } = frame.detectors[which]
    drawMark(pen, detector(radius, layout.pen), x, y)
    if (filled > 0) drawMark(pen, click(radius, layout.pen), x, y, { alpha: filled })
    if (layout.kind === 'phone') namePhone(pen, frame, layout, which, labels)
    else if (layout.single) nameAnswer(pen, frame, layout, which, labels)
    else nameBeside(pen, frame, layout, which, labels)
  }
  drawDie(pen, frame, layout)
}

function namePhone(pen: Pen, frame: Frame, layout: BenchLayout, which: Which, { words }: LabelContext): void {
  const { x, y, radius } = layout.detectors[which]
  const { fill: filled, dark } = frame.detectors[which]
  if (filled <= 0) return
  const note = layout.text.note
  write(pen, which === 1 ? words.d1 : words.d0, x + radius + 8, y, { size: note, weight: 600 })
  if (dark) write(pen, words.dark, x - radius - 8, y, { size: note, paint: 'muted', align: 'right' })
}

/** Names and counts of the handful: D1's at its sides, D0's above it. */
function nameBeside(pen: Pen, frame: Frame, layout: BenchLayout, which: Which, { words, format }: LabelContext): void {
  const { x, y, radius } = layout.detectors[which]
  const { fill: filled, dark, count } = frame.detectors[which]
  const size = layout.text.note
  const note = { size, paint: 'muted' } as const
  const tagged = filled > 0 && dark
  const counted = layout.kind === 'wide' && count !== null && count > 0
  if (which === 1) {
    write(pen, words.d1, x - radius - 13, y, { size, weight: 600, align: 'right' })
    const clicks = !counted ? '' : count === 1 ? words.oneClick : fill(words.clicks, { count: format.integer(count) })
    const shown = tagged ? words.dark : clicks
    if (shown) write(pen, shown, x + radius + 14, y, note)
    return
  }
  const above = y - radius - 19
  write(pen, words.d0, x, above, { size, weight: 600, align: 'center' })
  if (tagged) write(pen, words.dark, x + radius + 8, y, note)
  // Bob's head is near: large numbers are shortened.
  else if (counted) {
    const figure = count < 10_000 ? format.integer(count) : format.inline(format.si(count, ''))
    write(pen, figure, x + 16, above, note)
  }
}

/** From the ring of the upper detector to its words, and from its bit to the arrow before it, px. */
const WORDS_OFF = 16
const ARROW_OFF = 16
/** Half the length of the arrow, px. */
const ARROW_HALF = 11

/** Where the words of the upper detector begin at zoom 1. */
export function answerStart(pen: Pen, layout: BenchLayout, { words }: LabelContext): number {
  const { x, radius } = layout.detectors[1]
  pen.context.font = fontOf(pen, layout.text.name)
  return x - radius - WORDS_OFF - pen.context.measureText(fill(words.bit, { bit: 1 })).width - ARROW_OFF - ARROW_HALF
}

/** At zoom 1 a detector says which answer it stands for in Bob's basis. */
function nameAnswer(pen: Pen, frame: Frame, layout: BenchLayout, which: Which, { words }: LabelContext): void {
  const { x, y, radius } = layout.detectors[which]
  const { fill: filled, dark } = frame.detectors[which]
  const size = layout.text.name
  const basis = frame.bob?.basis ?? null
  const bit = fill(words.bit, { bit: which })
  const leftward = which === 1
  const edge = leftward ? x - radius - WORDS_OFF : x + radius + 14
  const align = leftward ? 'right' : 'left'
  const second = y + 15
  pen.context.font = fontOf(pen, size)
  const width = pen.context.measureText(bit).width
  write(pen, leftward ? words.d1 : words.d0, edge, y - 14, { size, weight: 600, align })
  write(pen, bit, leftward || !basis ? edge : edge + 24, second, { size, paint: 'muted', align })
  if (basis) drawMark(pen, arrow(bitAngle(basis, which)), leftward ? edge - width - ARROW_OFF : edge + 8, second)
  if (filled > 0 && dark) write(pen, words.dark, edge, y + 44, { size, paint: 'muted', align })
}

/** The die tumbles, rests, and gives way to the arrow of the outcome. */
function drawDie(pen: Pen, { die: thrown }: Frame, layout: BenchLayout): void {
  if (!thrown) return
  const { x, y, side } = layout.die
  const { outcome, basis, turn, settled } = thrown
  drawMark(pen, die(side, faceOf(outcome), layout.pen), x, y, { turn, alpha: 1 - settled })
  if (outcome === null) return
  const sign = arrow(bitAngle(basis, outcome), side * 0.9, layout.pen * 1.33)
  drawMark(pen, sign, x, y, { alpha: settled })
}
