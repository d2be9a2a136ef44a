/** Pictures of what Eve does beside measuring: what she has in hand, and what of it shows elsewhere on the bench. */
import type { Frame, Listening } from '../frame/frame'
import type { BenchLayout } from '../frame/layout'
import { die, faceOf } from '../geometry/apparatus'
import { arrival, copy, cut, glare, jar, probe, twoKeys } from '../geometry/eve-marks'
import { type Mark, segment } from '../geometry/shape'
import { drawMark, type Pen } from './pen'

/** Drawn this much larger than a basis tile: their lines are finer. */
const LARGER = 1.3

/** What she holds up in the place of her basis tile; null where that is the tile itself. */
export function inHand({ picture, basis, bit }: Listening, side: number, pen: number): Mark | null {
  switch (picture) {
    case 'jar':
      return jar(side * LARGER, pen)
    case 'copy':
      return copy(side * LARGER, pen)
    case 'probe':
      return probe(side * LARGER, pen)
    case 'keys':
      return twoKeys(side * LARGER, pen)
    case 'dice':
      return die(side * 0.86, faceOf(bit), pen)
    case 'early':
    case 'late':
      return basis === null ? arrival(side * LARGER, pen, picture) : null
    default:
      return null
  }
}

/** Bright light from her hand to the detectors, or a fibre that carries nothing. */
export function drawEvePicture(pen: Pen, { eve, hand }: Frame, layout: BenchLayout): void {
  if (!eve?.picture || !hand || hand.down < 0.5 || !layout.single) return
  const { axis, fibre } = layout
  if (eve.picture === 'cut') {
    const x = Math.min(fibre.to - 20, hand.x + 52 * layout.hand.scale)
    drawMark(pen, cut(fibre.thickness, layout.pen), x, axis)
  }
  if (eve.picture !== 'bright') return
  const from = hand.x + 30 * layout.hand.scale
  const beam = segment(from, 0, fibre.to - layout.pen, 0)
  drawMark(pen, [{ d: beam, stroke: 'eve', width: fibre.thickness * 0.36, opacity: 0.55 }], 0, axis)
  const seen = layout.kind === 'phone' ? layout.detectors.slice(0, 1) : layout.detectors
  for (const { x, y, radius } of seen) drawMark(pen, glare(radius, layout.pen), x, y)
}
