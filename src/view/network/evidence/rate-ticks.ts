import type { Format } from '../../format'

/** Powers of ten of a rate that have a name: 1 bit/s, kbit/s, Mbit/s, Gbit/s, with tens between them where there is room. */
export function rateTicks(low: number, high: number, format: Format): { value: number; text: string }[] {
  const [from, to] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))]
  const step = to - from > 6 ? 3 : to - from > 4 ? 2 : 1
  const ticks = []
  for (let power = to; power >= from; power -= step) {
    const value = 10 ** power
    const { value: text, unit } = format.rate(value)
    ticks.push({ value, text: `${text.replace(/\.0+$/, '')} ${unit}` })
  }
  return ticks
}

/** A range of whole powers of ten that holds all values above zero, no more than `decades` below the largest. */
export function decades(values: readonly (number | null)[], most = 8): [number, number] {
  const real = values.filter((v): v is number => v !== null && v > 0 && Number.isFinite(v))
  if (real.length === 0) return [1, 1e6]
  const top = Math.ceil(Math.log10(Math.max(...real)) - 1e-9)
  const bottom = Math.max(top - most, Math.floor(Math.log10(Math.min(...real)) + 1e-9))
  return [10 ** Math.min(bottom, top - 1), 10 ** top]
}
