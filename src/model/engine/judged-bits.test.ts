import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../math/wilson'
import { presets, type Scenario } from '../scenario/scenario'
import { expectHonest } from './expect'
import { judgedBits, judgedCounts } from './judged-bits'
import type { ComparedBits } from './recording'
import { createScratch, planRun, runBlocks } from './run'
import { addTally, basisCount, emptyTally } from './tally'

/** Compared bits of these intensities, the first of which differs. */
const bits = (...intensities: readonly number[]): ComparedBits => ({
  event: Float64Array.from(intensities, (_, i) => 3 * i),
  pulse: Float64Array.from(intensities, (_, i) => 30 * i),
  error: Uint8Array.from(intensities, (_, i) => (i === 0 ? 1 : 0)),
  basis: Uint8Array.from(intensities, (_, i) => i % 2),
  intensity: Uint8Array.from(intensities),
})

describe('judged bits', () => {
  it('are those of signal pulses, in order', () => {
    const judged = judgedBits(bits(2, 0, 1, 0, 0))
    expect([...judged.pulse]).toEqual([30, 90, 120])
    expect([...judged.error]).toEqual([0, 0, 0])
    expect([...judged.basis]).toEqual([1, 1, 0])
  })

  it('are all of a source without decoys', () => {
    const all = bits(0, 0, 0)
    expect(judgedBits(all)).toBe(all)
  })
})

/** Metro at 200 km, additive to first order: η = 0.2·10⁻⁴, Y₀ = 2·10⁻⁶, 1.5 % misalignment, μ = 0.5. */
const [darkGain, lightGain] = [2e-6, 0.5 * 2e-5]
const signalErrors = (darkGain / 2 + 0.015 * lightGain) / (darkGain + lightGain)

const far: Scenario = { ...presets.metro, distanceKm: 200, pulses: 1e12, comparedBits: 4096 }

describe('a link near its cliff', () => {
  it('is expected to show the error rate of its signals: 9.6 % at 200 km, not the 11 % of the mixture', () => {
    expect(signalErrors).toBeCloseTo(0.0958, 4)
    expect(expectHonest(far).qber).toBeCloseTo(signalErrors, 5)
  })

  it('shows it: the band of five sigma of its compared signals holds 9.6 % and not 11 %', () => {
    const tally = emptyTally()
    const plan = planRun({ ...far, comparedBits: 4e6 }, [], 'counts')
    for (const block of runBlocks(plan, createScratch())) addTally(tally, block.tally)
    const { compared, errors } = judgedCounts(tally)
    const { low, high } = wilsonInterval(errors, compared, 5)
    expect(low).toBeLessThan(signalErrors)
    expect(high).toBeGreaterThan(signalErrors)
    expect(high).toBeLessThan(0.11)
    // Decoys are compared as well: their bits are spent, and do not judge.
    expect(compared).toBeLessThan(basisCount(tally, 'compared'))
  })
})
