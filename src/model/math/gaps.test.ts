import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diceAt } from './dice'
import { CELL_SHIFT, gapAt, gapsOf } from './gaps'

const TWO53 = 2 ** 53
const cellOf = (u: number): number => (u * 4294967296) >>> CELL_SHIFT
const chance = fc.double({ min: 1 / 512, max: 1 / 32, noNaN: true })

it('finds in the table what the logarithm says, also at the edges of the cells', () => {
  fc.assert(
    fc.property(
      chance,
      fc.integer({ min: 0, max: 4095 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (p, cell, inside) => {
        const { cells, logMiss } = gapsOf(Math.round(p * TWO53))
        if (cells[cell]! < 0) return
        for (const k of [0.5, inside * (TWO53 / 4096 - 1) + 0.5, TWO53 / 4096 - 0.5]) {
          const u = (cell * (TWO53 / 4096) + Math.floor(k) + 0.5) / TWO53
          if (cellOf(u) === cell) expect(gapAt(u, logMiss)).toBe(cells[cell])
        }
      },
    ),
    { numRuns: 20_000 },
  )
})

it('leaves few uniforms to the logarithm where hits are frequent', () => {
  const { cells } = gapsOf(Math.round(0.02 * TWO53))
  // One edge to each gap below ln(4096 · 0.02)/0.02 = 220, and all uniforms below 1/80.
  expect(cells.filter((gap) => gap < 0).length).toBeLessThan(220 + 4096 / 80 + 1)
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
