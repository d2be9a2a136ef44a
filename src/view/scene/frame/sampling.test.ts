import { describe, expect, it } from 'vitest'
import { followingFor, lastOf, roundUp, samplingFor } from './sampling'

describe('one in N', () => {
  it('N is the next of 1, 2, 5, 10, 20, 50 …', () => {
    expect([0, 0.3, 1, 1.2, 2, 2.1, 5, 7, 10, 11, 300, 30_000].map(roundUp)).toEqual([
      1, 1, 1, 2, 2, 5, 5, 10, 10, 20, 500, 50_000,
    ])
  })

  it('slow playback and stepping show everything', () => {
    for (const ms of [1000, 250, Number.POSITIVE_INFINITY])
      expect(samplingFor(2, ms, 0.6, 8)).toEqual({ flying: 1, strips: 1 })
  })

  it('at 30 a second the strips still hold every bit', () => {
    expect(samplingFor(2, 1000 / 30, 18, 8)).toEqual({ flying: 5, strips: 1 })
  })

  it('a stream is sampled alike on the fibre and in the strips', () => {
    for (const rate of [300, 3000, 30_000]) {
      const { flying, strips } = samplingFor(3, 1000 / rate, rate * 0.6, 8)
      expect(strips).toBe(flying)
      expect((rate * 0.6) / flying).toBeLessThanOrEqual(16)
    }
  })

  it('labels follow every N-th photon that flies, at most three a second', () => {
    expect(followingFor(1, 1000)).toBe(1)
    expect(followingFor(5, 1000 / 30)).toBe(10)
    expect(followingFor(20, 1000 / 300)).toBe(100)
  })

  it('the last multiple lies at or below an event', () => {
    expect([-1, 0, 9, 10, 19].map((event) => lastOf(event, 10))).toEqual([-1, 0, 0, 10, 10])
  })
})
