/** Draws marks, lines of text and sprites on a canvas. */
import type { Mark, Paint } from '../geometry/shape'
import type { Palette } from './palette'

/** What painters draw with. */
export interface Pen {
  readonly context: CanvasRenderingContext2D
  readonly palette: Palette
  /** Canvas pixels to a CSS pixel. */
  readonly ratio: number
  readonly family: string
}

const paths = new Map<string, Path2D>()

/** Paths are made once; a page that has made very many starts over. */
function pathOf(d: string): Path2D {
  let path = paths.get(d)
  if (!path) {
    if (paths.size > 1500) paths.clear()
    path = new Path2D(d)
    paths.set(d, path)
  }
  return path
}

/** Draws a mark in the present coordinates. */
export function drawShapes({ context, palette }: Pen, mark: Mark): void {
  context.lineCap = 'round'
  context.lineJoin = 'round'
  const alpha = context.globalAlpha
  for (const { d, fill, stroke, width = 1.5, dash, opacity } of mark) {
    const path = pathOf(d)
    if (opacity !== undefined) context.globalAlpha = alpha * opacity
    if (fill) {
      context.fillStyle = palette[fill]
      context.fill(path)
    }
    if (stroke) {
      context.strokeStyle = palette[stroke]
      context.lineWidth = width
      if (dash) context.setLineDash(dash as number[])
      context.stroke(path)
      if (dash) context.setLineDash([])
    }
    if (opacity !== undefined) context.globalAlpha = alpha
  }
}

export interface Placing {
  readonly scale?: number
  /** Radians, clockwise. */
  readonly turn?: number
  readonly alpha?: number
}

/** Draws a mark about a point. */
export function drawMark(
  pen: Pen,
  mark: Mark,
  x: number,
  y: number,
  { scale = 1, turn = 0, alpha = 1 }: Placing = {},
): void {
  const { context } = pen
  if (alpha <= 0) return
  context.save()
  context.translate(x, y)
  if (turn !== 0) context.rotate(turn)
  if (scale !== 1) context.scale(scale, scale)
  context.globalAlpha *= alpha
  drawShapes(pen, mark)
  context.restore()
}

export interface Lettering {
  readonly size: number
  readonly weight?: 400 | 600
  readonly paint?: Paint
  readonly align?: 'left' | 'center' | 'right'
  /** A border in the ground colour, where text lies over lines. */
  readonly halo?: boolean
}

/** Font of the canvas for a size. */
export const fontOf = ({ family }: Pen, size: number, weight = 400): string => `${weight} ${size}px ${family}`

/** Writes a line of text with its middle at height y; returns its width. */
export function write(pen: Pen, text: string, x: number, y: number, lettering: Lettering): number {
  const { context, palette } = pen
  const { size, weight = 400, paint = 'ink', align = 'left', halo = false } = lettering
  context.font = fontOf(pen, size, weight)
  context.textAlign = align
  context.textBaseline = 'alphabetic'
  // The middle of the small letters' bodies: 0.35 em above the base line.
  const base = y + 0.35 * size
  if (halo) {
    context.lineJoin = 'round'
    context.lineWidth = 4
    context.strokeStyle = palette.ground
    context.strokeText(text, x, base)
  }
  context.fillStyle = palette[paint]
  context.fillText(text, x, base)
  return context.measureText(text).width
}

/** A mark drawn once, to be copied many times. */
export interface Sprite {
  readonly image: HTMLCanvasElement
  /** From the mark's origin to the upper left corner, CSS px. */
  readonly reachX: number
  readonly reachY: number
}

/** Draws a mark into a bitmap of its own at the resolution of the screen. */
export function makeSprite(pen: Pen, mark: Mark, reachX: number, reachY = reachX): Sprite {
  const image = document.createElement('canvas')
  image.width = Math.ceil(2 * reachX * pen.ratio)
  image.height = Math.ceil(2 * reachY * pen.ratio)
  const context = image.getContext('2d')
  if (context) {
    context.scale(pen.ratio, pen.ratio)
    context.translate(image.width / pen.ratio / 2, image.height / pen.ratio / 2)
    drawShapes({ ...pen, context }, mark)
  }
  return { image, reachX: image.width / pen.ratio / 2, reachY: image.height / pen.ratio / 2 }
}

export function drawSprite({ context }: Pen, { image, reachX, reachY }: Sprite, x: number, y: number): void {
  context.drawImage(image, x - reachX, y - reachY, 2 * reachX, 2 * reachY)
}
