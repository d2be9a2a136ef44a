import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestIndividualAttack } from '../attack-forms/individual'
import { plobBound } from '../bounds'
import { fibreTransmittance } from '../fibre'
import { rateBbm92 } from './bbm92'
import { rateGaussian } from './continuous-variable'
import { rateDecoyInfinite } from './decoy-infinite'
import { rateDeviceIndependent } from './device-independent'
import { rateGllp } from './gllp'
import { rateRelay } from './measurement-device-independent'
import { optimalMeanDecoy, optimalMeanGllp, optimalMeanLowNoise } from './optimal-mean'
import { reachDecoy, reachGllp } from './reach'
import { rateAsymmetric, rateShorPreskill } from './shor-preskill'
import { rateSixState } from './six-state'
import { bestTwinField, rateTwinField, twinFieldYield } from './twin-field'
import { twinFieldCrossing } from './twin-field-crossing'
import { rateTwoStateDepolarising } from './two-state-depolarising'
import { rateVacuumWeak, twoDecoyBounds } from './vacuum-weak'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const within = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const factor = within(1, 1.5)

/** Gobby, Yuan, Shields 2004 as tabulated by Ma et al. 2005. */
const gys = {
  lossDbPerKm: 0.21,
  receiverEfficiency: 0.045,
  backgroundYield: 1.7e-6,
  misalignment: 0.033,
  errorCorrectionFactor: 1.22,
}
const gysAt = (km: number, mean: number) => ({
  mean,
  efficiency: fibreTransmittance(km, 0.21) * 0.045,
  backgroundYield: 1.7e-6,
  misalignment: 0.033,
  errorCorrectionFactor: 1.22,
  siftingFactor: 0.5,
})

const weakLink = fc.record({
  mean: within(0, 2),
  efficiency: unit,
  backgroundYield: fc.constantFrom(0, 1e-9, 1e-6, 1e-3),
  misalignment: within(0, 0.5),
  errorCorrectionFactor: factor,
  siftingFactor: fc.constant(1),
})

describe('single photons', () => {
  it('a clean key is whole, at and above the threshold it is exactly nothing', () => {
    expect([rateShorPreskill(0, 1), rateSixState(0, 1)]).toEqual([1, 1])
    expect(rateShorPreskill(0.1101, 1)).toBe(0)
    expect(rateShorPreskill(0.1099, 1)).toBeGreaterThan(0)
    expect(rateSixState(0.1262, 1)).toBe(0)
    expect(rateSixState(0.1261, 1)).toBeGreaterThan(0)
    expect([rateShorPreskill(0.95, 1), rateSixState(1, 1), rateAsymmetric(0, 0.9, 1)]).toEqual([0, 0, 0])
  })
  it('six states never give less than four', () =>
    fc.assert(
      fc.property(unit, factor, (qber, f) => {
        expect(rateSixState(qber, f)).toBeGreaterThanOrEqual(rateShorPreskill(qber, f))
      }),
    ))
  it('six states have the closed form 1 + (3Q/2)·log₂(Q/2) + (1 − 3Q/2)·log₂(1 − 3Q/2)', () =>
    fc.assert(
      fc.property(within(1e-6, 0.12), (q) => {
        const closed = 1 + 1.5 * q * Math.log2(q / 2) + (1 - 1.5 * q) * Math.log2(1 - 1.5 * q)
        expect(rateSixState(q, 1)).toBeCloseTo(closed, 12)
      }),
    ))
  it('fall with the error rate and with f', () =>
    fc.assert(
      fc.property(unit, unit, factor, (a, b, f) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(rateShorPreskill(high, f)).toBeLessThanOrEqual(rateShorPreskill(low, f))
        expect(rateShorPreskill(low, f + 0.1)).toBeLessThanOrEqual(rateShorPreskill(low, f))
      }),
    ))
  it('with untrusted devices no key without a CHSH violation', () => {
    expect(rateDeviceIndependent(2, 0)).toBe(0)
    expect(rateDeviceIndependent(2 * Math.SQRT2, 0)).toBe(1)
    expect(() => rateDeviceIndependent(2.9, 0)).toThrow(/chsh = 2.9/)
  })
  it('one-way key ends before the best individual attack knows as much as Bob', () => {
    const { eveInformation, bobInformation } = bestIndividualAttack(0.11)
    expect(bobInformation).toBeGreaterThan(eveInformation)
  })
})

describe('weak pulses with and without decoys', () => {
  it('any link: finite, not negative, below the repeaterless capacity of what reaches Bob', () =>
    fc.assert(
      fc.property(weakLink, (link) => {
        for (const { gain, qber, perPulse } of [rateDecoyInfinite(link), rateGllp(link)]) {
          expect(gain >= 0 && gain <= 1 && qber >= 0 && qber <= 0.5 + 1e-12).toBe(true)
          expect(perPulse >= 0 && perPulse <= plobBound(link.efficiency) + 1e-15).toBe(true)
        }
      }),
    ))
  it('the rate falls, and the error rate rises, with distance, background and misalignment', () =>
    fc.assert(
      fc.property(
        within(0, 250),
        within(0, 60),
        within(0.01, 1),
        within(0, 0.3),
        within(1, 50),
        (km, more, mean, e, k) => {
          const link = { ...gysAt(km, mean), misalignment: e }
          for (const rate of [rateDecoyInfinite, rateGllp]) {
            const here = rate(link)
            const farther = rate({ ...gysAt(km + more, mean), misalignment: e })
            const darker = rate({ ...link, backgroundYield: link.backgroundYield * k })
            const worse = rate({ ...link, misalignment: e + 0.05 })
            const dearer = rate({ ...link, errorCorrectionFactor: 1.4 })
            for (const other of [farther, darker, worse, dearer]) {
              expect(other.perPulse).toBeLessThanOrEqual(here.perPulse * (1 + 1e-12))
              expect(other.qber).toBeGreaterThanOrEqual(here.qber - 1e-15)
            }
          }
        },
      ),
    ))
  it('ten thousand kilometres: no key, half the clicks wrong', () => {
    for (const { perPulse, qber } of [rateDecoyInfinite(gysAt(1e4, 0.48)), rateGllp(gysAt(1e4, 0.48))]) {
      expect(perPulse).toBe(0)
      expect(qber).toBeCloseTo(0.5, 12)
    }
  })
  it('no light: no key; no light and no background: no click', () => {
    expect(rateDecoyInfinite(gysAt(10, 0)).perPulse).toBe(0)
    expect(rateGllp(gysAt(10, 0)).perPulse).toBe(0)
    expect(rateGllp({ ...gysAt(10, 0), backgroundYield: 0 })).toEqual({ gain: 0, qber: 0.5, tagged: 0, perPulse: 0 })
  })
  it('decoys never do harm', () =>
    fc.assert(
      fc.property(weakLink, (link) => {
        expect(rateDecoyInfinite(link).perPulse).toBeGreaterThanOrEqual(rateGllp(link).perPulse - 1e-15)
      }),
    ))
})

describe('estimating single photons with decoys', () => {
  it('is never better than the truth, and reaches it as the decoy fades', () =>
    fc.assert(
      fc.property(within(0, 150), within(0.05, 0.9), within(0.001, 0.95), (km, mean, share) => {
        const link = gysAt(km, mean)
        const truth = rateDecoyInfinite(link)
        const seen = rateVacuumWeak({ ...link, weakMean: mean * share })
        expect(seen.singleYield).toBeLessThanOrEqual(truth.singleYield * (1 + 1e-9))
        expect(seen.singleError).toBeGreaterThanOrEqual(truth.singleError * (1 - 1e-9))
        expect(seen.perPulse).toBeLessThanOrEqual(truth.perPulse * (1 + 1e-9))
        const fading = rateVacuumWeak({ ...link, weakMean: mean * 1e-5 })
        expect(fading.singleYield / truth.singleYield).toBeCloseTo(1, 4)
      }),
    ))
  it('two weak decoys bound a channel with any photon-number yields from the right side', () =>
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 12, maxLength: 12 }),
        within(0.3, 0.9),
        within(0.05, 0.2),
        within(0.001, 0.04),
        within(0, 0.5),
        (yields, mu, nu1, nu2, error) => {
          const gain = (mean: number) => {
            let sum = 0
            for (let n = 11, w = 0; n >= 0; n--) {
              w = Math.exp(-mean) * mean ** n
              for (let k = 2; k <= n; k++) w /= k
              sum += w * yields[n]!
            }
            return sum
          }
          const bounds = twoDecoyBounds({
            signalMean: mu,
            weakMean: nu1,
            weakestMean: nu2,
            signalGain: gain(mu),
            weakGain: gain(nu1),
            weakestGain: gain(nu2),
            weakErrorGain: gain(nu1) * error,
            weakestErrorGain: gain(nu2) * error,
          })
          expect(bounds.backgroundYield).toBeLessThanOrEqual(yields[0]! + 1e-9)
          expect(bounds.singleYield).toBeLessThanOrEqual(yields[1]! + 1e-9)
          if (bounds.singleYield > 1e-5) expect(bounds.singleError).toBeGreaterThanOrEqual(error - 1e-9)
        },
      ),
    ))
  it('refuses a decoy brighter than the signal', () =>
    expect(() => rateVacuumWeak({ ...gysAt(10, 0.4), weakMean: 0.5 })).toThrow(/weakMean = 0.5/))
})

describe('published figures of the GYS set-up', () => {
  it('the best mean photon number is 0.48', () => {
    expect(optimalMeanLowNoise(0.033, 1.22)).toBeCloseTo(0.48, 2)
    expect(optimalMeanDecoy(gysAt(100, 0)).at).toBeCloseTo(0.475, 2)
  })
  it('decoys reach 142 km, GLLP some 30 km with μ = η and 40 km with the best μ', () => {
    expect(reachDecoy(gys, 0.48)).toBeCloseTo(142.0, 1)
    expect(reachDecoy(gys, null)).toBeCloseTo(142.2, 1)
    expect(reachGllp(gys, 'mu-equals-efficiency')).toBeCloseTo(32.1, 1)
    expect(reachGllp(gys, 'best')).toBeCloseTo(40.2, 1)
  })
  it('a link without background has no end, one that lets nothing through no beginning', () => {
    expect(reachDecoy({ ...gys, backgroundYield: 0 }, 0.48)).toBe(Infinity)
    // Without decoys too: with μ = η and Y₀ = 0, Δ → ½ and the budget → ½[1 − h₂(2e_d)] − f·h₂(e_d) = 0.069 > 0.
    expect(reachGllp({ ...gys, backgroundYield: 0 }, 'mu-equals-efficiency')).toBe(Infinity)
    expect(reachGllp({ ...gys, backgroundYield: 0 }, 'best')).toBe(Infinity)
    // With e_d = 4.5 % that budget is −0.041, and no length has a key.
    expect(reachGllp({ ...gys, backgroundYield: 0, misalignment: 0.045 }, 'mu-equals-efficiency')).toBe(0)
    expect(reachDecoy({ ...gys, receiverEfficiency: 0 }, 0.48)).toBe(0)
    expect(reachDecoy({ ...gys, misalignment: 0.3 }, null)).toBe(0)
    expect(reachDecoy({ ...gys, lossDbPerKm: 0 }, 0.48)).toBe(Infinity)
    expect(optimalMeanGllp({ ...gysAt(0, 0), efficiency: 0, backgroundYield: 0 })).toEqual({ at: 0, value: 0 })
  })
  it('the best mean without decoys is of the order of the efficiency, so the rate falls with its square', () => {
    const faint = (efficiency: number) => optimalMeanGllp({ ...gysAt(0, 0), efficiency, backgroundYield: 0 })
    expect(faint(1e-3).at / faint(1e-4).at).toBeCloseTo(10, 1)
    expect(faint(1e-3).value / faint(1e-4).value).toBeCloseTo(100, 0)
  })
})

describe('BBM92', () => {
  const pair = {
    halfMeanPairs: 0.05,
    efficiencyA: 0.2,
    efficiencyB: 0.1,
    backgroundA: 6e-6,
    backgroundB: 6e-6,
    misalignment: 0.015,
    errorCorrectionFactor: 1.22,
    siftingFactor: 0.5,
  }
  it('closed sums are the sum over pair numbers', () => {
    // P(n)·Y_n and the error of n pairs: Ma, Fung, Lo 2007, Eqs. 5, 7 and 8, summed term by term.
    const { halfMeanPairs: l, efficiencyA: a, efficiencyB: b, backgroundA: y, misalignment } = pair
    let gain = 0
    let wrong = 0
    for (let n = 0; n < 60; n++) {
      const weight = ((n + 1) * l ** n) / (1 + l) ** (n + 2)
      const yieldN = (1 - (1 - y) * (1 - a) ** n) * (1 - (1 - y) * (1 - b) ** n)
      const [p, q] = [1 - a, 1 - b]
      const geometric = Array.from({ length: n + 1 }, (_, k) => p ** k * q ** (n - k)).reduce((s, x) => s + x, 0)
      const bracket = (1 - (p * q) ** (n + 1)) / (1 - p * q) - geometric
      gain += weight * yieldN
      wrong += weight * (yieldN / 2 - ((2 * (0.5 - misalignment)) / (n + 1)) * bracket)
    }
    const rate = rateBbm92(pair)
    expect(rate.gain / gain).toBeCloseTo(1, 9)
    expect(rate.qber / (wrong / gain)).toBeCloseTo(1, 9)
  })
  it('a dark source leaves dark coincidences, half wrong, and no key', () => {
    const { gain, qber, perPulse } = rateBbm92({ ...pair, halfMeanPairs: 0 })
    expect(gain).toBeCloseTo(3.6e-11, 20)
    expect([qber, perPulse]).toEqual([0.5, 0])
    expect(rateBbm92({ ...pair, halfMeanPairs: 0, backgroundA: 0 })).toEqual({ gain: 0, qber: 0.5, perPulse: 0 })
  })
  it('never beats the capacity of the whole fibre', () =>
    fc.assert(
      fc.property(within(0, 3), unit, unit, (halfMeanPairs, efficiencyA, efficiencyB) => {
        const link = { ...pair, halfMeanPairs, efficiencyA, efficiencyB, misalignment: 0, siftingFactor: 1 }
        const { perPulse } = rateBbm92({ ...link, backgroundA: 0, backgroundB: 0, errorCorrectionFactor: 1 })
        expect(perPulse).toBeLessThanOrEqual(plobBound(efficiencyA * efficiencyB) + 1e-15)
      }),
    ))
})

describe('measurement-device-independent', () => {
  const link = {
    meanA: 0.3,
    meanB: 0.3,
    efficiencyA: 0.1,
    efficiencyB: 0.05,
    darkCountProbability: 1e-6,
    misalignment: 0.015,
    errorCorrectionFactor: 1.16,
  }
  it('the gain in X is the phase average of coherent light at four detectors', () => {
    // Polarisations ±45°: both senders' light reaches both polarisation outputs; average over the phase between them.
    const [a, b] = [link.meanA * link.efficiencyA, link.meanB * link.efficiencyB]
    const quiet = 1 - link.darkCountProbability
    const steps = 400
    let gain = 0
    for (let i = 0; i < steps; i++) {
      const cosine = Math.cos((2 * Math.PI * (i + 0.5)) / steps)
      // Both at +45° or both at −45°, and one each, in halves: the four mean photon numbers.
      for (const sign of [1, -1]) {
        const plus = (a + b) / 4 + (Math.sqrt(a * b) / 2) * cosine
        const minus = (a + b) / 4 - (Math.sqrt(a * b) / 2) * cosine
        const [hc, hd, vc, vd] = sign === 1 ? [plus, minus, plus, minus] : [plus, minus, minus, plus]
        const silent = (x: number) => quiet * Math.exp(-x)
        const fires = (x: number) => 1 - silent(x)
        const [H, h, V, v] = [hc, hd, vc, vd] as [number, number, number, number]
        const outcomes =
          fires(H) * fires(V) * silent(h) * silent(v) +
          fires(h) * fires(v) * silent(H) * silent(V) +
          fires(H) * fires(v) * silent(h) * silent(V) +
          fires(h) * fires(V) * silent(H) * silent(v)
        gain += outcomes / (2 * steps)
      }
    }
    expect(rateRelay(link).x.gain / gain).toBeCloseTo(1, 9)
  })
  it('shows a quarter of errors in X by nature, without being an alarm', () =>
    expect(rateRelay({ ...link, darkCountProbability: 0, misalignment: 0, efficiencyB: 0.1 }).x.qber).toBeCloseTo(
      0.25,
      2,
    ))
  it('keeps its digits over 600 km of fibre in each arm, and is symmetric', () =>
    fc.assert(
      fc.property(within(-12, 0), within(-12, 0), (p, q) => {
        const there = rateRelay({ ...link, efficiencyA: 10 ** p, efficiencyB: 10 ** q })
        const back = rateRelay({ ...link, efficiencyA: 10 ** q, efficiencyB: 10 ** p })
        for (const side of ['z', 'x', 'single'] as const) {
          expect(there[side].gain / back[side].gain).toBeCloseTo(1, 9)
          expect(there[side].qber >= 0 && there[side].qber <= 0.5 + 1e-9).toBe(true)
        }
      }),
    ))
  it('stays below the capacity of the whole fibre, and finite for absurdly bright light', () =>
    fc.assert(
      fc.property(unit, unit, within(0, 3), within(0, 3), (efficiencyA, efficiencyB, meanA, meanB) => {
        const ideal = { ...link, darkCountProbability: 0, misalignment: 0, errorCorrectionFactor: 1 }
        const { perPair } = rateRelay({ ...ideal, efficiencyA, efficiencyB, meanA, meanB })
        expect(perPair).toBeLessThanOrEqual(plobBound(efficiencyA * efficiencyB) + 1e-15)
        const bright = rateRelay({ ...ideal, efficiencyA, efficiencyB, meanA: meanA * 1e4, meanB: meanB * 1e4 })
        expect(Number.isFinite(bright.z.gain + bright.x.gain + bright.x.qber + bright.perPair)).toBe(true)
      }),
    ))
  it('no light on one side: no key, no NaN', () =>
    expect(rateRelay({ ...link, meanA: 0, darkCountProbability: 0 }).perPair).toBe(0))
})

describe('twin field', () => {
  const station = {
    armTransmittance: 0.1,
    darkCountProbability: 1e-8,
    phaseMismatch: 0.02 * Math.PI,
    polarisationMismatch: 0.02 * Math.PI,
    errorCorrectionFactor: 1.16,
  }
  it('the Poisson mixture of its photon-number yields is the phase average of coherent light', () => {
    // Average over the relative phase of [1 − (1 − p)e^−x]·(1 − p)·e^−y at the two outputs of the beam splitter.
    const [tau, p, theta, mu] = [0.3, 1e-4, 0.2, 0.4]
    let average = 0
    const steps = 200
    for (let i = 0; i < steps; i++) {
      const swing = Math.cos((2 * Math.PI * i) / steps) * Math.cos(theta)
      average +=
        ((1 - (1 - p) * Math.exp(-tau * mu * (1 + swing))) * (1 - p) * Math.exp(-tau * mu * (1 - swing))) / steps
    }
    let mixture = 0
    for (let n = 0, wn = Math.exp(-mu); n < 18; n++, wn *= mu / n) {
      for (let m = 0, wm = Math.exp(-mu); m < 18; m++, wm *= mu / m)
        mixture += wn * wm * twinFieldYield(n, m, tau, p, theta)
    }
    expect(mixture).toBeCloseTo(average, 12)
  })
  it('yields are probabilities at every transmittance, with no light lost too', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), unit, (n, m, tau) => {
        for (const transmittance of [tau, 1]) {
          const y = twinFieldYield(n, m, transmittance, 1e-6, 0.1)
          expect(y >= 0 && y <= 1).toBe(true)
        }
      }),
    ))
  it('falls as the square root of the whole transmittance, and beats what no direct link can', () => {
    const at = (arm: number) => bestTwinField({ ...station, darkCountProbability: 0, armTransmittance: arm }).value
    expect(at(1e-3) / at(1e-4)).toBeCloseTo(10, 1)
    expect(at(1e-3)).toBeGreaterThan(plobBound(1e-6))
  })
  it('never beats the capacity of one arm', () =>
    fc.assert(
      fc.property(within(1e-6, 1), (armTransmittance) => {
        const ideal = { ...station, darkCountProbability: 0, phaseMismatch: 0, polarisationMismatch: 0 }
        const best = bestTwinField({ ...ideal, errorCorrectionFactor: 1, armTransmittance })
        expect(best.value).toBeLessThanOrEqual(plobBound(armTransmittance))
      }),
      { numRuns: 30 },
    ))
  it('passes the repeaterless capacity at 159.3 km in the reference set-up', () => {
    const { armTransmittance: _, ...rest } = station
    expect(twinFieldCrossing({ ...rest, lossDbPerKm: 0.2, detectorEfficiency: 1 })).toBeCloseTo(159.3, 1)
    expect(twinFieldCrossing({ ...rest, lossDbPerKm: 0.2, detectorEfficiency: 0.01 })).toBeNull()
  })
  it('no light, nothing through: no key, no NaN', () => {
    expect(rateTwinField(0, { ...station, darkCountProbability: 0 }).perPulse).toBe(0)
    expect(rateTwinField(0.05, { ...station, darkCountProbability: 0, armTransmittance: 0 })).toEqual({
      clickOneDetector: 0,
      bitError: 0.5,
      phaseError: 0.5,
      perPulse: 0,
    })
    expect(rateTwinField(0.05, { ...station, armTransmittance: 0 }).bitError).toBeCloseTo(0.5, 12)
  })
})

describe('continuous variables', () => {
  const link = {
    modulationVariance: 4,
    transmittance: 0.1,
    excessNoise: 0.01,
    detectorEfficiency: 0.6,
    electronicNoise: 0.01,
    reconciliationEfficiency: 0.95,
  }
  it('a lossless and noiseless channel tells Eve nothing', () => {
    const { holevo, mutualInformation } = rateGaussian({ ...link, transmittance: 1, excessNoise: 0 })
    expect(holevo).toBeLessThan(1e-9)
    expect(mutualInformation).toBeGreaterThan(0.5)
  })
  it('strong modulation over pure loss reaches half the capacity, −½·log₂(1 − T)', () => {
    const pure = { ...link, excessNoise: 0, detectorEfficiency: 1, electronicNoise: 0, reconciliationEfficiency: 1 }
    for (const transmittance of [0.01, 0.3, 0.9]) {
      const { perSymbol } = rateGaussian({ ...pure, transmittance, modulationVariance: 1e6 })
      expect(perSymbol / (plobBound(transmittance) / 2)).toBeCloseTo(1, 4)
    }
  })
  it('stays below the capacity, finite and not negative, for any link', () =>
    fc.assert(
      fc.property(within(0, 1e4), unit, within(0, 0.5), unit, within(0, 1), unit, (v, t, xi, eta, el, beta) => {
        const rate = rateGaussian({
          modulationVariance: v,
          transmittance: t,
          excessNoise: xi,
          detectorEfficiency: eta,
          electronicNoise: el,
          reconciliationEfficiency: beta,
        })
        expect(rate.perSymbol >= 0 && rate.perSymbol <= plobBound(t) + 1e-9).toBe(true)
        expect(rate.mutualInformation >= 0 && rate.holevo >= 0).toBe(true)
      }),
    ))
  it('over ten thousand kilometres noise leaves exactly nothing, and no noise still half the capacity', () => {
    const far = { ...link, transmittance: 1e-200 }
    expect(rateGaussian(far).perSymbol).toBe(0)
    const pure = { ...far, excessNoise: 0, detectorEfficiency: 1, electronicNoise: 0, reconciliationEfficiency: 1 }
    expect(rateGaussian({ ...pure, modulationVariance: 1e6 }).perSymbol / (plobBound(1e-200) / 2)).toBeCloseTo(1, 4)
  })
  it('nothing through or nothing detected: zeros', () => {
    expect(rateGaussian({ ...link, transmittance: 0 })).toEqual({ mutualInformation: 0, holevo: 0, perSymbol: 0 })
    expect(rateGaussian({ ...link, detectorEfficiency: 0 }).perSymbol).toBe(0)
  })
})

describe('two states over a depolarising channel', () => {
  it('a clean channel gives whole bits at any overlap short of one', () => {
    for (const overlap of [0, 0.3, Math.SQRT1_2, 0.99]) {
      expect(rateTwoStateDepolarising(overlap, 0).perConclusive).toBeCloseTo(1, 9)
    }
    expect(rateTwoStateDepolarising(1, 0)).toEqual({ perConclusive: 0, conclusive: 0, qber: 0.5 })
  })
  it('SARG04 ends at 13.5 %, inside the bracket 10.95–14.9 % of the literature', () => {
    const at = (p: number) => rateTwoStateDepolarising(Math.SQRT1_2, p)
    let p = 0
    while (at(p).perConclusive > 0) p += 1e-4
    expect(at(p).qber).toBeCloseTo(0.1349, 3)
  })
})
