/** Points a visitor measured, from a CSV: a length, a rate and perhaps an error rate to the line. */

import { fill } from '../../locales/fill'
import type { ChartProps } from './chart'

export interface MeasuredPoint {
  readonly lengthKm: number
  readonly bitsPerSecond: number
  /** 0–1; null where the line has none. */
  readonly qber: number | null
}

export interface MeasuredFile {
  readonly points: readonly MeasuredPoint[]
  /** Lines that hold something but no length and rate; the heading does not count. */
  readonly unread: number
}

/** More would be no chart any more. */
const MOST_POINTS = 500
/** Characters that are looked at. */
const MOST_TEXT = 1_000_000

/** A number as spreadsheets write it: `1.5`, `1e-3`, and with decimal commas where the cells are parted by semicolons. */
const numberOf = (cell: string, decimalComma: boolean): number => {
  const text = cell.trim().replace(/^"|"$/g, '').replace(/\s|%/g, '')
  const plain = decimalComma ? text.replace(',', '.') : text
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/**
 * Reads `km, bit/s[, QBER]`, parted by commas, semicolons or tabs. A QBER above 1 or with a sign is per cent. Never
 * throws: what cannot be read is counted.
 */
export function readMeasured(text: string): MeasuredFile {
  const lines = text.slice(0, MOST_TEXT).split(/\r\n|\r|\n/)
  const semicolons = lines.some((line) => line.includes(';'))
  const separator = semicolons ? ';' : lines.some((line) => line.includes('\t')) ? '\t' : ','
  const points: MeasuredPoint[] = []
  let unread = 0
  lines.forEach((line, at) => {
    if (line.trim() === '' || line.startsWith('#') || points.length >= MOST_POINTS) return
    const cells = line.split(separator)
    const [lengthKm = Number.NaN, bitsPerSecond = Number.NaN, third = Number.NaN] = cells.map((cell) =>
      numberOf(cell, semicolons),
    )
    if (!(lengthKm >= 0 && lengthKm <= 1e5 && bitsPerSecond >= 0 && bitsPerSecond < 1e15)) {
      if (at > 0) unread++
      return
    }
    const qber = third > 1 || cells[2]?.includes('%') ? Number((third / 100).toPrecision(12)) : third
    points.push({ lengthKm, bitsPerSecond, qber: qber >= 0 && qber <= 1 ? qber : null })
  })
  return { points, unread }
}

/**
 * What was found in a file of points, in words.
 *
 * @param text null for a file too large to be read
 */
export function readingOf(
  text: string | null,
  { words: { dist: w }, format }: Pick<ChartProps, 'words' | 'format'>,
): { readonly any: boolean; readonly said: string } {
  if (text === null) return { any: false, said: w.droppedLarge }
  const { points, unread } = readMeasured(text)
  if (points.length === 0) return { any: false, said: w.droppedNone }
  const n = format.integer(points.length)
  return {
    any: true,
    said: unread > 0 ? fill(w.droppedSome, { n, k: format.integer(unread) }) : fill(w.dropped, { n }),
  }
}
