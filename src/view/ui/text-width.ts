/** Width of a text in a font, from the browser's own measure. */
let context: CanvasRenderingContext2D | null | undefined

/**
 * @param size px
 * @param family as in CSS; the page's own when left out
 * @returns px; a rough guess where there is no canvas
 */
export function textWidth(text: string, size: number, weight = 400, family = pageFamily()): number {
  context ??= typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d')
  if (!context) return text.length * size * 0.56
  context.font = `${weight} ${size}px ${family}`
  return context.measureText(text).width
}

let family: string | undefined
const pageFamily = (): string =>
  (family ??= typeof document === 'undefined' ? 'sans-serif' : getComputedStyle(document.body).fontFamily)
