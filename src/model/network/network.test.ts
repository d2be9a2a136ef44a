import { describe, expect, it } from 'vitest'
import { longRunRate } from '../physics/link-settings'
import { setRelays } from './edits'
import { metro, metroFibre } from './hardware.testing'
import { fibreSettingsFrom, labFieldsOf } from './lab-fields'
import { linkRates } from './link-rate'
import { bestOpening, graphOf, keysRead, pairsOf } from './pairs'
import { type QuantumLink, quantumLinks } from './quantum-links'
import type { KeyLink } from './routing/graph'
import { findRoute } from './routing/paths'
import { planRoutes, trustSet } from './routing/plan'
import { networkNamed, readNetwork } from './text/read-network'
import { makeFibre, type Network } from './topology'

const read = (fields: Record<string, string>): Network => readNetwork(new Map(Object.entries(fields))).network

const links = (network: Network): (QuantumLink & KeyLink)[] => {
  const found = quantumLinks(network)
  const rates = linkRates(network, found, metroFibre)
  return found.map((link) => ({ ...link, bitsPerSecond: rates.get(link.id)!.bitsPerSecond }))
}

describe('the relay chain of the gallery (S17)', () => {
  const network = read({ net: 'A-R1:80,R1-R2:80,R2-R3:80,R3-R4:80,R4-B:80' })

  it('gives nothing direct over 400 km and about 51 kbit/s by relays', () => {
    expect(longRunRate(metro(400)).perSecond).toBe(0)
    const route = findRoute(graphOf(network, links(network)), 'A', 'B', 'widest')!
    expect(route.nodes).toEqual(['A', 'R1', 'R2', 'R3', 'R4', 'B'])
    expect(Math.abs(route.bitsPerSecond / 51_000 - 1)).toBeLessThan(0.01)
  })

  it('has four open eyes, all of which must be trusted', () => {
    expect([...keysRead(network, links(network), 'widest').keys()]).toEqual(['R1', 'R2', 'R3', 'R4'])
    const plan = planRoutes(graphOf(network, links(network)), 'A', 'B', { routing: 'widest', shares: 1 })!
    expect(trustSet(plan)).toEqual(['R1', 'R2', 'R3', 'R4'])
  })

  it('joins 1 pair of 1 through 4 relays', () =>
    expect(pairsOf(network, links(network), 'widest')).toMatchObject({
      joined: 1,
      pairs: [{ by: 'relays', relays: 4 }],
    }))
})

describe('everyone with everyone (S18)', () => {
  it('needs 45 links for ten users and no eye', () => {
    const mesh = networkNamed('mesh10')!
    const { joined, pairs } = pairsOf(mesh, links(mesh), 'fewest')
    expect([mesh.fibres.length, joined, pairs.every(({ by }) => by === 'direct')]).toEqual([45, 45, true])
    expect(keysRead(mesh, links(mesh), 'fewest').size).toBe(0)
  })

  it('or 10 links and one eye with a hub', () => {
    const star = networkNamed('star10')!
    const { joined, pairs } = pairsOf(star, links(star), 'fewest')
    expect([star.fibres.length, joined, pairs.every(({ relays }) => relays === 1)]).toEqual([10, 45, true])
    expect([...keysRead(star, links(star), 'fewest')]).toEqual([['HUB', 45]])
  })
})

describe('the town of the lesson', () => {
  it('has keys for its seven neighbours only, until users are opened', () => {
    const town = networkNamed('town6')!
    expect(pairsOf(town, links(town), 'fewest').joined).toBe(7)
    const opened = ['B', 'E'].reduce((network, id) => setRelays(network, id, true).network, town)
    expect(pairsOf(opened, links(opened), 'fewest').joined).toBe(15)
  })

  it('says whom to open next', () => {
    const town = networkNamed('town6')!
    // B has three neighbours that are strangers to each other, E as well: 3 pairs more; everybody else 1.
    expect(bestOpening(town, links(town))).toEqual({ node: 'B', joined: 10 })
    const mesh = networkNamed('mesh10')!
    expect(bestOpening(mesh, links(mesh))).toBeNull()
  })

  it('carries A–F on two paths that no single relay can read', () => {
    let town = networkNamed('town6')!
    for (const { id } of town.nodes) town = setRelays(town, id, true).network
    const plan = planRoutes(graphOf(town, links(town)), 'A', 'F', { routing: 'fewest', shares: 2 })!
    expect(plan.routes.map((r) => r.nodes.join(''))).toEqual(['ABCF', 'ADEF'])
    expect(trustSet(plan)).toEqual([])
  })
})

describe('linkRates', () => {
  const rateOf = (fields: Record<string, string>, id: number = 0) => {
    const network = read(fields)
    const found = quantumLinks(network)
    return linkRates(network, found, metroFibre).get(found[id]!.id)!
  }

  it('of a fibre is the long-run rate of the Lab', () => {
    const { perSecond, qber } = longRunRate(metro(20))
    expect(rateOf({ net: 'A-B:20' })).toEqual({ bitsPerSecond: perSecond, qber, basis: 'long-run' })
  })

  it('through a switch is that of one fibre with 1.5 dB more, shared in turns', () => {
    const { perSecond } = longRunRate({ ...metro(20), transmittance: 10 ** -0.55 }) // 20 km · 0.2 + 1.5 dB
    const rate = rateOf({ net: 'A-S:12,B-S:8,C-S:8', kind: 'S:switch' })
    expect(rate.bitsPerSecond).toBeCloseTo(perSecond / 3, 3)
    expect(rate.basis).toBe('formula')
  })

  it('through twin-field falls as the square root of the loss: far beyond the last km of a fibre', () => {
    expect(rateOf({ net: 'A-B:200' }).bitsPerSecond).toBe(0)
    const over = (km: number) => rateOf({ net: `A-M:${km},B-M:${km}`, kind: 'M:tf' }).bitsPerSecond
    expect(over(100)).toBeGreaterThan(0)
    // 20 km more in each arm: 4 dB of one arm, a factor of 2.51, and a little for noise.
    expect(over(20) / over(40)).toBeGreaterThan(2.4)
    expect(over(20) / over(40)).toBeLessThan(2.8)
  })

  it('through an MDI centre is less than through a fibre, and needs no trust', () => {
    const mdi = rateOf({ net: 'A-M:10,B-M:10', kind: 'M:mdi' }).bitsPerSecond
    expect(mdi).toBeGreaterThan(0)
    expect(mdi).toBeLessThan(rateOf({ net: 'A-B:20' }).bitsPerSecond)
  })

  it('from an entanglement source falls with every further user', () => {
    const star = (n: number) => Array.from({ length: n }, (_, i) => `N${i}-E:10`).join()
    const rates = [2, 6, 12].map((n) => rateOf({ net: star(n), kind: 'E:source' }).bitsPerSecond)
    expect(rates[0]).toBeGreaterThan(rates[1]!)
    expect(rates[1]).toBeGreaterThan(rates[2]!)
  })

  it('through an ideal repeater is the capacity of the worse half at the clock', () => {
    // −log₂(1 − 10⁻²) = 0.0144996 bits per use over 100 km.
    const { bitsPerSecond } = rateOf({ net: 'A-Q:100,Q-B:60', kind: 'Q:repeater' })
    expect(bitsPerSecond / 1e8).toBeCloseTo(0.014499569695, 10)
  })

  it('of a satellite is what its source says, not computed', () => {
    const network = networkNamed('beijing-shanghai')!
    const found = quantumLinks(network)
    const satellite = found.find(({ kind }) => kind === 'satellite')!
    expect(linkRates(network, found, metroFibre).get(satellite.id)).toEqual({
      bitsPerSecond: 47_800,
      qber: null,
      basis: 'published',
    })
  })

  it('are never negative, infinite or NaN in any published network', () => {
    for (const name of ['darpa', 'secoqc', 'hefei46', 'ent40', 'pon64', 'madqci', 'beijing-shanghai']) {
      const network = networkNamed(name)!
      for (const { bitsPerSecond } of linkRates(network, quantumLinks(network), metroFibre).values())
        expect(bitsPerSecond >= 0 && bitsPerSecond < Infinity).toBe(true)
    }
  })
})

describe('a fibre in the Lab', () => {
  const page = new Map(Object.entries({ v: '1', hw: 'metro', eve: 'ir', net: 'A-B:50', view: 'eve' }))
  const fibre = makeFibre({ id: 'A-B', from: 'A', to: 'B', lengthKm: 50, fields: { eve: 'pns', p: '40' } })

  it('has the page’s hardware, its own attack and its length', () =>
    expect(Object.fromEntries(labFieldsOf(fibre, page))).toEqual({ hw: 'metro', eve: 'pns', p: '40', km: '50' }))

  it('comes back as it went', () =>
    expect(fibreSettingsFrom(labFieldsOf(fibre, page), page, new Map())).toEqual({
      fields: fibre.fields,
      lengthKm: 50,
    }))

  it('says so for itself when the Lab turned off what the page turns on', () => {
    const lab = new Map(Object.entries({ v: '1', hw: 'metro', km: '60', view: 'all' }))
    expect(fibreSettingsFrom(lab, page, new Map([['eve', 'off']]))).toEqual({ fields: { eve: 'off' }, lengthKm: 60 })
  })
})
