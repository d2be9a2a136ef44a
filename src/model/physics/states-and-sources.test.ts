import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chshOfAngles, TSIRELSON_BOUND, wernerChsh } from './bell'
import { asymmetricCloner, PHASE_COVARIANT_CLONER_FIDELITY } from './cloning'
import { helstrom, unambiguousBb84, unambiguousTwoStates } from './discrimination'
import { combineErrors, depolarisingError } from './error-budget'
import { heraldedStatistics } from './heralded-source'
import {
  exponentialExcess,
  multiGivenNonEmpty,
  multiPhotonProbability,
  nonEmptyProbability,
  poissonProbability,
  poissonSum,
} from './poisson'
import { bb84BlochDegrees, blochVector, bornProbability, malus } from './states'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const angle = fc.double({ min: -10, max: 10, noNaN: true })

describe('states', () => {
  it('the four BB84 states give certainty in their basis and a coin toss in the other', () => {
    const radians = Math.PI / 180
    for (const basis of [0, 1] as const) {
      for (const bit of [0, 1] as const) {
        const state = blochVector(bb84BlochDegrees(basis, bit) * radians, 0)
        const sees = (b: 0 | 1) => bornProbability(state, blochVector(bb84BlochDegrees(b, 0) * radians, 0))
        expect(sees(basis)).toBeCloseTo(1 - bit, 15)
        expect(sees(basis === 0 ? 1 : 0)).toBeCloseTo(0.5, 15)
      }
    }
  })

  it('the two outcomes of a measurement share one', () =>
    fc.assert(
      fc.property(angle, angle, angle, angle, (a, b, c, d) => {
        const m = blochVector(c, d)
        const opposite = [-m[0], -m[1], -m[2]] as const
        const state = blochVector(a, b)
        expect(Math.abs(bornProbability(state, m) + bornProbability(state, opposite) - 1)).toBeLessThan(1e-14)
      }),
    ))

  it('a fully mixed state is a coin toss in every direction', () =>
    expect(bornProbability([0, 0, 0], blochVector(1.1, 2.2))).toBe(0.5))

  it('Malus: all, half and nothing pass at 0°, 45° and 90°', () => {
    expect(malus(0)).toBe(1)
    expect(malus(45)).toBeCloseTo(0.5, 15)
    expect(malus(90)).toBeLessThan(1e-30)
  })

  it('refuses a state outside the sphere', () =>
    expect(() => bornProbability([1, 1, 0], [0, 0, 1])).toThrow(RangeError))
})

describe('telling states apart', () => {
  it('Helstrom guesses the worse the more the states overlap, never below the better prior', () =>
    fc.assert(
      fc.property(unit, unit, unit, (s1, s2, prior) => {
        const [less, more] = s1 < s2 ? [s1, s2] : [s2, s1]
        expect(helstrom(less, prior)).toBeGreaterThanOrEqual(helstrom(more, prior))
        expect(helstrom(more, prior)).toBeGreaterThanOrEqual(Math.max(prior, 1 - prior) - 1e-8)
      }),
    ))

  it('two neighbouring BB84 states: 85.36 % by guessing, 29.29 % without ever being wrong', () => {
    expect(helstrom(Math.SQRT1_2, 0.5)).toBeCloseTo(0.8535533906, 10)
    expect(unambiguousTwoStates(Math.SQRT1_2)).toBeCloseTo(0.2928932188, 10)
  })

  it('n copies of a BB84 state are identified as Chefles and Barnett say', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k)
    for (let n = 1; n <= 16; n++) {
      const residues = [0, 0, 0, 0]
      for (let j = 0; j <= n; j++) residues[j % 4]! += choose(n, j)
      expect(unambiguousBb84(n)).toBeCloseTo((4 * Math.min(...residues)) / 2 ** n, 14)
    }
    expect(unambiguousBb84(0)).toBe(0)
  })
})

describe('cloning', () => {
  it('lies on (1 − 2·D_B)² + (1 − 2·D_E)² = 1', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.5, noNaN: true }), (d) => {
        const { eveError, eveFidelity } = asymmetricCloner(d)
        expect((1 - 2 * d) ** 2 + (1 - 2 * eveError) ** 2).toBeCloseTo(1, 12)
        expect(eveError + eveFidelity).toBeCloseTo(1, 15)
      }),
    ))
  it('nothing disturbed is nothing learnt, and the other way round', () => {
    expect(asymmetricCloner(0).eveError).toBe(0.5)
    expect(asymmetricCloner(0.5).eveError).toBe(0)
  })
  it('is symmetric at the known fidelity 0.85355', () =>
    expect(asymmetricCloner(1 - PHASE_COVARIANT_CLONER_FIDELITY).eveFidelity).toBeCloseTo(0.8535533906, 9))
})

describe('CHSH', () => {
  it('never exceeds 2√2, whatever the angles', () =>
    fc.assert(
      fc.property(unit, angle, angle, angle, angle, (v, a, a2, b, b2) => {
        const s = chshOfAngles(v, { a: a * 40, a2: a2 * 40, b: b * 40, b2: b2 * 40 })
        expect(s).toBeLessThanOrEqual(TSIRELSON_BOUND * v + 1e-12)
      }),
    ))
  it('is 2√2 at 0°, 45°, 22.5°, 67.5°', () =>
    expect(chshOfAngles(1, { a: 0, a2: 45, b: 22.5, b2: 67.5 })).toBeCloseTo(2 * Math.SQRT2, 14))
  it('stops being violated at a visibility of 1/√2, an error rate of 14.645 %', () => {
    const { chsh, qber } = wernerChsh(Math.SQRT1_2)
    expect(chsh).toBeCloseTo(2, 14)
    expect(qber).toBeCloseTo(0.14644660940672624, 14)
  })
})

describe('combineErrors', () => {
  it('does not depend on the order and stays below ½ for stages below ½', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 5 }), (errors) => {
        const forward = combineErrors(errors)
        expect(forward).toBeLessThanOrEqual(0.5 + 1e-15)
        expect(Math.abs(forward - combineErrors([...errors].reverse()))).toBeLessThan(1e-14)
      }),
    ))
  it('one useless stage makes the whole useless; none changes nothing', () => {
    expect(combineErrors([0.1, 0.5, 0.01])).toBe(0.5)
    expect(combineErrors([])).toBe(0)
    expect(depolarisingError(0.3)).toBe(0.15)
  })
})

describe('weak pulses', () => {
  it('probabilities of 0, 1, 2 … photons sum to one', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (mu) => {
        expect(poissonSum(mu, 0, () => 1)).toBeCloseTo(1, 11)
      }),
    ))
  it('two or more photons are what is left, at every size', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 20, noNaN: true }), (mu) => {
        const rest = 1 - poissonProbability(0, mu) - poissonProbability(1, mu)
        expect(Math.abs(multiPhotonProbability(mu) - rest)).toBeLessThan(1e-15)
      }),
    ))
  it('are μ²/2 for a billionth of a photon, with all digits', () => {
    expect(multiPhotonProbability(1e-9) / 5e-19).toBeCloseTo(1, 8)
    expect(multiGivenNonEmpty(1e-9) / 5e-10).toBeCloseTo(1, 8)
  })
  it('no light, no photons', () => {
    expect([nonEmptyProbability(0), multiPhotonProbability(0), multiGivenNonEmpty(0)]).toEqual([0, 0, 0])
    expect([poissonProbability(0, 0), poissonProbability(3, 0)]).toEqual([1, 0])
  })
  it('holds where e^−μ underflows', () => expect(poissonProbability(2000, 2000)).toBeCloseTo(0.00892, 5))
  it('e^x − 1 − x is x²/2 near 0 on both sides', () => {
    expect(exponentialExcess(1e-8) / 5e-17).toBeCloseTo(1, 7)
    expect(exponentialExcess(-1e-8) / 5e-17).toBeCloseTo(1, 7)
    expect(exponentialExcess(-3)).toBeCloseTo(Math.exp(-3) + 2, 14)
  })
})

describe('heralded source', () => {
  const source = fc.record({
    meanPairs: fc.double({ min: 0, max: 5, noNaN: true }),
    heraldEfficiency: fc.double({ min: 1e-6, max: 1, noNaN: true }),
    heraldDarkCountProbability: fc.constantFrom(0, 1e-8, 1e-3, 0.5, 1),
  })
  it('announced pulses have 0, 1 or more photons and nothing else; g² ≥ 0', () =>
    fc.assert(
      fc.property(source, fc.constantFrom('thermal' as const, 'poisson' as const), (s, statistics) => {
        const { vacuum, single, multi, g2, heraldProbability } = heraldedStatistics({ ...s, statistics })
        expect(vacuum + single + multi).toBeCloseTo(1, 10)
        expect(g2).toBeGreaterThanOrEqual(0)
        expect(heraldProbability >= 0 && heraldProbability <= 1).toBe(true)
      }),
    ))
  it('without selection one mode bunches more than many: a herald that always fires', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 5, noNaN: true }), (meanPairs) => {
        const always = { meanPairs, heraldEfficiency: 0.5, heraldDarkCountProbability: 1 }
        const thermal = heraldedStatistics({ ...always, statistics: 'thermal' })
        const poisson = heraldedStatistics({ ...always, statistics: 'poisson' })
        expect(thermal.g2).toBeCloseTo(2, 10)
        expect(poisson.g2).toBeCloseTo(1, 10)
        expect(poisson.multi).toBeCloseTo(multiPhotonProbability(meanPairs), 10)
      }),
    ))
  it('becomes a single-photon source: g² → 4μ(1 − η/2) for one mode', () => {
    const faint = { meanPairs: 1e-7, heraldEfficiency: 0.6, heraldDarkCountProbability: 0 }
    const { single, g2 } = heraldedStatistics({ ...faint, statistics: 'thermal' })
    expect(single).toBeCloseTo(1, 6)
    expect(g2 / (4e-7 * 0.7)).toBeCloseTo(1, 5)
    expect(heraldedStatistics({ ...faint, meanPairs: 0, statistics: 'thermal' }).single).toBe(1)
  })
  it('refuses a herald that can never fire', () =>
    expect(() =>
      heraldedStatistics({ meanPairs: 1, heraldEfficiency: 0, heraldDarkCountProbability: 0, statistics: 'thermal' }),
    ).toThrow(RangeError))
})
