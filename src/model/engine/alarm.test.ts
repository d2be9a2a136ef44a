import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noKeyLine } from '../physics/no-key-line'
import { presets, type Scenario } from '../scenario/scenario'
import { alarmOver, alarmState, comparedBefore } from './alarm'
import { linkSettingsOf } from './link-settings-of'
import type { ComparedBits } from './recording'

const lineOf = (scenario: Scenario) => noKeyLine(linkSettingsOf(scenario))
const metro20 = { ...presets.metro, distanceKm: 20 }

/** A compared track: every third event was compared. */
const track = (errors: readonly number[]): ComparedBits => ({
  event: Float64Array.from(errors, (_, i) => 3 * i),
  pulse: Float64Array.from(errors, (_, i) => 3 * i),
  error: Uint8Array.from(errors),
  basis: new Uint8Array(errors.length),
  intensity: new Uint8Array(errors.length),
})
const ones = (n: number): number[] => Array<number>(n).fill(1)
const zeros = (n: number): number[] => Array<number>(n).fill(0)

describe('the lines the alarm compares with', () => {
  it('are those of the settings: 11.0 % ideal, 6.5 % metro at 20 km, none at 200 km', () => {
    expect(lineOf(presets.ideal)).toBeCloseTo(0.11, 3)
    expect(lineOf(metro20)).toBeCloseTo(0.065, 3)
    expect(lineOf({ ...presets.metro, distanceKm: 200 })).toBeNull()
    expect(lineOf({ ...presets.metro, source: 'wcp', distanceKm: 20 })).toBeNull()
  })

  it('do not depend on bias, seed, Eve or the number of bits compared', () =>
    expect(
      lineOf({ ...metro20, basisBias: 0.9, seed: 5, attack: 'ir', fraction: 0.5, comparedBits: 16, pulses: 1e4 }),
    ).toBeCloseTo(lineOf(metro20)!, 12))
})

describe('alarmState', () => {
  // Bands: 0 of 49 to 7.3 %, 0 of 50 to 7.1 %, 5 of 50 3.9–21.4 %, 11 of 50 12.8–35.2 %, 66 of 256 20.8–31.5 %.
  it.each([
    ['few below 50 bits, however good', 0, 49, presets.ideal, 'few'],
    ['few below 50 bits, however bad', 49, 49, presets.ideal, 'few'],
    ['ok at 0 of 50 on the ideal link', 0, 50, presets.ideal, 'ok'],
    ['undecided at 0 of 50 on metro', 0, 50, metro20, 'undecided'],
    ['ok at 0 of 60 on metro, whose band ends at 6.0 %', 0, 60, metro20, 'ok'],
    ['undecided at 5 of 50', 5, 50, presets.ideal, 'undecided'],
    ['no key at 11 of 50', 11, 50, presets.ideal, 'nokey'],
    ['no key at 66 of 256 on metro', 66, 256, metro20, 'nokey'],
    ['no key at once where there is no line', 0, 0, { ...presets.metro, distanceKm: 200 }, 'nokey'],
  ] as const)('is %s', (_, errors, compared, scenario, state) =>
    expect(alarmState({ compared, errors, line: lineOf(scenario) })).toBe(state),
  )
})

describe('alarmOver', () => {
  it('counts what has landed: an event still on its way is not compared yet', () => {
    const bits = track([0, 1, 0])
    expect([0, 1, 3, 4, 6, 7, 100].map((landed) => comparedBefore(bits, landed))).toEqual([0, 1, 1, 2, 2, 3, 3])
  })

  it('keeps the alarm up when the error rate falls again, and takes it back when the visitor steps back', () => {
    // 20 of 60 wrong raises it; then 500 right bits bring the band to 2.3–5.5 %, under the line of 11 %.
    const bits = track([...zeros(40), ...ones(20), ...zeros(500)])
    const at = (compared: number) => alarmOver(bits, 3 * (compared - 1) + 1, 0.11)
    expect(at(60)).toMatchObject({ compared: 60, errors: 20, state: 'nokey', reason: 'above' })
    expect(at(560)).toMatchObject({ compared: 560, errors: 20, state: 'nokey', reason: 'latched' })
    expect(alarmState({ compared: 560, errors: 20, line: 0.11 })).toBe('ok')
    expect(at(45)).toMatchObject({ state: 'few', reason: 'few' })
    expect(at(50)).toMatchObject({ state: 'nokey', reason: 'above' }) // 10 of 50: from 11.2 %
  })

  it('says at every point what a bit-by-bit scan says', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1), { maxLength: 200 }), fc.nat(700), (errors, landed) => {
        let raised = false
        let wrong = 0
        let state = 'few'
        for (let m = 1; m <= errors.length && 3 * (m - 1) < landed; m++) {
          wrong += errors[m - 1]!
          state = alarmState({ compared: m, errors: wrong, line: 0.11 })
          raised ||= state === 'nokey'
        }
        expect(alarmOver(track(errors), landed, 0.11).state).toBe(raised ? 'nokey' : state)
      }),
    ))

  it('tells apart that nothing arrives and that little was compared', () => {
    expect(alarmOver(track([]), 4000, 0.11, 0)).toMatchObject({ state: 'few', reason: 'no-arrivals', band: null })
    expect(alarmOver(track([]), 0, 0.11, 0)).toMatchObject({ state: 'few', reason: 'few' })
    expect(alarmOver(track([0, 0]), 4000, 0.11, 12)).toMatchObject({ state: 'few', reason: 'few' })
  })

  it('needs no compared bit where the settings leave no key', () =>
    expect(alarmOver(track([]), 0, null)).toMatchObject({ state: 'nokey', reason: 'no-line' }))
})
