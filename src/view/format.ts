/**
 * Numbers as people read them. Thousands are parted by a narrow no-break space, a unit follows
 * after a no-break space, per cent carry one decimal. Nothing here rounds what is stored.
 */
import { type Quantity, shownValue } from '../model/math/quantity'

/** A number and its unit apart, for where the unit is set smaller. */
export interface Figure {
  readonly value: string
  /** Empty for a pure number. */
  readonly unit: string
}

const THIN = '\u202f'
const TIE = '\u00a0'
const MINUS = '\u2212'
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const raised = (n: number): string => [...String(n)].map((c) => (c === '-' ? '⁻' : SUPERSCRIPTS[Number(c)])).join('')

/** Decimals that show a value to `digits` significant figures. */
const decimalsFor = (x: number, digits: number): number => Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(x))))

/** Decimals a step needs: 0.01 → 2, 1 → 0. */
const decimalsOfStep = (step: number): number => (String(step).split('.')[1] ?? '').length

const PREFIXES = ['', 'k', 'M', 'G', 'T'] as const

const UNIT_WORDS: Readonly<Record<Quantity['unit'], string>> = {
  '1': '',
  km: 'km',
  'dB/km': 'dB/km',
  dB: 'dB',
  Hz: 'Hz',
  bit: 'bits',
  pulses: 'pulses',
  'per second': 'per s',
  ns: 'ns',
  ps: 'ps',
  m: 'm',
  '°': '°',
  µrad: 'µrad',
}

export function createFormat(locale = 'en') {
  // Making a formatter costs far more than using it.
  const formatters = new Map<number, Intl.NumberFormat>()
  const formatterFor = (decimals: number): Intl.NumberFormat => {
    const made =
      formatters.get(decimals) ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    formatters.set(decimals, made)
    return made
  }

  const grouped = (x: number, decimals: number): string =>
    formatterFor(decimals)
      .formatToParts(x)
      .map(({ type, value }) => (type === 'group' ? THIN : type === 'minusSign' ? MINUS : value))
      .join('')

  /** `12 345`; rounded to a whole number. */
  const integer = (n: number): string => grouped(Math.round(n), 0)

  /** Fixed number of decimals. */
  const decimal = (x: number, decimals: number): string => grouped(x, decimals)

  /** `6.02 × 10⁹`, or `10⁻⁶` alone. */
  function power(x: number): string {
    if (x === 0) return '0'
    let exponent = Math.floor(Math.log10(Math.abs(x)))
    let mantissa = Number((x / 10 ** exponent).toPrecision(3))
    if (Math.abs(mantissa) >= 10) {
      mantissa /= 10
      exponent++
    }
    return mantissa === 1 ? `10${raised(exponent)}` : `${mantissa}${TIE}×${TIE}10${raised(exponent)}`
  }

  /** A count: in full below ten thousand million, in powers of ten from there on. */
  const count = (n: number): string => (Math.abs(n) < 1e10 ? integer(n) : power(n))

  /** Per cent without the sign: `25.8`. */
  const percentValue = (fraction: number, decimals = 1): string => grouped(fraction * 100, decimals)

  /** `25.8 %`. */
  const percent = (fraction: number, decimals = 1): string => `${percentValue(fraction, decimals)}${TIE}%`

  /** A value and its unit with a decimal prefix, to three figures: 816 500 bit/s is `817`, `kbit/s`. */
  function si(x: number, unit: string): Figure {
    if (x === 0) return { value: '0', unit }
    const rounded = Number(x.toPrecision(3))
    const step = Math.min(PREFIXES.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(rounded)) / 3)))
    const scaled = rounded / 1000 ** step
    if (Math.abs(scaled) < 0.01) return { value: power(scaled), unit }
    return { value: grouped(scaled, decimalsFor(scaled, 3)), unit: `${PREFIXES[step]}${unit}` }
  }

  /** A key rate, from bits per second. */
  const rate = (bitsPerSecond: number): Figure => si(bitsPerSecond, 'bit/s')

  /** A figure on one line, tied together. */
  const inline = ({ value, unit }: Figure): string => (unit === '' ? value : `${value}${TIE}${unit}`)

  /** A setting as its slider and field show it. */
  function quantity(q: Quantity, value: number): Figure {
    if (q.shownAs === '%') {
      // The misalignment of 0.1 % steps keeps its decimal, whole per cents do not.
      const decimals = Math.max(decimalsOfStep(shownValue(q, q.step)), decimalsOfStep(Number((value * 100).toFixed(2))))
      return { value: percentValue(value, decimals), unit: '%' }
    }
    if (q.unit === 'Hz') {
      const { value: figure, unit } = si(value, 'Hz')
      return { value: figure.replace(/\.0+$/, ''), unit }
    }
    if (q.scale === 'log' && !q.whole) {
      // What is neither small nor large is written out: 500 km, 45 ns, 0.1 photons.
      const plain = value >= 0.01 && value < 1e5
      const value3 = Number(value.toPrecision(3))
      return {
        value: plain ? grouped(value3, decimalsOfStep(value3)) : power(value),
        unit: UNIT_WORDS[q.unit],
      }
    }
    if (q.whole) return { value: q.key === 'seed' ? String(value) : count(value), unit: UNIT_WORDS[q.unit] }
    const decimals = Math.max(decimalsOfStep(q.step), decimalsOfStep(Number(value.toFixed(4))))
    return { value: grouped(value, decimals), unit: UNIT_WORDS[q.unit] }
  }

  /** A time span from seconds, to two figures: `13 ms`, `8.0 s`, `4.6 days`. */
  function duration(seconds: number): string {
    const units = [
      [365.25 * 86_400, 'years'],
      [86_400, 'days'],
      [3600, 'h'],
      [60, 'min'],
      [1, 's'],
      [1e-3, 'ms'],
      [1e-6, 'µs'],
      [1e-9, 'ns'],
    ] as const
    if (!Number.isFinite(seconds)) return '∞'
    const [size, name] = units.find(([size]) => seconds >= size * 0.9995) ?? units[units.length - 1]!
    const amount = seconds / size
    if (amount >= 1e6) return `${power(amount)}${TIE}${name}`
    return `${grouped(amount, amount >= 10 ? 0 : 1)}${TIE}${name}`
  }

  return { integer, decimal, power, count, percent, percentValue, si, rate, inline, quantity, duration } as const
}

export type Format = ReturnType<typeof createFormat>
