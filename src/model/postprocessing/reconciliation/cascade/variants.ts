/**
 * Rules of the Cascade variants: the published ones, and `streak`, ours. Block sizes of the published
 * ones are in `physics/cascade-blocks.ts`.
 *
 * @see Martinez-Mateo, Pacher, Peev, Ciurana, Martin, arXiv:1407.3257 (2014)
 */
import {
  cascadeBlocks,
  type CascadeVariant as PublishedVariant,
  reusesSubBlocks,
} from '../../../physics/cascade-blocks'

/**
 * `streak`: blocks of 0.8/Q, then five times as large, then parities of random halves of the key until
 * a number of them in a row agree.
 */
export type CascadeVariant = PublishedVariant | 'streak'

export const CASCADE_VARIANTS: readonly CascadeVariant[] = [
  'streak',
  'original',
  'biconf',
  'yanetal',
  'option3',
  'option4',
  'option7',
  'option8',
]

export interface VariantRules {
  /** Whether a corrected bit also reopens halves asked before, not only whole blocks. */
  readonly reusesHalves: boolean
  /** Random halves of the key that must agree in a row at the end; 0 where none are used. */
  readonly cleanSubsets: number
  /** Whether an error found in a random half reopens blocks of the passes before. */
  readonly subsetsReopen: boolean
}

/** An error stays hidden from one random half with chance ½: sixteen in a row leave 2⁻¹⁶. */
const STREAK: VariantRules = { reusesHalves: true, cleanSubsets: 16, subsetsReopen: true }

export const variantRules = (variant: CascadeVariant): VariantRules =>
  variant === 'streak'
    ? STREAK
    : {
        reusesHalves: reusesSubBlocks(variant),
        cleanSubsets: variant === 'biconf' ? 10 : 0,
        subsetsReopen: false,
      }

/**
 * Block sizes of the passes; they may exceed the key, then one block holds it all.
 *
 * @param qber expected share of differing bits, 0–1
 * @param bits length of the key ≥ 1
 * @throws RangeError if an argument is outside its domain
 */
export function passBlockSizes(variant: CascadeVariant, qber: number, bits: number): number[] {
  return variant === 'streak' ? cascadeBlocks('yanetal', qber, bits).slice(0, 2) : cascadeBlocks(variant, qber, bits)
}
