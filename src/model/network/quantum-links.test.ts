import { describe, expect, it } from 'vitest'
import { type QuantumLink, quantumLinks } from './quantum-links'
import { networkNamed, readNetwork } from './text/read-network'

const linksOf = (fields: Record<string, string>) => quantumLinks(readNetwork(new Map(Object.entries(fields))).network)
const told = (links: readonly QuantumLink[]) => links.map(({ a, b, kind }) => `${a}${b} ${kind}`)

describe('quantumLinks', () => {
  it('every fibre of the town is one link of its own', () => {
    const links = quantumLinks(networkNamed('town5')!)
    expect(links.map(({ id }) => id)).toEqual(['A-B', 'B-C', 'C-D', 'D-E', 'E-A'])
    for (const { kind, share, lossDb } of links) expect([kind, share, lossDb]).toEqual(['direct', 1, 0])
  })

  it('a switch joins everybody with everybody, in turns: four users have six pairs, two at once', () => {
    const links = linksOf({ net: 'A-S:10,B-S:10,C-S:10,D-S:10', kind: 'S:switch' })
    expect(told(links)).toEqual(['AB', 'AC', 'AD', 'BC', 'BD', 'CD'].map((pair) => `${pair} switched`))
    for (const { share, lossDb, fibres } of links) {
      expect(share).toBeCloseTo(1 / 3, 12)
      expect(lossDb).toBe(1.5)
      expect(fibres).toHaveLength(2)
    }
  })

  it.each([
    ['mdi', 'mdi', 1 / 6],
    ['tf', 'twin-field', 1 / 6],
    ['source', 'entangled', 1],
  ])('a centre of kind %s joins all six pairs of four users as %s', (kind, expected, share) => {
    const links = linksOf({ net: 'A-M:10,B-M:10,C-M:10,D-M:10', kind: `M:${kind}` })
    expect(links).toHaveLength(6)
    for (const link of links) {
      expect(link.kind).toBe(expected)
      expect(link.share).toBeCloseTo(share, 12)
      expect(link.ends).toBe(4)
    }
  })

  it('a splitter joins the relay on its common side with the users, not users among themselves', () => {
    const links = linksOf({ net: 'A-P:10,R-P:10,B-P:10', kind: 'P:splitter' })
    expect(told(links)).toEqual(['AR split', 'RB split'])
    for (const { share, lossDb } of links) {
      expect(share).toBe(0.5)
      expect(lossDb).toBeCloseTo(3.0103 + 1, 3)
    }
  })

  it('light passes two switches but never two centres', () => {
    expect(told(linksOf({ net: 'A-S:10,S-T:10,T-B:10', kind: 'S:switch,T:switch' }))).toEqual(['AB switched'])
    expect(told(linksOf({ net: 'A-S:10,S-T:10,T-B:10', kind: 'S:mdi,T:mdi' }))).toEqual([])
    expect(told(linksOf({ net: 'A-S:10,S-T:10,T-B:10', kind: 'S:switch,T:mdi' }))).toEqual(['AB mdi'])
    expect(told(linksOf({ net: 'A-S:10,S-T:10,T-B:10', kind: 'S:repeater,T:repeater' }))).toEqual(['AB repeated'])
  })

  it('light does not pass a relay', () =>
    expect(told(linksOf({ net: 'A-R:10,R-B:10' }))).toEqual(['AR direct', 'RB direct']))

  // 4, 8 and 40 users of one source: 6, 28 and 780 logical links, as their publications say.
  it.each([
    ['ent4', 6],
    ['ent8', 28],
    ['ent40', 780],
  ])('%s has %i logical links', (name, links) => expect(quantumLinks(networkNamed(name)!)).toHaveLength(links))

  it('64 users of a passive network share the light and take turns: 1/64 of the time, 20 dB', () => {
    const links = quantumLinks(networkNamed('pon64')!)
    expect(links).toHaveLength(64)
    expect(links[0]).toMatchObject({ kind: 'split', share: 1 / 64 })
    expect(links[0]?.lossDb).toBeCloseTo(20.06, 2)
  })

  it('parallel systems on one route are two links', () =>
    expect(quantumLinks(networkNamed('tokyo')!).filter(({ a, b }) => a === 'kog' && b === 'ote')).toHaveLength(2))
})
