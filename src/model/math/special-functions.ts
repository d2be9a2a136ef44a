/**
 * Special functions of statistics and optics in double precision. For key rates, bounds and charts;
 * nothing here decides the bits of a run (that is `portable.ts`).
 */

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** Divergent tail of Stirling's formula, ln Γ(x + 1) − [(x + ½)·ln x − x + ½·ln 2π], for x ≥ 15. */
function stirlingSeries(x: number): number {
  const r = 1 / (x * x)
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360)))))) / x
}

const HALF_LOG_TWO_PI = 0.9189385332046728

/**
 * Natural logarithm of the gamma function.
 *
 * @param x > 0
 * @returns ln Γ(x), to about 1e-15 of its size (absolute where it is small)
 * @throws RangeError if x is not finite or not positive
 * @see Lanczos, J. SIAM Numer. Anal. B 1, 86 (1964); Stirling's series from x = 16
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`logGamma: x = ${x} is not a finite number > 0`)
  if (x >= 16) {
    const y = x - 1
    return (y + 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + stirlingSeries(y)
  }
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const y = x - 1
  let sum = LANCZOS[0]!
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (y + i)
  const base = y + 7.5
  return HALF_LOG_TWO_PI + (y + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** Error of Stirling's formula at x ≥ 0 (Loader's δ), kept separate so that large terms cancel on paper. */
function stirlingError(x: number): number {
  if (x >= 15) return stirlingSeries(x)
  if (x === 0) return 0 // unused: callers treat the ends themselves
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
}

/** Deviance x·ln(x/m) + m − x ≥ 0 without cancellation near x = m. */
function deviance(x: number, m: number): number {
  const v = (x - m) / (x + m)
  if (Math.abs(v) < 0.1) {
    // ln(x/m) = 2·atanh(v): the first-order terms are taken together before anything is rounded.
    let sum = (x - m) * v
    let power = 2 * x * v
    for (let k = 3; ; k += 2) {
      power *= v * v
      const next = sum + power / k
      if (next === sum) return sum
      sum = next
    }
  }
  return x * Math.log(x / m) + m - x
}

/**
 * Density-like weight x^a·(1 − x)^b·Γ(a + b + 1)/(Γ(a + 1)·Γ(b + 1)): for whole a, b the binomial
 * probability of a successes in a + b trials. Relative error about 1e-15·√(size of the exponent).
 *
 * @see Loader, Fast and Accurate Computation of Binomial Probabilities (2000)
 */
function binomialWeight(a: number, b: number, x: number, y: number): number {
  if (a === 0) return Math.exp(b * Math.log1p(-x))
  if (b === 0) return a * Math.log(x) < -745 ? 0 : Math.exp(a * Math.log1p(-y))
  const n = a + b
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b))
}

/**
 * I_x(a, b)·B(a, b)/(x^a·y^b) for x below the mean of the distribution, y = 1 − x, by the even part of the
 * classical continued fraction (modified Lentz). `excess` = a − (a + b)·x, given apart because it cancels.
 *
 * @see DiDonato & Morris, ACM Trans. Math. Softw. 18, 360 (1992), Eq. 9
 */
function betaFraction(a: number, b: number, x: number, y: number, excess: number): number {
  const tiny = 1e-300
  let below = (a / (a + 1)) * (excess + 1)
  let ratio = below === 0 ? tiny : below
  let inverse = 0
  let fraction = ratio
  for (let n = 1; n < 1_000_000; n++) {
    const upper = (((a + n - 1) * (a + b + n - 1)) / (a + 2 * n - 1)) * ((n * (b - n) * x * x) / (a + 2 * n - 1))
    below = n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) / (a + 2 * n + 1)) * (excess + 1 + n * (1 + y))
    inverse = below + upper * inverse
    inverse = 1 / (inverse === 0 ? tiny : inverse)
    ratio = below + upper / ratio
    if (ratio === 0) ratio = tiny
    const step = ratio * inverse
    fraction *= step
    if (Math.abs(step - 1) < 2e-16) break
  }
  return 1 / fraction
}

/**
 * Both tails of the beta distribution: lower = I_x(a, b), upper = 1 − I_x(a, b), each with its own digits.
 *
 * @param x 0–1
 * @param a > 0
 * @param b > 0
 * @returns tails in [0, 1]; relative error about 1e-13 while a + b ≤ 1e9
 * @throws RangeError if an argument is outside its domain
 * @see DLMF 8.17
 */
export function betaTails(x: number, a: number, b: number): { readonly lower: number; readonly upper: number } {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`betaTails: x = ${x} is not in [0, 1]`)
  if (!(a > 0 && a < Infinity)) throw new RangeError(`betaTails: a = ${a} is not a finite number > 0`)
  if (!(b > 0 && b < Infinity)) throw new RangeError(`betaTails: b = ${b} is not a finite number > 0`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === 1) return { lower: 1, upper: 0 }
  const y = 1 - x
  const scale = (binomialWeight(a, b, x, y) * a * b) / (a + b)
  const excess = x <= 0.5 ? a - (a + b) * x : (a + b) * y - b
  if (excess >= 0) {
    const lower = Math.min(1, scale * betaFraction(a, b, x, y, excess))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, scale * betaFraction(b, a, y, x, -excess))
  return { lower: 1 - upper, upper }
}

/** Regularised incomplete beta function I_x(a, b). @throws RangeError outside its domain */
export const incompleteBeta = (x: number, a: number, b: number): number => betaTails(x, a, b).lower

/**
 * The x at which one tail of the beta distribution has a given weight: Newton steps on the logarithm of the
 * tail, inside a shrinking bracket.
 *
 * @param weight 0–1, of the tail named; a tail as small as 1e-300 keeps its digits
 * @param tail 'lower': I_x(a, b) = weight; 'upper': 1 − I_x(a, b) = weight
 * @returns x in [0, 1], relative error about 1e-13
 * @throws RangeError if an argument is outside its domain
 */
export function inverseBeta(weight: number, a: number, b: number, tail: 'lower' | 'upper' = 'lower'): number {
  if (!(weight >= 0 && weight <= 1)) throw new RangeError(`inverseBeta: weight = ${weight} is not in [0, 1]`)
  betaTails(0.5, a, b)
  if (weight === 0) return tail === 'lower' ? 0 : 1
  if (weight === 1) return tail === 'lower' ? 1 : 0
  const sign = tail === 'lower' ? 1 : -1
  const target = Math.log(weight)
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let i = 0; i < 200; i++) {
    const found = betaTails(x, a, b)[tail]
    const difference = found > 0 ? Math.log(found) - target : -Infinity
    if (difference * sign > 0) high = x
    else low = x
    if (difference === 0) return x
    const density = (binomialWeight(a, b, x, 1 - x) * a * b) / ((a + b) * x * (1 - x))
    let next = x - (sign * difference * found) / density
    // A step out of the bracket is replaced by halving; towards 0 by halving the exponent.
    if (!(next > low && next < high)) next = low === 0 && high < 0.1 ? high / 16 : (low + high) / 2
    if (Math.abs(next - x) <= 2e-16 * x || next === low || next === high) return next
    x = next
  }
  return x
}

/**
 * Both regularised incomplete gamma functions: lower P(a, x), upper Q(a, x) = 1 − P(a, x).
 *
 * @param a > 0
 * @param x ≥ 0
 * @returns tails in [0, 1]; for whole a, upper is the probability of fewer than a events at mean x
 * @throws RangeError if an argument is outside its domain
 * @see DLMF 8.11.4 (series), 8.9.2 (continued fraction)
 */
export function gammaTails(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`gammaTails: a = ${a} is not a finite number > 0`)
  if (!(x >= 0)) throw new RangeError(`gammaTails: x = ${x} is not a number ≥ 0`)
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Infinity) return { lower: 1, upper: 0 }
  // x^a·e^−x/Γ(a + 1), the Poisson weight, with Stirling's large terms cancelled on paper.
  const weight = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a)
  if (x < a + 1) {
    let term = 1
    let sum = 1
    for (let n = 1; n < 1_000_000; n++) {
      term *= x / (a + n)
      if (sum + term === sum) break
      sum += term
    }
    const lower = Math.min(1, weight * sum)
    return { lower, upper: 1 - lower }
  }
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 1_000_000; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = numerator * d + b
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    c = b + numerator / c
    if (Math.abs(c) < tiny) c = tiny
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  const upper = Math.min(1, weight * a * fraction)
  return { lower: 1 - upper, upper }
}

/**
 * Error function, 2/√π·∫₀ˣ e^−t² dt.
 *
 * @returns [−1, 1], odd in x, relative error about 1e-15 also near 0
 * @throws RangeError if x is NaN
 */
export function errorFunction(x: number): number {
  if (Number.isNaN(x)) throw new RangeError(`errorFunction: x = ${x} is not a number`)
  if (Math.abs(x) > 2.5) return Math.sign(x) * (1 - complementaryErrorFunction(Math.abs(x)))
  // Kummer's form: every term has the same sign.
  let term = x
  let sum = x
  for (let n = 1; sum + term !== sum || n < 3; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
    if (term === 0) break
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

/**
 * Complementary error function, 1 − erf x, with its own digits where erf x is near 1.
 *
 * @returns [0, 2]
 * @throws RangeError if x is NaN
 */
export function complementaryErrorFunction(x: number): number {
  if (Number.isNaN(x)) throw new RangeError(`complementaryErrorFunction: x = ${x} is not a number`)
  if (x < 0) return 2 - complementaryErrorFunction(-x)
  if (x < 0.5) return 1 - errorFunction(x)
  if (x === Infinity) return 0
  return gammaTails(0.5, x * x).upper
}

/**
 * I₀(x) − 1 for the modified Bessel function of order 0: Σ_{k ≥ 1} (x²/4)^k/(k!)², all terms positive.
 *
 * @returns ≥ 0, about x²/4 near 0; Infinity beyond |x| ≈ 713
 * @throws RangeError if x is NaN
 * @see DLMF 10.25.2
 */
export function besselI0Minus1(x: number): number {
  if (Number.isNaN(x)) throw new RangeError(`besselI0Minus1: x = ${x} is not a number`)
  if (Math.abs(x) > 30) return besselI0Scaled(x) * Math.exp(Math.abs(x)) - 1
  const quarter = (x * x) / 4
  let term = quarter
  let sum = 0
  for (let k = 2; sum + term !== sum; k++) {
    sum += term
    term *= quarter / (k * k)
  }
  return sum
}

/**
 * e^−|x|·I₀(x), which stays finite for every x.
 *
 * @returns (0, 1]
 * @throws RangeError if x is NaN
 * @see DLMF 10.25.2 up to |x| = 30, 10.40.1 beyond
 */
export function besselI0Scaled(x: number): number {
  if (Number.isNaN(x)) throw new RangeError(`besselI0Scaled: x = ${x} is not a number`)
  const size = Math.abs(x)
  if (size <= 30) return (1 + besselI0Minus1(size)) * Math.exp(-size)
  if (size === Infinity) return 0
  let term = 1
  let sum = 1
  for (let k = 1; k < 60; k++) {
    const next = (term * (2 * k - 1) * (2 * k - 1)) / (8 * size * k)
    if (sum + next === sum || next > term) break
    term = next
    sum += term
  }
  return sum / Math.sqrt(2 * Math.PI * size)
}
