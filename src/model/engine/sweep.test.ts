import { expect, it } from 'vitest'
import { presets } from '../scenario/scenario'
import { expectScenario } from './expect'
import { createScratch } from './run'
import { readRange, runPoint, sweepScenarios } from './sweep'
import { basisCount } from './tally'

it('reads a range in the units of links', () => {
  expect(readRange('km=0:300:100')).toEqual({ name: 'distanceKm', values: [0, 100, 200, 300] })
  expect(readRange('p=0:100:50')).toEqual({ name: 'fraction', values: [0, 0.5, 1] })
})

it.each(['km', 'km=0:300', 'xx=0:1:1', 'km=10:0:1', 'km=0:10:0', 'km=0:700:100', 'km=0:600:0.01'])(
  'refuses %s with a sentence',
  (text) => expect(() => readRange(text)).toThrow(/^sweep: /),
)

it('gives points that agree with the law within 4 sigma, whatever the distance', () => {
  const scratch = createScratch()
  for (const scenario of sweepScenarios({ ...presets.metro, pulses: 1e9 }, readRange('km=0:150:50'))) {
    const kept = basisCount(runPoint(scenario, scratch), 'kept')
    const p = expectScenario(scenario).kept
    expect(Math.abs(kept - 1e9 * p)).toBeLessThan(4 * Math.sqrt(1e9 * p * (1 - p)))
  }
})
