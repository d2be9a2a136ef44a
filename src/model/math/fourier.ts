/**
 * The fast Fourier transform behind privacy amplification: products of polynomials modulo X^M − i,
 * with complex coefficients (real, imaginary, real, imaginary, …).
 *
 * A real polynomial of degree < 2M, taken modulo X^2M + 1, becomes one modulo X^M − i by writing its
 * two halves as real and imaginary parts: the "right-angle" convolution. Its sign flips on wrapping
 * round do not matter modulo 2, so no padding with zeros is needed.
 *
 * Method: X^4q − ρ = (X^q − σ)(X^q + σ)(X^q − iσ)(X^q + iσ) with σ⁴ = ρ. So a transform splits into
 * four of a quarter of the length, all coefficients of a block share one twiddle factor σ, nothing is
 * twisted before or reordered after. Blocks come out in bit-reversed order, which products ignore.
 *
 * @see Bernstein, "Multidigit multiplication for mathematicians" (2001), sections 7–9
 */
import type { FourierPlan } from './fourier-plan'

/**
 * The steps a transform is made of, on one array of complex numbers and one plan. Plain TypeScript
 * (`fourier-kernels.ts`) or WebAssembly (`fourier-wasm.ts`); both do the same arithmetic in the same order.
 */
export interface FourierKernels {
  /**
   * Splits `blocks` neighbouring blocks of 4·quarter numbers, the first at number `at`, into four each.
   *
   * @param level of the plan whose roots are used
   * @param from number of the first block on that level
   */
  split4(at: number, quarter: number, level: number, from: number, blocks: number): void
  /** Undoes `split4`, four times as large. */
  join4(at: number, quarter: number, level: number, from: number, blocks: number): void
  /** X^2h − σ² = (X^h − σ)(X^h + σ), σ = re + i·im. */
  split2(at: number, half: number, re: number, im: number): void
  /** Undoes `split2`, twice as large. */
  join2(at: number, half: number, re: number, im: number): void
  /** X^3t − i = ∏ (X^t − τ·ω^j) with τ = e^(2πi/12) and ω = e^(2πi/3). */
  split3(third: number): void
  /** Undoes `split3`, three times as large. */
  join3(third: number): void
}

/** Complex numbers (16 bytes each) that stay in the cache together: 64 KiB. */
const CACHED = 4096

/** Values of the polynomial at the M roots, in the plan's own order, in place. */
export function forwardTransform(kernels: FourierKernels, { size, first }: FourierPlan): void {
  if (first % 3 === 0) kernels.split3(size / 3)
  if (first % 2 === 0) {
    const half = size / first
    for (const [j, [re, im]] of firstRoots(first).entries()) kernels.split2(2 * j * half, half, re, im)
  }
  for (let j = 0; j < first; j++) forwardBlock(kernels, (j * size) / first, size / first, 0, j)
}

/** Undoes `forwardTransform`, except that everything comes out M times as large. */
export function inverseTransform(kernels: FourierKernels, { size, first }: FourierPlan): void {
  for (let j = 0; j < first; j++) inverseBlock(kernels, (j * size) / first, size / first, 0, j)
  if (first % 2 === 0) {
    const half = size / first
    for (const [j, [re, im]] of firstRoots(first).entries()) kernels.join2(2 * j * half, half, re, im)
  }
  if (first % 3 === 0) kernels.join3(size / 3)
}

/** σ of the blocks that are halved before the steps of four. */
const firstRoots = (first: 2 | 3 | 6 | 1): readonly (readonly [number, number])[] =>
  (first === 2 ? [0.25] : [0.25 / 3, 1.25 / 3, 2.25 / 3]).map((turns) => [
    Math.cos(Math.PI * turns),
    Math.sin(Math.PI * turns),
  ])

/** Blocks that do not fit the cache are split on their own before their parts; the others step by step. */
function forwardBlock(kernels: FourierKernels, at: number, length: number, level: number, block: number): void {
  if (length > CACHED) {
    const quarter = length / 4
    kernels.split4(at, quarter, level, block, 1)
    for (let c = 0; c < 4; c++) forwardBlock(kernels, at + c * quarter, quarter, level + 1, 4 * block + c)
    return
  }
  let blocks = 1
  for (let l = length, d = level; l >= 4; l /= 4, d++, blocks *= 4) kernels.split4(at, l / 4, d, block * blocks, blocks)
}

function inverseBlock(kernels: FourierKernels, at: number, length: number, level: number, block: number): void {
  if (length > CACHED) {
    const quarter = length / 4
    for (let c = 0; c < 4; c++) inverseBlock(kernels, at + c * quarter, quarter, level + 1, 4 * block + c)
    kernels.join4(at, quarter, level, block, 1)
    return
  }
  let blocks = length / 4
  for (let l = 4, d = level + stepsOfFour(length) - 1; l <= length; l *= 4, d--, blocks /= 4) {
    kernels.join4(at, l / 4, d, block * blocks, blocks)
  }
}

/** From a length (a power of 4) down to 1. */
const stepsOfFour = (length: number): number => (31 - Math.clz32(length)) >> 1
