import { expect, it } from 'vitest'
import { scene } from '../../locales/en/scene'
import { slantRange } from '../../model/physics/free-space'
import { presets } from '../../model/scenario/scenario'
import { lineOf, sceneWordsFor } from './line'

it('a fibre is as long as it is set, and takes its loss and that of the connectors', () => {
  const line = lineOf({ ...presets.metro, distanceKm: 80, insertionLossDb: 3 })
  expect(line.lengthKm).toBe(80)
  expect(line.lossDb).toBeCloseTo(80 * 0.2 + 3, 9)
})

// 500 km up, 30° above the horizon: 909 km of straight way on a round Earth.
it('a satellite is as far as the straight way to it', () => {
  const line = lineOf({ ...presets.metro, channel: 'space', altitudeKm: 500, elevationDegrees: 30, distanceKm: 80 })
  expect(line.lengthKm).toBeCloseTo(slantRange(500, 30), 6)
  expect(line.lengthKm).toBeGreaterThan(900)
  expect(line.lossDb).toBeCloseTo(-10 * Math.log10(line.transmittance), 9)
})

it('speaks of the beam and no longer of the fibre', () => {
  const words = sceneWordsFor(scene, 'space')
  expect(words.eveOff).not.toContain('fibre')
  expect(Object.values(words.hand).join(' ')).not.toContain('fibre')
  expect(sceneWordsFor(scene, 'fibre')).toBe(scene)
})
