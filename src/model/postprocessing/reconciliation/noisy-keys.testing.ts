import { type Dice, diceAt } from '../../math/dice'
import { bitAt, countOnes, type PackedBits, setBit, xorBits, zeros } from '../../math/packed-bits'
import { binaryEntropy } from '../../physics/entropy'

export const testDice = (seed: number, slot = 'test'): Dice => diceAt({ seed, role: 'chain', slot, block: 0 })

/** Fair bits. */
export function randomBits(bits: number, dice: Dice): PackedBits {
  const key = zeros(bits)
  dice.fill(key.words)
  if (bits & 31) key.words[key.words.length - 1]! &= 2 ** (bits & 31) - 1
  return key
}

/** Ones with chance `rate`. */
export function sparseBits(bits: number, rate: number, dice: Dice): PackedBits {
  const key = zeros(bits)
  for (let i = 0; i < bits; i++) if (dice.open() < rate) key.words[i >>> 5]! |= 1 << (i & 31)
  return key
}

export interface NoisyKeys {
  readonly alice: PackedBits
  readonly bob: PackedBits
  /** Differing bits. */
  readonly errors: number
  /** n·h₂ of the share that really differs: the Shannon limit of what must be told. */
  readonly shannonBits: number
}

const pairOf = (alice: PackedBits, noise: PackedBits): NoisyKeys => {
  const errors = countOnes(noise)
  const shannonBits = alice.bits === 0 ? 0 : alice.bits * binaryEntropy(errors / alice.bits)
  return { alice, bob: xorBits(alice, noise), errors, shannonBits }
}

/** Two keys of which each bit differs with chance `rate`. */
export const noisyKeys = (bits: number, rate: number, dice: Dice): NoisyKeys =>
  pairOf(randomBits(bits, dice), sparseBits(bits, rate, dice))

/** Two keys that differ in exactly `errors` bits. */
export function keysWithErrors(bits: number, errors: number, dice: Dice): NoisyKeys {
  const noise = zeros(bits)
  for (let left = errors; left > 0; ) {
    const i = dice.below(bits)
    if (bitAt(noise, i)) continue
    setBit(noise, i, 1)
    left--
  }
  return pairOf(randomBits(bits, dice), noise)
}
