import { describe, expect, it } from 'vitest'
import { capturedFraction } from '../physics/detectors/jitter'
import { combineErrors, depolarisingError } from '../physics/error-budget'
import { fibreTransmittance } from '../physics/fibre'
import { fockYield } from '../physics/fock-yield'
import { freeSpaceLoss, slantRange } from '../physics/free-space'
import { weakPulseGainExact } from '../physics/weak-pulse-gain'
import type { Scenario } from '../scenario/scenario'
import { expectScenario } from './expect'
import { intensitiesOf } from './intensities'
import { expectTied, LINKS, READINGS, withAttack } from './readings.testing'
import { createScratch } from './run'
import { basisCount, intensityCount } from './tally'

const scratch = createScratch()

/**
 * Each of some 60 counts of 14 links × 2 attacks × 3 readings at 5σ: a right engine fails 1 seed in
 * 700. With 60 000 pulses and a gain of 0.3 this catches a gain wrong by 4 %; the long suite
 * (`readings.long.ts`) catches 1 % in any gain or error rate.
 */
describe.each(Object.keys(LINKS))('%s', (name) => {
  it.each(READINGS)('counted as %s gives what the law says', (reading) => {
    for (const attack of ['off', 'ir'] as const)
      expectTied({ ...withAttack(LINKS[name]!, attack), pulses: 60_000 }, reading, 5, scratch)
  })
})

/** The link as the book sees it: efficiency, error, dark counts. */
function bookLink(s: Scenario) {
  const channel =
    s.channel === 'fibre'
      ? fibreTransmittance(s.distanceKm, s.lossDbPerKm, s.insertionLossDb)
      : 10 **
        (-(
          s.insertionLossDb +
          freeSpaceLoss({
            rangeKm: slantRange(s.altitudeKm, s.elevationDegrees),
            wavelengthNm: 850,
            waistM: s.waistM,
            apertureRadiusM: s.apertureM,
            jitterMicroradians: s.jitterMicroradians,
            zenithTransmittance: s.zenithTransmission,
            elevationDegrees: s.elevationDegrees,
            coherenceLengthM: s.coherenceM === 0 ? null : s.coherenceM,
            receiverEfficiency: 1,
          }).totalDb
        ) /
          10)
  return {
    efficiency: channel * s.detectorEfficiency * (s.gateNs === 0 ? 1 : capturedFraction(s.gateNs * 1000, s.jitterPs)),
    misalignment: combineErrors([s.misalignment, depolarisingError(s.depolarisation)]),
    darkCountProbability: 1 - (1 - s.darkCountProbability) * (1 - s.background),
  }
}

/** Probabilities per pulse of one intensity: any click, wrong bit, both detectors. */
function bookGain(s: Scenario, photons: readonly number[], mean: number | null, misalignment: number) {
  const link = { ...bookLink(s), misalignment }
  if (mean !== null) {
    const { gain, qber, doubleClick } = weakPulseGainExact(mean, link)
    return { gain, wrong: gain * qber, double: doubleClick }
  }
  let [gain, wrong] = [0, 0]
  photons.forEach((p, n) => {
    const each = fockYield(n, link)
    gain += p * each.gain
    wrong += p * each.gain * each.qber
  })
  return { gain, wrong, double: null }
}

const unfiltered = Object.entries(LINKS).filter(([, s]) => s.deadTimeNs === 0 && s.afterpulse === 0)

/** Closed forms of the book, without statistics: a gain or an error rate wrong by 1 part in 10⁹ is caught. */
describe.each(unfiltered)('the law of: %s', (_, link) => {
  it.each(['off', 'ir'] as const)('has the gains and error rates of the book, %s', (attack) => {
    const s: Scenario = { ...link, attack, fraction: 0.6 }
    const { perPulse } = expectScenario(s)
    const share = s.basisBias * s.basisBias + (1 - s.basisBias) * (1 - s.basisBias)
    const { misalignment } = bookLink(s)
    // Half of the touched pulses were measured in the wrong basis: they go either way.
    const disturbed = attack === 'ir' ? 0.3 : 0
    for (const intensity of intensitiesOf(s)) {
      const weak = s.source === 'wcp' || s.source === 'decoy'
      const mean = weak ? [s.meanPhotons, s.weakMeanPhotons, 0][intensity.code]! : null
      const right = bookGain(s, intensity.photons, mean, misalignment)
      const either = bookGain(s, intensity.photons, mean, 0.5)
      const of = { intensity: intensity.code }
      const same = (seen: number, book: number) => expect(Math.abs(seen / book - 1)).toBeLessThan(1e-9)
      same(intensityCount(perPulse, 'clicked', intensity.code), intensity.share * right.gain)
      same(basisCount(perPulse, 'kept', of), intensity.share * share * right.gain)
      const wrong = (1 - disturbed) * right.wrong + disturbed * either.wrong
      same(basisCount(perPulse, 'errors', of), intensity.share * share * wrong)
      if (attack === 'off' && right.double !== null && either.double !== null)
        same(
          intensityCount(perPulse, 'doubleClicks', intensity.code),
          intensity.share * (share * right.double + (1 - share) * either.double),
        )
    }
  })
})
