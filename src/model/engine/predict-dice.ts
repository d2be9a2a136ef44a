/**
 * How Eve predicts weak dice. Alice's bases are announced for every pulse that arrived; the generator has
 * so few starting points that Eve tries them all on the first few dozen announcements. Only one fits, and
 * it tells every bit of Alice's, past and to come.
 */
import { Chance, type ChanceLaw, chanceLaw, thresholdOf } from '../math/chance'
import { bitAt, type PackedBits, zeros } from '../math/packed-bits'
import { WEAK_STARTS, weakAlice } from './cast'

/** A basis that was announced, of a pulse of the first block. */
export interface Announced {
  readonly pulse: number
  /** 0 is +, 1 is ×. */
  readonly basis: number
}

function plane(start: number, slot: string, law: ChanceLaw, block: number, pulses: number): PackedBits {
  const { seed, prefix } = weakAlice(start)
  const bits = zeros(pulses)
  new Chance({ seed, role: 'alice', slot: prefix + slot, block }, law).next(bits.words)
  return bits
}

/**
 * Starting points of the weak generator that fit what was announced; after 40 announcements all but surely one.
 *
 * @param crossChance probability of basis × in Alice's choices
 */
export function startsThatFit(announced: readonly Announced[], crossChance: number): number[] {
  const law = chanceLaw(thresholdOf(crossChance))
  const pulses = announced.reduce((most, { pulse }) => Math.max(most, pulse + 1), 0)
  const fits: number[] = []
  for (let start = 0; start < WEAK_STARTS; start++) {
    const bases = plane(start, 'basis', law, 0, pulses)
    if (announced.every(({ pulse, basis }) => bitAt(bases, pulse) === basis)) fits.push(start)
  }
  return fits
}

/** Alice's bits of the first `pulses` pulses of a block (bits beyond them mean nothing). */
export const bitsFrom = (start: number, block: number, pulses: number): PackedBits =>
  plane(start, 'bit', chanceLaw(thresholdOf(0.5)), block, pulses)
