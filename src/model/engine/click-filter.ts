/**
 * Dead time and afterpulses, one after another over the raw clicks of a block. An accepted click
 * blocks both detectors for k gates; with probability p an afterpulse of a detector chosen at
 * random is due in the first live gate, and a click of it blocks and may be followed again. The
 * dice are addressed by the pulse, and what is left at the end of a block is handed to the next.
 */
import { addressedUniform, thresholdOf } from '../math/chance'
import { diceKey } from '../math/dice'
import type { ClickFilter } from './effective-link'
import { NONE } from './recording'

/** What a block inherits from the clicks before it. */
export interface FilterState {
  /** Gates from its first on that are still blocked. */
  readonly dead: number
  /** Whether an afterpulse is due in the first live gate. */
  readonly due: boolean
}

/** At the beginning of a run. */
export const FRESH: FilterState = { dead: 0, due: false }

const TWO52 = 4503599627370496

/** The detectors of one block while their clicks are gone through in order. */
export class Detectors {
  /** First live gate, by its place in the block; may lie beyond it. */
  liveFrom: number
  due: boolean
  private readonly deadGates: number
  private readonly threshold: number
  private readonly follows: Uint32Array
  private readonly looks: Uint32Array

  constructor({ deadGates, afterpulse }: ClickFilter, { dead, due }: FilterState, seed: number, block: number) {
    this.liveFrom = dead
    this.due = due
    this.deadGates = deadGates
    this.threshold = thresholdOf(afterpulse)
    this.follows = diceKey({ seed, role: 'bob', slot: 'afterpulse', block })
    this.looks = diceKey({ seed, role: 'bob', slot: 'afterpulse-detector', block })
  }

  /** Accepts a click. */
  accept(offset: number): void {
    this.liveFrom = offset + this.deadGates + 1
    this.due = addressedUniform(this.follows, offset) < this.threshold
  }

  /** Detector of an afterpulse in this gate (0 or 1), Bob's coin if it makes a double click, Eve's if she needs one. */
  look(offset: number): { readonly detector: 0 | 1; readonly bob: 0 | 1; readonly eve: 0 | 1 } {
    const u = addressedUniform(this.looks, offset)
    return { detector: u < TWO52 ? 0 : 1, bob: (u % 2) as 0 | 1, eve: ((u / 2) & 1) as 0 | 1 }
  }

  /** What the next block inherits. */
  after(pulses: number): FilterState {
    return { dead: Math.max(0, this.liveFrom - pulses), due: this.due }
  }
}

/** What the filter reads and writes of the columns of a block, one entry per pulse. */
interface Columns {
  readonly aliceBasis: Uint8Array
  readonly bobBasis: Uint8Array
  readonly outcome: Uint16Array
  readonly asleep: Uint8Array
  readonly lightPattern: Uint8Array
  readonly pattern: Uint8Array
  readonly bobBit: Uint8Array
  readonly kept: Uint8Array
  readonly compared: Uint8Array
}

/**
 * Filters the first `pulses` pulses of columns in place.
 *
 * @param deaf per outcome: 1 where bright light blinds the detectors
 * @param isCompared whether a bit kept because of an afterpulse is compared
 */
export function filterColumns(
  columns: Columns,
  pulses: number,
  detectors: Detectors,
  deaf: Uint8Array,
  isCompared: (offset: number) => boolean,
): void {
  const { pattern, lightPattern, bobBit, kept, compared, asleep, outcome, aliceBasis, bobBasis } = columns
  for (let at = 0; at < pulses; at++) {
    if (at < detectors.liveFrom) {
      if (pattern[at] === 0) continue
      pattern[at] = 0
      lightPattern[at] = 0
      bobBit[at] = NONE
      kept[at] = 0
      compared[at] = 0
      continue
    }
    if (detectors.due) {
      detectors.due = false
      const before = pattern[at]!
      if (asleep[at] === 0 && deaf[outcome[at]!] === 0) {
        const { detector, bob } = detectors.look(at)
        const both = before | (detector + 1)
        pattern[at] = both
        if (both !== before) bobBit[at] = both === 3 ? bob : both - 1
        if (before === 0 && aliceBasis[at] === bobBasis[at]) {
          kept[at] = 1
          compared[at] = isCompared(at) ? 1 : 0
        }
      }
    }
    if (pattern[at] !== 0) detectors.accept(at)
  }
}
