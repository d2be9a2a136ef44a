import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeFibre } from '../network/topology'
import { countLink, scenarioOfFibre, scenariosOfFibres, seedOfFibre, tappedFeed } from './network-links'

const metro = new Map([['hw', 'metro']])
const fibre = (lengthKm: number, fields: Record<string, string> = {}) =>
  makeFibre({ id: 'A-B', from: 'A', to: 'B', lengthKm, fields })

describe('a fibre of a network', () => {
  it('is the scenario of the Lab with its length, its own settings over those of the page', () => {
    const scenario = scenarioOfFibre(fibre(51, { eve: 'ir', p: '15' }), metro)
    expect(scenario).toMatchObject({ hardware: 'metro', distanceKm: 51, attack: 'ir', fraction: 0.15 })
  })

  it('reads many at once as it reads each alone', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), fc.boolean(), (tenths, tapped) => {
        const one = fibre(tenths / 10, tapped ? { eve: 'ir' } : {})
        expect(scenariosOfFibres(metro)(one)).toEqual(scenarioOfFibre(one, metro))
      }),
    ))

  // The relay chain of the gallery: 80 km of metro hardware give about 51 kbit/s (rate_decoy_infinite).
  it('gives 51 kbit/s over 80 km of metro kit and nothing over 400 km', () => {
    expect(tappedFeed(scenarioOfFibre(fibre(80), metro)).bitsPerSecond / 1000).toBeCloseTo(51, -0.5)
    expect(tappedFeed(scenarioOfFibre(fibre(400), metro))).toMatchObject({ bitsPerSecond: 0, alarm: 'nokey' })
  })

  it('gives no key while Eve measures every photon, and a little less when she touches few', () => {
    const quiet = tappedFeed(scenarioOfFibre(fibre(20), metro)).bitsPerSecond
    expect(tappedFeed(scenarioOfFibre(fibre(20, { eve: 'ir' }), metro)).bitsPerSecond).toBe(0)
    const some = tappedFeed(scenarioOfFibre(fibre(20, { eve: 'ir', p: '5' }), metro))
    expect(some.bitsPerSecond).toBeGreaterThan(0)
    expect(some.bitsPerSecond).toBeLessThan(quiet)
    expect(some.eveShare).toBe(0) // what she learned was hashed away
  })

  it('gives no key where a spy in the frequent basis hides her errors in the rare one, and the usual one without her', () => {
    for (const hw of ['ideal', 'metro']) {
      const page = new Map([['hw', hw]])
      const feed = (fields: Record<string, string>) => tappedFeed(scenarioOfFibre(fibre(20, fields), page))
      for (const bias of ['75', '90']) {
        expect(feed({ bias, eve: 'fix' })).toMatchObject({ bitsPerSecond: 0, alarm: 'nokey' })
        // An error rate of ¼ % and ½ %, alike in both bases, costs a little and no more.
        const [quiet, touched] = [feed({ bias }).bitsPerSecond, feed({ bias, eve: 'ir', p: '2' }).bitsPerSecond]
        expect(touched).toBeLessThan(quiet)
        expect(touched).toBeGreaterThan(0.8 * quiet)
      }
    }
  })

  // Single photons, bias 90, 1 % noise, a spy on three tenths in +: errors of × are 0.01 + 0.98·0.3/2 = 15.7 %, of + 1 %. Of
  // the kept bits 0.81/0.82 lie in +, of which 1 − h₂(15.7 %) − 1.16·h₂(1 %) is key, the others in × the other way round.
  it('judges + by × past the line of fair bases', () => {
    const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p)
    const phase = 0.01 + 0.98 * 0.15
    const share = (0.81 * (1 - h(phase) - 1.16 * h(0.01)) + 0.01 * (1 - h(0.01) - 1.16 * h(phase))) / 0.82
    const page = new Map([['hw', 'lab']])
    const fields = { bias: '90', src: 'sp', dark: '0' }
    const quiet = tappedFeed(scenarioOfFibre(fibre(10, fields), page)).bitsPerSecond / (1 - h(0.01) * 2.16)
    const { bitsPerSecond } = tappedFeed(scenarioOfFibre(fibre(10, { ...fields, eve: 'fix', p: '30' }), page))
    expect(bitsPerSecond / quiet / share).toBeCloseTo(1, 3)
  })

  it('leaves Eve the whole key when Alice’s dice are hers and nobody sees it', () => {
    const { bitsPerSecond, eveShare } = tappedFeed(scenarioOfFibre(fibre(20, { eve: 'predict', rng: 'weak' }), metro))
    expect(bitsPerSecond).toBeGreaterThan(0)
    expect(eveShare).toBeCloseTo(1, 6)
  })

  /**
   * Secret bits per kept bit over 20 km of metro kit, worked apart from the code: t = 10^−0.4, η = 0.2·t,
   * Y₀ = 2·10⁻⁶, μ = 0.5, 1.5 % misalignment: E = 1.5025 %, Q₁/Q = 0.61867, r = (Q₁/Q)·[1 − h₂(e₁)] − 1.16·h₂(E).
   */
  const METRO = 0.4186
  /** Parities told for each kept bit: 1.16·h₂(1.5025 %) = 1.16 · 0.11251. */
  const TOLD = 0.1305
  const leftTo = (rate: number, information: number, told = 0) =>
    Math.min(1, Math.max(0, (rate + information + told - 1) / rate))
  // The leaked light: g = [1 + √(1 − e^−4µ)]/2, 1 − h₂(g) = 0.95766, 0.78082 and 0.25299 at µ = 1, 0.5 and 0.1.
  // Time shift: she bets on a detector, right with 1/(1 + ρ) and for the photons that misalignment does not turn over.
  it.each([
    ['metro', { eve: 'trojan', muo: '1' }, leftTo(METRO, 0.95766, TOLD), 1],
    ['metro', { eve: 'trojan', muo: '0.5' }, leftTo(METRO, 0.78082, TOLD), 0.788],
    ['metro', { eve: 'trojan', muo: '0.1' }, leftTo(METRO, 0.25299, TOLD), 0],
    ['metro', { eve: 'trojan', muo: '1', cm: 'iso' }, 0, 0],
    ['ideal', { eve: 'trojan', muo: '1' }, leftTo(1, 0.95766), 0.958],
    ['ideal', { eve: 'trojan', muo: '1', p: '50' }, leftTo(1, 0.95766 / 2), 0.479],
    ['ideal', { eve: 'shift', rat: '0' }, 1, 1],
    // g = 1/1.05: 1 − h₂(g) = 0.7238.
    ['ideal', { eve: 'shift', rat: '5' }, 0.7238, 0.724],
    // 1.5 % of the clicks of the one detector are Bob's errors: 1 − h₂(1.5 %) = 0.8876.
    ['metro', { eve: 'shift', rat: '0' }, leftTo(METRO, 0.8876, TOLD), 1],
  ] as const)('leaves Eve what the key is too long by, guesses included: %s %o', (hw, eve, share, printed) => {
    const { alarm, bitsPerSecond, eveShare } = tappedFeed(scenarioOfFibre(fibre(20, eve), new Map([['hw', hw]])))
    expect(alarm).toBe('ok')
    expect(bitsPerSecond).toBeGreaterThan(0)
    expect(Math.abs(share - printed)).toBeLessThan(0.001)
    // A dark count comes once in 20 000 clicks, and two photons now and then together: 1 % of the key at most.
    expect(Math.abs(eveShare - share)).toBeLessThan(hw === 'ideal' ? 0.0001 : 0.01)
  })

  it('leaves her nothing of what the error rate made them cut away', () => {
    for (const hw of ['ideal', 'metro'])
      for (const eve of [
        { eve: 'ir', p: '10' },
        { eve: 'mid', p: '10' },
        { eve: 'clone', dis: '3' },
        { eve: 'clone', dis: '5', p: '50' },
      ]) {
        const { bitsPerSecond, eveShare } = tappedFeed(scenarioOfFibre(fibre(20, eve), new Map([['hw', hw]])))
        expect(bitsPerSecond).toBeGreaterThan(0)
        expect(eveShare).toBe(0)
      }
  })

  it('leaves her nothing of the photons that decoys made them write off', () =>
    // 1 − e^(−μ(1 − t)) = 0.26 of the clicks; 0.38 of them are written off as not of single photons.
    expect(tappedFeed(scenarioOfFibre(fibre(20, { eve: 'split' }), metro))).toMatchObject({ alarm: 'ok', eveShare: 0 }))

  it('gives no key, and so none of it to her, where the attack is noticed', () => {
    for (const eve of [{ eve: 'pns' }, { eve: 'clone', dis: '14' }, { eve: 'ir', p: '60' }])
      expect(tappedFeed(scenarioOfFibre(fibre(50, eve), metro))).toMatchObject({ bitsPerSecond: 0, eveShare: 0 })
  })

  // About 256 bits are compared: σ of a quarter is 2.7 %, so 4σ is 11 %.
  it('is counted by the same engine: a quarter of the compared bits are wrong under full intercept–resend', () => {
    const { compared, errors, alarm } = countLink('A-B', scenarioOfFibre(fibre(20, { eve: 'ir' }), metro))
    expect(compared).toBeGreaterThan(150)
    expect(Math.abs(errors / compared - 0.2575)).toBeLessThan(0.11)
    expect(alarm).toBe('nokey')
  })

  it('has dice of its own: equal fibres carry other photons, the same fibre the same, and a named seed holds', () => {
    const seed = (id: string, fields = {}) => scenarioOfFibre({ ...fibre(20, fields), id }, metro).seed
    expect(seed('A-B')).not.toBe(seed('B-C'))
    expect(seed('A-B')).toBe(seedOfFibre('A-B', 1984))
    expect(seed('A-B', { seed: '7' })).toBe(7)
    const many = new Set(Array.from({ length: 1000 }, (_, i) => seedOfFibre(`N${i}-N${i + 1}`, 1)))
    expect(many.size).toBe(1000)
    for (const one of many) expect(one >= 1 && one <= 999_999_999).toBe(true)
  })
})
