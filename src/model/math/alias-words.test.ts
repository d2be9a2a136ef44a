import { describe, expect, it } from 'vitest'
import { aliasWords, fillClasses } from './alias-words'
import { Dice, diceKey } from './dice'

const key = diceKey({ seed: 5, role: 'channel', slot: 'alias-words', block: 0 })
const TABLES: readonly (readonly number[])[] = [
  [1],
  [0, 3],
  [0.25, 0.75],
  [1, 2, 3, 4],
  Array.from({ length: 100 }, (_, k) => 1 / (k + 1) ** 2),
  Array.from({ length: 300 }, (_, k) => (k % 3 === 0 ? 0 : 2 ** -(k / 10))),
]

describe.each(TABLES.map((weights) => [weights.length, weights] as const))('%d classes', (_, weights) => {
  const table = aliasWords(weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0)

  it('hold each weight to one part in 2⁵³ of the whole', () => {
    // A column holds its threshold of its own class, and the rest of its alias.
    const { columns, lower, shift } = table
    const share = new Float64Array(lower.length)
    const unit = 2 ** (shift + 21)
    for (let k = 0; k < lower.length; k++) {
      const own = columns[2 * k]! * 2 ** 21 + lower[k]!
      share[k]! += own
      share[columns[2 * k + 1]!]! += unit - own
    }
    for (let k = 0; k < share.length; k++)
      expect(Math.abs(share[k]! - ((weights[k] ?? 0) / total) * 2 ** 53)).toBeLessThan(4)
  })

  it('are drawn as often as their weights say, within 5 sigma', () => {
    const n = 400_000
    const words = new Int32Array(n)
    new Dice(key).fill(new Uint32Array(words.buffer))
    const classes = new Uint16Array(n)
    fillClasses(table, words, 0, n, key, 0, classes, 0)
    const seen = new Float64Array(weights.length)
    for (const each of classes) seen[each]! += 1
    weights.forEach((weight, k) => {
      const p = weight / total
      expect(Math.abs(seen[k]! - n * p)).toBeLessThanOrEqual(5 * Math.sqrt(n * p * (1 - p)) + (p > 0 ? 1 : 0))
    })
  })
})

it('asks for lower bits exactly where the word lies on a threshold', () => {
  // Weights of 1 and 2 parts in 3: no threshold is a whole number of 2⁻³².
  const table = aliasWords([1, 2])
  const on = table.columns[0]!
  const words = Int32Array.of(on - 1, on, on, on, on, on, on, on, on, on + 1)
  const classes = new Uint16Array(10)
  fillClasses(table, words, 0, 10, key, 0, classes, 0)
  expect([classes[0], classes[9]]).toEqual([0, table.columns[1]])
  expect(new Set(classes.subarray(1, 9)).size).toBe(2)
})
