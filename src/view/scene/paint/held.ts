/** Zoom 1 after the outcome: the photon as it came, the odds of its answer, and what they mean. */
import type { Frame, Held } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import { packet as packetMark, packetReach } from '../geometry/photon'
import { answerStart } from './detectors'
import { type HeldLines, heldLines, type LabelContext } from './labels'
import { drawMark, fontOf, type Pen, write } from './pen'

/** From the middle of Eve's hand to where a text may begin, before scaling. */
const HAND_REACH = 36

/** Letters of a photon's number are made smaller, to this share, before they run into something. */
const SMALLEST_NUMBER = 0.65

export function drawHeld(pen: Pen, held: Held, frame: Frame, layout: BenchLayout, context: LabelContext): void {
  const lines = heldLines(held, context, layout.kind === 'phone' && frame.die !== null)
  const { packet } = held
  const reach = packetReach(layout.packetRadius)
  const size = layout.text.name
  if (packet) {
    const { radius, state, resent, photons } = packet
    drawMark(pen, packetMark({ radius, state, resent, photons, pen: layout.pen }), packet.x, packet.y)
  }
  if (layout.kind === 'phone') {
    if (lines.odds) drawOddsOnPhone(pen, lines.odds.figure, layout)
    return
  }
  const lost = frame.lost[0]?.packet
  // Nothing is on the fibre where a detector clicked by itself.
  const at = packet ?? lost ?? { x: (layout.fibre.from + layout.fibre.to) / 2, y: layout.axis }
  pen.context.font = fontOf(pen, size, 600)
  const aboveHalf = pen.context.measureText(lines.above).width / 2
  // Between Eve's hand and the words of D1, on neither.
  const hand = frame.hand ? frame.hand.x + HAND_REACH * layout.hand.scale : 0
  const end = answerStart(pen, layout, context) - size * 0.6
  // A pulse of a long run has eleven digits.
  const fit = hand > 0 ? Math.max(SMALLEST_NUMBER, Math.min(1, (end - hand) / (2 * aboveHalf))) : 1
  const aboveX = Math.max(Math.min(at.x, end - aboveHalf * fit), hand + aboveHalf * fit)
  write(pen, lines.above, aboveX, at.y - reach - 23, { size: size * fit, weight: 600, align: 'center', halo: true })
  if (packet && lines.below) {
    const below = { size: size > 16 ? size : size - 1, paint: 'muted', align: 'center', halo: true } as const
    pen.context.font = fontOf(pen, below.size)
    const half = pen.context.measureText(lines.below).width / 2
    write(pen, lines.below, Math.min(packet.x, layout.tables.bob[0] - half - 8), layout.axis + reach + 22, below)
  }
  if (lines.odds) drawOdds(pen, lines.odds, frame.die !== null, layout)
}

function drawOdds(pen: Pen, odds: NonNullable<HeldLines['odds']>, hasDie: boolean, layout: BenchLayout): void {
  const { x, y, side } = layout.die
  const textX = hasDie ? x + side / 2 + 12 : x - side / 2
  const apart = layout.text.large * 0.45
  write(pen, odds.figure, textX, y - apart, { size: layout.text.large, weight: 600 })
  write(pen, odds.note, textX, y + apart + 5, { size: layout.kind === 'wide' ? 14 : layout.text.note, paint: 'muted' })
}

const drawOddsOnPhone = (pen: Pen, figure: string, layout: BenchLayout): void => {
  write(pen, figure, layout.width, layout.die.y, { size: layout.text.large, weight: 600, align: 'right' })
}
