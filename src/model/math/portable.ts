/**
 * Exponential and logarithm that give the same bits on every machine. ECMAScript fixes only
 * + − × ÷, `sqrt`, rounding and integer operations; `Math.exp` and its kin differ in the last bit
 * between engines. Whatever decides the bits of a run uses these instead. Error: at most 2 units
 * in the last place, held to tables by the test beside this file.
 */

// ln 2 = HIGH + LOW, HIGH with 20 zero bits at its end, so that k·HIGH is exact for |k| < 2²⁰.
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const LOG2_E = Math.LOG2E
// ln 10 and what its double leaves out.
const LN10 = Math.LN10
const LN10_LOW = -2.1707562233822494e-16
const LOG2_10 = 3.321928094887362

const double = new Float64Array(1)
const halves = new Uint32Array(double.buffer)
/** Index of the high half of a double: 1 on little-endian machines. */
const HIGH = (() => {
  double[0] = 1
  return halves[1] === 0x3ff00000 ? 1 : 0
})()

/** Least exponent of a double, the numbers near 0 included. */
const LEAST = -1074

/**
 * 2^k for LEAST ≤ k ≤ 1023. A table, and not a double put together of its halves: a number that is
 * read right after half of it was written waits until memory has both.
 */
const POWERS = new Float64Array(1024 - LEAST)
for (let k = 0, power = 1; k <= 1023; k++, power *= 2) POWERS[k - LEAST] = power
for (let k = 0, power = 1; k >= LEAST; k--, power /= 2) POWERS[k - LEAST] = power

/** 2^k exactly, −1074 ≤ k ≤ 1023. */
const powerOfTwo = (k: number): number => POWERS[k - LEAST]!

/** x·2^k, rounding once; k may leave the range of one power. */
function scale(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo(1023) * powerOfTwo(Math.min(1023, k - 1023))
  if (k < -1022) return k < -1100 ? 0 : x * powerOfTwo(-500) * powerOfTwo(k + 500)
  return x * powerOfTwo(k)
}

/** (eʳ − 1 − r)/r² for |r| ≤ ln 2 / 2: its Taylor series, whose next term is below 1e-18. */
function curvature(r: number): number {
  let sum = 7.647163731819816e-13
  sum = sum * r + 1.1470745597729725e-11
  sum = sum * r + 1.6059043836821613e-10
  sum = sum * r + 2.08767569878681e-9
  sum = sum * r + 2.505210838544172e-8
  sum = sum * r + 2.755731922398589e-7
  sum = sum * r + 2.7557319223985893e-6
  sum = sum * r + 2.48015873015873e-5
  sum = sum * r + 1.984126984126984e-4
  sum = sum * r + 1.388888888888889e-3
  sum = sum * r + 8.333333333333333e-3
  sum = sum * r + 4.1666666666666664e-2
  sum = sum * r + 0.16666666666666666
  return sum * r + 0.5
}

/** 2^k · e^(high − low), for |high − low| ≤ ln 2 / 2. */
function expReduced(high: number, low: number, k: number): number {
  const r = high - low
  return scale(1 + (high - (low - r * r * curvature(r))), k)
}

/** eˣ. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 710) return Number.POSITIVE_INFINITY
  if (x < -746) return 0
  const k = Math.round(x * LOG2_E)
  return expReduced(x - k * LN2_HIGH, k * LN2_LOW, k)
}

/** eˣ − 1, accurate near 0. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x === 0) return x
  if (x > 710) return Number.POSITIVE_INFINITY
  if (x < -40) return -1
  const k = Math.round(x * LOG2_E)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const near = high - (low - r * r * curvature(r))
  if (k === 0) return near
  if (k > 55 || k < -55) return scale(1 + near, k) - 1
  const power = powerOfTwo(k)
  return power * near + (power - 1)
}

/** ln(1 + f) − f for f = m − 1 in [√½ − 1, √2 − 1], from the series in s = f/(2 + f). */
function logRemainder(f: number): number {
  const s = f / (2 + f)
  const z = s * s
  let sum = 2 / 25
  sum = sum * z + 2 / 23
  sum = sum * z + 2 / 21
  sum = sum * z + 2 / 19
  sum = sum * z + 2 / 17
  sum = sum * z + 2 / 15
  sum = sum * z + 2 / 13
  sum = sum * z + 2 / 11
  sum = sum * z + 2 / 9
  sum = sum * z + 2 / 7
  sum = sum * z + 2 / 5
  sum = sum * z + 2 / 3
  // ln(1+f) = 2s + s·R with R = z·sum, and 2s = f − s·f.
  return s * (z * sum - f)
}

/** ln x; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN
  if (x === 0) return Number.NEGATIVE_INFINITY
  if (x === Number.POSITIVE_INFINITY) return x
  let k = 0
  let m = x
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984 // 2⁵⁴: subnormal numbers have no exponent of their own
    k = -54
  }
  double[0] = m
  const exponent = (halves[HIGH]! >>> 20) - 1023
  k += exponent
  m *= powerOfTwo(-exponent)
  if (m > Math.SQRT2) {
    m /= 2
    k += 1
  }
  const f = m - 1
  if (k === 0) return f + logRemainder(f)
  return k * LN2_HIGH + (f + (k * LN2_LOW + logRemainder(f)))
}

/** ln(1 + x), accurate near 0; −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (Number.isNaN(x) || x < -1) return Number.NaN
  if (x === 0) return x
  if (x > -0.29 && x < 0.41) return x + logRemainder(x)
  const u = 1 + x
  if (!(u > 0) || u === Number.POSITIVE_INFINITY) return log(u)
  // What rounding took from 1 + x comes back as a first-order term.
  return log(u) + (x - (u - 1)) / u
}

/** High and low half of a double, 26 bits each (Veltkamp). */
function split(x: number): readonly [number, number] {
  const wide = 134217729 * x
  const high = wide - (wide - x)
  return [high, x - high]
}

/** 10ˣ. The product x·ln 10 is carried in two doubles (Dekker), so a loss of 100 dB keeps its last digit. */
export function exp10(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 309) return Number.POSITIVE_INFINITY
  if (x < -324) return 0
  const k = Math.round(x * LOG2_10)
  const product = x * LN10
  const [a, b] = split(x)
  const [c, d] = split(LN10)
  const error = a * c - product + a * d + b * c + b * d + x * LN10_LOW
  return expReduced(product - k * LN2_HIGH, k * LN2_LOW - error, k)
}

/** xⁿ for a whole n ≥ 0 by repeated squaring. */
export function integerPower(x: number, n: number): number {
  let result = 1
  let square = x
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return result
}
