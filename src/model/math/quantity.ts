/**
 * A setting that is a number: one description from which slider, number field, clamp, link and
 * table all follow. Fractions are 0–1 in code and per cent in links and on screens.
 */
export interface Quantity {
  /** Name in a link: short, and never reused. */
  readonly key: string
  /** Unit of the value in code; `1` for a pure number or fraction. */
  readonly unit: '1' | 'km' | 'dB/km' | 'dB' | 'Hz' | 'bit' | 'pulses' | 'per second' | 'ns' | 'ps' | 'm' | '°' | 'µrad'
  /** How a fraction is written in links and on screens. */
  readonly shownAs?: '%'
  readonly min: number
  readonly max: number
  /** Step of the slider, in the unit of the code. On a log scale: steps per decade = 1 / step. */
  readonly step: number
  readonly scale: 'linear' | 'log'
  /** Only whole numbers are values. */
  readonly whole: boolean
  /** On a log scale: 0 is a value too (none at all). */
  readonly zero?: boolean
}

const hundredfold = (q: Quantity): number => (q.shownAs === '%' ? 100 : 1)

/** Removes the binary dust that ×100 and ÷100 leave. */
const clean = (x: number): number => Number(x.toPrecision(12))

/** The number as written in links and fields, without its unit. */
export const shownValue = (q: Quantity, value: number): number => clean(value * hundredfold(q))

/** The value in code of a number as written in links and fields. */
export const valueShown = (q: Quantity, shown: number): number => clean(shown / hundredfold(q))

/** Nearest value the quantity allows. NaN gives the minimum. */
export function clampTo(q: Quantity, value: number): number {
  if (q.zero && value === 0) return 0
  const inside = Math.min(q.max, Math.max(q.min, Number.isNaN(value) ? q.min : value))
  return q.whole ? Math.round(inside) : inside
}

/** Text of a value for a link: it reads back as the same number, long ones as 1e7, never with a sign `+`. */
export function linkText(q: Quantity, value: number): string {
  const shown = shownValue(q, value)
  const plain = String(shown).replace('e+', 'e')
  const [mantissa, exponent] = shown === 0 ? ['0', '0'] : shown.toExponential().split('e')
  const short = `${mantissa}e${Number(exponent)}`
  return plain.length > 6 && short.length < plain.length ? short : plain
}
