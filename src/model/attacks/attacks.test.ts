import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benchOf } from '../engine/bench'
import { beamSplitting } from '../physics/attack-forms/beam-splitting'
import { blinding } from '../physics/attack-forms/detector-attacks'
import { photonNumberSplitting } from '../physics/attack-forms/photon-number-splitting'
import { unambiguousWeakPulse } from '../physics/attack-forms/state-discrimination'
import { trojanHorse } from '../physics/attack-forms/trojan-horse'
import { unambiguousBb84 } from '../physics/discrimination'
import { BASES, BITS, stateOf } from '../physics/link/states'
import { presets, type Scenario, SOURCES } from '../scenario/scenario'
import { actOf, type Pulse } from './attack'
import { COUNTERMEASURES, DICE } from './countermeasures'
import { type AttackId, attacks } from './index'
import { identified } from './state-discrimination'

const anyPulse = fc
  .record({ basis: fc.constantFrom(...BASES), bit: fc.constantFrom(...BITS), photons: fc.integer({ min: 0, max: 12 }) })
  .map((pulse): Pulse => ({ ...pulse, state: stateOf(pulse.basis, pulse.bit) }))
const unit = fc.double({ min: 0, max: 1, noNaN: true })
const anySettings = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    fraction: unit,
    disturbance: fc.double({ min: 0, max: 0.5, noNaN: true }),
    efficiencyRatio: unit,
    leakedPhotons: fc.double({ min: 0, max: 10, noNaN: true }),
    eveEfficiency: fc.double({ min: 0.01, max: 1, noNaN: true }),
    clickPowerRatio: fc.double({ min: 1, max: 4, noNaN: true }),
    distanceKm: fc.double({ min: 0, max: 200, noNaN: true }),
    meanPhotons: fc.double({ min: 0.01, max: 1, noNaN: true }),
    detectorEfficiency: fc.double({ min: 0.01, max: 1, noNaN: true }),
    basisBias: fc.double({ min: 0.5, max: 0.95, noNaN: true }),
    dice: fc.constantFrom(...DICE),
    countermeasures: fc.subarray([...COUNTERMEASURES]),
  })
  .map((patch): Scenario => ({ ...presets.metro, ...patch }))
const anyBench = anySettings.map(benchOf)
const bench = (patch: Partial<Scenario> = {}, preset: Scenario = presets.metro) => benchOf({ ...preset, ...patch })

/** Attacks that learn from something other than the light on the fibre. */
const ELSEWHERE: readonly AttackId[] = ['trojan', 'mitm', 'predict']

describe.each(attacks.map((attack) => [attack.id, attack] as const))('%s', (id, attack) => {
  it('lists branches whose probabilities sum to 1, each of them from 0 to 1', () =>
    fc.assert(
      fc.property(anyPulse, anyBench, (pulse, on) => {
        const branches = actOf(attack, on)(pulse)
        const sum = branches.reduce((total, { probability }) => total + probability, 0)
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12)
        for (const { probability } of branches) expect(probability >= 0 && probability <= 1).toBe(true)
      }),
    ))

  it('lets an empty pulse go on empty, and learns nothing from it on the fibre', () =>
    fc.assert(
      fc.property(anyPulse, anyBench, (pulse, on) => {
        for (const { probability, sends, holds } of actOf(attack, on)({ ...pulse, photons: 0 })) {
          if (probability > 0) expect(sends.photons).toBe(0)
          if (probability > 0 && !ELSEWHERE.includes(id)) expect(holds).toBeNull()
        }
      }),
    ))

  it('is certain only of what is true', () =>
    fc.assert(
      fc.property(anyPulse, anyBench, (pulse, on) => {
        for (const { probability, holds } of actOf(attack, on)(pulse))
          if (probability > 0 && holds?.certain) expect(holds.guess).toBe(pulse.bit)
      }),
    ))

  it('touches nothing on a share of nothing', () =>
    fc.assert(
      fc.property(anyPulse, anySettings, (pulse, scenario) => {
        if (!attack.onFraction) return
        for (const branch of actOf(attack, benchOf({ ...scenario, fraction: 0 }))(pulse))
          if (branch.probability > 0) expect(branch).toMatchObject({ holds: null, sends: { photons: pulse.photons } })
      }),
    ))

  it('predicts rates from 0 to 1, and information between Fano’s bound and that of all-or-nothing', () =>
    fc.assert(
      fc.property(anyBench, (on) => {
        if (!attack.start(on).possible) return
        const { qber, qberZ, qberX, eveInformation, guessing, gain, weakGain } = attack.predict(on)
        for (const rate of [qber, qberZ, qberX, eveInformation, guessing]) expect(rate >= 0 && rate <= 1).toBe(true)
        // Bits of equal bases: b² of them in +, (1 − b)² in ×.
        const [z, x] = [on.basisBias ** 2, (1 - on.basisBias) ** 2]
        expect(qber).toBeCloseTo((z * qberZ + x * qberX) / (z + x), 12)
        expect(eveInformation).toBeLessThanOrEqual(2 * guessing - 1 + 1e-9)
        expect(gain).toBeLessThanOrEqual(1 + 1e-12)
        expect(weakGain).toBeGreaterThanOrEqual(0)
      }),
    ))
})

const predict = (id: AttackId, patch: Partial<Scenario> = {}, preset?: Scenario) =>
  attacks.find((attack) => attack.id === id)!.predict(bench(patch, preset))
const start = (id: AttackId, patch: Partial<Scenario> = {}, preset?: Scenario) =>
  attacks.find((attack) => attack.id === id)!.start(bench(patch, preset))

describe('closed forms', () => {
  it('gives full intercept–resend 25 %, half of it 12.5 %, and Breidbart 85.4 % of right guesses', () => {
    expect(predict('ir').qber).toBe(0.25)
    expect(predict('ir', { fraction: 0.5 }).qber).toBe(0.125)
    expect(predict('fix')).toMatchObject({ qberZ: 0, qberX: 0.5 })
    expect(predict('mid').guessing).toBeCloseTo(0.8535533905932737, 15)
    expect(predict('mid').eveInformation).toBeCloseTo(0.39912, 5)
  })

  // b = 0.9: 1 in 82 of the bits of equal bases is in ×; b = 0.7: 9 in 58; b = 0.5: 1 in 2.
  it.each([
    [0.5, 1 / 2],
    [0.7, 9 / 58],
    [0.9, 1 / 82],
  ])('an Eve who asks in + only errs on the × bits alone and knows all others: bias %f', (basisBias, cross) => {
    for (const fraction of [0.3, 1]) {
      const { qber, eveInformation, guessing } = predict('fix', { fraction, basisBias })
      expect(qber).toBeCloseTo((fraction * cross) / 2, 14)
      expect(eveInformation).toBeCloseTo(fraction * (1 - cross), 14)
      expect(guessing).toBeCloseTo((1 + fraction * (1 - cross)) / 2, 14)
    }
  })

  it('no other attack has a favourite basis: its form is the same for every bias', () => {
    for (const { id } of attacks)
      if (id !== 'fix') expect(predict(id, { basisBias: 0.9, dice: 'weak' })).toEqual(predict(id, { dice: 'weak' }))
  })

  it('the cloner learns as much as Bob at 14.645 %, and 0.64542 bits at 25 %', () => {
    const { eveInformation, guessing } = predict('clone', { disturbance: (1 - Math.SQRT1_2) / 2 })
    expect(eveInformation).toBeCloseTo(0.39912, 5)
    expect(guessing).toBeCloseTo(0.85355, 5)
    expect(predict('clone', { disturbance: 0.25 })).toMatchObject({ qber: 0.25 })
    expect(predict('clone', { disturbance: 0.25 }).eveInformation).toBeCloseTo(0.64542, 5)
  })

  it('beam splitting knows 1 − e^(−μ(1 − t)) of the clicks, whatever Bob’s efficiency', () => {
    for (const detectorEfficiency of [0.01, 0.3, 1])
      for (const distanceKm of [5, 50, 150]) {
        const t = 10 ** (-distanceKm / 50)
        expect(predict('split', { distanceKm, detectorEfficiency }).eveInformation).toBeCloseTo(
          beamSplitting(0.5, t).eveInformation,
          10,
        )
      }
  })

  it('photon-number splitting is tuned as the published sums say, partly and fully', () => {
    for (const distanceKm of [12, 30, 50, 100]) {
      const form = photonNumberSplitting({
        mean: 0.5,
        transmittance: 10 ** (-distanceKm / 50),
        receiverEfficiency: 0.2,
        backgroundYield: 0,
        decoyMean: 0.1,
      })
      const mine = predict('pns', { distanceKm })
      expect(start('pns', { distanceKm }).possible).toBe(form.feasible)
      expect(mine.eveInformation).toBeCloseTo(form.eveInformation, 11)
      expect(mine.weakGain).toBeCloseTo(form.decoyGain / form.decoyGainForecast, 11)
    }
    // The gallery's S13: weak decoys arrive 0.23 times as often as forecast.
    expect(predict('pns', { distanceKm: 50 }).weakGain).toBeCloseTo(0.2325, 4)
  })

  it('unambiguous discrimination identifies as many pulses as published', () => {
    for (let n = 0; n < 12; n++) expect(identified(n)).toBe(unambiguousBb84(n))
    // On a link that clicks exactly as often as she identifies, she is just able to.
    const share = unambiguousWeakPulse(0.5)
    const atKm = (factor: number) => (-50 * Math.log10(-Math.log1p(-share * factor) / 0.5)) as number
    expect(start('usd', { distanceKm: atKm(0.999), detectorEfficiency: 1 }).possible).toBe(true)
    expect(start('usd', { distanceKm: atKm(1.001), detectorEfficiency: 1 })).toMatchObject({
      possible: false,
      obstacle: 'gain',
    })
  })

  it('the leaked light tells the bit as Helstrom’s bound says', () => {
    for (const leakedPhotons of [1e-6, 0.01, 0.1, 1])
      expect(predict('trojan', { leakedPhotons }).guessing).toBeCloseTo(
        trojanHorse(leakedPhotons, 1, 0).guessKnowingBasis,
        12,
      )
    expect(predict('trojan', { leakedPhotons: 1, countermeasures: ['iso'] }).guessing).toBeCloseTo(
      trojanHorse(1e-6, 1, 0).guessKnowingBasis,
      12,
    )
  })

  it('time shift and faked states have the published figures', () => {
    expect(predict('shift', { efficiencyRatio: 0.25 })).toMatchObject({ guessing: 0.8, gain: 0.625 })
    expect(predict('fake', { efficiencyRatio: 0.3 }).qber).toBeCloseTo(0.3157894736842105, 15)
    // Makarov et al.: below 11 % for a mismatch below 6.6 %.
    expect(predict('fake', { efficiencyRatio: 0.065 }).qber).toBeLessThan(0.11)
  })
})

describe('what a link makes impossible is told with the figure that makes it so', () => {
  it('single photons cannot be split, nor told apart for certain', () => {
    for (const id of ['split', 'pns', 'usd'] as const)
      expect(start(id, {}, presets.ideal)).toMatchObject({ possible: false, obstacle: 'single-photons', has: 0 })
  })

  it('a perfect fibre leaves a beam splitter nothing to take', () =>
    expect(start('split', { distanceKm: 0 })).toMatchObject({ obstacle: 'lossless', has: 1 }))

  it('blinding needs half of the clicks to be missed already: η ≤ η_Eve/2', () => {
    const single = { source: 'sp', distanceKm: 0, darkCountProbability: 0 } as const
    for (const [eta, eve] of [
      [0.5, 1],
      [0.51, 1],
      [0.25, 0.5],
      [0.26, 0.5],
    ] as const) {
      const started = start('blind', { ...single, detectorEfficiency: eta, eveEfficiency: eve })
      expect(started.possible).toBe(blinding(1, eta, eve, 0).gainCanBeMatched)
      if (!started.possible) expect(started).toMatchObject({ obstacle: 'gain', needs: eta, has: eve / 2 })
    }
  })

  it('blinding needs detectors that stay silent at half the power at which they always click', () =>
    expect(start('blind', { clickPowerRatio: 2 })).toMatchObject({ obstacle: 'threshold', has: 2, needs: 2 }))

  it('faked states need a link with loss: t ≤ (1 + 3r)/4', () => {
    const at = (t: number) =>
      start('fake', { source: 'sp', distanceKm: 10, lossDbPerKm: -Math.log10(t), efficiencyRatio: 0.2 }).possible
    expect([at(0.39), at(0.41)]).toEqual([true, false])
  })

  it('good dice cannot be predicted', () => {
    expect(start('predict', { dice: 'weak' }).possible).toBe(true)
    for (const dice of ['qrng', 'csprng'] as const)
      expect(start('predict', { dice })).toMatchObject({ obstacle: 'dice' })
  })

  it('splitting photons needs fewer clicks expected than photons there are', () =>
    expect(start('pns', { distanceKm: 0, detectorEfficiency: 0.5 })).toMatchObject({ obstacle: 'gain' }))
})
