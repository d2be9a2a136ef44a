import { expect, it } from 'vitest'
import { presets, type Scenario, type SourceKind } from '../scenario/scenario'
import { createScratch, planRun, runBlocks } from './run'
import { addTally, basisCount, emptyTally, intensityCount } from './tally'

const scratch = createScratch()
const DARK = 0.03

/** Alice's light ends in the fibre: what clicks is dark, each detector on its own with this chance. */
const night: Scenario = {
  ...presets.metro,
  lossDbPerKm: 1,
  distanceKm: 600,
  darkCountProbability: DARK,
  misalignment: 0,
  seed: 17,
}

/**
 * Within 4σ of d(1 − d) per detector alone and d² of both. A hundredth of the dark counts is 7σ of the
 * clicks in both kernels of `pulses`, and 11σ in `clicks` and `counts`.
 */
it.each([
  ['pulses', 'wcp', 8e6],
  ['pulses', 'sp', 8e6],
  ['clicks', 'wcp', 2e7],
  ['counts', 'wcp', 2e7],
] as const)(
  'dark counts alone, counted as %s from source %s, are those of the detectors',
  (reading, source, pulses) => {
    const scenario: Scenario = { ...night, source: source satisfies SourceKind, pulses }
    const plan = planRun(scenario, [], reading)
    const tally = emptyTally()
    for (const block of runBlocks(plan, scratch)) addTally(tally, block.tally)
    const within = (seen: number, p: number) =>
      expect(Math.abs(seen - pulses * p) / Math.sqrt(pulses * p * (1 - p)), `${seen} of ${pulses * p}`).toBeLessThan(4)
    const any = 1 - (1 - DARK) ** 2
    within(intensityCount(tally, 'clicked'), any)
    within(intensityCount(tally, 'darkClicked'), any)
    within(intensityCount(tally, 'doubleClicks'), DARK * DARK)
    // Double clicks are read as a coin says.
    within(intensityCount(tally, 'readOne'), any / 2)
    within(basisCount(tally, 'kept'), any / 2)
    within(basisCount(tally, 'errors'), any / 4)
  },
)
