import { describe, expect, it } from 'vitest'
import { longRunRate } from '../../physics/link-settings'
import { metro, metroFibre } from '../hardware.testing'
import { linkRates } from '../link-rate'
import { quantumLinks } from '../quantum-links'
import { readNetwork } from '../text/read-network'
import { lineLoad, ringLoad, starLoad } from './busiest-link'
import { measuredRates } from './measured'
import { type StarDesignId, starDesigns } from './star-designs'

const rate = (id: StarDesignId, n: number, spokeKm = 10) =>
  starDesigns.find((d) => d.id === id)!.bitsPerSecond(n, spokeKm, metro)
const spoke = (km: number) => longRunRate(metro(km)).perSecond

describe('starDesigns', () => {
  it('25 km of metro carry 648 kbit/s: shared by 7 users 93 kbit/s each, by 21 pairs 31 kbit/s each', () => {
    expect(Math.abs(rate('hub', 7, 25) / (648_000 / 7) - 1)).toBeLessThan(0.002)
    expect(Math.abs(rate('turns', 7, 25) / (648_000 / 21) - 1)).toBeLessThan(0.002)
  })

  it.each<[StarDesignId, string]>([
    ['switch', 'switch'],
    ['mdi', 'mdi'],
    ['tf', 'tf'],
    ['entanglement', 'source'],
  ])('%s agrees with the same star drawn on the canvas', (id, kind) => {
    const net = Array.from({ length: 5 }, (_, i) => `N${i}-M:10`).join()
    const { network } = readNetwork(
      new Map([
        ['net', net],
        ['kind', `M:${kind}`],
      ]),
    )
    const links = quantumLinks(network)
    expect(rate(id, 5)).toBeCloseTo(linkRates(network, links, metroFibre).get(links[0]!.id)!.bitsPerSecond, 6)
  })

  it('a splitter up agrees with the one on the canvas', () => {
    const net = `R-P:1,${Array.from({ length: 8 }, (_, i) => `N${i}-P:9`).join()}`
    const { network } = readNetwork(
      new Map([
        ['net', net],
        ['kind', 'P:splitter'],
      ]),
    )
    const links = quantumLinks(network)
    expect(rate('splitter-up', 8)).toBeCloseTo(
      linkRates(network, links, metroFibre).get(links[0]!.id)!.bitsPerSecond,
      6,
    )
  })

  it('a splitter costs 1/n down and 1/n² up in the linear regime, besides 1 dB per stage of eight', () => {
    const excess = 10 ** -0.1
    expect(Math.abs(rate('splitter-down', 8, 1) / ((spoke(1) * excess) / 8) - 1)).toBeLessThan(0.05)
    expect(rate('splitter-up', 8, 1)).toBeCloseTo(rate('splitter-down', 8, 1) / 8, 6)
  })

  it('an entanglement star ends: keys for 4 users, none for 100', () => {
    expect(rate('entanglement', 4)).toBeGreaterThan(0)
    expect(rate('entanglement', 100)).toBe(0)
  })

  it('never gives more to more users', () => {
    for (const { bitsPerSecond } of starDesigns)
      for (
        let n = 2;
        n < 64;
        n += 2 // a switch for an odd number leaves one user out: even numbers only
      )
        expect(bitsPerSecond(n + 2, 10, metro)).toBeLessThanOrEqual(bitsPerSecond(n, 10, metro) * (1 + 1e-12))
  })
})

describe('measuredRates', () => {
  const names = (n: number) => Array.from({ length: n }, (_, i) => `n${i}`)
  const nodes = (ids: readonly string[]) => ids.map((id) => ({ id, relays: true }))
  const links = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([a, b]) => ({ id: `${a}-${b}`, a, b, bitsPerSecond: 6000 }))
  const slowest = (measured: readonly { bitsPerSecond: number }[]) => Math.min(...measured.map((m) => m.bitsPerSecond))

  it.each([4, 7])('a pair in a star of %i gets what the load of its spoke leaves', (n) => {
    const ids = names(n)
    const measured = measuredRates(nodes(['hub', ...ids]), links(ids.map((id) => ['hub', id])), ids)
    for (const { bitsPerSecond } of measured)
      expect(Math.abs(bitsPerSecond - 6000 / starLoad(n))).toBeLessThanOrEqual(1)
  })

  it.each([5, 7])('and in a ring of %i what the load of a link leaves', (n) => {
    const ids = names(n)
    const measured = measuredRates(nodes(ids), links(ids.map((id, i) => [id, ids[(i + 1) % n]!])), ids)
    expect(Math.abs(slowest(measured) - 6000 / ringLoad(n)!)).toBeLessThanOrEqual(1)
  })

  it('in a line the middle link decides', () => {
    const ids = names(6)
    const measured = measuredRates(nodes(ids), links(ids.slice(1).map((id, i) => [ids[i]!, id])), ids)
    expect(Math.abs(slowest(measured) - 6000 / lineLoad(6))).toBeLessThanOrEqual(1)
  })
})
