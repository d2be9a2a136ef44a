import { describe, expect, it } from 'vitest'
import { fibreTransmittance } from '../physics/fibre'
import { HARDWARE, presets, type Scenario } from '../scenario/scenario'
import { betterCurves, defaultDistanceOptions, distanceChartData, withCurve } from './distance-chart'
import { COMPARED_PROTOCOLS } from './distance-curve'

const at = (hardware: keyof typeof presets, distanceKm: number): Scenario => ({ ...presets[hardware], distanceKm })

describe('distanceChartData', () => {
  it.each([
    ['metro', 190],
    ['lab', 322],
    ['record', 465],
  ] as const)('%s has its last whole km with a key at %i', (hardware, km) =>
    expect(Math.floor(distanceChartData(presets[hardware]).own!.lastKm!)).toBe(km),
  )

  it.each([
    [at('metro', 20), 817_000],
    [at('metro', 50), 204_000],
    [at('metro', 100), 20_000],
    [at('record', 400), 32.6],
  ] as const)('you are here carries the rate the texts quote (%#)', (scenario, rate) =>
    expect(Math.abs(distanceChartData(scenario).here.perSecond / rate - 1)).toBeLessThan(0.006),
  )

  it('the limit at 400 km of record fibre is 574 bit/s', () => {
    const { limit } = distanceChartData(presets.record)
    const i = limit!.lengthsKm.indexOf(400)
    expect(limit!.perPulse[i]! * limit!.clockHz).toBeCloseTo(574.2, 0)
  })

  it('draws every curve below the limit, falling, and only numbers; twin-field may pass it but not one repeater', () => {
    const data = distanceChartData(at('record', 100), { ...defaultDistanceOptions, protocols: COMPARED_PROTOCOLS })
    expect(data.protocols.length).toBe(COMPARED_PROTOCOLS.length)
    for (const { id, lengthsKm, lossesDb, perPulse, clockHz } of [data.own!, ...data.presets, ...data.protocols]) {
      perPulse.forEach((rate, i) => {
        expect(Number.isFinite(rate) && rate >= 0, `${id} at ${lengthsKm[i]} km: ${rate}`).toBe(true)
        if (i > 0) {
          expect(lengthsKm[i]!, id).toBeGreaterThan(lengthsKm[i - 1]!)
          expect(rate, `${id} at ${lengthsKm[i]} km`).toBeLessThanOrEqual(perPulse[i - 1]! * (1 + 1e-6))
        }
        const t = Math.min(10 ** (-lossesDb[i]! / 10), fibreTransmittance(0.01, 0.16))
        const bound = id === 'twin-field' ? -Math.log2(1 - Math.sqrt(t)) : -Math.log2(1 - t)
        expect(rate * clockHz, `${id} at ${lengthsKm[i]} km`).toBeLessThanOrEqual(
          bound * data.limit!.clockHz * (1 + 1e-9),
        )
      })
    }
  })

  it('ends a curve where its key ends', () => {
    const { own } = distanceChartData(presets.metro)
    expect(own!.lengthsKm.at(-1)).toBeCloseTo(own!.lastKm!, 9)
    expect(own!.perPulse.at(-1)).toBeLessThan(1e-9)
    expect(own!.perPulse.at(-2)).toBeGreaterThan(own!.perPulse.at(-1)!)
  })

  it('has no limit beside a fibre without loss, and a curve without an end', () => {
    const { limit, own } = distanceChartData(presets.ideal)
    expect(limit).toBeNull()
    expect(own!.lastKm).toBeNull()
    expect(new Set(own!.perPulse)).toEqual(new Set([0.5]))
  })

  it('through space lengthens the way to the satellite: four times the loss at twice the distance, no fibre curve beside it', () => {
    const scenario: Scenario = {
      ...presets.lab,
      channel: 'space',
      elevationDegrees: 90,
      jitterMicroradians: 0,
      altitudeKm: 500,
    }
    const options = { ...defaultDistanceOptions, reachKm: 6000, protocols: COMPARED_PROTOCOLS }
    const { own, presets: others, protocols, here, limit } = distanceChartData(scenario, options)
    expect(here).toMatchObject({ lengthKm: 500 })
    expect([own.lengthsKm[0], others.length, protocols.length]).toEqual([100, 2, 0])
    const lossAt = (km: number) => {
      const i = own.lengthsKm.findIndex((length) => length >= km)
      return own.lossesDb[i]! + 20 * Math.log10(km / own.lengthsKm[i]!)
    }
    // Far from the telescope a beam widens with the distance.
    expect(lossAt(5000) - lossAt(2500)).toBeCloseTo(20 * Math.log10(2), 1)
    const i = limit!.lengthsKm.findIndex((length) => length >= 3000)
    expect(limit!.perPulse[i]! / -Math.log2(1 - 10 ** (-limit!.lossesDb[i]! / 10))).toBeCloseTo(1, 9)
    own.perPulse.forEach((rate, at) => {
      expect(rate).toBeLessThanOrEqual(-Math.log2(1 - 10 ** (-own.lossesDb[at]! / 10)))
    })
  })

  it('draws the limit with as many repeaters as are asked for', () => {
    const { repeaters } = distanceChartData(presets.record, { ...defaultDistanceOptions, repeaters: 3 })
    expect(repeaters!.count).toBe(3)
    const i = repeaters!.curve.lengthsKm.indexOf(400)
    // Pirandola 2019: four pieces of 100 km, 16 dB each.
    expect(repeaters!.curve.perPulse[i]!).toBeCloseTo(-Math.log2(1 - 10 ** -1.6), 9)
  })

  it('leaves out what cannot be drawn and names the setting', () => {
    const protocols = ['bb84-vacuum-weak', 'bb84-one-decoy-finite', 'bb84-two-decoy-finite', 'mdi'] as const
    const options = { ...defaultDistanceOptions, protocols }
    const bright = distanceChartData({ ...at('metro', 20), weakMeanPhotons: 0.5 }, options)
    expect(bright.hindered.map(({ by }) => by)).toEqual(['weak-mean', 'weak-mean', 'weak-mean'])
    expect(bright.protocols.map(({ id }) => id)).toEqual(['mdi'])
    const noVacuum = distanceChartData({ ...at('metro', 20), shares: { signal: 0.8, weak: 0.2, vacuum: 0 } }, options)
    expect(noVacuum.hindered).toEqual([{ id: 'bb84-two-decoy-finite', by: 'shares' }])
  })

  it('says what costs a set-up its key, and nothing where it has one', () => {
    expect(distanceChartData({ ...presets.metro, misalignment: 0.15 }).missing).toEqual(['misalignment'])
    expect(distanceChartData(presets.metro).missing).toBeNull()
  })

  it('takes the key away where Eve makes too many errors, and a part of it where she makes some', () => {
    const tapped = (fraction: number) => distanceChartData({ ...at('metro', 20), attack: 'ir', fraction }).here
    expect(tapped(1).tappedPerSecond).toBe(0)
    expect(tapped(1).perSecond).toBeGreaterThan(8e5)
    expect(tapped(0.05).tappedPerSecond).toBeGreaterThan(0)
    expect(tapped(0.05).tappedPerSecond).toBeLessThan(tapped(0.05).perSecond)
    expect(tapped(0).tappedPerSecond).toBe(tapped(0).perSecond)
  })

  it('survives every hardware at every end of its settings', () => {
    for (const hardware of HARDWARE) {
      for (const patch of [
        { meanPhotons: 1 },
        { darkCountProbability: 1e-3 },
        { lossDbPerKm: 1 },
        { misalignment: 0.15 },
        { source: 'wcp' },
        { source: 'sp' },
        { source: 'spdc' },
      ] as const) {
        const data = distanceChartData({ ...presets[hardware], ...patch })
        expect(JSON.stringify(data, (_, v) => (Number.isNaN(v) || v === Infinity ? 'bad' : v))).not.toContain('bad')
      }
    }
  })
})

describe('betterCurves', () => {
  it('are never below the ones with the set intensities, and take their place', () => {
    const scenario = at('metro', 50)
    const options = {
      ...defaultDistanceOptions,
      reachKm: 200,
      protocols: ['bb84-two-decoy-finite'] as const,
      bestFinite: true,
    }
    const chart = distanceChartData(scenario, options)
    const found = [...betterCurves(scenario, options)].filter((curve) => curve !== null)
    expect(found.map(({ id }) => id)).toEqual(['bb84-two-decoy-finite'])
    const [curve] = found
    const plain = chart.protocols[0]!
    expect(curve!.lastKm!).toBeGreaterThan(plain.lastKm!)
    for (const [i, km] of curve!.lengthsKm.entries()) {
      const same = plain.lengthsKm.indexOf(km)
      if (same >= 0) expect(curve!.perPulse[i]!).toBeGreaterThanOrEqual(plain.perPulse[same]!)
    }
    expect(withCurve(chart, curve!).protocols).toEqual([curve])
  })
})
