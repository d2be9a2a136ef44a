/** Colours of the bench, read once per theme from the style sheet. */
import type { Paint } from '../geometry/shape'

export type Palette = Readonly<Record<Paint, string>>

const PROPERTIES: Readonly<Record<Paint, string>> = {
  page: '--page',
  ground: '--ground',
  ink: '--ink',
  muted: '--muted',
  line: '--line',
  hairline: '--hairline',
  plus: '--plus',
  cross: '--cross',
  onPlus: '--on-plus',
  onCross: '--on-cross',
  error: '--error',
  eve: '--eve',
  sleeve: '--sleeve',
  focus: '--focus',
  figure: '--figure',
  hair: '--hair',
  core: '--core',
  fibreLight: '--fibre-light',
}

/** Name of the custom property of a role, for style sheets and SVG. */
export const property = (paint: Paint): string => PROPERTIES[paint]

/** The colours in force at an element. A property that is not set is left transparent. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const entries = Object.entries(PROPERTIES).map(([paint, name]) => [
    paint,
    style.getPropertyValue(name).trim() || 'transparent',
  ])
  return Object.fromEntries(entries) as Palette
}
