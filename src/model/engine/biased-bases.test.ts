/**
 * One basis more often than the other: who measures in the frequent one disturbs the rare one alone. Its errors are the
 * phase errors of nearly the whole key, so that nothing may be left, however few errors there are in all.
 */
import { describe, expect, it } from 'vitest'
import { distil } from '../postprocessing/distil'
import { presets, type Scenario } from '../scenario/scenario'
import { Collector } from './collect'
import { createScratch, planRun, runBlocks } from './run'
import { siftRun } from './sifted'
import { keyOptions, usualWish } from './sifted-key'

const scratch = createScratch()

function secretOf(scenario: Scenario, finite: boolean) {
  const plan = planRun(scenario)
  const collector = new Collector(plan)
  for (const result of runBlocks(plan, scratch)) collector.add(result)
  const answer = siftRun(plan, collector, scratch)
  if ('problem' in answer) throw new Error(answer.problem)
  const made = distil(answer.block, keyOptions(scenario, { ...usualWish(scenario), finite }, null))
  return {
    bits: made.ledger.secret,
    phaseError: made.failure?.numbers.phaseError ?? made.stages.amplification?.phaseError,
  }
}

const sources: readonly (readonly [string, Scenario])[] = [
  ['single photons', { ...presets.ideal, pulses: 400_000 }],
  // A tenth of the pulses hold two photons.
  ['imperfect single photons', { ...presets.ideal, g2: 0.05, pulses: 400_000 }],
  ['decoys', { ...presets.ideal, source: 'decoy', pulses: 1_000_000 }],
  [
    'one decoy',
    { ...presets.ideal, source: 'decoy', shares: { signal: 0.7, weak: 0.3, vacuum: 0 }, pulses: 1_000_000 },
  ],
]

describe.each(sources)('keys of %s', (_, link) => {
  it.each([0.75, 0.9])('are none where a spy measures in the frequent basis, at bias %d', (basisBias) => {
    const spied: Scenario = { ...link, basisBias, comparedBits: 4096, attack: 'fix', fraction: 1 }
    expect(secretOf(spied, false).bits).toBe(0)
    expect(secretOf(spied, true).bits).toBe(0)
  })

  // Of 256 compared bits one is of ×: all k = n·(0.05/0.95)² of × are compared then, or there is no key. An error rate z standard
  // deviations below ½ leaves n·2z²/(4k·ln 2) = 260·z² of n = 180 000 bits in the long run, which promises nothing of a block:
  // 2 340 at 3σ. Estimates from the one bit of × would leave all of them.
  it('are next to none where few bits were to be compared', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const spied: Scenario = { ...link, basisBias: 0.95, comparedBits: 256, attack: 'fix', fraction: 1, seed }
      expect(secretOf({ ...spied, pulses: 200_000 }, false).bits).toBeLessThan(2340)
    }
  })

  it('are there without her, at the error rate of both', () => {
    const honest: Scenario = { ...link, basisBias: 0.8, comparedBits: 4096, misalignment: 0.01 }
    // Decoys estimate e₁ from some hundred errors: within half of it.
    const { bits, phaseError } = secretOf(honest, false)
    expect(bits).toBeGreaterThan(0)
    expect(Math.abs(phaseError! - 0.01)).toBeLessThan(0.006)
  })
})
