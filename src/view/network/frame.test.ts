import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomNetwork } from '../../model/network/random-network'
import { networkNamed } from '../../model/network/text/read-network'
import type { Network } from '../../model/network/topology'
import { alongFibre, hit, mapFrame } from './frame'
import { placeLabels } from './labels'
import { fitted, onPlane, onScreen, roundLength, zoomed } from './projection'

const box = { width: 1080, height: 400 }
const frameOf = (network: Network) =>
  mapFrame({
    network,
    projection: fitted(network, box),
    answer: null,
    ends: [],
    node: null,
    fibre: null,
    taken: [],
    tapped: new Set(),
    projector: false,
  })
const labelsOf = (network: Network) =>
  placeLabels({
    frame: frameOf(network),
    box,
    type: 14,
    measure: (text) => text.length * 8,
    fibreLines: () => [
      { text: '51 km', strong: true },
      { text: '195 kbit/s', strong: false },
    ],
    nodeLines: ({ inside, node }) => (inside ? [] : [{ text: node.name, strong: true }]),
    storeText: () => '88 k',
    taken: [],
  })

describe('the map', () => {
  it('puts every node of a named network inside the picture', () => {
    for (const name of ['town5', 'mesh10', 'tokyo', 'madqci', 'beijing-shanghai', 'ent40'])
      for (const { x, y } of frameOf(networkNamed(name)!).nodes)
        expect(x > 0 && x < box.width && y > 0 && y < box.height, name).toBe(true)
  })

  it('goes from km to pixels and back, however close one looks', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: 0.2, max: 8, noNaN: true }),
        (km, factor) => {
          const projection = zoomed(fitted(networkNamed('town6')!, box), factor, 300, 200)
          const { x, y } = onScreen(projection, { x: km, y: -km })
          const back = onPlane(projection, x, y)
          expect(back.x).toBeCloseTo(km, 6)
          expect(back.y).toBeCloseTo(-km, 6)
        },
      ),
    ))

  it('measures with lengths of 1, 2 or 5 times a power of ten', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (scale) => {
        const km = roundLength({ scale, originX: 0, originY: 0 }, 100)
        const digit = Number(km.toExponential(6).split('e')[0])
        expect([1, 2, 5, 10]).toContain(digit)
        expect(km * scale).toBeLessThanOrEqual(100.1)
      }),
    ))

  it('finds a node before the fibres that end there, and a fibre in its middle', () => {
    const frame = frameOf(networkNamed('town5')!)
    const [node] = frame.nodes
    expect(hit(frame, node!.x, node!.y)).toEqual({ kind: 'node', id: node!.node.id })
    const [fibre] = frame.fibres
    const { x, y } = alongFibre(fibre!, 0.5)
    expect(hit(frame, x, y)).toEqual({ kind: 'fibre', id: fibre!.fibre.id })
    expect(hit(frame, 2, 2)).toBeNull()
  })

  it('draws hundreds of nodes as dots, and sites that touch beside each other', () => {
    expect(frameOf(randomNetwork(500, 1000, 1)).detail).toBe('dots')
    const { nodes } = frameOf(networkNamed('tokyo')!)
    const [a, b] = ['kog', 'kog2'].map((id) => nodes.find(({ node }) => node.id === id)!)
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(20)
  })

  it('writes no label over another or over a node', () => {
    for (const name of ['town5', 'town6', 'mesh10', 'star10', 'tokyo', 'madqci', 'secoqc']) {
      const { labels } = labelsOf(networkNamed(name)!)
      expect(labels.length, name).toBeGreaterThan(0)
      const rects = labels.map(({ x, y, align, lines }) => {
        const width = Math.max(...lines.map(({ text }) => text.length * 8))
        const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
        return { left, right: left + width, top: y - 8, bottom: y + (lines.length - 1) * 19 + 8 }
      })
      rects.forEach((a, i) => {
        for (const b of rects.slice(i + 1))
          expect(a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top, name).toBe(false)
      })
    }
  })
})
