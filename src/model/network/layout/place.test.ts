import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { place, placing } from './place'
import { type LengthEdge, neighboursOf, shortestLengths } from './shortest-lengths'

const chain = (nodes: number, lengthKm: number): LengthEdge[] =>
  Array.from({ length: nodes - 1 }, (_, i) => ({ a: i, b: i + 1, lengthKm }))
const ring = (nodes: number, lengthKm: number): LengthEdge[] => [
  ...chain(nodes, lengthKm),
  { a: nodes - 1, b: 0, lengthKm },
]
const between = ({ x, y }: { x: Float64Array; y: Float64Array }, i: number, j: number) =>
  Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)

describe('shortestLengths', () => {
  it('is the shortest way of all, by brute force on small networks', () => {
    const edge = fc.record({ a: fc.nat(6), b: fc.nat(6), lengthKm: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 15 }), (edges) => {
        const best = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => (i === j ? 0 : Infinity)))
        for (const { a, b, lengthKm } of edges)
          if (a !== b) best[a]![b] = best[b]![a] = Math.min(best[a]![b]!, lengthKm)
        for (let k = 0; k < 7; k++)
          for (let i = 0; i < 7; i++)
            for (let j = 0; j < 7; j++) best[i]![j] = Math.min(best[i]![j]!, best[i]![k]! + best[k]![j]!)
        const neighbours = neighboursOf(7, edges)
        for (let i = 0; i < 7; i++) expect([...shortestLengths(neighbours, i)]).toEqual(best[i])
      }),
    )
  })
})

describe('place', () => {
  it('lays a chain of five 80 km fibres out as a straight line of 400 km, first node to the west', () => {
    const places = place(6, chain(6, 80))
    for (let i = 0; i < 6; i++) {
      expect(places.x[i]).toBeCloseTo(80 * i - 200, 9)
      expect(places.y[i]).toBeCloseTo(0, 9)
    }
  })

  it('lays a ring out as a ring: neighbours nearer than anybody else', () => {
    const places = place(8, ring(8, 40))
    for (let i = 0; i < 8; i++)
      for (let j = 0; j < 8; j++)
        if (j !== i && j !== (i + 1) % 8 && j !== (i + 7) % 8)
          expect(between(places, i, j)).toBeGreaterThan(between(places, i, (i + 1) % 8))
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
