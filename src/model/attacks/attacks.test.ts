import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASES, BITS, dot, stateOf } from '../physics/link/states'
import type { Pulse } from './attack'
import { attacks } from './index'

const anyPulse = fc
  .record({ basis: fc.constantFrom(...BASES), bit: fc.constantFrom(...BITS), photons: fc.integer({ min: 0, max: 12 }) })
  .map((pulse): Pulse => ({ ...pulse, state: stateOf(pulse.basis, pulse.bit) }))
const anyFraction = fc.double({ min: 0, max: 1, noNaN: true })

describe.each(attacks.map((attack) => [attack.id, attack] as const))('%s', (_, attack) => {
  it('lists branches whose probabilities sum to 1', () =>
    fc.assert(
      fc.property(anyPulse, anyFraction, (pulse, fraction) => {
        const sum = attack.act(pulse, { fraction }).reduce((total, { probability }) => total + probability, 0)
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12)
      }),
    ))

  it('lets an empty pulse go on empty, and learns nothing from it', () =>
    fc.assert(
      fc.property(anyPulse, anyFraction, (pulse, fraction) => {
        for (const { sends, holds } of attack.act({ ...pulse, photons: 0 }, { fraction })) {
          expect(sends.photons).toBe(0)
          expect(holds).toBeNull()
        }
      }),
    ))

  it('is certain only of what is true', () =>
    fc.assert(
      fc.property(anyPulse, anyFraction, (pulse, fraction) => {
        for (const { holds } of attack.act(pulse, { fraction })) if (holds?.certain) expect(holds.guess).toBe(pulse.bit)
      }),
    ))

  // Error rate and guessing probability summed over the branches by Born's rule, beside the closed form.
  it('has the closed form that its branches add up to, on a perfect link', () =>
    fc.assert(
      fc.property(anyFraction, (fraction) => {
        const errors = { z: 0, x: 0 }
        let guessing = 0
        for (const basis of BASES)
          for (const bit of BITS) {
            const state = stateOf(basis, bit)
            for (const { probability, sends, holds } of attack.act({ basis, bit, photons: 1, state }, { fraction })) {
              errors[basis] += (probability / 2) * ((1 - dot(sends.state, state)) / 2)
              guessing += (probability / 4) * (holds?.guess == null ? 0.5 : holds.guess === bit ? 1 : 0)
            }
          }
        const form = attack.predict({ fraction })
        expect(errors.z).toBeCloseTo(form.qberZ, 12)
        expect(errors.x).toBeCloseTo(form.qberX, 12)
        expect((errors.z + errors.x) / 2).toBeCloseTo(form.qber, 12)
        expect(guessing).toBeCloseTo(form.guessing, 12)
      }),
    ))
})

it('gives full intercept–resend 25 %, half of it 12.5 %, and Breidbart 85.4 % of right guesses', () => {
  const [, ir, fix, mid] = attacks
  expect(ir.predict({ fraction: 1 }).qber).toBe(0.25)
  expect(ir.predict({ fraction: 0.5 }).qber).toBe(0.125)
  expect(fix.predict({ fraction: 1 })).toMatchObject({ qberZ: 0, qberX: 0.5 })
  expect(mid.predict({ fraction: 1 }).guessing).toBeCloseTo(0.8535533905932737, 15)
  expect(mid.predict({ fraction: 1 }).eveInformation).toBeCloseTo(0.39912, 5)
})
