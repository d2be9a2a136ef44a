/**
 * Columns of the key strips. A column's origin is its left edge at the top of Alice's full bar;
 * Bob's bar hangs mirrored below the gap, so agreement is symmetric.
 */
import type { Bit } from '../../../model/physics/link/states'
import { circle, px, roundedRectangle, segment } from './shape'

export interface ColumnSize {
  /** Width of a bar and distance from one column to the next. */
  readonly bar: number
  readonly pitch: number
  /** Height of a full bar (bit 1); a half bar is bit 0. */
  readonly full: number
  /** Between Alice's and Bob's bars. */
  readonly gap: number
}

export const columnHeight = ({ full, gap }: ColumnSize): number => 2 * full + gap

export type Owner = 'alice' | 'bob'

/** Top and height of a bar; unknown bits fill the whole height. */
export function barSpan(size: ColumnSize, owner: Owner, bit: Bit | null): readonly [top: number, height: number] {
  const height = bit === 0 ? size.full / 2 : size.full
  return owner === 'alice' ? [size.full - height, height] : [size.full + size.gap, height]
}

/** A bar; `width` is less than the full width while a column opens. */
export function bar(size: ColumnSize, owner: Owner, bit: Bit | null, x: number, width = size.bar, inset = 0): string {
  const [top, height] = barSpan(size, owner, bit)
  return roundedRectangle(
    x + inset,
    top + inset,
    Math.max(0.1, width - 2 * inset),
    height - 2 * inset,
    Math.max(0.5, 1.5 - inset / 2),
  )
}

/** Diagonal stripes inside a bar: 45°, period 5; stroke them 2.6 wide. */
export function hatch(size: ColumnSize, owner: Owner, bit: Bit | null, x: number): string {
  const [barTop, barHeight] = barSpan(size, owner, bit)
  const inset = 1.4
  const [left, right] = [x + inset, x + size.bar - inset]
  const [top, bottom] = [barTop + inset, barTop + barHeight - inset]
  const step = 5 * Math.SQRT2
  let d = ''
  // Lines x + y = c that cross the rectangle; phases meet the same stripe in every bar.
  for (let c = left + top + 2.2; c < right + bottom; c += step) {
    const x1 = Math.min(right, c - top)
    const x2 = Math.max(left, c - bottom)
    if (x1 > x2) d += segment(x1, c - x1, x2, c - x2)
  }
  return d
}

/** Slot of a bit that was thrown away: both bars' places, dotted. */
export const slot = (size: ColumnSize, x: number, width: number): string =>
  roundedRectangle(x, 0.6, width, size.full - 1.2, Math.min(2, width / 2)) +
  roundedRectangle(x, size.full + size.gap + 0.6, width, size.full - 1.2, Math.min(2, width / 2))

/** Brackets 4 outside the full height, 1.6 wider on each side, feet 4. */
export function brackets(size: ColumnSize, x: number): string {
  const [left, right] = [x - 1.6, x + size.bar + 1.6]
  const bottom = columnHeight(size)
  return `M${px(left)} 0V-4H${px(right)}V0` + `M${px(left)} ${px(bottom)}V${px(bottom + 4)}H${px(right)}V${px(bottom)}`
}

/** The sign ≠ in the gap, 6.4 wide; stroke it 1.3. */
export function unequal(size: ColumnSize, x: number): string {
  const cx = x + size.bar / 2
  const cy = size.full + size.gap / 2
  return (
    segment(cx - 3.2, cy - 1.5, cx + 3.2, cy - 1.5) +
    segment(cx - 3.2, cy + 1.5, cx + 3.2, cy + 1.5) +
    segment(cx + 1.6, cy - 4, cx - 1.6, cy + 4)
  )
}

/** Dot of a bit Eve knows, 9 below the full bar. */
export const eveDot = (size: ColumnSize, x: number): string => circle(2.5, x + size.bar / 2, columnHeight(size) + 9)

/** Ring around both bars of the selected column. */
export function selectionRing(size: ColumnSize, x: number, width = size.bar): string {
  // Where columns stand close the ring keeps off the neighbours.
  const aside = size.pitch - size.bar > 6 ? 4 : 2.6
  return roundedRectangle(x - aside, -7, width + 2 * aside, columnHeight(size) + 14, 5)
}
