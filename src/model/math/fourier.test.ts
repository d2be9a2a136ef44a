import { describe, expect, it, vi } from 'vitest'
import { Dice } from './dice'
import { fourierPlan, fourierSize } from './fourier-plan'
import { type ProductEngine, typescriptEngine } from './fourier-product'
import { createWasmEngine } from './fourier-wasm'
import { signed, unsigned } from './fourier-wasm-assembler'
import { fourierModule } from './fourier-wasm-code'

const wasm = createWasmEngine()
if (!wasm) throw new Error('this machine has no WebAssembly with vectors')
const SIZES = [4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384]

const randomFactors = (size: number): readonly [Float64Array, Float64Array] => {
  const dice = new Dice(Uint32Array.of(size, 2, 3))
  const numbers = (): Float64Array => Float64Array.from({ length: 2 * size }, () => dice.open() - 0.5)
  return [numbers(), numbers()]
}

/** Term by term, X^size = i. */
function productByDefinition(a: Float64Array, b: Float64Array): Float64Array {
  const size = a.length / 2
  const product = new Float64Array(a.length)
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      const re = a[2 * j]! * b[2 * k]! - a[2 * j + 1]! * b[2 * k + 1]!
      const im = a[2 * j]! * b[2 * k + 1]! + a[2 * j + 1]! * b[2 * k]!
      const wraps = j + k >= size
      const at = 2 * (wraps ? j + k - size : j + k)
      product[at]! += wraps ? -im : re
      product[at + 1]! += wraps ? re : im
    }
  }
  return product
}

function productBy(engine: ProductEngine, a: Float64Array, b: Float64Array): Float64Array {
  const size = a.length / 2
  const [first, second] = engine.factors(size)
  first.set(a)
  second.set(b)
  engine.multiply(size)
  return first.map((value) => value / size)
}

describe.each([
  ['TypeScript', typescriptEngine],
  ['WebAssembly', wasm],
] as const)('products in %s', (_, engine) => {
  it.each(SIZES)('of %d numbers are products modulo X^M − i', (size) => {
    const [a, b] = randomFactors(size)
    const expected = productByDefinition(a, b)
    const distance = productBy(engine, a, b).map((value, i) => Math.abs(value - expected[i]!))
    // Sums of `size` terms up to ¼ with 53-bit rounding.
    expect(Math.max(...distance)).toBeLessThan(1e-15 * size)
  })

  it('change their size back and forth', () => {
    for (const size of [64, 3072, 64, 96, 4, 64]) {
      const [a, b] = randomFactors(size)
      const one = productBy(engine, a, b)
      expect(productBy(engine, a, b)).toEqual(one)
    }
  })
})

it.each([...SIZES, 1024, 1536, 8192, 24_576])('both engines give the same doubles for %d numbers', (size) => {
  const [a, b] = randomFactors(size)
  expect(productBy(wasm, a, b)).toEqual(productBy(typescriptEngine, a, b))
})

describe('sizes', () => {
  it('are the smallest of 4, 6, 8, 12, 16, … that is enough', () => {
    for (let least = 1; least < 3000; least++) {
      const candidates = Array.from({ length: 12 }, (_, k) => [4 * 2 ** k, 6 * 2 ** k]).flat()
      expect(fourierSize(least)).toBe(Math.min(...candidates.filter((size) => size >= least)))
    }
  })

  it('of other kinds have no plan', () => {
    for (const size of [0, 1, 2, 3, 5, 10, 100, 4.5]) expect(() => fourierPlan(size)).toThrow(RangeError)
  })

  it('have roots whose fourth powers are the roots above them', () => {
    for (const size of SIZES) {
      const { levels, first } = fourierPlan(size)
      for (const [level, roots] of levels.entries()) {
        for (let block = 0; block < roots.length / 2; block++) {
          const angle = Math.atan2(roots[2 * block + 1]!, roots[2 * block]!)
          expect(Math.hypot(roots[2 * block]!, roots[2 * block + 1]!)).toBeCloseTo(1, 14)
          // Followed up to the beginning: σ^(4^(level + 1)·first) = i.
          const turns = (angle / (2 * Math.PI)) * 4 ** (level + 1) * first
          expect(Math.abs(turns - 0.25 - Math.round(turns - 0.25))).toBeLessThan(1e-9)
        }
      }
    }
  })
})

describe('the WebAssembly code', () => {
  it('is done without where there is none, or where a policy forbids it', () => {
    const refusing = {
      Memory: WebAssembly.Memory,
      Module: class {
        constructor() {
          throw new WebAssembly.CompileError('violates the Content Security Policy')
        }
      },
    }
    for (const machine of [undefined, refusing]) {
      vi.stubGlobal('WebAssembly', machine)
      try {
        expect(createWasmEngine()).toBeNull()
      } finally {
        vi.unstubAllGlobals()
      }
    }
  })

  it('is a module of less than 4 kB, which browsers compile at once on the page too', () =>
    expect(fourierModule().length).toBeLessThan(4096))

  // LEB128 examples of the Dwarf standard, version 4, figures 22 and 23.
  it('writes numbers as the format says', () => {
    expect([2, 127, 128, 129, 12857].map(unsigned)).toEqual([[2], [127], [0x80, 1], [0x81, 1], [0xb9, 0x64]])
    expect([2, -2, 127, -127, 128, -128, 129, -129].map(signed)).toEqual([
      [2],
      [0x7e],
      [0xff, 0],
      [0x81, 0x7f],
      [0x80, 1],
      [0x80, 0x7f],
      [0x81, 1],
      [0xff, 0x7e],
    ])
  })
})
