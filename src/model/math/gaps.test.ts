import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diceAt } from './dice'
import { CELL_SHIFT, EDGE_SHIFT, GAP_MASK, gapAt, gapsOf, NEAR, UNKNOWN } from './gaps'

const TWO53 = 2 ** 53
const chance = fc.double({ min: 1 / 512, max: 1 / 32, noNaN: true })

/** What the table says of a uniform of these upper 32 bits; null where it leaves it to the logarithm. */
function known(cells: Int32Array, high: number): number | null {
  const cell = cells[high >>> CELL_SHIFT]!
  const beyond = (high % 2 ** CELL_SHIFT) - (cell >>> EDGE_SHIFT)
  if ((cell & GAP_MASK) === UNKNOWN || Math.abs(beyond) <= NEAR) return null
  return (cell & GAP_MASK) + (beyond < 0 ? 1 : 0)
}

it('finds in the table what the logarithm says, also beside the edges', () => {
  fc.assert(
    fc.property(
      chance,
      fc.integer({ min: 0, max: 4095 }),
      fc.integer({ min: 0, max: 2 ** CELL_SHIFT - 1 }),
      (p, cell, anywhere) => {
        const { cells, logMiss } = gapsOf(Math.round(p * TWO53))
        const edge = cells[cell]! >>> EDGE_SHIFT
        for (const place of [anywhere, 0, 2 ** CELL_SHIFT - 1, edge - NEAR - 1, edge + NEAR + 1]) {
          if (place < 0) continue
          const high = cell * 2 ** CELL_SHIFT + place
          const gap = known(cells, high)
          if (gap === null) continue
          for (const low of [0, 2 ** 21 - 1])
            expect(gapAt((high * 2 ** 21 + low + 0.5) / TWO53, logMiss) === gap).toBe(true)
        }
      },
    ),
    { numRuns: 20_000 },
  )
})

it('leaves few uniforms to the logarithm where hits are frequent', () => {
  const { cells } = gapsOf(Math.round(0.02 * TWO53))
  // All uniforms below 1/80, where a cell has more than one edge, and a handful beside.
  expect(cells.filter((cell) => (cell & GAP_MASK) === UNKNOWN).length).toBeLessThan(4096 / 80 + 8)
})

it('throws the same hits as one gap after another', () => {
  for (const p of [1e-6, 1e-3, 0.01, 0.031]) {
    const address = { seed: 3, role: 'bob', slot: 'flip', block: 2 } as const
    const threshold = Math.round(p * TWO53)
    const gaps = gapsOf(threshold)
    const [dice, reference] = [diceAt(address), diceAt(address)]
    const words = new Uint32Array(2048)
    let next = gapAt(dice.open(), gaps.logMiss)
    for (let chunk = 0; chunk < 4; chunk++)
      next = dice.flipHits(words.subarray(512 * chunk, 512 * chunk + 512), next, gaps)
    const hits: number[] = []
    for (let at = gapAt(reference.open(), gaps.logMiss); at < 65536; at += 1 + gapAt(reference.open(), gaps.logMiss))
      hits.push(at)
    const drawn = Array.from({ length: 65536 }, (_, at) => at).filter((at) => (words[at >>> 5]! >>> (at & 31)) & 1)
    expect(drawn).toEqual(hits)
  }
})
