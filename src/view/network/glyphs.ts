/** Marks of the map: kinds of nodes, and how a tube is drawn. Same ink and same stroke as the bench. */
import type { NodeKindId } from '../../model/network/kinds/index'
import { splitter as beamSplitter } from '../scene/geometry/apparatus'
import { eye } from '../scene/geometry/marks'
import { circle, type Mark, PEN, px, roundedRectangle, segment } from '../scene/geometry/shape'

const arrowHead = (x: number, y: number, angle: number, size: number): string => {
  const wing = (turn: number) => `${px(x - size * Math.cos(angle + turn))} ${px(y - size * Math.sin(angle + turn))}`
  return `M${wing(0.5)}L${px(x)} ${px(y)}L${wing(-0.5)}`
}

/** A station of a kind, about its middle. People and relays are round, what light passes is square. */
export function nodeGlyph(kind: NodeKindId, radius: number, pen = PEN): Mark {
  const r = radius
  const ground = (d: string, dash?: readonly number[]): Mark => [
    { d, fill: 'figure', stroke: 'ink', width: pen, ...(dash ? { dash } : {}) },
  ]
  const box = roundedRectangle(-r * 0.88, -r * 0.88, r * 1.76, r * 1.76, r * 0.28)
  const fine = Math.max(0.9, pen * Math.min(1, r / 16))
  switch (kind) {
    case 'user':
    case 'relay':
      return ground(circle(r))
    case 'switch': {
      const s = r * 0.5
      const d =
        `M${px(-s)} ${px(-s * 0.6)}C0 ${px(-s * 0.6)} 0 ${px(s * 0.6)} ${px(s)} ${px(s * 0.6)}` +
        `M${px(-s)} ${px(s * 0.6)}C0 ${px(s * 0.6)} 0 ${px(-s * 0.6)} ${px(s)} ${px(-s * 0.6)}`
      const heads = arrowHead(s, s * 0.6, 0, r * 0.28) + arrowHead(s, -s * 0.6, 0, r * 0.28)
      return [...ground(box), { d: d + heads, stroke: 'ink', width: fine }]
    }
    case 'mdi':
      return [...ground(box), ...beamSplitter(r * 1.0, fine)]
    case 'tf': {
      const s = r * 0.62
      const wave = `M${px(-s)} 0C${px(-s * 0.66)} ${px(-s)} ${px(-s * 0.33)} ${px(-s)} 0 0S${px(s * 0.66)} ${px(s)} ${px(s)} 0`
      return [...ground(box), { d: wave, stroke: 'ink', width: fine }]
    }
    case 'source': {
      const s = r * 0.62
      const arms = segment(-s, 0, s, 0) + arrowHead(-s, 0, Math.PI, r * 0.3) + arrowHead(s, 0, 0, r * 0.3)
      return [...ground(box), { d: arms, stroke: 'ink', width: fine }, { d: circle(r * 0.2), fill: 'ink' }]
    }
    case 'splitter': {
      const s = r * 0.55
      const ways = segment(-s, 0, 0, 0) + segment(0, 0, s, -s * 0.8) + segment(0, 0, s, 0) + segment(0, 0, s, s * 0.8)
      return [...ground(box), { d: ways, stroke: 'ink', width: fine }]
    }
    case 'repeater': {
      const s = r * 0.32
      return [...ground(circle(r), [3, 4]), { d: circle(s, -s * 0.8) + circle(s, s * 0.8), stroke: 'ink', width: fine }]
    }
  }
}

/** The open eye of somebody who can read passing keys, to be drawn `width / EYE_WIDTH` times as large. */
export const openEye = (width: number, pen = PEN): Mark =>
  eye().map((shape) => (shape.stroke ? { ...shape, width: (pen * EYE_WIDTH) / width } : shape))

/** Width of the eye as it is defined. */
export const EYE_WIDTH = 22
