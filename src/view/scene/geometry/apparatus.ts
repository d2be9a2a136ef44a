/** Dice, splitter, detectors and the boxes of sender and receiver. */
import type { Bit } from '../../../model/physics/link/states'
import { circle, type Mark, PEN, px, roundedRectangle, segment, square } from './shape'

export type Face = 1 | 2 | 3 | 4 | 5 | 6

const PIPS: Readonly<Record<Face, readonly (readonly [number, number])[]>> = {
  1: [[0, 0]],
  2: [
    [-1, -1],
    [1, 1],
  ],
  3: [
    [-1, -1],
    [0, 0],
    [1, 1],
  ],
  4: [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ],
  5: [
    [-1, -1],
    [1, -1],
    [0, 0],
    [-1, 1],
    [1, 1],
  ],
  6: [
    [-1, -1],
    [1, -1],
    [-1, 0],
    [1, 0],
    [-1, 1],
    [1, 1],
  ],
}

/** The face that stands for a bit: odd for 1, even for 0; none where it is not known. */
export const faceOf = (bit: Bit | null): Face | null => (bit === null ? null : bit === 1 ? 5 : 4)

/** A die of side d about its middle; without a face where the viewer does not know how it fell. */
export function die(side: number, face: Face | null, pen = PEN): Mark {
  const ground = { d: square(side, 0.22 * side), fill: 'page', stroke: 'ink', width: pen } as const
  if (face === null) return [ground]
  const pips = PIPS[face].map(([x, y]) => circle(0.085 * side, x * 0.26 * side, y * 0.26 * side)).join('')
  return [ground, { d: pips, fill: 'ink' }]
}

/** Beam splitter: square with a diagonal up to the right, the lower half a shade darker. */
export function splitter(side: number, pen = PEN): Mark {
  const h = side / 2
  return [
    { d: square(side, 3), fill: 'page' },
    { d: `M${px(-h)} ${px(h)}L${px(h)} ${px(-h)}V${px(h)}Z`, fill: 'ink', opacity: 0.07 },
    { d: segment(-h, h, h, -h), stroke: 'ink', width: pen },
    { d: square(side, 3), stroke: 'ink', width: pen },
  ]
}

/** Two rings, waiting. */
export const detector = (radius: number, pen = PEN): Mark => [
  { d: circle(radius), fill: 'page', stroke: 'ink', width: pen },
  { d: circle(0.62 * radius), stroke: 'ink', width: pen },
]

const DEGREE = Math.PI / 180

/** What a click adds: the inner disc and three ticks above. */
export function click(radius: number, pen = PEN): Mark {
  const gap = Math.max(3.5, 0.26 * radius)
  const ticks = [-40, 0, 40].map((angle) => {
    const [x, y] = [Math.sin(angle * DEGREE), -Math.cos(angle * DEGREE)]
    const [from, to] = [radius + gap, radius + gap + Math.min(7, Math.max(4, 0.3 * radius))]
    return segment(x * from, y * from, x * to, y * to)
  })
  return [
    { d: circle(0.62 * radius), fill: 'ink' },
    { d: ticks.join(''), stroke: 'ink', width: pen },
  ]
}

/** Box of the sender or receiver; origin: the middle of its foot. */
export const box = (width: number, height: number, pen = PEN): Mark => [
  { d: roundedRectangle(-width / 2, -height, width, height, 8), fill: 'page', stroke: 'ink', width: pen },
]

/** Post from a part down to the table; origin: its foot. */
export const post = (height: number, pen = PEN): Mark => [
  { d: segment(0, -height, 0, 0), stroke: 'ink', width: pen },
  { d: roundedRectangle(-9, -2, 18, 4, 2), fill: 'ink' },
]
