import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Evidence, hasFiniteBound, type Security, secretLength, smallestBlock } from './secret-length'

const longRun: Security = { kind: 'long-run' }
const finite: Security = { kind: 'finite', secrecy: 1e-10, correctness: 1e-12 }
const single = (keyBits: number, testBits: number, phaseError: number): Evidence => ({
  kind: 'single-photon',
  keyBits,
  testBits,
  phaseError,
})

/** Counts of a worked case of the model book, Lim et al. 2014. */
const lim: Evidence = {
  kind: 'decoy-finite',
  keyBits: 9_032_100,
  counts: {
    means: [0.5, 0.1, 0.0002],
    probabilities: [0.6, 0.3, 0.1],
    keyDetections: [8_200_000, 830_000, 2100],
    keyErrors: [85_000, 9500, 900],
    testDetections: [890_000, 91_000, 240],
    testErrors: [9600, 1200, 105],
  },
}

describe('secretLength', () => {
  // Model book, finite_tomamichel-1: n = 10⁵, k = 8000, Q_tol = 2.14 %, leak 16415.37, ε 10⁻¹⁰ and 10⁻¹².
  it('is the published finite length when the tag is as long as the formula allows', () => {
    const told = { leak: 16415.365444554052, tag: Math.floor(Math.log2(2 / 1e-12)) }
    expect(secretLength(single(100_000, 8000, 0.0214), told, finite).bits).toBe(43_679)
  })

  it('is shorter by what the tag is longer', () => {
    const told = (tag: number) => ({ leak: 16415.365444554052, tag })
    const bits = (tag: number) => secretLength(single(100_000, 8000, 0.0214), told(tag), finite).bits
    // log₂(2·10¹²) = 40.86; 43679.67 − 0.14 and − 10.14.
    expect([bits(0), bits(41), bits(51)]).toEqual([43_679, 43_679, 43_669])
  })

  // Model book, finite_lim2014_counts-1: ε 10⁻⁹ and 10⁻¹⁵, leak 885309.49.
  it('is the published finite length of a decoy block', () => {
    const security: Security = { kind: 'finite', secrecy: 1e-9, correctness: 1e-15 }
    const { bits, phaseError, singles } = secretLength(lim, { leak: 885309.4931244886, tag: 0 }, security)
    expect(bits).toBe(3_124_980)
    expect(phaseError).toBeCloseTo(0.03775211803914652, 9)
    expect(singles).toBeCloseTo(5221311.917397503, 2)
  })

  it('in the long run is Shor–Preskill, GLLP, and single photons by decoys', () => {
    const told = { leak: 1000, tag: 40 }
    // h(0.05) = 0.286397, h(0.0625) = 0.337290: by hand.
    expect(secretLength(single(10_000, 1, 0.05), told, longRun).bits).toBe(6096)
    const tagged: Evidence = { kind: 'tagged', keyBits: 10_000, phaseError: 0.05, tagged: 0.2 }
    expect(secretLength(tagged, told, longRun).bits).toBe(4261)
    const decoy: Evidence = { kind: 'decoy-long-run', keyBits: 10_000, single: 0.8, phaseError: 0.05 }
    expect(secretLength(decoy, told, longRun).bits).toBe(4668)
  })

  it('never grows with what was told, the error rate or the share of several photons', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1e6 }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.nat(1e5),
        (n, e, leak) => {
          for (const security of [longRun, finite]) {
            const bits = secretLength(single(n, n / 4, e), { leak, tag: 40 }, security).bits
            expect(bits).toBeLessThanOrEqual(n)
            expect(secretLength(single(n, n / 4, e), { leak: leak + 10, tag: 40 }, security).bits).toBeLessThanOrEqual(
              bits,
            )
            expect(secretLength(single(n, n / 4, e + 0.01), { leak, tag: 40 }, security).bits).toBeLessThanOrEqual(bits)
          }
          expect(secretLength(single(n, n / 4, e), { leak, tag: 40 }, finite).bits).toBeLessThanOrEqual(
            secretLength(single(n, n / 4, e), { leak, tag: 40 }, longRun).bits,
          )
        },
      ),
    ))

  it('refuses claims that its evidence cannot carry', () => {
    const tagged: Evidence = { kind: 'tagged', keyBits: 10, phaseError: 0, tagged: 0 }
    expect(() => secretLength(tagged, { leak: 0, tag: 0 }, finite)).toThrow(RangeError)
    expect(() => secretLength(lim, { leak: 0, tag: 0 }, longRun)).toThrow(RangeError)
    expect(hasFiniteBound('tagged')).toBe(false)
    expect(hasFiniteBound('decoy-finite')).toBe(true)
  })
})

describe('smallestBlock', () => {
  it('gives a secret bit, and one part in a thousand less does not', () => {
    const evidence = single(10_000, 2500, 0.02)
    const n = smallestBlock(evidence, 0.16, 40, finite)!
    const bitsAt = (keyBits: number) =>
      secretLength(single(keyBits, keyBits / 4, 0.02), { leak: 0.16 * keyBits, tag: 40 }, finite).bits
    expect(bitsAt(n)).toBeGreaterThan(0)
    expect(bitsAt(0.999 * n)).toBe(0)
  })

  it('does not exist above the threshold', () => {
    expect(smallestBlock(single(10_000, 2500, 0.12), 0.53, 40, finite)).toBeNull()
    expect(smallestBlock(single(10_000, 2500, 0.12), 0.53, 40, longRun)).toBeNull()
  })

  it('is shorter for a larger ε, and shortest in the long run', () => {
    const at = (security: Security) => smallestBlock(single(10_000, 2500, 0.03), 0.22, 40, security)!
    const loose = at({ kind: 'finite', secrecy: 1e-5, correctness: 1e-5 })
    expect(loose).toBeLessThan(at(finite))
    expect(at(longRun)).toBeLessThan(loose)
  })
})
