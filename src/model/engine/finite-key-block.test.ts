import { describe, expect, it } from 'vitest'
import { presets, type Scenario } from '../scenario/scenario'
import { finiteBlock, finiteBoundOf, shortestBlock } from './finite-key-block'

const wish = { blockBits: 1e7, secrecy: 1e-9, correctness: 1e-15 }
const h = (x: number) => (x <= 0 || x >= 1 ? 0 : -x * Math.log2(x) - (1 - x) * Math.log2(1 - x))

describe('finiteBlock', () => {
  it('is the bound of Tomamichel et al. for a perfect single photon: worked by hand at 2 % errors', () => {
    const scenario: Scenario = { ...presets.ideal, misalignment: 0.02, errorCorrectionFactor: 1.1 }
    // Unbiased bases: as many test bits as key bits; Q_tol + √(2n(n + 1)/n³·ln(4/ε)).
    const n = 1e6
    const phase = 0.02 + Math.sqrt(((2 * n * (n + 1)) / n ** 3) * Math.log(4e9))
    const bits = n * (1 - h(phase)) - 1.1 * n * h(0.02) - Math.log2(2 / (1e-9 ** 2 * 1e-15))
    const block = finiteBlock(scenario, { ...wish, blockBits: n })!
    expect(Math.abs(block.secretBits - bits)).toBeLessThan(1)
    // Every pulse arrives; a quarter meets basis + at both ends.
    expect(block.seconds).toBeCloseTo((4 * n) / scenario.clockHz, 12)
  })

  it('takes the bound that the source allows, and none where there is none', () => {
    expect(finiteBoundOf(presets.metro)).toBe('two-decoys')
    expect(finiteBoundOf({ ...presets.metro, shares: { signal: 0.8, weak: 0.2, vacuum: 0 } })).toBe('one-decoy')
    expect(finiteBoundOf(presets.ideal)).toBe('single-photon')
    for (const none of [
      { ...presets.metro, source: 'wcp' as const },
      { ...presets.metro, source: 'spdc' as const },
      { ...presets.ideal, g2: 0.1 },
      { ...presets.metro, weakMeanPhotons: 0.5 },
      { ...presets.metro, shares: { signal: 1, weak: 0, vacuum: 0 } },
    ]) {
      expect(finiteBoundOf(none)).toBeNull()
      expect(finiteBlock(none, wish)).toBeNull()
      expect(shortestBlock(none, wish, 256)).toBeNull()
    }
  })

  it('never gives more a second than the long run, and comes near it in long blocks of single photons', () => {
    const scenario = { ...presets.ideal, misalignment: 0.02 }
    const longRun = 1 - 2 * h(0.02)
    const share = (blockBits: number) => finiteBlock(scenario, { ...wish, blockBits })!.secretBits / blockBits
    expect(share(1e4)).toBeLessThan(share(1e6))
    expect(share(1e6)).toBeLessThan(longRun)
    expect(longRun - share(1e13)).toBeLessThan(1e-4)
  })

  it('never fills where nothing clicks', () =>
    expect(finiteBlock({ ...presets.metro, detectorEfficiency: 0, darkCountProbability: 0 }, wish)).toEqual({
      blockBits: 1e7,
      seconds: Number.POSITIVE_INFINITY,
      secretBits: 0,
    }))
})

describe('shortestBlock', () => {
  it('gives 256 bits, and one per cent less of it does not', () => {
    for (const scenario of [
      presets.ideal,
      { ...presets.metro, distanceKm: 50 },
      { ...presets.record, distanceKm: 300 },
    ]) {
      const block = shortestBlock(scenario, wish, 256)!
      expect(block.secretBits).toBeGreaterThanOrEqual(256)
      expect(finiteBlock(scenario, { ...wish, blockBits: block.blockBits * 0.99 })!.secretBits).toBeLessThan(256)
    }
  })

  it('is longer the more is asked of ε, and there is none past the last km', () => {
    const metro = { ...presets.metro, distanceKm: 50 }
    const strict = shortestBlock(metro, { ...wish, secrecy: 1e-12 }, 256)!
    expect(strict.blockBits).toBeGreaterThan(shortestBlock(metro, { ...wish, secrecy: 1e-6 }, 256)!.blockBits)
    expect(shortestBlock({ ...metro, distanceKm: 195 }, wish, 256)).toBeNull()
  })
})
