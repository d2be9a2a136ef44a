import { describe, expect, it } from 'vitest'
import { fibreTransmittance } from '../physics/fibre'
import { HARDWARE, presets, type Scenario } from '../scenario/scenario'
import { COMPARED_PROTOCOLS, defaultDistanceOptions, distanceChartData } from './distance-chart'

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
    for (const { id, lengthsKm, perPulse, clockHz, lossDbPerKm } of [data.own!, ...data.presets, ...data.protocols]) {
      perPulse.forEach((rate, i) => {
        expect(Number.isFinite(rate) && rate >= 0, `${id} at ${lengthsKm[i]} km: ${rate}`).toBe(true)
        if (i > 0) {
          expect(lengthsKm[i]!, id).toBeGreaterThan(lengthsKm[i - 1]!)
          expect(rate, `${id} at ${lengthsKm[i]} km`).toBeLessThanOrEqual(perPulse[i - 1]! * (1 + 1e-6))
        }
        const t = fibreTransmittance(Math.max(lengthsKm[i]!, 0.01), lossDbPerKm)
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

  it('has no own curve through space, and still the others', () => {
    const { own, presets: others, here } = distanceChartData({ ...presets.metro, channel: 'space' })
    expect(own).toBeNull()
    expect(others.length).toBe(2)
    expect(Number.isFinite(here.perPulse)).toBe(true)
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
