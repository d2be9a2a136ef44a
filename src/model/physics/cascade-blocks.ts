import { requireFraction, requireWhole } from './domain'

/** Variants of Cascade; names as in the literature on its tuning. */
export type CascadeVariant = 'original' | 'biconf' | 'yanetal' | 'option3' | 'option4' | 'option7' | 'option8'

interface Schedule {
  readonly passes: number
  /** Corrected errors send the search back into the halves of earlier blocks, not only into whole blocks. */
  readonly subBlockReuse: boolean
  /** Block sizes of the first passes at error rate Q; later passes continue by `later`. */
  first(qber: number): number[]
  readonly later: 'double' | 'half'
}

const SCHEDULES: Readonly<Record<CascadeVariant, Schedule>> = {
  original: {
    passes: 4,
    subBlockReuse: false,
    first: (qber) => [Math.ceil(0.73 / qber)],
    later: 'double',
  },
  biconf: {
    passes: 2,
    subBlockReuse: false,
    first: (qber) => [Math.ceil(0.92 / qber), 3 * Math.ceil(0.92 / qber)],
    later: 'half',
  },
  yanetal: {
    passes: 10,
    subBlockReuse: false,
    first: (qber) => [Math.ceil(0.8 / qber), 5 * Math.ceil(0.8 / qber)],
    later: 'half',
  },
  option3: {
    passes: 16,
    subBlockReuse: false,
    first: (qber) => [Math.ceil(1 / qber), 2 * Math.ceil(1 / qber)],
    later: 'half',
  },
  option4: {
    passes: 16,
    subBlockReuse: true,
    first: (qber) => [Math.ceil(1 / qber), 2 * Math.ceil(1 / qber)],
    later: 'half',
  },
  option7: {
    passes: 14,
    subBlockReuse: true,
    first: (qber) => [2 ** Math.ceil(Math.log2(1 / qber)), 4 * 2 ** Math.ceil(Math.log2(1 / qber))],
    later: 'half',
  },
  option8: {
    passes: 14,
    subBlockReuse: true,
    first: (qber) => {
      const a = Math.log2(1 / qber) - 0.5
      return [2 ** Math.ceil(a), 2 ** Math.ceil((a + 12) / 2), 4096]
    },
    later: 'half',
  },
}

/** An error rate of 0 still needs a block size. */
const SMALLEST_QBER = 1e-5

/** Whether a variant looks for odd parities in halves of earlier blocks too. */
export const reusesSubBlocks = (variant: CascadeVariant): boolean => SCHEDULES[variant].subBlockReuse

/**
 * Block sizes of the passes of a Cascade variant for an estimated error rate. A size may exceed the key: the block
 * then is the key. `biconf` goes on with random halves until ten in a row are clean.
 *
 * @param variant name of the variant
 * @param qber estimated error rate, 0–1; treated as 1e-5 below that
 * @param bits n, key length, whole number ≥ 1
 * @returns one size a pass, each ≥ 1
 * @throws RangeError if an argument is outside its domain or the variant unknown
 * @see Brassard & Salvail, EUROCRYPT '93; Martinez-Mateo et al., Quantum Inf. Comput. 15, 453 (2015)
 */
export function cascadeBlocks(variant: CascadeVariant, qber: number, bits: number): number[] {
  if (!Object.hasOwn(SCHEDULES, variant)) throw new RangeError(`cascadeBlocks: variant = ${variant} is not known`)
  requireFraction('cascadeBlocks', 'qber', qber)
  requireWhole('cascadeBlocks', 'bits', bits, 1)
  const { passes, first, later } = SCHEDULES[variant]
  const sizes = first(Math.max(qber, SMALLEST_QBER))
  while (sizes.length < passes) sizes.push(later === 'double' ? 2 * sizes.at(-1)! : Math.max(1, Math.floor(bits / 2)))
  return sizes
}
