import { describe, expect, it } from 'vitest'
import { createScratch } from '../../model/engine/run'
import { runPoint } from '../../model/engine/sweep'
import { presets } from '../../model/scenario/scenario'
import { agreeing, type SimulatedPoint, simulatedPoint, simulatedScenarios, whyTheyPart } from './simulated-points'

describe('simulated points', () => {
  it('lie on the curve within their bars', () => {
    for (const scenario of [
      presets.metro,
      { ...presets.metro, source: 'wcp' as const, meanPhotons: 0.05 },
      // At the first point, 32 km, 99 blocked gates leave a third of the time: left out, the curve would be far off.
      { ...presets.metro, deadTimeNs: 1000 },
      // One click in twenty is an afterpulse: the error rate is 4 %, not 1.5 %.
      { ...presets.metro, afterpulse: 0.05 },
    ]) {
      const scratch = createScratch()
      // A fifth of the pulses the chart runs: bars twice as wide, and a test five times as short.
      const points = simulatedScenarios(scenario, scenario.source === 'wcp' ? 30 : 190)
        .map((each) => ({ ...each, pulses: 2e6 }))
        .map((each) => simulatedPoint(each, runPoint(each, scratch))!)
      expect(points.map(({ lengthKm }) => lengthKm).every((km, i) => i === 0 || km > points[i - 1]!.lengthKm)).toBe(
        true,
      )
      for (const { low, perPulse, high } of points) expect(low <= perPulse && perPulse <= high).toBe(true)
      // Error rate and click rate both move within 95 %: four of five at least.
      expect(agreeing(points)).toBeGreaterThanOrEqual(4)
    }
  })

  it('leave Eve out, and say nothing where nothing was kept', () => {
    expect(simulatedScenarios({ ...presets.metro, attack: 'ir' }, 100).every(({ attack }) => attack === 'off')).toBe(
      true,
    )
    expect(simulatedPoint(presets.metro, new Float64Array(200))).toBeNull()
  })
})

describe('whyTheyPart', () => {
  /** The formula's value one bar's width above the counted one. */
  const missed = (lengthKm: number, bar: number): SimulatedPoint => ({
    lengthKm,
    perPulse: 1e-4,
    low: 1e-4 * (1 - bar),
    high: 1e-4 * (1 + bar),
    expected: 1e-4 * (1 + 2 * bar),
  })

  it('has nothing to say where all agree', () =>
    expect(whyTheyPart({ ...presets.metro, deadTimeNs: 1000 }, [{ ...missed(20, 0.01), expected: 1e-4 }])).toEqual([]))

  it('names the added gain only where it is more than a small part of the bar', () => {
    // At 1 km of 20 % detectors ημ is 0.095 and Y₀ 0.002: together 0.097, of which 0.0002 happens at once.
    const noisy = { ...presets.metro, darkCountProbability: 1e-3 }
    expect(whyTheyPart(noisy, [missed(1, 0.005)])).toEqual(['additive-gain'])
    expect(whyTheyPart(noisy, [missed(1, 0.05)])).toEqual(['chance'])
    expect(whyTheyPart({ ...noisy, source: 'sp' }, [missed(1, 0.005)])).toEqual(['chance'])
  })
})
