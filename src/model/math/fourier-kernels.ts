/** The steps of the Fourier transform in plain TypeScript: the reference for the WebAssembly ones. */
import type { FourierKernels } from './fourier'

/** @param values complex numbers (real, imaginary, …), changed in place @param levels roots of the plan */
export const typescriptKernels = (values: Float64Array, levels: readonly Float64Array[]): FourierKernels => ({
  split4: (at, quarter, level, from, blocks) => split4(values, 2 * at, quarter, levels[level]!, from, blocks),
  join4: (at, quarter, level, from, blocks) => join4(values, 2 * at, quarter, levels[level]!, from, blocks),
  split2: (at, half, re, im) => split2(values, at, half, re, im),
  join2: (at, half, re, im) => join2(values, at, half, re, im),
  split3: (third) => split3(values, third),
  join3: (third) => join3(values, third),
})

/** into ← into · by, number by number. */
export function multiplySpectra(into: Float64Array, by: Float64Array): void {
  for (let i = 0; i < into.length; i += 2) {
    const [a, b, c, d] = [into[i]!, into[i + 1]!, by[i]!, by[i + 1]!]
    into[i] = a * c - b * d
    into[i + 1] = b * c + a * d
  }
}

/** Splits `blocks` neighbouring blocks of 4·quarter numbers into four each; `from` names the first one's σ. */
function split4(
  values: Float64Array,
  at: number,
  quarter: number,
  roots: Float64Array,
  from: number,
  blocks: number,
): void {
  const step = 2 * quarter
  let start = at
  for (let block = from; block < from + blocks; block++, start += 4 * step) {
    const wr = roots[2 * block]!
    const wi = roots[2 * block + 1]!
    const sr = wr * wr - wi * wi
    const si = wi * wr + wr * wi
    const tr = sr * wr - si * wi
    const ti = si * wr + sr * wi
    for (let p = start; p < start + step; p += 2) {
      const p1 = p + step
      const p2 = p1 + step
      const p3 = p2 + step
      const a0r = values[p]!
      const a0i = values[p + 1]!
      const a1r = values[p1]!
      const a1i = values[p1 + 1]!
      const a2r = values[p2]!
      const a2i = values[p2 + 1]!
      const a3r = values[p3]!
      const a3i = values[p3 + 1]!
      const t1r = a1r * wr - a1i * wi
      const t1i = a1i * wr + a1r * wi
      const t2r = a2r * sr - a2i * si
      const t2i = a2i * sr + a2r * si
      const t3r = a3r * tr - a3i * ti
      const t3i = a3i * tr + a3r * ti
      const ur = a0r + t2r
      const ui = a0i + t2i
      const vr = a0r - t2r
      const vi = a0i - t2i
      const xr = t1r + t3r
      const xi = t1i + t3i
      const yr = t1r - t3r
      const yi = t1i - t3i
      values[p] = ur + xr
      values[p + 1] = ui + xi
      values[p1] = ur - xr
      values[p1 + 1] = ui - xi
      values[p2] = vr - yi
      values[p2 + 1] = vi + yr
      values[p3] = vr + yi
      values[p3 + 1] = vi - yr
    }
  }
}

/** Undoes `split4`, four times as large. */
function join4(
  values: Float64Array,
  at: number,
  quarter: number,
  roots: Float64Array,
  from: number,
  blocks: number,
): void {
  const step = 2 * quarter
  let start = at
  for (let block = from; block < from + blocks; block++, start += 4 * step) {
    const wr = roots[2 * block]!
    const wi = -roots[2 * block + 1]!
    const sr = wr * wr - wi * wi
    const si = wi * wr + wr * wi
    const tr = sr * wr - si * wi
    const ti = si * wr + sr * wi
    for (let p = start; p < start + step; p += 2) {
      const p1 = p + step
      const p2 = p1 + step
      const p3 = p2 + step
      const c0r = values[p]!
      const c0i = values[p + 1]!
      const c1r = values[p1]!
      const c1i = values[p1 + 1]!
      const c2r = values[p2]!
      const c2i = values[p2 + 1]!
      const c3r = values[p3]!
      const c3i = values[p3 + 1]!
      const ur = c0r + c1r
      const ui = c0i + c1i
      const xr = c0r - c1r
      const xi = c0i - c1i
      const vr = c2r + c3r
      const vi = c2i + c3i
      const yr = c2i - c3i
      const yi = c3r - c2r
      values[p] = ur + vr
      values[p + 1] = ui + vi
      const t1r = xr + yr
      const t1i = xi + yi
      const t2r = ur - vr
      const t2i = ui - vi
      const t3r = xr - yr
      const t3i = xi - yi
      values[p1] = t1r * wr - t1i * wi
      values[p1 + 1] = t1i * wr + t1r * wi
      values[p2] = t2r * sr - t2i * si
      values[p2 + 1] = t2i * sr + t2r * si
      values[p3] = t3r * tr - t3i * ti
      values[p3 + 1] = t3i * tr + t3r * ti
    }
  }
}

/** X^2h − σ² = (X^h − σ)(X^h + σ). */
function split2(values: Float64Array, at: number, half: number, wr: number, wi: number): void {
  for (let p = 2 * at; p < 2 * (at + half); p += 2) {
    const q = p + 2 * half
    const tr = values[q]! * wr - values[q + 1]! * wi
    const ti = values[q + 1]! * wr + values[q]! * wi
    values[q] = values[p]! - tr
    values[q + 1] = values[p + 1]! - ti
    values[p] = values[p]! + tr
    values[p + 1] = values[p + 1]! + ti
  }
}

/** Undoes `split2`, twice as large. */
function join2(values: Float64Array, at: number, half: number, wr: number, wi: number): void {
  for (let p = 2 * at; p < 2 * (at + half); p += 2) {
    const q = p + 2 * half
    const tr = values[p]! - values[q]!
    const ti = values[p + 1]! - values[q + 1]!
    values[p] = values[p]! + values[q]!
    values[p + 1] = values[p + 1]! + values[q + 1]!
    values[q] = tr * wr + ti * wi
    values[q + 1] = ti * wr - tr * wi
  }
}

const HALF_ROOT_3 = Math.sqrt(3) / 2

/** X^3t − i = ∏ (X^t − τ·ω^j) with τ = e^(2πi/12) and ω = e^(2πi/3). */
function split3(values: Float64Array, third: number): void {
  // τ and τ².
  const [wr, wi, sr, si] = [HALF_ROOT_3, 0.5, 0.5, HALF_ROOT_3]
  for (let p = 0; p < 2 * third; p += 2) {
    const q = p + 2 * third
    const r = q + 2 * third
    const ar = values[p]!
    const ai = values[p + 1]!
    const br = values[q]! * wr - values[q + 1]! * wi
    const bi = values[q + 1]! * wr + values[q]! * wi
    const cr = values[r]! * sr - values[r + 1]! * si
    const ci = values[r + 1]! * sr + values[r]! * si
    const ur = br + cr
    const ui = bi + ci
    // i·(√3/2)·(b − c)
    const vr = -HALF_ROOT_3 * (bi - ci)
    const vi = HALF_ROOT_3 * (br - cr)
    const mr = ar - 0.5 * ur
    const mi = ai - 0.5 * ui
    values[p] = ar + ur
    values[p + 1] = ai + ui
    values[q] = mr + vr
    values[q + 1] = mi + vi
    values[r] = mr - vr
    values[r + 1] = mi - vi
  }
}

/** Undoes `split3`, three times as large. */
function join3(values: Float64Array, third: number): void {
  const [wr, wi, sr, si] = [HALF_ROOT_3, -0.5, 0.5, -HALF_ROOT_3]
  for (let p = 0; p < 2 * third; p += 2) {
    const q = p + 2 * third
    const r = q + 2 * third
    const ar = values[p]!
    const ai = values[p + 1]!
    const ur = values[q]! + values[r]!
    const ui = values[q + 1]! + values[r + 1]!
    const vr = -HALF_ROOT_3 * (values[q + 1]! - values[r + 1]!)
    const vi = HALF_ROOT_3 * (values[q]! - values[r]!)
    const mr = ar - 0.5 * ur
    const mi = ai - 0.5 * ui
    values[p] = ar + ur
    values[p + 1] = ai + ui
    // b = a + ω̄·x + ω·y, c = a + ω·x + ω̄·y.
    const br = mr - vr
    const bi = mi - vi
    const cr = mr + vr
    const ci = mi + vi
    values[q] = br * wr - bi * wi
    values[q + 1] = bi * wr + br * wi
    values[r] = cr * sr - ci * si
    values[r + 1] = ci * sr + cr * si
  }
}
