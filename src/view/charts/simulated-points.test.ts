import { describe, expect, it } from 'vitest'
import { createScratch } from '../../model/engine/run'
import { runPoint } from '../../model/engine/sweep'
import { presets } from '../../model/scenario/scenario'
import { agreeing, simulatedPoint, simulatedScenarios } from './simulated-points'

describe('simulated points', () => {
  it('lie on the curve within their bars', () => {
    for (const scenario of [presets.metro, { ...presets.metro, source: 'wcp' as const, meanPhotons: 0.05 }]) {
      const scratch = createScratch()
      const points = simulatedScenarios(scenario, scenario.source === 'wcp' ? 30 : 190).map(
        (each) => simulatedPoint(each, runPoint(each, scratch))!,
      )
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
