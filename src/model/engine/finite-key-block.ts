/** The key of one block of a scenario, Eve off, at a finite size: how long it takes and how much it gives. */

import { bisect } from '../math/optimise'
import { binaryEntropy } from '../physics/entropy'
import { finiteDecoyRate } from '../physics/key-rates/finite-decoy-fibre'
import { finiteSinglePhoton } from '../physics/key-rates/finite-single-photon'
import { awakeShareOf, longRunRate } from '../physics/link-settings'
import type { Scenario } from '../scenario/scenario'
import type { FiniteWish } from './distance-curve'
import { linkSettingsOf } from './link-settings-of'

/** Whose bound a block is judged by. */
export type FiniteBound = 'two-decoys' | 'one-decoy' | 'single-photon'

export interface FiniteBlock {
  /** Detections in basis +, of which the key is made. */
  readonly blockBits: number
  /** Until they have come; Infinity where nothing clicks. */
  readonly seconds: number
  /** Secret bits of the block, whole number ≥ 0. */
  readonly secretBits: number
}

/**
 * The bound that fits a scenario's source: Lim et al. 2014 with two decoys, Rusca et al. 2018 with one, Tomamichel et al.
 * 2012 for a perfect single photon. Null where none of them holds: pulses without decoys, and sources whose photon
 * numbers are known but not all one.
 */
export function finiteBoundOf(scenario: Scenario): FiniteBound | null {
  const { source } = linkSettingsOf(scenario)
  if (source === 'sp') return 'single-photon'
  if (source !== 'decoy') return null
  const { meanPhotons, weakMeanPhotons, shares } = scenario
  if (!(weakMeanPhotons < meanPhotons && shares.signal > 0 && shares.weak > 0)) return null
  return shares.vacuum > 0 ? 'two-decoys' : 'one-decoy'
}

/**
 * One block of a scenario with the counts its link is expected to give; sampling noise is left out. The key is made of
 * basis +, basis × is the test.
 *
 * @returns null where no bound fits the source
 * @throws RangeError if a setting is outside its domain
 */
export function finiteBlock(scenario: Scenario, { blockBits, secrecy, correctness }: FiniteWish): FiniteBlock | null {
  const bound = finiteBoundOf(scenario)
  if (!bound) return null
  const settings = linkSettingsOf(scenario)
  const { basisBias, shares, meanPhotons, weakMeanPhotons } = scenario
  if (bound === 'single-photon') {
    const { gain, qber } = longRunRate(settings)
    const toleratedQber = Math.min(0.5, qber)
    const { length } = finiteSinglePhoton({
      keyBits: blockBits,
      testBits: blockBits * ((1 - basisBias) / basisBias) * ((1 - basisBias) / basisBias),
      toleratedQber,
      secrecy,
      correctness,
      leakBits: settings.errorCorrectionFactor * blockBits * binaryEntropy(toleratedQber),
    })
    const perSecond = gain * basisBias * basisBias * settings.clockHz
    return { blockBits, seconds: perSecond > 0 ? blockBits / perSecond : Infinity, secretBits: length }
  }
  const two = bound === 'two-decoys'
  const { length, pulses } = finiteDecoyRate(
    {
      efficiency: settings.transmittance * settings.detectorEfficiency,
      darkCountProbability: Math.min(0.5, settings.darkCountProbability),
      misalignment: settings.misalignment,
      afterpulsing: scenario.afterpulse,
    },
    {
      means: two ? [meanPhotons, weakMeanPhotons, 0] : [meanPhotons, weakMeanPhotons],
      probabilities: two ? [shares.signal, shares.weak, shares.vacuum] : [shares.signal, shares.weak],
      keyBasisProbability: basisBias,
      blockBits,
      secrecy,
      correctness,
      errorCorrectionFactor: settings.errorCorrectionFactor,
    },
  )
  return { blockBits, seconds: pulses / (settings.clockHz * awakeShareOf(settings)), secretBits: length }
}

/** Larger blocks are not looked at: at a gigahertz this one takes longer than a year for one bit in thirty pulses. */
const LARGEST_BLOCK = 1e15

/**
 * The shortest block that gives so many secret bits, to one part in ten thousand.
 *
 * @returns null where no bound fits the source or no block up to 10¹⁵ detections is enough
 * @throws RangeError if a setting is outside its domain
 */
export function shortestBlock(scenario: Scenario, wish: FiniteWish, secretBits: number): FiniteBlock | null {
  const block = (blockBits: number) => finiteBlock(scenario, { ...wish, blockBits: Math.ceil(blockBits) })
  const enough = (blockBits: number) => (block(blockBits)?.secretBits ?? 0) >= secretBits
  let many = secretBits
  while (!enough(many)) {
    many *= 2
    if (many > LARGEST_BLOCK) return null
  }
  return block(bisect(enough, many, many / 2, many * 1e-4))
}
