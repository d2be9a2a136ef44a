import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asymmetricCloner } from '../cloning'
import { informationOfBias } from '../entropy'
import { weakPulseGainMa } from '../weak-pulse-gain'
import { beamSplitting } from './beam-splitting'
import { abortProbability, detectionProbability } from './being-noticed'
import { holevoBb84, holevoSixState } from './collective'
import { blinding, fakedStatesQber, timeShift } from './detector-attacks'
import { bestIndividualAttack, bestIndividualAttackSixState } from './individual'
import { interceptResend, interceptResendSixState, SARG04_INTERCEPT_QBER } from './intercept-resend'
import { criticalTransmittance, photonNumberSplitting, splitMultiGain } from './photon-number-splitting'
import { unambiguousWeakPulse } from './state-discrimination'
import { trojanHorse } from './trojan-horse'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const half = fc.double({ min: 0, max: 0.5, noNaN: true })
const strategy = fc.constantFrom('random' as const, 'fixed_z' as const, 'breidbart' as const)

describe('every attack', () => {
  const sandwich = ({ eveInformation, eveGuess }: { eveInformation: number; eveGuess: number }) => {
    expect(eveInformation).toBeGreaterThanOrEqual(informationOfBias(Math.min(1, 2 * eveGuess - 1)) - 1e-12)
    expect(eveInformation).toBeLessThanOrEqual(2 * eveGuess - 1 + 1e-12)
  }
  it('knows between 1 − h₂(g) and 2g − 1 bits for a guess that is right with probability g', () =>
    fc.assert(
      fc.property(unit, unit, half, strategy, (p, r, d, how) => {
        sandwich(interceptResend(p, how, d))
        sandwich(interceptResendSixState(p))
        sandwich(bestIndividualAttack(d))
        sandwich(bestIndividualAttackSixState(d * (2 / 3)))
        sandwich(beamSplitting(p * 3, r))
        sandwich(blinding(p, 0.1, r, d))
        sandwich(timeShift(r, p))
      }),
    ))
})

describe('intercept–resend', () => {
  it('of every photon in a random basis leaves 25 % errors and half a bit, not 37.5 % or 63 %', () =>
    expect(interceptResend(1, 'random')).toMatchObject({ qber: 0.25, eveInformation: 0.5, eveGuess: 0.75 }))
  it('of half the photons leaves 12.5 %', () => expect(interceptResend(0.5, 'random').qber).toBe(0.125))
  it('in one basis shows in the other basis only', () => {
    const { qberZ, qberX } = interceptResend(1, 'fixed_z')
    expect([qberZ, qberX]).toEqual([0, 0.5])
  })
  it('half way between the bases guesses better but knows less', () => {
    const between = interceptResend(1, 'breidbart')
    const random = interceptResend(1, 'random')
    expect(between.eveGuess).toBeGreaterThan(random.eveGuess)
    expect(between.eveInformation).toBeLessThan(random.eveInformation)
    expect(between.eveInformation).toBeCloseTo(0.39912, 5)
    expect(between.eveGuess).toBeCloseTo(0.85355, 5)
  })
  it('of six states leaves a third, of SARG04 too', () => {
    expect(interceptResendSixState(1).qber).toBeCloseTo(1 / 3, 15)
    expect(SARG04_INTERCEPT_QBER).toBeCloseTo(1 / 3, 15)
  })
  it('SARG04: counted out over bases, bits and announcements', () => {
    // Alice sends |0⟩ and announces {|0⟩, |+⟩}; Eve measures Z or X and resends; Bob measures Z or X.
    // Bob concludes + from the outcome |1⟩ (wrong) and 0 from |−⟩ (right).
    let right = 0
    let wrong = 0
    const resent = [
      { p: 1 / 2, z1: 0, xMinus: 1 / 2 }, // Z: |0⟩
      { p: 1 / 4, z1: 1 / 2, xMinus: 0 }, // X: |+⟩
      { p: 1 / 4, z1: 1 / 2, xMinus: 1 }, // X: |−⟩
    ]
    for (const { p, z1, xMinus } of resent) {
      wrong += (p * z1) / 2
      right += (p * xMinus) / 2
    }
    expect(wrong / (wrong + right)).toBeCloseTo(SARG04_INTERCEPT_QBER, 15)
  })
})

describe('being noticed', () => {
  it('72 bits catch full intercept–resend all but once in a thousand million', () =>
    expect(1 - detectionProbability(0.25, 72)).toBeCloseTo(1.01e-9, 11))
  it('no comparison or no error catches nobody', () =>
    expect([detectionProbability(0.25, 0), detectionProbability(0, 1000), detectionProbability(1, 1)]).toEqual([
      0, 0, 1,
    ]))
  it('agrees with the binomial sum', () => {
    let tail = 0
    for (let k = 0, c = 1; k <= 20; k++) {
      if (k > 4) tail += c * 0.25 ** k * 0.75 ** (20 - k)
      c = (c * (20 - k)) / (k + 1)
    }
    expect(abortProbability(0.25, 20, 0.2)).toBeCloseTo(tail, 13)
  })
  it('a threshold of everything never aborts, a threshold of nothing is the detection probability', () => {
    expect(abortProbability(0.5, 100, 1)).toBe(0)
    expect(abortProbability(0.1, 30, 0)).toBeCloseTo(detectionProbability(0.1, 30), 13)
    expect(abortProbability(0.3, 0, 0)).toBe(0)
  })
  it('a share of errors that is the threshold itself is accepted', () => {
    // 1 − P[Bin(100, ¼) ≤ 29] and ≤ 57, summed in exact fractions.
    expect(abortProbability(0.25, 100, 0.29)).toBeCloseTo(0.14954104656657347, 13)
    expect(abortProbability(0.25, 100, 0.57)).toBeCloseTo(2.5134579879191545e-12, 22)
  })
})

describe('best individual attack', () => {
  it('knows as much as Bob at 14.645 %, where guess and clone have the same 85.36 %', () => {
    const { eveInformation, bobInformation, eveGuess } = bestIndividualAttack((1 - Math.SQRT1_2) / 2)
    expect(eveInformation).toBeCloseTo(bobInformation, 12)
    expect(eveInformation).toBeCloseTo(0.39912, 5)
    expect(eveGuess).toBeCloseTo(0.85355, 5)
  })
  it('guesses as the asymmetric cloner copies', () =>
    fc.assert(
      fc.property(half, (d) => {
        expect(bestIndividualAttack(d).eveGuess).toBeCloseTo(asymmetricCloner(d).eveFidelity, 13)
      }),
    ))
  it('knows nothing undisturbed and everything at ½; 0.64542 bits at 25 %, more than intercept–resend', () => {
    expect(bestIndividualAttack(0)).toEqual({ eveInformation: 0, bobInformation: 1, eveGuess: 0.5 })
    expect(bestIndividualAttack(0.5).eveInformation).toBe(1)
    expect(bestIndividualAttack(0.25).eveInformation).toBeCloseTo(0.64542, 5)
  })
  it('six states give less away than four', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1 / 3, noNaN: true }), (d) => {
        expect(bestIndividualAttackSixState(d).eveInformation).toBeLessThanOrEqual(
          bestIndividualAttack(d).eveInformation + 1e-12,
        )
      }),
    ))
  it('a collective attack knows at least as much', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1 / 3, noNaN: true }), (d) => {
        expect(holevoBb84(d)).toBeGreaterThanOrEqual(bestIndividualAttack(d).eveInformation - 1e-12)
        expect(holevoSixState(d)).toBeGreaterThanOrEqual(bestIndividualAttackSixState(d).eveInformation - 1e-12)
        expect(holevoSixState(d)).toBeLessThanOrEqual(holevoBb84(d) + 1e-12)
      }),
    ))
})

describe('photon-number splitting', () => {
  const link = fc.record({
    mean: fc.double({ min: 0, max: 2, noNaN: true }),
    transmittance: unit,
    receiverEfficiency: unit,
    backgroundYield: fc.constantFrom(0, 1e-6, 1e-3),
    decoyMean: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  it('keeps the signal gain, whatever share of the pulses it blocks', () =>
    fc.assert(
      fc.property(link, (l) => {
        const attack = photonNumberSplitting(l)
        fc.pre(attack.feasible)
        const singles = (1 - attack.blockedSingles) * l.mean * Math.exp(-l.mean) * l.receiverEfficiency
        const made = l.backgroundYield + attack.forwardedMulti * splitMultiGain(l.mean, l.receiverEfficiency) + singles
        const honest = weakPulseGainMa(l.mean, {
          efficiency: l.transmittance * l.receiverEfficiency,
          backgroundYield: l.backgroundYield,
          misalignment: 0,
        })
        expect(Math.abs(made - honest.gain)).toBeLessThan(1e-12)
        expect(attack.eveInformation >= 0 && attack.eveInformation <= 1).toBe(true)
      }),
    ))
  it('lowers the gain of a weaker decoy', () => {
    const attack = photonNumberSplitting({
      mean: 0.5,
      transmittance: 0.05,
      receiverEfficiency: 0.2,
      backgroundYield: 1e-6,
      decoyMean: 0.1,
    })
    expect(attack.full).toBe(true)
    expect(attack.decoyGain).toBeLessThan(attack.decoyGainForecast / 4)
  })
  it('splits with a perfect receiver: every multi-photon pulse counts', () =>
    expect(splitMultiGain(0.3, 1)).toBeCloseTo(1 - 1.3 * Math.exp(-0.3), 14))
  it('the formula for bright pulses takes over smoothly', () =>
    expect(Math.abs(splitMultiGain(50.000001, 0.01) - splitMultiGain(49.999999, 0.01))).toBeLessThan(2e-8))
  it('is complete below a transmittance of about μ/2', () => {
    expect(criticalTransmittance(1e-4, 1).transmittance / 5e-5).toBeCloseTo(1, 3)
    expect(criticalTransmittance(0, 1)).toEqual({ transmittance: 0, lossDb: Infinity })
    expect(criticalTransmittance(0.5, 0).transmittance).toBeCloseTo(criticalTransmittance(0.5, 1e-9).transmittance, 7)
  })
  it('is not possible where almost nothing is lost', () =>
    expect(
      photonNumberSplitting({
        mean: 0.5,
        transmittance: 1,
        receiverEfficiency: 0.5,
        backgroundYield: 0,
        decoyMean: 0.1,
      }).feasible,
    ).toBe(false))
})

describe('other attacks', () => {
  it('beam splitting learns nothing where nothing is lost and leaves no error', () => {
    expect(beamSplitting(0.5, 1)).toEqual({ qber: 0, eveInformation: 0, eveGuess: 0.5 })
    expect(beamSplitting(0.5, 0).eveInformation).toBeCloseTo(1 - Math.exp(-0.5), 15)
  })
  it('unambiguous discrimination of a weak pulse succeeds with about μ³/12', () => {
    expect(unambiguousWeakPulse(1e-4) / (1e-12 / 12)).toBeCloseTo(1, 3)
    expect(Math.abs(unambiguousWeakPulse(3.000001) - unambiguousWeakPulse(2.999999))).toBeLessThan(1e-5)
    expect(unambiguousWeakPulse(1e5)).toBe(1)
    expect(unambiguousWeakPulse(0)).toBe(0)
  })
  it('faked states stay below 11 % errors for a mismatch below 6.6 %, as Makarov et al. found', () => {
    expect(fakedStatesQber(0.0655)).toBeLessThan(0.11)
    expect(fakedStatesQber(0.0665)).toBeGreaterThan(0.11)
    expect([fakedStatesQber(0), fakedStatesQber(1)]).toEqual([0, 0.5])
  })
  it('time shift learns nothing from equal detectors and everything from a blind one', () => {
    expect(timeShift(1, 1)).toMatchObject({ eveInformation: 0, eveGuess: 0.5, relativeGain: 1 })
    expect(timeShift(0, 1)).toMatchObject({ eveInformation: 1, eveGuess: 1, relativeGain: 0.5 })
  })
  it('blinding cannot keep the click rate of a link that lets too much through', () => {
    expect(blinding(1, 0.01, 0.1, 0).gainCanBeMatched).toBe(true)
    expect(blinding(1, 0.5, 0.9, 0).gainCanBeMatched).toBe(false)
  })
  it('a Trojan horse without returning light changes nothing, with much light it takes the key', () => {
    expect(trojanHorse(0, 1, 0.02)).toMatchObject({ imbalance: 0, phaseError: 0.02, guessKnowingBasis: 0.5 })
    expect(trojanHorse(0.5, 0.01, 0.02).ratePerSifted).toBe(0)
    expect(trojanHorse(0, 0, 0.02).lossyImbalance).toBe(0)
  })
})
