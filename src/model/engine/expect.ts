/**
 * The first reading: sums over the joint law. The result has the layout of a tally and holds the
 * expected counts of one pulse, so every rate formula for tallies also reads expectations.
 */

import type { Scenario } from '../scenario/scenario'
import { filteredRowsOf } from './filtered-law'
import { compileLink, type LinkModel, MARK } from './link-model'
import { NONE } from './recording'
import { basisCount, basisIndex, emptyTally, intensityCount, intensityIndex, monitorIndex, type Tally } from './tally'

/** Expected counts per pulse; `compare` is the probability that a kept bit is compared. */
export function expectedTally(model: LinkModel, compare: number): Tally {
  const tally = emptyTally()
  for (const row of filteredRowsOf(model)) {
    const { probability: p, intensity: i } = row
    const matched = model.protocol.keeps(model.protocol.bases[row.aliceBasis]!, model.protocol.bases[row.bobBasis]!)
    tally[intensityIndex(i, 'sent')]! += p
    if (matched) tally[intensityIndex(i, 'sentMatched')]! += p
    if (row.branch.mark === MARK.bright) tally[monitorIndex('brightGates')]! += p
    if (row.pattern === 0) continue
    if (row.branch.mark === MARK.early) tally[monitorIndex('earlyClicks')]! += p
    if (row.branch.mark === MARK.late) tally[monitorIndex('lateClicks')]! += p
    if (row.asleep) tally[monitorIndex('asleepClicks')]! += p
    tally[intensityIndex(i, 'clicked')]! += p
    if (row.pattern === 3) tally[intensityIndex(i, 'doubleClicks')]! += p
    if (row.lightPattern === 0) tally[intensityIndex(i, 'darkClicked')]! += p
    if (row.bobBit === 1) tally[intensityIndex(i, 'readOne')]! += p
    if (!matched || row.asleep) continue
    const at = (count: Parameters<typeof basisIndex>[2]) => basisIndex(i, row.aliceBasis, count)
    const wrong = row.bobBit !== row.aliceBit
    tally[at('kept')]! += p
    if (wrong) tally[at('errors')]! += p
    tally[at('compared')]! += p * compare
    if (wrong) tally[at('comparedErrors')]! += p * compare
    if (row.branch.touched) tally[at('eveTouched')]! += p
    if (row.branch.certain) tally[at('eveCertain')]! += p
    const { eveGuess } = row.branch
    if (eveGuess === 2 || eveGuess === NONE) tally[at('eveRight')]! += p / 2
    else if (eveGuess === row.aliceBit) tally[at('eveRight')]! += p
  }
  return tally
}

/** What a scenario leads one to expect, per pulse. */
export interface Expectation {
  /** Expected counts per pulse. */
  readonly perPulse: Tally
  /** Clicks per pulse. */
  readonly clicks: number
  /** Kept bits per pulse. */
  readonly kept: number
  /** Errors per kept bit of a signal pulse; null where nothing is kept of them. */
  readonly qber: number | null
  /** Probability that Eve's best guess of a kept bit is right; null where nothing is kept. */
  readonly guessing: number | null
}

export function expectationOf(perPulse: Tally): Expectation {
  const kept = basisCount(perPulse, 'kept')
  const signal = basisCount(perPulse, 'kept', { intensity: 0 })
  return {
    perPulse,
    clicks: intensityCount(perPulse, 'clicked'),
    kept,
    qber: signal > 0 ? basisCount(perPulse, 'errors', { intensity: 0 }) / signal : null,
    guessing: kept > 0 ? basisCount(perPulse, 'eveRight') / kept : null,
  }
}

/** Expectation of a scenario with its attack. */
export const expectScenario = (scenario: Scenario): Expectation =>
  expectationOf(expectedTally(compileLink(scenario), 0))

/** The same with Eve off: what the hardware alone does. */
export const expectHonest = (scenario: Scenario): Expectation => expectScenario({ ...scenario, attack: 'off' })
