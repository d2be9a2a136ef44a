import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LengthEdge, place, placing } from './place'

const chain = (nodes: number, lengthKm: number): LengthEdge[] =>
  Array.from({ length: nodes - 1 }, (_, i) => ({ a: i, b: i + 1, lengthKm }))
const ring = (nodes: number, lengthKm: number): LengthEdge[] => [
  ...chain(nodes, lengthKm),
  { a: nodes - 1, b: 0, lengthKm },
]
const between = ({ x, y }: { x: Float64Array; y: Float64Array }, i: number, j: number) =>
  Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)

describe('place', () => {
  it('lays a chain of five 80 km fibres out as a straight line of 400 km, first node to the west', () => {
    const places = place(6, chain(6, 80))
    for (let i = 0; i < 6; i++) {
      expect(places.x[i]).toBeCloseTo(80 * i - 200, 9)
      expect(places.y[i]).toBeCloseTo(0, 9)
    }
  })

  it.each([4, 5, 8, 13, 27, 40])('lays a ring of %d out as a ring: neighbours nearer than anybody else', (nodes) => {
    const places = place(nodes, ring(nodes, 40))
    for (let i = 0; i < nodes; i++)
      for (let j = 0; j < nodes; j++)
        if (j !== i && j !== (i + 1) % nodes && j !== (i + nodes - 1) % nodes)
          expect(between(places, i, j)).toBeGreaterThan(between(places, i, (i + 1) % nodes))
  })

  it('puts parts that no fibre joins beside each other', () => {
    const places = place(5, [
      { a: 0, b: 1, lengthKm: 30 },
      { a: 2, b: 3, lengthKm: 30 },
    ])
    expect(Math.max(places.x[0]!, places.x[1]!)).toBeLessThan(Math.min(places.x[2]!, places.x[3]!))
    expect(Math.max(places.x[2]!, places.x[3]!)).toBeLessThan(places.x[4]!)
  })

  it('is the same every time and finite for any network', () => {
    const edge = fc.record({ a: fc.nat(19), b: fc.nat(19), lengthKm: fc.double({ min: 0.01, max: 600, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 40 }), (edges) => {
        const places = place(20, edges)
        expect(places).toEqual(place(20, edges))
        for (const coordinate of [...places.x, ...places.y]) expect(Number.isFinite(coordinate)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('tells how far it is', () => {
    const progress = [...placing(200, ring(200, 10))].map((step) => step.progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(1)
  })

  it('keeps the fibres of a ring of 500 nodes near their length', () => {
    const places = place(500, ring(500, 10))
    for (let i = 0; i < 499; i++) {
      expect(between(places, i, i + 1)).toBeGreaterThan(2)
      expect(between(places, i, i + 1)).toBeLessThan(25)
    }
  })
})
