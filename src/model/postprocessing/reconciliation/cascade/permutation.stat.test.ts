import { expect, it } from 'vitest'
import { testDice } from '../noisy-keys.testing'
import { Permutation } from './permutation'

// A pair of errors stays hidden from a pass of halves when both fall into the same half: with chance
// just under ½ for a fair shuffle. 40 000 pairs per size, 4σ = 0.01: an affine map, whose neighbours
// stay together, misses by more than 0.1 for the fixed distances tested here.
it('scatters pairs of bits as a fair shuffle does, whatever their distance', () => {
  const dice = testDice(11)
  for (const size of [1000, 10_000, 16_384]) {
    for (const distance of [1, 2, 64, size >> 2]) {
      let together = 0
      const pairs = 10_000
      for (let trial = 0; trial < pairs / 50; trial++) {
        const permutation = new Permutation(size, dice)
        for (let pair = 0; pair < 50; pair++) {
          const i = dice.below(size - distance)
          const half = (index: number): boolean => permutation.position(index) < size / 2
          if (half(i) === half(i + distance)) together++
        }
      }
      const expected = (size / 2 - 1) / (size - 1)
      const sigma = Math.sqrt(0.25 / pairs)
      expect(Math.abs(together / pairs - expected), `size ${size}, distance ${distance}`).toBeLessThan(4 * sigma)
    }
  }
})
