/**
 * Marks as plain paths: one geometry for the canvas of the bench and for the small SVG glyphs of
 * legend, table and lessons. A mark is a list of shapes about its own origin, y downwards; colours
 * are names that the palette or the style sheet resolves.
 */

/** Roles of colour; each is a CSS custom property (`onPlus` is `--on-plus`). */
export type Paint =
  | 'page'
  | 'ground'
  | 'ink'
  | 'muted'
  | 'line'
  | 'hairline'
  | 'plus'
  | 'cross'
  | 'onPlus'
  | 'onCross'
  | 'error'
  | 'eve'
  | 'sleeve'
  | 'focus'
  | 'figure'
  | 'hair'
  | 'core'
  | 'fibreLight'

export interface Shape {
  /** SVG path data. */
  readonly d: string
  readonly fill?: Paint
  readonly stroke?: Paint
  /** Width of the stroke, px; 1.5 when left out. Caps and joins are round. */
  readonly width?: number
  readonly dash?: readonly number[]
  /** 0–1, of the whole shape. */
  readonly opacity?: number
}

export type Mark = readonly Shape[]

/** Width of every drawn thing. */
export const PEN = 1.5

/** A coordinate as it stands in a path: a thousandth of a pixel is enough. */
export const px = (x: number): string => String(Math.round(x * 1000) / 1000)

/** Path through corners, closed when asked. */
export const polyline = (points: readonly (readonly [number, number])[], closed = false): string =>
  `M${points.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}${closed ? 'Z' : ''}`

export const segment = (x1: number, y1: number, x2: number, y2: number): string =>
  polyline([
    [x1, y1],
    [x2, y2],
  ])

export function circle(radius: number, x = 0, y = 0): string {
  const r = px(radius)
  return `M${px(x - radius)} ${px(y)}a${r} ${r} 0 1 1 ${px(2 * radius)} 0a${r} ${r} 0 1 1 ${px(-2 * radius)} 0Z`
}

/** Arc of a circle about (x, y) between two angles in radians, clockwise on the screen. */
export function arc(radius: number, from: number, to: number, x = 0, y = 0): string {
  const at = (angle: number) => `${px(x + radius * Math.cos(angle))} ${px(y + radius * Math.sin(angle))}`
  const large = to - from > Math.PI ? 1 : 0
  return `M${at(from)}A${px(radius)} ${px(radius)} 0 ${large} 1 ${at(to)}`
}

/** Rectangle with rounded corners, turned about the origin by `turn` radians (clockwise on the screen). */
export function roundedRectangle(
  left: number,
  top: number,
  width: number,
  height: number,
  corner: number,
  turn = 0,
): string {
  const r = Math.min(corner, width / 2, height / 2)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const at = (x: number, y: number) => `${px(x * cos - y * sin)} ${px(x * sin + y * cos)}`
  const right = left + width
  const bottom = top + height
  const curve = `A${px(r)} ${px(r)} 0 0 1 `
  return [
    `M${at(left + r, top)}L${at(right - r, top)}${curve}${at(right, top + r)}`,
    `L${at(right, bottom - r)}${curve}${at(right - r, bottom)}`,
    `L${at(left + r, bottom)}${curve}${at(left, bottom - r)}`,
    `L${at(left, top + r)}${curve}${at(left + r, top)}Z`,
  ].join('')
}

/** Square of a side about the origin. */
export const square = (side: number, corner: number, turn = 0): string =>
  roundedRectangle(-side / 2, -side / 2, side, side, corner, turn)
