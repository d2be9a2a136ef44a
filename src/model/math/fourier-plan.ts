/**
 * Sizes and roots for the fast Fourier transform of `fourier.ts`: products modulo X^M − i.
 */

/** Roots σ of every block of every level, and the first step of lengths that are no power of 4. */
export interface FourierPlan {
  /** M complex numbers: 2^k or 3·2^k. */
  readonly size: number
  /** Blocks of the first step: 1 (none needed), 2, 3 or 6. */
  readonly first: 1 | 2 | 3 | 6
  /** Level by level, σ of each block (real, imaginary). */
  readonly levels: readonly Float64Array[]
}

/** Smallest allowed size ≥ `least`: 2^k or 3·2^k, at least 4. */
export function fourierSize(least: number): number {
  let size = 4
  while (size < least) size *= 2
  return size >= 8 && (size / 4) * 3 >= least ? (size / 4) * 3 : size
}

const plans = new Map<number, FourierPlan>()
/** Plans kept: the last few sizes, because blocks of a link all have the same length. */
const PLANS_KEPT = 4

/** The plan for a size that `fourierSize` gives; the last few are kept. @throws RangeError for other sizes */
export function fourierPlan(size: number): FourierPlan {
  if (fourierSize(size) !== size) throw new RangeError(`fourierPlan: size = ${size} is not 2^k or 3·2^k with k ≥ 2`)
  const kept = plans.get(size)
  if (kept) return kept
  const threes = size % 3 === 0 ? 3 : 1
  const twos = Math.log2(size / threes)
  const first = (twos % 2 === 0 ? threes : 2 * threes) as FourierPlan['first']
  // Angles in turns. X^M − i: a quarter turn.
  let angles = [0.25]
  if (threes === 3) angles = [0, 1, 2].map((j) => (0.25 + j) / 3)
  if (twos % 2 === 1) angles = angles.flatMap((angle) => [angle / 2, angle / 2 + 0.5])
  const levels: Float64Array[] = []
  for (let blocks = 1; blocks * first < size; blocks *= 4) levels.push(levelRoots(angles, blocks))
  const plan: FourierPlan = { size, first, levels }
  if (plans.size >= PLANS_KEPT) for (const oldest of [...plans.keys()].slice(0, 1)) plans.delete(oldest)
  plans.set(size, plan)
  return plan
}

/** σ of `blocks` blocks (a power of 4) under each starting angle: e^(2πi·(angle + reversed)/(4·blocks)). */
function levelRoots(angles: readonly number[], blocks: number): Float64Array {
  const bits = Math.log2(blocks)
  // Two short tables instead of a sine for every root.
  const coarseBits = bits >> 1
  const coarse = 2 ** coarseBits
  const fine = blocks / coarse
  const roots = new Float64Array(2 * angles.length * blocks)
  const step = (2 * Math.PI) / (4 * blocks)
  const fineCos = Float64Array.from({ length: fine }, (_, k) => Math.cos(step * k))
  const fineSin = Float64Array.from({ length: fine }, (_, k) => Math.sin(step * k))
  let at = 0
  for (const angle of angles) {
    const coarseCos = Float64Array.from({ length: coarse }, (_, k) => Math.cos(step * (angle + fine * k)))
    const coarseSin = Float64Array.from({ length: coarse }, (_, k) => Math.sin(step * (angle + fine * k)))
    for (let block = 0; block < blocks; block++) {
      const reversed = reverseBits(block, bits)
      const high = (reversed / fine) | 0
      const low = reversed % fine
      const [c, s, cc, ss] = [coarseCos[high]!, coarseSin[high]!, fineCos[low]!, fineSin[low]!]
      roots[at++] = c * cc - s * ss
      roots[at++] = c * ss + s * cc
    }
  }
  return roots
}

function reverseBits(value: number, bits: number): number {
  let reversed = 0
  for (let i = 0; i < bits; i++) reversed |= ((value >>> i) & 1) << (bits - 1 - i)
  return reversed
}
