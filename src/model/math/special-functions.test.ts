import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  besselI0Minus1,
  besselI0Scaled,
  betaTails,
  complementaryErrorFunction,
  errorFunction,
  gammaTails,
  incompleteBeta,
  inverseBeta,
  logGamma,
} from './special-functions'

const near = (got: number, expected: number, relative = 1e-13) =>
  expect(Math.abs(got - expected), `${got} against ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected))

// Independent reference values, evaluated to 40 digits with mpmath.
const LOG_GAMMA = [
  [1e-5, 11.512919692895826],
  [0.25, 1.2880225246980774],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3.75, 1.486815578593417],
  [15.9, 27.625493215168692],
  [16, 27.89927138384089],
  [123.456, 469.60554712992945],
  [1e6, 12815504.569147611],
  [1e12, 26631021115915.652],
] as const

const BETA = [
  [0.5, 2, 3, 0.6875, 0.3125],
  [0.03, 30, 971, 0.5253918695094871, 0.47460813049051287],
  [0.01, 30, 971, 2.0599888509719576e-7, 0.9999997940011149],
  [0.06, 31, 970, 0.9999912931735419, 8.706826458143788e-6],
  [0.25, 23, 178, 0.9999994248134071, 5.751865928676718e-7],
  [0.11, 56, 445, 0.4641601340496439, 0.535839865950356],
  [1e-6, 1, 500, 0.0004998752707059272, 0.9995001247292941],
  [0.001, 0.5, 0.5, 0.020135041633377492, 0.9798649583666225],
  [0.9, 0.3, 4, 0.9999869225286149, 1.3077471385078688e-5],
] as const

const GAMMA = [
  [0.5, 0.01, 0.1124629160182849, 0.8875370839817152],
  [1, 1, 0.6321205588285577, 0.36787944117144233],
  [3, 12, 0.9994777419499671, 0.0005222580500328978],
  [10, 3, 0.0011024881301154798, 0.9988975118698845],
  [100, 130, 0.9972495916326934, 0.002750408367306526],
  [1000, 900, 0.0005499022657117829, 0.9994500977342882],
] as const

const ERF = [
  [1e-9, 1.1283791670955127e-9, 0.9999999988716208],
  [0.1, 0.1124629160182849, 0.8875370839817152],
  [0.5, 0.5204998778130465, 0.4795001221869535],
  [1, 0.8427007929497149, 0.15729920705028513],
  [2, 0.9953222650189527, 0.004677734981047266],
  [2.6, 0.9997639655834707, 0.00023603441652934922],
  [4, 0.9999999845827421, 1.541725790028002e-8],
  [6, 1.0, 2.1519736712498913e-17],
  [10, 1.0, 2.088487583762545e-45],
] as const

const BESSEL = [
  [1e-6, 2.5000000000001565e-13, 0.99999900000075],
  [0.1, 0.0025015629340956014, 0.9071009257823011],
  [1, 0.26606587775200835, 0.46575960759364043],
  [5, 26.239871823604446, 0.18354081260932836],
  [29, 292520631784.69086, 0.07440746822222559],
  [31, 2089962966490.9038, 0.07194649669698383],
  [100, 1.0737517071310738e42, 0.03994437929909668],
  [600, 6.1463054039368444e258, 0.01629014665630598],
] as const

describe('logGamma', () => {
  it.each(LOG_GAMMA)('ln Γ(%d)', (x, expected) => near(logGamma(x), expected, 1e-14))
  it('is 0 at 1 and 2', () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14)
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14)
  })
  it('obeys Γ(x + 1) = x·Γ(x)', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11)
      }),
    ))
  it.each([0, -1, Number.NaN, Infinity])('refuses %d', (x) => expect(() => logGamma(x)).toThrow(RangeError))
})

describe('betaTails', () => {
  it.each(BETA)('I_%d(%d, %d), both tails', (x, a, b, lower, upper) => {
    near(betaTails(x, a, b).lower, lower, 2e-13)
    near(betaTails(x, a, b).upper, upper, 2e-13)
  })

  it('is the binomial sum for whole numbers', () => {
    let tail = 0
    for (let k = 3, c = 120; k <= 10; k++) {
      tail += c * 0.3 ** k * 0.7 ** (10 - k)
      c = (c * (10 - k)) / (k + 1)
    }
    near(incompleteBeta(0.3, 3, 8), tail, 1e-14)
  })

  it('is symmetric: I_x(a, b) = 1 − I_{1−x}(b, a)', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.1, max: 1e4, noNaN: true }),
        fc.double({ min: 0.1, max: 1e4, noNaN: true }),
        (x, a, b) => {
          expect(Math.abs(betaTails(x, a, b).lower - betaTails(1 - x, b, a).upper)).toBeLessThan(1e-9)
        },
      ),
    ))

  it('is exact at both ends', () => {
    expect(betaTails(0, 2, 3)).toEqual({ lower: 0, upper: 1 })
    expect(betaTails(1, 2, 3)).toEqual({ lower: 1, upper: 0 })
  })
})

describe('inverseBeta', () => {
  it('undoes both tails, however small', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: -0.01, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom('lower' as const, 'upper' as const),
        (logWeight, a, b, tail) => {
          const weight = Math.exp(logWeight)
          const x = inverseBeta(weight, a, b, tail)
          expect(x > 0 && x < 1).toBe(true)
          // A few roundings of x to either side the tail is more and less than asked for: near 1 that is a wide span.
          const around = [x * (1 - 1e-15), Math.min(1, x * (1 + 1e-15))].map((at) => betaTails(at, a, b)[tail])
          expect(weight).toBeGreaterThanOrEqual(Math.min(...around) * (1 - 1e-10))
          expect(weight).toBeLessThanOrEqual(Math.max(...around) * (1 + 1e-10))
        },
      ),
    ))

  it('has the closed form 1 − ε^(1/n) for no error in n', () =>
    near(inverseBeta(1e-10, 1, 1e9, 'upper'), -Math.expm1(Math.log(1e-10) / 1e9), 1e-12))
})

describe('gammaTails', () => {
  it.each(GAMMA)('P and Q at a = %d, x = %d', (a, x, lower, upper) => {
    near(gammaTails(a, x).lower, lower, 2e-13)
    near(gammaTails(a, x).upper, upper, 2e-13)
  })
})

describe('error function', () => {
  it.each(ERF)('erf and erfc at %d', (x, erf, erfc) => {
    near(errorFunction(x), erf, 1e-14)
    near(complementaryErrorFunction(x), erfc, 1e-13)
    expect(errorFunction(-x)).toBe(-errorFunction(x))
  })
  it('is 0 at 0 and ±1 far out', () =>
    expect([errorFunction(0), errorFunction(40), errorFunction(-Infinity)]).toEqual([0, 1, -1]))
})

describe('Bessel I₀', () => {
  it.each(BESSEL)('I₀(%d) − 1 and e^−x·I₀', (x, minus1, scaled) => {
    near(besselI0Minus1(x), minus1, 1e-13)
    near(besselI0Scaled(x), scaled, 1e-13)
  })
  it('stays finite however large the argument, when scaled', () =>
    near(besselI0Scaled(1e6), (1 + 1 / 8e6) / Math.sqrt(2e6 * Math.PI), 1e-12))
})
