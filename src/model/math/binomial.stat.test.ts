import { describe, expect, it } from 'vitest'
import { aliasTable, drawRow, integerWeights } from './alias'
import { binomialDraw, multinomialDraw } from './binomial'
import { diceAt } from './dice'

const dice = (block: number) => diceAt({ seed: 7, role: 'chain', slot: 'test', block })

/** ln of the binomial coefficient, summed term by term. */
function lnChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i)
  return sum
}

describe.each([
  [5, 0.3],
  [40, 0.2],
  [100, 0.5],
  [1000, 0.03],
  [300, 0.9],
])('Binomial(%d, %d)', (n, p) => {
  // χ² over all classes expecting ≥ 10: mean = classes − 1, σ = √(2(classes − 1)); 5σ allowed.
  it('has the exact probabilities, by χ² within 5 sigma', () => {
    const draws = 100_000
    const d = dice(n)
    const counts = new Float64Array(n + 1)
    for (let i = 0; i < draws; i++) counts[binomialDraw(d, n, p)]! += 1
    let [chi2, classes, restSeen, restExpected] = [0, 0, draws, draws]
    for (let k = 0; k <= n; k++) {
      const expected = draws * Math.exp(lnChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
      if (expected < 10) continue
      chi2 += (counts[k]! - expected) ** 2 / expected
      classes++
      restSeen -= counts[k]!
      restExpected -= expected
    }
    if (restExpected > 1) {
      chi2 += (restSeen - restExpected) ** 2 / restExpected
      classes++
    }
    expect(Math.abs(chi2 - (classes - 1)) / Math.sqrt(2 * (classes - 1))).toBeLessThan(5)
  })
})

describe.each([
  [1e6, 1e-4],
  [1e12, 1e-3],
  [1e12, 0.4999],
  [9e15, 1e-13],
])('Binomial(%d, %d)', (n, p) => {
  it('has mean and variance within 5 sigma of np and np(1 − p)', () => {
    const draws = 20_000
    const d = dice(1)
    let [sum, squares] = [0, 0]
    for (let i = 0; i < draws; i++) {
      const z = (binomialDraw(d, n, p) - n * p) / Math.sqrt(n * p * (1 - p))
      sum += z
      squares += z * z
    }
    expect(Math.abs(sum / draws)).toBeLessThan(5 / Math.sqrt(draws))
    expect(Math.abs(squares / draws - 1)).toBeLessThan(5 * Math.sqrt(2.4 / draws))
  })
})

it('is exact at its ends', () => {
  expect([binomialDraw(dice(0), 0, 0.5), binomialDraw(dice(0), 9, 0), binomialDraw(dice(0), 9, 1)]).toEqual([0, 0, 9])
})

it('shares all of n among classes, none to those without weight', () => {
  const counts = multinomialDraw(dice(3), 1e9, [2, 0, 5, 3])
  expect(counts.reduce((a, b) => a + b, 0)).toBe(1e9)
  expect(counts[1]).toBe(0)
})

it('draws rows of an alias table as often as their weights say, within 5 sigma', () => {
  const weights = [5, 0, 1, 0.001, 3, 0.25, 7]
  const total = weights.reduce((a, b) => a + b, 0)
  const table = aliasTable(weights)
  const d = dice(4)
  const draws = 400_000
  const counts = new Float64Array(8)
  for (let i = 0; i < draws; i++) counts[drawRow(table, d)]! += 1
  weights.forEach((weight, row) => {
    const p = weight / total
    expect(Math.abs(counts[row]! - draws * p)).toBeLessThanOrEqual(5 * Math.sqrt(draws * p * (1 - p)) + 1e-9)
  })
})

it('turns weights into whole numbers of a fixed sum, the largest remainders first and ties by row', () => {
  expect([...integerWeights([1, 1, 1], 10)]).toEqual([4, 3, 3])
  expect([...integerWeights([0.5, 0, 0.25, 0.25], 1024)]).toEqual([512, 0, 256, 256])
  expect([...integerWeights([1e-30, 1], 8)]).toEqual([0, 8])
})
