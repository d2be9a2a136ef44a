import { describe, expect, it } from 'vitest'
import { exp, exp10, expm1, integerPower, log, log1p } from './portable'
import { tables } from './portable.tables'

const functions = { exp, expm1, log, log1p, exp10 }

const bits = new DataView(new ArrayBuffer(8))
/** Distance of two doubles in units of the last place. */
function ulps(a: number, b: number): bigint {
  const order = (x: number) => {
    bits.setFloat64(0, x)
    const raw = bits.getBigInt64(0)
    return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw
  }
  const distance = order(a) - order(b)
  return distance < 0n ? -distance : distance
}

describe.each(Object.entries(tables))('%s', (name, table) => {
  it('is within 2 units in the last place of 60-digit arithmetic', () => {
    for (const [x, value] of table)
      expect(Number(ulps(functions[name as keyof typeof functions](x), value)), `${name}(${x})`).toBeLessThanOrEqual(2)
  })
})

it('has the exact limits', () => {
  expect([exp(0), exp(-800), exp(800), expm1(0), expm1(-100), log(1), log(0), log1p(0), log1p(-1), exp10(0)]).toEqual([
    1,
    0,
    Infinity,
    0,
    -1,
    0,
    -Infinity,
    0,
    -Infinity,
    1,
  ])
  expect([log(-1), log1p(-2), exp(Number.NaN)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
})

it('raises to whole powers, 0⁰ being 1', () => {
  expect([integerPower(3, 5), integerPower(0, 0), integerPower(0.5, 10)]).toEqual([243, 1, 1 / 1024])
})
