/** Eve's hand. Origin: the fibre axis under the palm. The thumb lies behind the fibre, the fingers before it. */
import { type Mark, px, roundedRectangle, segment } from './shape'

const THUMB = 'M-30-22C-40-16-45 2-40 13C-37 18-30 17-29 11C-28 4-27 0-24-4Z'
const BACK = 'M-17-66L-17.5-52C-22-44-32-36-31-20C-30-10-26-6-20-4H22C29-6 30-16 28-24C26-36 19-42 17.5-52L17-66Z'
/** Fingers as capsules: centre, top, bottom, width. */
const FINGERS = [
  [-22, -17, 12, 14],
  [-7.4, -20, 15, 14.4],
  [7.2, -18, 14, 14.2],
  [21, -13, 10, 13],
] as const
const KNUCKLES = segment(-14.5, -34, -11.5, -27.5) + segment(-0.5, -37.5, 0.4, -30.5) + segment(12.5, -34.5, 14.5, -28)
/** Height of the cuff's upper edge. */
export const CUFF_TOP = -76
const CUFF_WIDTH = 48

export interface HandLook {
  readonly scale: number
  /** Width of the strokes after scaling. */
  readonly pen: number
  /** 0 raised off the fibre, 1 gripping it: the fingers reach 6 further. */
  readonly grip: number
}

export const thumb = ({ scale, pen }: HandLook): Mark => [
  { d: THUMB, fill: 'figure', stroke: 'ink', width: pen / scale },
]

/** Back of the hand, fingers and cuff. */
export function handFront({ scale, pen, grip }: HandLook): Mark {
  const width = pen / scale
  const line = { stroke: 'ink', width } as const
  const fingers = FINGERS.map(([x, top, bottom, w]) =>
    roundedRectangle(x - w / 2, top, w, bottom - top - 6 * (1 - grip), w / 2),
  )
  return [
    { d: BACK, fill: 'figure', ...line },
    ...fingers.map((d) => ({ d, fill: 'figure' as const, ...line })),
    { d: KNUCKLES, ...line, opacity: 0.55 },
    { d: roundedRectangle(-CUFF_WIDTH / 2, CUFF_TOP, CUFF_WIDTH, 13, 4), fill: 'sleeve', ...line },
  ]
}

/**
 * The sleeve from the cuff upwards; it widens by a tenth of its length on each side.
 *
 * @param length in the hand's own coordinates, ≥ 0
 */
export function sleeve({ scale, pen }: HandLook, length: number): Mark {
  if (length <= 0) return []
  const bottom = CUFF_WIDTH / 2 - 3
  const top = bottom + length / 10
  const edge = CUFF_TOP - length
  const d = `M${px(-bottom)} ${px(CUFF_TOP)}L${px(-top)} ${px(edge)}H${px(top)}L${px(bottom)} ${px(CUFF_TOP)}Z`
  return [{ d, fill: 'sleeve', stroke: 'ink', width: pen / scale }]
}
