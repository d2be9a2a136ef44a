import { diceAt } from '../../model/math/dice'
import { type PackedBits, xorBits, zeros } from '../../model/math/packed-bits'
import { binaryEntropy } from '../../model/physics/entropy'

/** What reconciliation has to make equal. */
export interface NoisyKeys {
  readonly alice: PackedBits
  readonly bob: PackedBits
  /** n·h₂ of the share of bits that differ: the Shannon limit of what must be told. */
  readonly shannonBits: number
}

/** Pairs of keys that differ in exactly n·qber bits, the same every time. */
export function noisyKeys(bits: number, qber: number, pairs: number): NoisyKeys[] {
  const dice = diceAt({ seed: 1, role: 'chain', slot: `bench-${bits}-${qber}`, block: 0 })
  const errors = Math.round(bits * qber)
  return Array.from({ length: pairs }, () => {
    const alice = zeros(bits)
    dice.fill(alice.words)
    if (bits & 31) alice.words[alice.words.length - 1]! &= 2 ** (bits & 31) - 1
    const noise = zeros(bits)
    for (let left = errors; left > 0; ) {
      const i = dice.below(bits)
      if ((noise.words[i >>> 5]! >>> (i & 31)) & 1) continue
      noise.words[i >>> 5]! |= 1 << (i & 31)
      left--
    }
    return { alice, bob: xorBits(alice, noise), shannonBits: bits * binaryEntropy(errors / bits) }
  })
}
