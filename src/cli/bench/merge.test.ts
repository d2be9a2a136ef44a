import { expect, it } from 'vitest'
import { measureWith, median } from './measure'
import { merge } from './merge'
import { withRatios } from './photon-figures'
import { short, table } from './table'

it('the median is the middle value, or the mean of the two middle ones', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
  expect(() => median([])).toThrow(RangeError)
})

it('every measured number becomes a median with its spread, at any depth', () => {
  const rounds = [3, 1, 2].map((x) => ({ realtime: { '0': x, '25': 10 * x } }))
  expect(merge(rounds)).toEqual({
    realtime: {
      '0': 2,
      '0Spread': { min: 1, max: 3, runs: 3 },
      '25': 20,
      '25Spread': { min: 10, max: 30, runs: 3 },
    },
  })
})

it('what says which case it is stays as it is', () => {
  const rounds = [5, 7].map((mbitPerSecond) => [{ n: 1e6, variant: 'ts', mbitPerSecond }])
  expect(merge(rounds, ['n'])).toEqual([
    { n: 1e6, variant: 'ts', mbitPerSecond: 6, mbitPerSecondSpread: { min: 5, max: 7, runs: 2 } },
  ])
})

it('rounds of different shape are refused', () => expect(() => merge([{ a: 1 }, { b: 1 }])).toThrow(TypeError))

it('a ratio to a baseline that did not run is absent', () =>
  expect(withRatios({ perSecond: 12 }, 'perSecond', { object: 3, numpy: null })).toEqual({
    perSecond: 12,
    ratio: { object: 4 },
  }))

it('a cost is per call and a median over loops, whatever a call takes', async () => {
  let now = 0
  const clock = { cpu: () => now / 2, wall: () => now }
  const { cpuSeconds, wallSeconds } = await measureWith(
    clock,
    false,
  )(() => {
    now += 0.02
    return 1
  })
  expect(wallSeconds).toBeCloseTo(0.02, 12)
  expect(cpuSeconds).toBeCloseTo(0.01, 12)
})

it.each([false, true])(
  'a kernel that is still being compiled is warmed until it has settled, quick: %s',
  async (quick) => {
    let [now, calls] = [0, 0]
    const clock = { cpu: () => now, wall: () => now }
    const { cpuSeconds } = await measureWith(
      clock,
      quick,
    )(() => {
      // A tenth faster from call to call for a while, as engines do; then for good.
      now += Math.max(0.01, 0.2 * 0.9 ** calls++)
      return 1
    })
    expect(cpuSeconds).toBeCloseTo(0.01, 12)
  },
)

it('a kernel that never settles is measured all the same', async () => {
  let [now, each] = [0, 1]
  const clock = { cpu: () => now, wall: () => now }
  const cost = await measureWith(
    clock,
    true,
  )(() => {
    each *= 0.9
    now += each
    return 1
  })
  expect(cost.cpuSeconds).toBeGreaterThan(0)
})

it('the table has a line for each figure, named by its place', () => {
  expect([short(1.1512e9), short(12_345), short(4321), short(0.02)]).toEqual(['1.15 G', '12.3 k', '4320', '0.02'])
  const merged = merge([[{ n: 100, mbitPerSecond: 5 }]], ['n'])
  expect(table({ privacyAmplification: merged })).toBe('privacyAmplification n=100 mbitPerSecond  5  5 to 5, 1 runs')
})
