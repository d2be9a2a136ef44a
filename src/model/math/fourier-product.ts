import { forwardTransform, inverseTransform } from './fourier'
import { multiplySpectra, typescriptKernels } from './fourier-kernels'
import { fourierPlan } from './fourier-plan'

/** What multiplies two long polynomials: plain TypeScript or WebAssembly, with the same result to the last bit. */
export interface ProductEngine {
  /**
   * Two arrays of 2·size numbers for the factors, not cleared. They belong to the engine and are used again.
   *
   * @param size as `fourierSize` gives
   */
  factors(size: number): readonly [Float64Array, Float64Array]
  /** Replaces the first factor by the product of both modulo X^size − i, `size` times as large; the second is spoilt. */
  multiply(size: number): void
}

/** The arrays of the last size: asking for new ones would cost as much as a transform. */
let scratch: readonly [Float64Array, Float64Array] = [new Float64Array(0), new Float64Array(0)]

export const typescriptEngine: ProductEngine = {
  factors(size) {
    if (scratch[0].length !== 2 * size) scratch = [new Float64Array(2 * size), new Float64Array(2 * size)]
    return scratch
  },
  multiply(size) {
    const plan = fourierPlan(size)
    const [first, second] = scratch
    const kernels = typescriptKernels(first, plan.levels)
    forwardTransform(kernels, plan)
    forwardTransform(typescriptKernels(second, plan.levels), plan)
    multiplySpectra(first, second)
    inverseTransform(kernels, plan)
  },
}
