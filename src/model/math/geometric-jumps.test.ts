import { expect, it } from 'vitest'
import { Dice, diceKey } from './dice'
import { gapAt } from './gaps'
import { fillJumps, jumpsOf } from './geometric-jumps'
import { log1p } from './portable'

const CHANCES = [1, 0.999, 0.7, 0.3, 0.08, 1 / 512, 1 / 513, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-30, 5e-324]

it.each(CHANCES)('jumps of chance %d are those of the exact logarithm, one by one', (chance) => {
  const logMiss = log1p(-chance)
  const law = jumpsOf(chance, logMiss)
  const words = new Uint32Array(4 * 20_000)
  new Dice(diceKey({ seed: 3, role: 'channel', slot: 'jumps', block: 0 })).fill(words)
  // Uniforms at both ends, and just beside the edges of cells.
  const special = [0, 1, 2, 4095, 4096, 1 << 20, 0x7fffffff, 0x80000000, 0x807fffff, 0x80800000, 0xfffffffe, 0xffffffff]
  special.forEach((high, i) => {
    words[4 * i] = high
    words[4 * i + 1] = i % 2 === 0 ? 0 : 0xffffffff
  })
  const jumps = new Float64Array(20_000)
  fillJumps(law, new Int32Array(words.buffer), 0, jumps)
  for (let i = 0; i < jumps.length; i++) {
    const u = (words[4 * i]! * 2097152 + (words[4 * i + 1]! >>> 11) + 0.5) / 9007199254740992
    const exact = gapAt(u, logMiss)
    if (jumps[i] !== exact) expect.fail(`jump ${i}: ${jumps[i]}, exactly ${exact}`)
  }
})
