import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routingGraph } from '../routing/graph'
import { lineLoad, linkLoads, ringLoad, starLoad, treeLoad } from './busiest-link'
import { breakEven, costOf, usualPrices } from './cost'
import { coincidences, meshKeyRate, usualMesh } from './entanglement-mesh'
import { availability, leakProbability } from './leak'
import { hubDesignLinks, meshLinks, ringLinks, starLinks, treeLinks } from './links-needed'
import { bestSpacing, padBits, relayChain, spacings } from './relay-chain'
import { pairTurns, splitterDownstream, splitterUpstream, switchTurns } from './sharing'

// Figures of the project's test vectors, recomputed there independently.
describe('links', () => {
  it.each([
    [2, 1, 2, 2],
    [8, 28, 8, 8],
    [40, 780, 40, 40],
    [1000, 499_500, 1000, 1000],
  ])('of %i parties: mesh %i, star %i, ring %i', (n, mesh, star, ring) =>
    expect([meshLinks(n), starLinks(n), ringLinks(n), treeLinks(n)]).toEqual([mesh, star, ring, n - 1]),
  )

  it('a million things at 32 hubs need 496 quantum links', () =>
    expect(hubDesignLinks(1e6, 32)).toEqual({ psk: 1e6, qkd: 496 }))

  it('refuse half a party by name', () => expect(() => meshLinks(2.5)).toThrow(/meshLinks: n = 2.5/))
})

describe('the busiest link', () => {
  it.each([
    [3, 1, 2, 2],
    [8, 8, 16, 7],
    [40, 200, 400, 39],
    [1000, 125_000, 250_000, 999],
  ])('of %i parties carries ring %f, line %i, star %i', (n, ring, line, star) =>
    expect([ringLoad(n), lineLoad(n), starLoad(n)]).toEqual([ring, line, star]),
  )

  const loads = (ids: readonly string[], links: readonly (readonly [string, string])[], parties: readonly string[]) =>
    Math.max(
      ...linkLoads(
        routingGraph(
          ids.map((id) => ({ id, relays: true })),
          links.map(([a, b]) => ({ id: `${a}-${b}`, a, b, bitsPerSecond: 1 })),
        ),
        parties,
      ),
    )
  const names = (n: number) => Array.from({ length: n }, (_, i) => `n${i}`)
  const chain = (ids: readonly string[]) => ids.slice(1).map((id, i) => [ids[i]!, id] as const)

  it('carries what the formulas say when every pair is routed', () =>
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 17 }), (n) => {
        const ids = names(n)
        expect(loads(ids, chain(ids), ids)).toBeCloseTo(lineLoad(n), 9)
        expect(loads(ids, [...chain(ids), [ids[n - 1]!, ids[0]!]], ids)).toBeCloseTo(ringLoad(n)!, 9)
        expect(
          loads(
            ['hub', ...ids],
            ids.map((id) => ['hub', id] as const),
            ids,
          ),
        ).toBeCloseTo(starLoad(n), 9)
      }),
      { numRuns: 20 },
    ))

  it('of a full binary tree is at the root', () => {
    for (const depth of [1, 2, 3]) {
      const ids = names(2 ** (depth + 1) - 1)
      const links = ids.slice(1).map((id, i) => [ids[Math.floor(i / 2)]!, id] as const)
      expect(loads(ids, links, ids)).toBeCloseTo(treeLoad(depth), 9)
    }
  })
})

describe('a relay chain', () => {
  it.each([
    [2000, 65, 31, 30, 7936],
    [400, 80, 5, 4, 1280],
    [400, 400, 1, 0, 256],
  ])(
    'over %i km in steps of %i km has %i hops and %i relays; a 256-bit key costs %i pad bits',
    (km, step, hops, relays, pad) => {
      expect(relayChain(km, step)).toEqual({ hops, relays })
      expect(padBits(relayChain(km, step), 256)).toBe(pad)
    },
  )

  it('is cheapest at a spacing below the longest possible', () => {
    // Rate halves every 15 km (0.2 dB/km) and ends at 200 km.
    const rateAt = (km: number) => (km > 200 ? 0 : 1e6 * 10 ** (-0.02 * km))
    const best = bestSpacing(spacings(1000, rateAt, { perHop: 1, perKm: 0 }))!
    // hops·10^(20/hops): smallest at hops = 20·ln 10 = 46.05, a spacing of 21.7 km = one e-fold of loss.
    expect(best.hops).toBe(46)
    expect(best.spacingKm).toBeLessThan(200)
    expect(bestSpacing(spacings(1000, () => 0, { perHop: 1, perKm: 0 }))).toBeNull()
  })
})

describe('a leak', () => {
  it.each([
    [0.01, 1, 1, 0.01],
    [0.01, 31, 1, 0.26769663034560254],
    [0.01, 31, 2, 0.07166148589839016],
    [0.05, 3, 2, 0.020341890625],
  ])('with p = %f, %i relays and %i paths has probability %f', (p, relays, paths, expected) =>
    expect(leakProbability(p, relays, paths)).toBeCloseTo(expected, 12),
  )

  it('is impossible without relays, also where every relay would be bad', () => {
    expect(leakProbability(1, 0, 1)).toBe(0)
    expect(availability(1, 0, 1)).toBe(1)
    expect([leakProbability(1, 2, 1), availability(1, 2, 1)]).toEqual([1, 0])
  })

  it('becomes rarer with every share, and so does arriving', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), fc.integer({ min: 1, max: 31 }), (p, relays) => {
        for (let paths = 1; paths < 4; paths++) {
          expect(leakProbability(p, relays, paths + 1)).toBeLessThan(leakProbability(p, relays, paths))
          expect(availability(p, relays, paths + 1)).toBeLessThan(availability(p, relays, paths))
        }
      }),
    ))

  it('of one path is what keeps it from being all good', () =>
    expect(leakProbability(0.1, 7, 1) + availability(0.1, 7, 1)).toBeCloseTo(1, 12))
})

describe('sharing one device', () => {
  it.each([
    [8, 0.125, 0.015625],
    [64, 0.015625, 0.000244140625],
  ])('among %i users leaves %f downstream and by switch, %f upstream', (n, down, up) =>
    expect([splitterDownstream(n), switchTurns(n), splitterUpstream(n)]).toEqual([down, down, up]),
  )

  it('among all pairs in turn: 21 pairs of 7 users', () => expect(pairTurns(7)).toBeCloseTo(1 / 21, 12))
})

describe('the entanglement mesh', () => {
  it.each([
    [4, 4.5602, 0.010892171807249832],
    [8, 24.6402, 0.014782344034607387],
    [40, 761.2802, 0.12438063432881356],
  ])('of %i users has %f accidentals a second and error rate %f', (n, accidental, qber) => {
    const found = coincidences(usualMesh, n)
    expect(found.truePerSecond).toBeCloseTo(2500, 9)
    expect(found.accidentalPerSecond).toBeCloseTo(accidental, 9)
    expect(found.qber).toBeCloseTo(qber, 12)
  })

  it('gives keys to 4 and 8 users and none to 40', () => {
    expect(meshKeyRate(usualMesh, 4, 1.16)).toBeGreaterThan(800)
    expect(meshKeyRate(usualMesh, 8, 1.16)).toBeGreaterThan(800)
    expect(meshKeyRate(usualMesh, 40, 1.16)).toBe(0)
  })
})

describe('cost', () => {
  it('of a mesh grows with pairs, of a star with parties', () => {
    expect(costOf('mesh', 20, usualPrices) / costOf('mesh', 10, usualPrices)).toBeCloseTo(190 / 45, 12)
    expect(costOf('star', 20, usualPrices) - costOf('star', 10, usualPrices)).toBeCloseTo(
      10 * (usualPrices.pair + usualPrices.fibre * usualPrices.lengthKm * usualPrices.years),
      6,
    )
  })

  it('a star is cheaper than a mesh from four parties on', () => {
    // A link with its fibre costs 130 000 USD, the hub 175 000: three parties 390 < 565, four 780 > 695 thousand.
    expect(breakEven('star', 'mesh', usualPrices)).toBe(4)
    expect(breakEven('mesh', 'software', usualPrices, 100)).toBeNull()
  })
})
