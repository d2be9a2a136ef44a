import type { Dice } from '../math/dice'
import { type PackedBits, setBit, zeros } from '../math/packed-bits'
import type { DistilOptions } from './distillation'
import { noisyKeys, randomBits, sparseBits, testDice } from './reconciliation/noisy-keys.testing'
import type { IntensityPulses, SiftedBlock } from './sifted-block'

/** A block of single photons: each bit wrong with chance `qber`, compared with chance `share`, known to Eve with chance `known`. */
export function plainBlock(bits: number, qber: number, share = 0.2, known = 0, seed = 1): SiftedBlock {
  const dice = testDice(seed, `block-${bits}`)
  const { alice, bob } = noisyKeys(bits, qber, dice)
  return {
    sent: 2 * bits,
    arrived: 2 * bits,
    alice,
    bob,
    compared: sparseBits(bits, share, dice),
    basis: randomBits(bits, dice),
    eveKnows: sparseBits(bits, known, dice),
  }
}

export const plainOptions: DistilOptions = {
  source: 'single-photon',
  keyBasis: 'both',
  method: { kind: 'cascade', variant: 'streak', mode: 'batch' },
  security: { kind: 'long-run' },
  leak: 'actual',
  authenticate: true,
  seed: 1984,
}

/** How pulses of one intensity behave: clicks per pulse, and errors per click. */
export interface Yield {
  readonly gain: number
  readonly qber: number
}

/**
 * A block of weak pulses of several intensities, click by click from gains and error rates; `z` is the
 * share of the sifted bits in that basis.
 */
export function decoyBlock(
  pulses: number,
  intensities: readonly (Omit<IntensityPulses, 'matched'> & Yield)[],
  z: number,
  compared: number,
  dice: Dice,
): SiftedBlock {
  const intensity = intensities.flatMap(({ share, gain }, index) =>
    Array<number>(Math.round(pulses * share * gain)).fill(index),
  )
  const bits = intensity.length
  const alice = randomBits(bits, dice)
  const bob: PackedBits = { words: alice.words.slice(), bits }
  const basis = zeros(bits)
  for (const [i, index] of intensity.entries()) {
    if (dice.open() < intensities[index]!.qber) bob.words[i >>> 5]! ^= 1 << (i & 31)
    if (dice.open() >= z) setBit(basis, i, 1)
  }
  return {
    sent: 2 * pulses,
    arrived: 2 * bits,
    alice,
    bob,
    basis,
    compared: sparseBits(bits, compared, dice),
    intensity: Uint8Array.from(intensity),
    intensities: intensities.map(({ mean, share }) => ({ mean, share, matched: pulses * share })),
  }
}
