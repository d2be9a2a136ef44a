import { describe, expect, it } from 'vitest'
import { bitAt, countOnes } from '../math/packed-bits'
import type { SiftedBlock } from '../postprocessing/sifted-block'
import { defaultScenario, presets, type Scenario } from '../scenario/scenario'
import { Collector } from './collect'
import { createScratch, runBlocks } from './run'
import { siftRun } from './sifted'
import { planStream, SiftedStream, type StreamPlan } from './sifted-stream'

function plan(scenario: Scenario, blockBits: number, blocks: number, share = 0.1): StreamPlan {
  const made = planStream(scenario, blockBits, blocks, share)
  if ('problem' in made) throw new Error(made.problem)
  return made
}

function streamed(made: StreamPlan): SiftedBlock[] {
  const source = new SiftedStream(made)
  const blocks: SiftedBlock[] = []
  while (!source.over && blocks.length < made.blocks) blocks.push(...source.draw())
  return blocks.slice(0, made.blocks)
}

const scenarios: readonly (readonly [string, Scenario, number])[] = [
  ['most pulses click', defaultScenario, 700],
  ['most are lost', { ...presets.metro, distanceKm: 100 }, 6000],
  ['detectors that sleep', { ...presets.lab, distanceKm: 80, deadTimeNs: 1000, afterpulse: 0.02 }, 3000],
]

describe('stream of sifted bits', () => {
  it.each(scenarios)('cuts the bits of one long run into equal blocks: %s', (_, scenario, blockBits) => {
    const made = plan(scenario, blockBits, 3)
    const blocks = streamed(made)
    expect(blocks.map(({ alice }) => alice.bits)).toEqual([blockBits, blockBits, blockBits])
    const collector = new Collector(made.run)
    for (const result of runBlocks(made.run, createScratch())) collector.add(result)
    const whole = siftRun(made.run, collector, createScratch(), 3 * blockBits)
    if ('problem' in whole) throw new Error(whole.problem)
    for (const name of ['alice', 'bob', 'basis', 'compared', 'eveKnows'] as const) {
      const ofWhole = Array.from({ length: 3 * blockBits }, (_, i) => bitAt(whole.block[name]!, i))
      const ofBlocks = blocks.flatMap((block) => Array.from({ length: blockBits }, (_, i) => bitAt(block[name]!, i)))
      expect(ofBlocks).toEqual(ofWhole)
    }
    expect(blocks.reduce((sum, { sent }) => sum + sent, 0)).toBe(whole.block.sent)
    expect(blocks.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(whole.block.arrived)
  })

  it('takes as long as was promised, and compares the share that was asked for', () => {
    const scenario = { ...presets.metro, distanceKm: 100 }
    const made = plan(scenario, 50_000, 2, 0.1)
    const blocks = streamed(made)
    // 10⁵ bits come with a standard error of 0.3 %; 5 of them are allowed.
    const seconds = blocks.reduce((sum, { sent }) => sum + sent, 0) / scenario.clockHz
    expect(seconds / (2 * made.secondsPerBlock)).toBeGreaterThan(0.984)
    expect(seconds / (2 * made.secondsPerBlock)).toBeLessThan(1.016)
    const share = blocks.reduce((sum, { compared }) => sum + countOnes(compared), 0) / 1e5
    expect(Math.abs(share - 0.1)).toBeLessThan(5 * Math.sqrt(0.09 / 1e5))
  })

  it('ends early where Eve lets nothing through', () => {
    const source = new SiftedStream(
      plan({ ...defaultScenario, attack: 'block', fraction: 1, darkCountProbability: 0 }, 500, 2),
    )
    const blocks: SiftedBlock[] = []
    while (!source.over) blocks.push(...source.draw())
    expect(blocks).toEqual([])
  })

  it('says why it cannot begin', () => {
    expect(planStream(defaultScenario, 2 ** 22 + 1, 1, 0.1)).toEqual({ problem: 'too-many-bits' })
    const dark = {
      ...defaultScenario,
      insertionLossDb: 40,
      distanceKm: 600,
      lossDbPerKm: 1,
      darkCountProbability: 0,
      background: 0,
    }
    expect(planStream(dark, 1000, 1, 0.1)).toEqual({ problem: 'block-too-long' })
    expect(
      planStream({ ...defaultScenario, brightness: 0.01, detectorEfficiency: 0, darkCountProbability: 0 }, 10, 1, 0.1),
    ).toEqual({
      problem: 'nothing-kept',
    })
  })

  it('plans no more blocks than can be drawn one by one', () => {
    const made = plan(presets.lab, 2 ** 22, 1000)
    expect(made.blocks).toBeLessThan(25)
    expect(made.blocks).toBeGreaterThan(5)
    expect(made.run.reading).toBe('clicks')
  })
})
