import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publishedNetworks } from '../presets/index'
import { networkNamed } from '../text/read-network'
import type { Network } from '../topology'
import { readGraphml, writeGraphml } from './graphml'
import type { Import } from './listed-network'
import { readNodeLink, writeNodeLink } from './node-link'
import { openNetwork } from './open-network'

const codes = (result: Import) => result.problems.map(({ code }) => code)

/** Without the ids of fibres, which files do not carry. */
const content = ({ nodes, fibres }: Network) => ({ nodes, fibres: fibres.map(({ id, ...rest }) => rest) })

// Written by networkx 3.4: node_link_data(nx.path_graph(3)) with a length on its edges, and with edges="edges".
const NETWORKX = `{"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": 0}, {"id": 1}, {"id": 2}],
 "links": [{"length": 25.5, "source": 0, "target": 1}, {"length": 40, "source": 1, "target": 2}]}`
const NETWORKX_GRAPHML = `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="d1" for="edge" attr.name="length" attr.type="double" />
  <key id="d0" for="node" attr.name="role" attr.type="string"><default>user</default></key>
  <graph edgedefault="undirected">
    <node id="A &amp; B" />
    <node id="1"><data key="d0">relay</data></node>
    <!-- a > comment -->
    <edge source="A &amp; B" target="1">
      <data key="d1">25.5</data>
    </edge>
  </graph>
</graphml>`

describe('node-link JSON', () => {
  it('opens what networkx writes, old and new', () => {
    for (const text of [NETWORKX, NETWORKX.replace('"links"', '"edges"')]) {
      const { network } = readNodeLink(text)
      expect(network?.nodes.map((n) => n.id)).toEqual(['0', '1', '2'])
      expect(network?.fibres.map((f) => [f.from, f.to, f.lengthKm])).toEqual([
        ['0', '1', 25.5],
        ['1', '2', 40],
      ])
    }
  })

  it('says that a network without places needs some', () =>
    expect(readNodeLink(NETWORKX)).toMatchObject({ needsPlaces: true }))

  it('marks lengths it had to guess', () => {
    const opened = readNodeLink('{"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b"}]}')
    expect(codes(opened)).toEqual(['length-guessed'])
    expect(opened.network?.fibres[0]).toMatchObject({ lengthKm: 50, verified: false })
  })

  it('takes places in degrees: one degree of latitude is 111.2 km', () => {
    const at = (id: string, lat: number, lon: number) => ({ id, lat, lon })
    const opened = readNodeLink({ nodes: [at('s', 50, 8), at('n', 51, 8)], links: [{ source: 's', target: 'n' }] })
    expect(opened.network?.fibres[0]?.lengthKm).toBeCloseTo(111.2, 1)
    expect(opened.network!.nodes[1]!.y).toBeLessThan(opened.network!.nodes[0]!.y)
  })

  const cyclic: Record<string, unknown> = { nodes: [{ id: 'a' }], links: [] }
  cyclic.self = cyclic
  const link = (source: unknown, target: unknown, more: object = {}) => ({ source, target, ...more })
  const ab = [{ id: 'a' }, { id: 'b' }]
  it.each<[string, unknown, string[]]>([
    ['not JSON', 'graph { a -- b }', ['not-json']],
    ['an empty file', '', ['not-json']],
    ['JSON of something else', '[1, 2, 3]', ['no-node-list']],
    ['no list of links', { nodes: ab }, ['no-link-list']],
    ['a cyclic value', cyclic, ['cyclic']],
    ['a cycle as a reference', '{"nodes": [{"$ref": "$"}], "links": []}', ['cyclic']],
    ['a loop', { nodes: ab, links: [link('a', 'a')] }, ['loop']],
    ['a doubled link', { nodes: ab, links: [link('a', 'b'), link('b', 'a')] }, ['doubled-link']],
    ['a negative length', { nodes: ab, links: [link('a', 'b', { length: -5 })] }, ['negative-length']],
    ['a negative weight', { nodes: ab, links: [link('a', 'b', { weight: -5 })] }, ['negative-length']],
    ['a length in words', { nodes: ab, links: [link('a', 'b', { km: 'far' })] }, ['link-length-not-a-number']],
    ['a link to nobody', { nodes: ab, links: [link('a', 'c')] }, ['missing-end']],
    ['a node without a name', { nodes: [{}], links: [] }, ['bad-node']],
    ['a link without an end', { nodes: ab, links: [{ source: 'a' }] }, ['bad-link']],
    ['two nodes of one name', { nodes: [{ id: 1 }, { id: '1' }], links: [] }, ['doubled-node']],
    ['no nodes', { nodes: [], links: [] }, ['empty-network']],
    [
      'everything at once',
      { nodes: ab, links: [link('a', 'a'), link('a', 'b', { km: -1 })] },
      ['loop', 'negative-length'],
    ],
  ])('refuses %s', (_, input, expected) => {
    const opened = readNodeLink(input)
    expect(codes(opened)).toEqual(expected)
    expect(opened.network).toBeNull()
  })

  it('refuses a million nodes, and says how many', () => {
    const text = `{"nodes": [${Array.from({ length: 1e6 }, (_, i) => `{"id":${i}}`).join()}], "links": []}`
    expect(readNodeLink(text).problems).toEqual([{ code: 'too-many-nodes', values: { given: 1e6, limit: 2000 } }])
  })

  it('refuses nesting of a hundred thousand levels without falling over', () => {
    const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`
    expect(readNodeLink(`{"nodes": [{"id": "a", "deep": ${deep}}], "links": []}`).problems.length).toBeLessThanOrEqual(
      1,
    )
    expect(codes(readNodeLink(`{"nodes": [${deep}], "links": []}`))).toEqual(['bad-node'])
    expect(
      codes(
        readNodeLink({
          nodes: [
            ['x', 1],
            [['x'], 1],
          ],
          links: [],
        }),
      ),
    ).toEqual(['bad-node'])
  })

  it('means several links between two nodes where the file says multigraph', () =>
    expect(
      readNodeLink({ multigraph: true, nodes: ab, links: [link('a', 'b'), link('a', 'b')] }).network?.fibres,
    ).toHaveLength(2))
})

describe('GraphML', () => {
  it('opens what networkx writes', () => {
    const { network } = readGraphml(NETWORKX_GRAPHML)
    expect(network?.nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['A & B', 'user'],
      ['1', 'relay'],
    ])
    expect(network?.fibres.map((f) => [f.from, f.to, f.lengthKm])).toEqual([['A & B', '1', 25.5]])
  })

  const graph = (body: string) => `<graphml><key id="d" attr.name="length" for="edge"/><graph>${body}</graph></graphml>`
  const ab = '<node id="a"/><node id="b"/>'
  it.each<[string, string, string[]]>([
    ['not XML', 'a -- b', ['not-xml']],
    ['another XML', '<svg><g/></svg>', ['not-xml']],
    ['half a file', `<graphml><graph>${ab}<edge source="a" tar`, []],
    ['a loop', graph(`${ab}<edge source="a" target="a"/>`), ['loop']],
    ['a doubled link', graph(`${ab}<edge source="a" target="b"/><edge source="b" target="a"/>`), ['doubled-link']],
    [
      'a negative length',
      graph(`${ab}<edge source="a" target="b"><data key="d">-3</data></edge>`),
      ['negative-length'],
    ],
    ['a link to nobody', graph(`${ab}<edge source="a" target="c"/>`), ['missing-end']],
    ['no nodes', graph(''), ['empty-network']],
  ])('tells what is wrong with %s', (_, text, expected) => expect(codes(readGraphml(text))).toEqual(expected))

  it('refuses a million nodes, and says how many', () =>
    expect(readGraphml(graph('<node id="x"/>'.repeat(1e6))).problems).toEqual([
      { code: 'too-many-nodes', values: { given: 1e6, limit: 2000 } },
    ]))

  it('does not unfold entities that a file declares', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${graph('<node id="&b;"/>')}`
    expect(readGraphml(bomb).network?.nodes.map((n) => n.id)).toEqual(['&b;'])
  })
})

describe('files', () => {
  it('keep what the page said for all links', () => {
    const opened = openNetwork(writeNodeLink(networkNamed('mesh10')!, { hw: 'metro', took: 'B' }))
    expect(opened).toMatchObject({ page: { hw: 'metro', took: 'B' } })
    expect(readNodeLink(NETWORKX)).toMatchObject({ page: {} })
  })

  it.each(['town6', 'mesh10', ...publishedNetworks.map(({ id }) => id)])('give %s back as it was written', (name) => {
    const network = networkNamed(name)!
    for (const text of [writeNodeLink(network), writeGraphml(network)]) {
      const opened = openNetwork(text)
      expect(codes(opened)).toEqual([])
      expect(content(opened.network!)).toEqual(content(network))
    }
  })

  it('are read without throwing, whatever is in them', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: fc.constantFrom(...'<>/="node edgraphml\'![CDATA]?-&;') })),
        (text) => {
          const opened = openNetwork(text)
          expect(opened.network === null ? opened.problems.length > 0 : true).toBe(true)
        },
      ),
    ))

  it('that hold any JSON value where a list should be are read without throwing', () =>
    fc.assert(
      fc.property(fc.record({ nodes: fc.jsonValue(), links: fc.jsonValue() }), (value) => {
        expect(() => readNodeLink(value)).not.toThrow()
      }),
    ))
})
