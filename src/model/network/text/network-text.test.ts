import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addNode,
  changeKind,
  drawFibre,
  lengthenFibre,
  moveNode,
  renameNode,
  setFibreFields,
  setRelays,
} from '../edits'
import { nodeKinds } from '../kinds/index'
import { emptyNetwork, fibreBetween, type Network, nodeById, usersOf } from '../topology'
import { namedNetworks, networkNamed, readNetwork } from './read-network'
import { writeNetwork } from './write-network'

const read = (fields: Record<string, string>) => readNetwork(new Map(Object.entries(fields)))
const codes = (fields: Record<string, string>) => read(fields).problems.map(({ code }) => code)

/** A network in an order that does not depend on how it was said. */
const shapeOf = (network: Network) => {
  const name = (id: string) => nodeById(network, id)!.name
  return {
    nodes: network.nodes
      .map(({ name, kind, relays, x, y }) => ({ name, kind, relays, x: Math.round(x * 10), y: Math.round(y * 10) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    fibres: network.fibres
      .map((f) => ({
        ends: [name(f.from), name(f.to)].sort().join(),
        km: f.lengthKm,
        verified: f.verified,
        ...f.fields,
      }))
      .sort((a, b) => (a.ends < b.ends ? -1 : 1)),
  }
}

describe('readNetwork', () => {
  it('reads the relay chain of the gallery: four trusted relays between two users', () => {
    const { network, problems } = read({ net: 'A-R1:80,R1-R2:80,R2-R3:80,R3-R4:80,R4-B:80' })
    expect(problems).toEqual([])
    expect(network.fibres.map((f) => f.lengthKm)).toEqual([80, 80, 80, 80, 80])
    expect(network.nodes.filter((n) => n.relays).map((n) => n.id)).toEqual(['R1', 'R2', 'R3', 'R4'])
    expect(usersOf(network).map((n) => n.id)).toEqual(['A', 'B'])
  })

  it.each([
    ['town5', 5, 5],
    ['town6', 6, 7],
    ['mesh10', 10, 45],
    ['star10', 11, 10],
    ['ring8', 8, 8],
    ['tokyo', 5, 6],
    ['empty', 0, 0],
  ])('knows %s', (net, nodes, fibres) => {
    const { network, named, problems } = read({ net })
    expect([network.nodes.length, network.fibres.length, named, problems]).toEqual([nodes, fibres, net, []])
  })

  it('has the lengths of the written networks', () => {
    expect(
      networkNamed('town6')!
        .fibres.map((f) => `${f.id}:${f.lengthKm}`)
        .join(),
    ).toBe('A-B:30,B-C:40,C-F:35,A-D:45,D-E:30,E-F:40,B-E:50')
    expect(networkNamed('ring8')!.fibres.every((f) => f.lengthKm === 40)).toBe(true)
    expect(networkNamed('star10')!.fibres.every((f) => f.lengthKm === 30)).toBe(true)
    // Chords of a circle of 30 km radius: neighbours 60·sin 18° = 18.5 km, opposite 60 km.
    expect(fibreBetween(networkNamed('mesh10')!, 'A', 'B')?.lengthKm).toBe(18.5)
    expect(fibreBetween(networkNamed('mesh10')!, 'A', 'F')?.lengthKm).toBe(60)
  })

  it('opens the usual network when there is none, or an unknown one', () => {
    expect(read({}).named).toBe('town5')
    expect(read({ net: 'town99' })).toMatchObject({ named: 'town5', problems: [{ code: 'unknown-preset' }] })
  })

  it.each<[Record<string, string>, string[]]>([
    [{ net: 'A-B:900' }, ['length-above']],
    [{ net: 'A-B:-5' }, ['length-below']],
    [{ net: 'A-B:0' }, ['length-below']],
    [{ net: 'A-B:x' }, ['length-not-a-number']],
    [{ net: 'A-B' }, ['length-not-a-number']],
    [{ net: 'A-A:5,A-B:5' }, ['loop']],
    [{ net: 'A-B:5,B-A:6' }, ['doubled-link']],
    [{ net: 'A-B:5,Alexandra-B:6' }, ['bad-name']],
    [{ net: 'A-B-C:5,A-B:5' }, ['unreadable-link']],
    [{ net: Array.from({ length: 14 }, (_, i) => `A-N${i}:5`).join() }, ['too-many-links']],
    [{ net: 'A-B:5', open: 'Z' }, ['unknown-node']],
    [{ net: 'A-B:5', kind: 'A:alien' }, ['unknown-kind']],
    [{ net: 'A-B:5', kind: 'A:switch', open: 'A' }, ['cannot-relay']],
    [{ net: 'A-B:5', pos: 'A:1' }, ['bad-position']],
    [{ net: 'A-B:5', pos: 'A:1:1e9' }, ['bad-position']],
    [{ net: 'A-B:5', link: 'A-C:eve:ir' }, ['unknown-link']],
    [{ net: 'A-B:5', link: 'A-B:eve' }, ['bad-setting']],
    [{ net: 'A-B:5', link: 'A-B:km:80' }, ['bad-setting']],
  ])('%j is told as %j', (fields, expected) => expect(codes(fields)).toEqual(expected))

  it('uses the nearest length allowed and says what was given', () =>
    expect(read({ net: 'A-B:900' })).toMatchObject({
      network: { fibres: [{ lengthKm: 600 }] },
      problems: [{ values: { given: '900', limit: 600 } }],
    }))

  it('gives single links their own settings', () => {
    const { network } = read({ net: 'A-B:50,B-C:60', link: 'B-A:eve:ir:p:15,B-C:hw:lab' })
    expect(network.fibres.map((f) => f.fields)).toEqual([{ eve: 'ir', p: '15' }, { hw: 'lab' }])
  })

  it('never throws and never makes a broken network, whatever it is given', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc
        .array(fc.constantFrom('A', 'B', 'R1', '-', ':', ',', '~', '80', '-5', 'empty', 'switch', '.'), {
          maxLength: 20,
        })
        .map((p) => p.join('')),
    )
    const keys = ['net', 'pos', 'kind', 'open', 'shut', 'link'] as const
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), text), (fields) => {
        const { network } = read(fields)
        const ids = new Set(network.nodes.map((n) => n.id))
        for (const { from, to, lengthKm } of network.fibres)
          expect(ids.has(from) && ids.has(to) && from !== to && lengthKm >= 0.01).toBe(true)
      }),
    )
  })
})

const linkable = fc
  .array(fc.tuple(fc.nat(6), fc.nat(5), fc.nat(5), fc.integer({ min: 10, max: 6000 })), { maxLength: 25 })
  .map((steps) => {
    let network: Network = emptyNetwork
    for (const [action, i, j, n] of steps) {
      const [a, b] = [network.nodes[i]?.id ?? '', network.nodes[j]?.id ?? '']
      const kind = nodeKinds[n % nodeKinds.length]!.id
      if (action === 0 && network.nodes.length < 6) network = addNode(network, { kind, x: n / 10, y: j }).network
      if (action === 1 && network.fibres.length < 12) network = drawFibre(network, a, b, n / 10).network
      if (action === 2) network = renameNode(network, a, ['Mill', 'R7', 'empty', 'B', 'tokyo', 'R'][j]!).network
      if (action === 3) network = moveNode(network, a, n / 10, -n / 7, 'keep').network
      if (action === 4) network = setRelays(network, a, n % 2 === 0).network
      if (action === 5) network = setFibreFields(network, `${a}-${b}`, { eve: 'ir', p: String(n) }).network
      if (action === 6) network = changeKind(network, a, kind).network
    }
    return network
  })

describe('writeNetwork', () => {
  it.each(namedNetworks)('says %s in one word', (name) => {
    const { fields } = writeNetwork(networkNamed(name)!, name)
    expect([...fields!]).toEqual(name === 'town5' ? [] : [['net', name]])
  })

  it('says a named network with changes as the name and the changes', () => {
    let network = networkNamed('mesh10')!
    network = setRelays(network, 'B', true).network
    network = setFibreFields(network, 'A-C', { eve: 'ir', p: '15' }).network
    expect([...writeNetwork(network, 'mesh10').fields!]).toEqual([
      ['net', 'mesh10'],
      ['open', 'B'],
      ['link', 'A-C:eve:ir:p:15'],
    ])
  })

  it('writes the relay chain exactly as the gallery does', () => {
    const net = 'A-R1:80,R1-R2:80,R2-R3:80,R3-R4:80,R4-B:80'
    expect([...writeNetwork(read({ net }).network, null).fields!]).toEqual([['net', net]])
  })

  it('never turns a length that nobody verified into a fact', () => {
    const { network } = read({ net: 'A-B:~22' })
    expect(network.fibres[0]?.verified).toBe(false)
    expect(writeNetwork(network, null).fields?.get('net')).toBe('A-B:~22')
  })

  it('asks for a file when a link cannot hold the network', () => {
    const why = (network: Network, named: string | null) => {
      const writing = writeNetwork(network, named)
      return writing.fields === null ? writing.problems.map(({ code }) => code) : []
    }
    expect(why(lengthenFibre(networkNamed('mesh10')!, 'A-B', 99).network, 'mesh10')).toEqual(['too-many-links'])
    expect(why(renameNode(networkNamed('town5')!, 'A', 'Hospital East').network, 'town5')).toEqual([
      'name-not-linkable',
    ])
    expect(why(lengthenFibre(networkNamed('trieste')!, 'tri-pos', 99).network, 'trieste')).toContain(
      'name-not-linkable',
    )
  })

  it('round-trips every network that fits a link', () =>
    fc.assert(
      fc.property(linkable, (network) => {
        const { fields } = writeNetwork(network, null)
        const back = readNetwork(new Map(fields!))
        expect(back.problems).toEqual([])
        expect(shapeOf(back.network)).toEqual(shapeOf(network))
      }),
    ))

  it('uses only characters that a link never escapes, and ends with a letter or digit', () =>
    fc.assert(
      fc.property(linkable, (network) => {
        for (const value of writeNetwork(network, null).fields!.values())
          expect(value).toMatch(/^[A-Za-z0-9._~\-:,]*[A-Za-z0-9]$/)
      }),
    ))
})
