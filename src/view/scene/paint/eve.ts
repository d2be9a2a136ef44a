/** Eve on the bench: her hand before and behind the photons, her name, her tile and what she read. */
import { fill } from '../../../locales/fill'
import type { Frame, Listening } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import { CUFF_TOP, type HandLook, handFront, sleeve, thumb } from '../geometry/hand'
import { tile } from '../geometry/tiles'
import { inHand } from './eve-pictures'
import { type EveLines, eveLines, eveReach, type LabelContext } from './labels'
import { drawMark, fontOf, type Pen, write } from './pen'

export interface EveOnBench {
  /** Sleeve and thumb, behind the photons. */
  readonly behind: () => void
  /** Back of the hand and fingers, before them. */
  readonly before: () => void
  readonly labels: (context: LabelContext) => void
}

/** Null where the viewer does not see Eve; at zoom 1 she comes into the picture with her hand. */
export function eveOnBench(pen: Pen, { hand, eve }: Frame, layout: BenchLayout): EveOnBench | null {
  if (!hand || (layout.single && hand.down <= 0)) return null
  const { scale, raised } = layout.hand
  const look: HandLook = { scale, pen: layout.pen, grip: hand.down }
  const y = layout.axis - raised * (1 - hand.down)
  const placing = { scale, alpha: layout.single ? Math.min(1, hand.down * 2) : 1 }
  return {
    behind() {
      drawMark(pen, sleeve(look, Math.max(0, y / scale + CUFF_TOP) + 2), hand.x, y, placing)
      drawMark(pen, thumb(look), hand.x, y, placing)
    },
    before: () => drawMark(pen, handFront(look), hand.x, y, placing),
    labels: (context) => drawLabels(pen, hand.x, hand.down > 0.5, eve, layout, context),
  }
}

/** Width of a bench that has no room for whole sentences above the fibre. */
const COMPACT = 900

function drawLabels(
  pen: Pen,
  x: number,
  down: boolean,
  eve: Listening | null,
  layout: BenchLayout,
  context: LabelContext,
): void {
  const { words } = context
  const { kind } = layout
  const { labels: top, scale, tile: side } = layout.hand
  const size = layout.text.note
  const reach = 38 * Math.max(1, scale)
  const leading = Math.round(size * 1.45)
  const compact = kind === 'wide' && layout.width < COMPACT
  // Where Bob's detectors come close, her name and her reading change sides.
  const needed = reach + (compact ? 92 : 190 * (size / 14))
  const room = layout.detectors[1].x - layout.detectors[1].radius - 40
  const mirrored = kind !== 'phone' && !layout.single && x + needed > room
  const sign = mirrored ? -1 : 1
  const nameAlign = mirrored ? 'left' : 'right'
  const nameX = x - sign * reach
  const name = { size, weight: 600, align: nameAlign } as const
  const lines = eve && down ? eveLines(eve, context, kind !== 'wide' || compact) : null

  const together = fill(words.eveTogether, { name: words.eve, what: eveReach(down, context) })
  pen.context.font = fontOf(pen, size, 600)
  const oneLine = kind === 'projector' && (mirrored || pen.context.measureText(together).width <= nameX)
  if (oneLine) write(pen, together, nameX, top, name)
  else {
    write(pen, words.eve, nameX, top, name)
    const second = kind === 'phone' ? (eve?.touched ? (lines?.second ?? '') : '') : eveReach(down, context)
    if (second && !(compact && mirrored))
      write(pen, second, nameX, top + leading, { ...name, weight: 400, paint: 'muted' })
  }
  if (!eve || !lines) return
  const middle = kind === 'wide' ? top + leading / 2 + 1 : top + (kind === 'phone' ? 8 : 10)
  const tileX = x + sign * (reach + side / 2 + 6)
  const kept = inHand(eve, side, layout.pen)
  const asked = kept || (eve.touched && eve.basis !== null ? tile(eve.basis, side) : null)
  if (asked !== null) drawMark(pen, asked, tileX, middle)
  if (kind === 'phone') return
  const textX = asked !== null ? tileX + sign * (side / 2 + 13) : x + sign * reach
  // As far as the names of the detectors, which stand to the left of the upper one.
  const upper = layout.detectors[1]
  const width = layout.single ? upper.x - upper.radius - DETECTOR_NAME * size - textX : Number.POSITIVE_INFINITY
  writeReading(pen, lines, textX, middle, { size, width, align: mirrored ? 'right' : 'left', leading, compact, kind })
}

/** Room for the name of a detector, in letter sizes. */
const DETECTOR_NAME = 3.4
/** Letters are made smaller, to this share, before they run into something. */
const SMALLEST = 0.8

interface Reading {
  readonly size: number
  /** Widest line on the projector, px. */
  readonly width: number
  readonly align: 'left' | 'right'
  readonly leading: number
  readonly compact: boolean
  readonly kind: BenchLayout['kind']
}

function writeReading(pen: Pen, { first, second }: EveLines, x: number, y: number, how: Reading): void {
  const { size, width, align, leading, compact, kind } = how
  if (compact) write(pen, second || first, x, y, { size, align })
  else if (kind === 'projector' || !second) {
    const text = [first, second].filter(Boolean).join(', ')
    pen.context.font = fontOf(pen, size)
    const fit = Math.max(SMALLEST, Math.min(1, width / pen.context.measureText(text).width))
    write(pen, text, x, y, { size: size * fit, align })
  } else {
    write(pen, first, x, y - leading / 2, { size, align })
    write(pen, second, x, y + leading / 2, { size, paint: 'muted', align })
  }
}
