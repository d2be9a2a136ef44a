import { describe, expect, it } from 'vitest'
import { Dice, diceKey } from './dice'
import { fillJumps, type Jumps, jumpsOf, layers, placeHits } from './geometric-jumps'
import { log1p } from './portable'

const diceOf = (slot: string) => new Dice(diceKey({ seed: 3, role: 'channel', slot, block: 0 }))

it('covers the density with layers of one area, under which all of it lies', () => {
  const { edge, height, last } = layers
  // ∫ e^−x over the tail, and its rectangle: the lowest layer.
  const area = last * Math.exp(-last) + Math.exp(-last)
  expect(Math.abs((edge[0]! * Math.exp(-last)) / area - 1)).toBeLessThan(1e-14)
  for (let layer = 1; layer < 256; layer++) {
    expect(Math.abs((edge[layer]! * (height[layer + 1]! - height[layer]!)) / area - 1)).toBeLessThan(1e-13)
    expect(Math.abs(height[layer]! / Math.exp(-edge[layer]!) - 1)).toBeLessThan(1e-13)
  }
  expect([edge[256], height[256]]).toEqual([0, 1])
})

const N = 200_000

function drawn(law: Jumps, n: number, slot: string): Float64Array {
  const [dice, further] = [diceOf(slot), diceOf(`${slot}-further`)]
  const words = new Int32Array(n)
  dice.fill(new Uint32Array(words.buffer))
  const jumps = new Float64Array(n)
  fillJumps(law, words, further, jumps)
  return jumps
}

/**
 * Some 30 cells of equal chance as far as whole numbers let them: χ² within 4.5σ of its mean, and the
 * mean of the jumps within 4.5σ. At 200 000 jumps a chance wrong by one part in a hundred is 4.5σ.
 */
describe.each([1, 0.999, 0.7, 0.3, 0.08, 1e-2, 1e-3, 1e-5, 1e-7, 1e-9, 1e-12, 1e-15])(
  'jumps of chance %d',
  (chance) => {
    const logMiss = log1p(-chance)
    const jumps = drawn(jumpsOf(logMiss), N, `jumps-${chance}`)

    it('are whole numbers, geometric in their cells', () => {
      expect(jumps.every((jump) => jump >= 0 && Number.isInteger(jump))).toBe(true)
      if (chance === 1) return expect(jumps.every((jump) => jump === 0)).toBe(true)
      const edges: number[] = [0]
      for (let k = 1; k < 30; k++) {
        const edge = Math.ceil(Math.log1p(-k / 30) / logMiss)
        if (edge > edges.at(-1)!) edges.push(edge)
      }
      const reach = (k: number) => (k < edges.length ? Math.exp(edges[k]! * logMiss) : 0)
      const seen = new Float64Array(edges.length)
      for (const jump of jumps) seen[edges.findLastIndex((edge) => edge <= jump)]! += 1
      let square = 0
      for (let k = 0; k < edges.length; k++) {
        const expected = N * (reach(k) - reach(k + 1))
        square += (seen[k]! - expected) ** 2 / expected
      }
      const freedom = edges.length - 1
      expect(Math.abs(square - freedom), `χ² ${square} of ${freedom}`).toBeLessThanOrEqual(4.5 * Math.sqrt(2 * freedom))
    })

    it('have the mean and the largest value of the law', () => {
      const mean = jumps.reduce((sum, jump) => sum + jump, 0) / N
      const sigma = Math.sqrt(1 - chance) / chance / Math.sqrt(N)
      expect(Math.abs(mean - (1 - chance) / chance)).toBeLessThanOrEqual(4.5 * sigma + 1e-16)
      // P(all below ln(N)/λ + x/λ) = exp(−e^−x): from −2.4 to 10.3 with all but one chance in 10⁴ at either end.
      const largest = jumps.reduce((most, jump) => Math.max(most, jump), 0) * -logMiss
      if (chance < 0.5) expect(largest > Math.log(N) - 2.4 - chance && largest < Math.log(N) + 10.3).toBe(true)
    })

    it('need further dice only where these could change the whole number', () => {
      const words = new Int32Array(4096)
      diceOf('words').fill(new Uint32Array(words.buffer))
      const [one, other] = [new Float64Array(4096), new Float64Array(4096)]
      // Words decided by themselves are the same with all others' dice.
      fillJumps(jumpsOf(logMiss), words, diceOf('this'), one)
      fillJumps(jumpsOf(logMiss), words, diceOf('that'), other)
      let decided = 0
      for (let i = 0; i < words.length; i++) {
        const layer = words[i]! & 255
        const at = (words[i]! >>> 8) / 16777216
        const [low, high] = [at, at + 1 / 16777216].map((place) => (place * layers.edge[layer]!) / -logMiss)
        if (high! * -logMiss >= layers.edge[layer + 1]! || Math.floor(high!) !== Math.floor(low!)) continue
        decided++
        expect(one[i]).toBe(Math.floor(low!))
        expect(other[i]).toBe(Math.floor(low!))
      }
      if (chance > 1e-5) expect(decided).toBeGreaterThan(3900)
    })
  },
)

it('walks past any end with the least chance there is', () => {
  const jumps = drawn(jumpsOf(log1p(-5e-324)), 1000, 'least')
  expect(jumps.every((jump) => jump > 2 ** 53)).toBe(true)
})

it('places hits from the beginning to the end, and none behind', () => {
  const hits = new Float64Array(8)
  expect(placeHits(Float64Array.of(0, 2, 0, 5), 10, 14, hits, 1)).toBe(2)
  expect([...hits]).toEqual([0, 10, 13, 0, 0, 0, 0, 0])
  expect(placeHits(Float64Array.of(0, 2, 0, 5), 10, 15, hits, 0)).toBe(3)
  expect(placeHits(Float64Array.of(0, 2, 0, 5), 10, 1e9, hits, 0)).toBe(4)
  expect([...hits.subarray(0, 4)]).toEqual([10, 13, 14, 20])
})
