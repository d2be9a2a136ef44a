/**
 * Published figures about the chain behind the photons: what reconciliation discloses and how the hash of
 * privacy amplification behaves. Recomputed by running the same code that makes a key.
 */

import { toeplitzByDefinition } from '../crypto/toeplitz-definition'
import { type Dice, diceAt } from '../math/dice'
import { hammingDistance, type PackedBits, xorBits, zeros } from '../math/packed-bits'
import type { Anchor } from '../physics/anchors/anchor'
import { binaryEntropy } from '../physics/entropy'
import { CascadeAlice } from '../postprocessing/reconciliation/cascade/alice'
import { cascade } from '../postprocessing/reconciliation/cascade/cascade'
import { toeplitzHash } from '../postprocessing/toeplitz-fft'

/** What kind of quantity it is; words for it belong to the page. */
export type ChainQuantity = 'reconciliation-efficiency' | 'collision-share' | 'differing-bits'

/** Why a figure is not expected to its last digit; words for it belong to the page. */
export type ChainNote =
  /** The study means over ten thousand frames of its own program; here a few frames of ours, with other permutations. */
  'other-program-fewer-frames'

/** As `Anchor`, of the chain. */
export interface ChainAnchor extends Omit<Anchor, 'what' | 'note'> {
  readonly what: ChainQuantity
  readonly note?: ChainNote
}

const SEED = 1984
const FRAME_BITS = 10_000
/** Leaves a standard error of 0.013 at 1 % errors, 0.003 at 10 %, in a fraction of a second each. */
const FRAMES = 40

const chainDice = (slot: string, block: number): Dice => diceAt({ seed: SEED, role: 'chain', slot, block })

const clearTail = (key: PackedBits): PackedBits => {
  if (key.bits & 31) key.words[key.words.length - 1]! &= -1 >>> (32 - (key.bits & 31))
  return key
}

function fairBits(bits: number, dice: Dice): PackedBits {
  const key = zeros(bits)
  dice.fill(key.words)
  return clearTail(key)
}

/** Ones with chance `rate`. */
function sparseBits(bits: number, rate: number, dice: Dice): PackedBits {
  const key = zeros(bits)
  dice.fillBelow(key.words, Math.round(rate * 9007199254740992))
  return clearTail(key)
}

/** Parities told over n·h₂(Q), over frames of 10⁴ bits. */
function cascadeEfficiency(qber: number): number {
  let leaked = 0
  for (let frame = 0; frame < FRAMES; frame++) {
    const alice = fairBits(FRAME_BITS, chainDice('anchor key', frame))
    const bob = xorBits(alice, sparseBits(FRAME_BITS, qber, chainDice(`anchor noise ${qber}`, frame)))
    const dice = chainDice(`anchor cascade ${qber}`, frame)
    leaked += cascade(bob, new CascadeAlice(alice), { variant: 'original', mode: 'batch', qber, dice }).leaked
  }
  return leaked / (FRAMES * FRAME_BITS * binaryEntropy(qber))
}

/** Means of the study for the original variant. */
const STUDY = [
  { qber: 0.01, efficiency: 1.143 },
  { qber: 0.02, efficiency: 1.159 },
  { qber: 0.03, efficiency: 1.174 },
  { qber: 0.05, efficiency: 1.185 },
  { qber: 0.08, efficiency: 1.217 },
  { qber: 0.1, efficiency: 1.209 },
] as const

const TOY_KEY_BITS = 6
const TOY_HASH_BITS = 4

/** A number's lowest bits, bit 0 first. */
const bitsOf = (value: number, bits: number): PackedBits => ({ words: Uint32Array.of(value), bits })

/** Share of all Toeplitz matrices of a small size under which two keys collide; they do where their difference has hash 0. */
function toeplitzCollisions(): number {
  const seedBits = TOY_KEY_BITS + TOY_HASH_BITS - 1
  const matrices = 1 << seedBits
  const keys = 1 << TOY_KEY_BITS
  let collisions = 0
  for (let seed = 0; seed < matrices; seed++)
    for (let difference = 1; difference < keys; difference++) {
      const { output } = toeplitzHash(bitsOf(seed, seedBits), bitsOf(difference, TOY_KEY_BITS), TOY_HASH_BITS)
      if (output.words[0] === 0) collisions++
    }
  return collisions / (matrices * (keys - 1))
}

const HASHED_BITS = 4096
const SECRET_BITS = 1024

/** Bits in which the hash by Fourier transform differs from the definition. */
function transformDifference(): number {
  const input = fairBits(HASHED_BITS, chainDice('anchor input', 0))
  const seed = fairBits(HASHED_BITS + SECRET_BITS - 1, chainDice('anchor seed', 0))
  const fast = toeplitzHash(seed, input, SECRET_BITS).output
  return hammingDistance(fast, toeplitzByDefinition(seed, input, SECRET_BITS))
}

export const CHAIN_ANCHORS: readonly ChainAnchor[] = [
  ...STUDY.map(
    ({ qber, efficiency }): ChainAnchor => ({
      id: `cascade-original-q${qber}`,
      what: 'reconciliation-efficiency',
      conditions: { qber, keyBits: FRAME_BITS, frames: FRAMES },
      source: 'Martinez-Mateo et al., Quantum Inf. Comput. 15, 453 (2015), as measured with cascade-cpp (Rijsman)',
      reference: efficiency,
      unit: '1',
      compute: () => cascadeEfficiency(qber),
      tolerance: 0.04,
      note: 'other-program-fewer-frames',
    }),
  ),
  {
    id: 'toeplitz-collisions',
    what: 'collision-share',
    conditions: { keyBits: TOY_KEY_BITS, secretBits: TOY_HASH_BITS },
    source: 'Krawczyk, CRYPTO ’94, LNCS 839, 129 (1994)',
    // 2^−4: every matrix and every pair of keys is tried.
    reference: 0.0625,
    unit: '1',
    shownAs: '%',
    compute: toeplitzCollisions,
    tolerance: 0,
  },
  {
    id: 'toeplitz-transform',
    what: 'differing-bits',
    conditions: { keyBits: HASHED_BITS, secretBits: SECRET_BITS },
    source: 'Krawczyk, CRYPTO ’94, LNCS 839, 129 (1994)',
    reference: 0,
    unit: 'bit',
    compute: transformDifference,
    tolerance: 0,
  },
]
