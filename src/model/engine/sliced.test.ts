import { describe, expect, it } from 'vitest'
import { attacks } from '../attacks/index'
import { presets, type Scenario, SOURCES } from '../scenario/scenario'
import { countDrawn, createScratch, planRun, runBlock } from './run'

const scratch = createScratch()

const setups: readonly Partial<Scenario>[] = [
  {},
  { misalignment: 0.02 },
  { misalignment: 0.07, basisBias: 0.8, darkCountProbability: 1e-3 },
  { detectorEfficiency: 0.3, darkCountProbability: 1e-3, misalignment: 0.01 },
  { lossDbPerKm: 0.2, distanceKm: 60, detectorEfficiency: 0.2, darkCountProbability: 1e-5 },
]

const slicedPlan = (scenario: Scenario) => {
  const segment = planRun(scenario).segments[0]!
  return 'sliced' in segment ? segment.sliced : null
}

/** Attacks that this kernel runs; the others go to the general kernel alone. */
const runs = attacks
  .map(({ id }) => id)
  .filter((attack) => setups.every((setup) => slicedPlan({ ...presets.ideal, ...setup, attack, fraction: 0.37 })))

it('runs the attacks that measure and resend', () =>
  expect(runs).toEqual(expect.arrayContaining(['off', 'ir', 'fix', 'mid'])))

describe.each(runs)('under %s', (attack) => {
  it.each([0, 0.25, 0.37, 1])('on a share of %d both kernels give the same bits', (fraction) => {
    for (const setup of setups) {
      const plan = planRun({
        ...presets.ideal,
        ...setup,
        attack,
        fraction,
        pulses: 100_003,
        comparedBits: 4096,
        seed: 3,
      })
      expect(plan.segments[0], 'the bit-sliced kernel can run it').toHaveProperty('sliced.streams')
      for (let block = 0; block < plan.blocks; block++) {
        const [sliced, drawn] = [runBlock(plan, block, scratch), countDrawn(plan, block, scratch)]
        expect([...sliced.tally]).toEqual([...drawn.tally])
        expect({ ...sliced, tally: null }).toEqual({ ...drawn, tally: null })
      }
    }
  })
})

it('is left to the general kernel where pulses are not single photons', () => {
  for (const source of SOURCES) {
    const segment = planRun({ ...presets.metro, source }).segments[0]!
    expect('sliced' in segment && segment.sliced === null).toBe(source !== 'sp')
  }
})
