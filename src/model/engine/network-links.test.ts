import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeFibre } from '../network/topology'
import { countLink, scenarioOfFibre, scenariosOfFibres, seedOfFibre, tappedFeed } from './network-links'

const metro = new Map([['hw', 'metro']])
const fibre = (lengthKm: number, fields: Record<string, string> = {}) =>
  makeFibre({ id: 'A-B', from: 'A', to: 'B', lengthKm, fields })

describe('a fibre of a network', () => {
  it('is the scenario of the Lab with its length, its own settings over those of the page', () => {
    const scenario = scenarioOfFibre(fibre(51, { eve: 'ir', p: '15' }), metro)
    expect(scenario).toMatchObject({ hardware: 'metro', distanceKm: 51, attack: 'ir', fraction: 0.15 })
  })

  it('reads many at once as it reads each alone', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), fc.boolean(), (tenths, tapped) => {
        const one = fibre(tenths / 10, tapped ? { eve: 'ir' } : {})
        expect(scenariosOfFibres(metro)(one)).toEqual(scenarioOfFibre(one, metro))
      }),
    ))

  // The relay chain of the gallery: 80 km of metro hardware give about 51 kbit/s (rate_decoy_infinite).
  it('gives 51 kbit/s over 80 km of metro kit and nothing over 400 km', () => {
    expect(tappedFeed(scenarioOfFibre(fibre(80), metro)).bitsPerSecond / 1000).toBeCloseTo(51, -0.5)
    expect(tappedFeed(scenarioOfFibre(fibre(400), metro))).toMatchObject({ bitsPerSecond: 0, alarm: 'nokey' })
  })

  it('gives no key while Eve measures every photon, and a little less when she touches few', () => {
    const quiet = tappedFeed(scenarioOfFibre(fibre(20), metro)).bitsPerSecond
    expect(tappedFeed(scenarioOfFibre(fibre(20, { eve: 'ir' }), metro)).bitsPerSecond).toBe(0)
    const some = tappedFeed(scenarioOfFibre(fibre(20, { eve: 'ir', p: '5' }), metro))
    expect(some.bitsPerSecond).toBeGreaterThan(0)
    expect(some.bitsPerSecond).toBeLessThan(quiet)
    expect(some.eveShare).toBe(0) // what she learned was hashed away
  })

  it('leaves Eve the whole key when Alice’s dice are hers and nobody sees it', () => {
    const { bitsPerSecond, eveShare } = tappedFeed(scenarioOfFibre(fibre(20, { eve: 'predict', rng: 'weak' }), metro))
    expect(bitsPerSecond).toBeGreaterThan(0)
    expect(eveShare).toBeCloseTo(1, 6)
  })

  // About 256 bits are compared: σ of a quarter is 2.7 %, so 4σ is 11 %.
  it('is counted by the same engine: a quarter of the compared bits are wrong under full intercept–resend', () => {
    const { compared, errors, alarm } = countLink('A-B', scenarioOfFibre(fibre(20, { eve: 'ir' }), metro))
    expect(compared).toBeGreaterThan(150)
    expect(Math.abs(errors / compared - 0.2575)).toBeLessThan(0.11)
    expect(alarm).toBe('nokey')
  })

  it('has dice of its own: equal fibres carry other photons, the same fibre the same, and a named seed holds', () => {
    const seed = (id: string, fields = {}) => scenarioOfFibre({ ...fibre(20, fields), id }, metro).seed
    expect(seed('A-B')).not.toBe(seed('B-C'))
    expect(seed('A-B')).toBe(seedOfFibre('A-B', 1984))
    expect(seed('A-B', { seed: '7' })).toBe(7)
    const many = new Set(Array.from({ length: 1000 }, (_, i) => seedOfFibre(`N${i}-N${i + 1}`, 1)))
    expect(many.size).toBe(1000)
    for (const one of many) expect(one >= 1 && one <= 999_999_999).toBe(true)
  })
})
