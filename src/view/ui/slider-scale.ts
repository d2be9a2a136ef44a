/**
 * Where a value sits on its slider. A slider runs over whole positions 0, 1, 2 …, one for each step
 * of the quantity, so that an arrow key is a step on linear and log scales alike.
 */
import { clampTo, type Quantity } from '../../model/math/quantity'

const clean = (x: number, digits: number): number => Number(x.toPrecision(digits))

/** Positions a log scale keeps for zero. */
const zeroes = (q: Quantity): number => (q.zero ? 1 : 0)

/** Last position; the first is 0. */
export function lastPosition(q: Quantity): number {
  if (q.scale === 'linear') return Math.round((q.max - q.min) / q.step)
  return Math.ceil(clean(Math.log10(q.max / q.min) / q.step, 9)) + zeroes(q)
}

/** Position nearest to a value. */
export function positionOf(q: Quantity, value: number): number {
  const last = lastPosition(q)
  if (q.scale === 'linear') return Math.min(last, Math.max(0, Math.round((value - q.min) / q.step)))
  if (q.zero && value === 0) return 0
  if (value >= q.max) return last
  return Math.min(last, Math.max(zeroes(q), Math.round(Math.log10(value / q.min) / q.step) + zeroes(q)))
}

/** Value at a position: a whole step, on a log scale rounded to two figures. */
export function valueAt(q: Quantity, position: number): number {
  if (q.scale === 'linear') return clampTo(q, clean(q.min + position * q.step, 12))
  if (q.zero && position === 0) return 0
  if (position >= lastPosition(q)) return q.max
  return clampTo(q, clean(q.min * 10 ** ((position - zeroes(q)) * q.step), 2))
}
