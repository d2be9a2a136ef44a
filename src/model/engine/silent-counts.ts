/** Counts of pulses without a click, which no reading but `pulses` draws one by one. */
import { binomialDraw, drawChain } from '../math/binomial'
import type { Dice } from '../math/dice'
import type { SilentShares } from './law-rows'
import { intensityIndex, monitorIndex, type Tally } from './tally'

const SENT = [0, 1, 2].map((i) => intensityIndex(i, 'sent'))
const SENT_MATCHED = [0, 1, 2].map((i) => intensityIndex(i, 'sentMatched'))
const BRIGHT_GATES = monitorIndex('brightGates')

/** Used again for every block. */
const counts = new Float64Array(6)

/** Counts the silent pulses: how many of each intensity were sent, and asked in the same basis, without a click. */
export function addSilent(
  tally: Tally,
  { matched, unmatched, chances, bright }: SilentShares,
  silent: number,
  dice: Dice,
): void {
  drawChain(dice, silent, chances, counts)
  for (let i = 0; i < 3; i++) {
    tally[SENT[i]!]! += counts[i]! + counts[i + 3]!
    tally[SENT_MATCHED[i]!]! += counts[i]!
  }
  if (!bright) return
  for (let i = 0; i < 3; i++) {
    const given = (part: number, all: number) => (all > 0 ? Math.min(1, part / all) : 0)
    tally[BRIGHT_GATES]! +=
      binomialDraw(dice, counts[i]!, given(bright.matched[i]!, matched[i]!)) +
      binomialDraw(dice, counts[i + 3]!, given(bright.unmatched[i]!, unmatched[i]!))
  }
}
