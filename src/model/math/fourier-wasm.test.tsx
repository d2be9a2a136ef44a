import { expect, it } from 'vitest'
import { toeplitzHash } from '../postprocessing/toeplitz-fft'
import { Dice } from './dice'
import { typescriptEngine } from './fourier-product'
import { createWasmEngine } from './fourier-wasm'
import { type PackedBits, zeros } from './packed-bits'

function randomBits(bits: number, dice: Dice): PackedBits {
  const thrown = zeros(bits)
  dice.fill(thrown.words)
  if (bits & 31) thrown.words[thrown.words.length - 1]! &= 2 ** (bits & 31) - 1
  return thrown
}

/** As in Node, in a real browser: WebAssembly is there, and gives the same doubles and the same hash. */
it.each([4, 6, 8, 12, 32, 96, 1024, 1536, 24_576])(
  'both engines give the same doubles for %d numbers in a browser',
  (size) => {
    const wasm = createWasmEngine()!
    const [one, other] = [typescriptEngine, wasm].map((engine) => {
      const dice = new Dice(Uint32Array.of(size, 2, 3))
      for (const factor of engine.factors(size)) for (let i = 0; i < 2 * size; i++) factor[i] = dice.open() - 0.5
      engine.multiply(size)
      return engine.factors(size)[0].slice()
    })
    expect(other).toEqual(one)
  },
)

it.each([
  [1, 1],
  [31, 7],
  [1000, 999],
  [4096, 1024],
  [65_537, 20_001],
])('both engines hash %d bits to %d alike in a browser', (keyBits, secretBits) => {
  const dice = new Dice(Uint32Array.of(keyBits, secretBits, 5))
  const [seed, key] = [randomBits(keyBits + secretBits - 1, dice), randomBits(keyBits, dice)]
  expect(toeplitzHash(seed, key, secretBits, createWasmEngine()!)).toEqual(toeplitzHash(seed, key, secretBits))
})
