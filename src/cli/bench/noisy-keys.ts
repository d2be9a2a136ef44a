import { type Dice, diceAt } from '../../model/math/dice'
import { type PackedBits, xorBits, zeros } from '../../model/math/packed-bits'
import { binaryEntropy } from '../../model/physics/entropy'

/** What reconciliation has to make equal. */
export interface NoisyKeys {
  readonly alice: PackedBits
  readonly bob: PackedBits
  /** n·h₂ of the share of bits that differ: the Shannon limit of what must be told. */
  readonly shannonBits: number
}

function randomBits(bits: number, dice: Dice): PackedBits {
  const key = zeros(bits)
  dice.fill(key.words)
  if (bits & 31) key.words[key.words.length - 1]! &= 2 ** (bits & 31) - 1
  return key
}

/** Exactly `ones` ones. */
function sparseBits(bits: number, ones: number, dice: Dice): PackedBits {
  const key = zeros(bits)
  for (let left = ones; left > 0; ) {
    const i = dice.below(bits)
    if ((key.words[i >>> 5]! >>> (i & 31)) & 1) continue
    key.words[i >>> 5]! |= 1 << (i & 31)
    left--
  }
  return key
}

/** Ones in `bits` tosses of chance `p`. */
function binomial(bits: number, p: number, dice: Dice): number {
  let ones = 0
  for (let i = 0; i < bits; i++) if (dice.open() < p) ones++
  return ones
}

/**
 * Pairs of keys, the same every time.
 *
 * @param errors `exact`: n·qber bits differ in every pair, so that f scatters little; `chance`: each bit
 *   differs with that chance, as on a link, so that a code meets more errors than planned now and then
 */
export function noisyKeys(bits: number, qber: number, pairs: number, errors: 'exact' | 'chance'): NoisyKeys[] {
  const dice = diceAt({ seed: 1, role: 'chain', slot: `bench-${bits}-${qber}`, block: 0 })
  return Array.from({ length: pairs }, () => {
    const alice = randomBits(bits, dice)
    const wrong = errors === 'exact' ? Math.round(bits * qber) : binomial(bits, qber, dice)
    const bob = xorBits(alice, sparseBits(bits, wrong, dice))
    return { alice, bob, shannonBits: bits * binaryEntropy(wrong / bits) }
  })
}
