/** Figures as the table shows them: enough digits to compare, none that mean nothing. */

import type { AboutWords } from '../../../locales/about'
import { fill } from '../../../locales/fill'
import type { Format } from '../../format'
import type { CheckedAnchor } from './anchors'

const TIE = '\u00a0'

/** Decimals that are no zeros at the end. */
const decimalsIn = (x: number, most: number): number => x.toFixed(most).replace(/0+$/, '').split('.')[1]?.length ?? 0

/** A number to so many significant digits, without zeros at its end; below `smallest` as a power of ten. */
export function significant(x: number, digits: number, format: Format, smallest = 1e-3): string {
  if (x === 0) return '0'
  if (Math.abs(x) < smallest) return format.power(x)
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(x))))
  const rounded = Number(x.toFixed(decimals))
  return format.decimal(rounded, decimalsIn(rounded, decimals))
}

/** A value of an anchor's quantity with its unit. */
export function figureText({ unit, shownAs }: CheckedAnchor, value: number, format: Format): string {
  if (shownAs === '%') return `${significant(value * 100, 5, format)}${TIE}%`
  return unit === '1' ? significant(value, 5, format) : `${significant(value, 5, format)}${TIE}${unit}`
}

/** A difference relative to what was published, or in its own unit where that is nothing. */
function relative(anchor: CheckedAnchor, difference: number, format: Format): string {
  const { reference } = anchor
  if (reference === 0) return figureText(anchor, difference, format)
  return `${significant((difference / Math.abs(reference)) * 100, 2, format, 1e-5)}${TIE}%`
}

/** How far a recomputed value lies from the published one; rounding of the last bits is no difference. */
export function differenceText(anchor: CheckedAnchor, value: number, words: AboutWords, format: Format): string {
  const difference = value - anchor.reference
  if (Math.abs(difference) <= 1e-9 * Math.abs(anchor.reference)) return words.check.none
  return `${difference > 0 ? '+' : '−'}${relative(anchor, Math.abs(difference), format)}`
}

/** What difference would still count as reproduced. */
export const allowedText = (anchor: CheckedAnchor, words: AboutWords, format: Format): string =>
  anchor.tolerance <= 1e-9 * Math.abs(anchor.reference)
    ? words.check.exact
    : fill(words.check.allowed, { tolerance: relative(anchor, anchor.tolerance, format) })

const FRACTIONS = new Set(['qber', 'singlePhotonError'])

/** What is measured and under which conditions. */
export function nameOf(anchor: CheckedAnchor, words: AboutWords, format: Format): string {
  const conditions = Object.entries(anchor.conditions ?? {}).map(([name, value]): [string, string] => [
    name,
    FRACTIONS.has(name) ? `${significant(value * 100, 3, format)}${TIE}%` : significant(value, 3, format),
  ])
  const text: string = words.anchors[anchor.id] ?? words.quantities[anchor.what]
  return fill(text, Object.fromEntries(conditions))
}
