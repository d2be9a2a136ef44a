/** Counts of pulses without a click, which no reading but `pulses` draws one by one. */
import { binomialDraw, multinomialDraw } from '../math/binomial'
import type { Dice } from '../math/dice'
import type { SilentShares } from './law-rows'
import { intensityIndex, monitorIndex, type Tally } from './tally'

/** Counts the silent pulses: how many of each intensity were sent, and asked in the same basis, without a click. */
export function addSilent(
  tally: Tally,
  { matched, unmatched, bright }: SilentShares,
  silent: number,
  dice: Dice,
): void {
  const counts = multinomialDraw(dice, silent, [...matched, ...unmatched])
  for (let i = 0; i < 3; i++) {
    tally[intensityIndex(i, 'sent')]! += counts[i]! + counts[i + 3]!
    tally[intensityIndex(i, 'sentMatched')]! += counts[i]!
  }
  if (!bright) return
  for (let i = 0; i < 3; i++) {
    const given = (part: number, all: number) => (all > 0 ? Math.min(1, part / all) : 0)
    tally[monitorIndex('brightGates')]! +=
      binomialDraw(dice, counts[i]!, given(bright.matched[i]!, matched[i]!)) +
      binomialDraw(dice, counts[i + 3]!, given(bright.unmatched[i]!, unmatched[i]!))
  }
}
