import { expect, it } from 'vitest'
import { backgroundYield } from '../weak-pulse-gain'
import { type DetectorPreset, detectorPresets, detectorSettings, type Figure } from './presets'

const all: readonly DetectorPreset[] = detectorPresets

it('every figure lies within its span', () => {
  const figures = all.flatMap(({ efficiency, dark, deadTimeNs, jitterPs, afterpulse }): (Figure | null)[] => [
    efficiency,
    'perGate' in dark ? dark.perGate : dark.perSecond,
    deadTimeNs,
    jitterPs,
    afterpulse,
  ])
  for (const figure of figures) {
    if (!figure) continue
    expect(figure.value).toBeGreaterThanOrEqual(figure.low ?? figure.value)
    expect(figure.value).toBeLessThanOrEqual(figure.high ?? figure.value)
  }
})

it('gives a scenario probabilities, and figures nobody gave as none', () => {
  for (const preset of all) {
    const settings = detectorSettings(preset)
    expect(settings.detectorEfficiency).toBeGreaterThan(0)
    expect(settings.detectorEfficiency).toBeLessThanOrEqual(1)
    expect(settings.darkCountProbability).toBeGreaterThan(0)
    expect(settings.darkCountProbability).toBeLessThan(1e-6)
    expect(settings.deadTimeNs === 0).toBe(preset.deadTimeNs === null)
  }
})

it('shares the published background of the GYS receiver between its two detectors', () => {
  const gys = all.find(({ id }) => id === 'gys')!
  expect(backgroundYield(detectorSettings(gys).darkCountProbability)).toBeCloseTo(1.7e-6, 18)
})

it('makes 100 dark counts a second 1e-7 in a gate of a nanosecond, and twice that in two', () => {
  const snspd = all.find(({ id }) => id === 'snspd')!
  expect(detectorSettings(snspd).darkCountProbability).toBeCloseTo(1e-7, 13)
  expect(detectorSettings(snspd, 2).darkCountProbability).toBeCloseTo(2e-7, 13)
  expect(() => detectorSettings(snspd, 0)).toThrow('gateNs = 0')
})
