import { describe, expect, it } from 'vitest'
import { presets } from '../../../model/scenario/scenario'
import { lossPlace, pulseUniform } from './loss'

const link = { ...presets.metro, distanceKm: 50, lossDbPerKm: 0.2, detectorEfficiency: 0.5 }
const places = Array.from({ length: 20_000 }, (_, pulse) => lossPlace(link, pulse))

describe('where a lost photon leaves', () => {
  it('belongs to the pulse', () => {
    expect(lossPlace(link, 1234)).toBe(lossPlace(link, 1234))
    expect(pulseUniform(5, 1)).not.toBe(pulseUniform(6, 1))
  })

  // 50 km at 0.2 dB/km: 0.9 absorbed, 0.05 missed at the detectors: 18 in 19 leave on the way.
  // σ of the share is 0.0016, so 1 % too many or too few is caught.
  it('is the fibre or the detectors, as often as the law says', () => {
    const absorbed = places.filter((place) => place < 1).length / places.length
    expect(Math.abs(absorbed - 0.9 / 0.95)).toBeLessThan(4 * 0.0016)
  })

  // Absorbed before x: (1 − 10^−x) ÷ 0.9 for x in units of the length (10 dB): half way 76 %.
  it('in the fibre falls off exponentially', () => {
    const inside = places.filter((place) => place < 1)
    const firstHalf = inside.filter((place) => place < 0.5).length / inside.length
    expect(Math.abs(firstHalf - (1 - 10 ** -0.5) / 0.9)).toBeLessThan(4 * 0.0031)
  })

  it('is the end of the way where the light comes from a satellite', () => {
    const space = { ...link, channel: 'space' } as const
    const lost = Array.from({ length: 200 }, (_, pulse) => lossPlace(space, pulse)).filter((place) => place < 1)
    expect(lost.length).toBeGreaterThan(100)
    for (const place of lost) expect(place).toBeGreaterThanOrEqual(0.9)
  })

  it('is never the fibre where the fibre is perfect', () => {
    for (let pulse = 0; pulse < 100; pulse++) expect(lossPlace({ ...link, lossDbPerKm: 0 }, pulse)).toBe(1)
  })
})
