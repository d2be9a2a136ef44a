import { describe, expect, it } from 'vitest'
import { isNodeKindId, nodeKindOf, nodeKinds } from './index'

describe('node kinds', () => {
  it('have ids of their own, found again by id', () => {
    expect(new Set(nodeKinds.map(({ id }) => id)).size).toBe(nodeKinds.length)
    for (const kind of nodeKinds) expect(nodeKindOf(kind.id)).toBe(kind)
    expect(isNodeKindId('alien')).toBe(false)
  })

  it('only what holds keys can be a user or a relay', () => {
    for (const kind of nodeKinds) if (kind.user || kind.relays) expect(kind.holdsKeys).toBe(true)
  })

  it('what holds keys is where light ends', () => {
    for (const kind of nodeKinds) expect(kind.light === 'ends').toBe(kind.holdsKeys)
  })

  it('only the ideal repeater does not exist yet', () =>
    expect(nodeKinds.filter(({ exists }) => !exists).map(({ id }) => id)).toEqual(['repeater']))

  // 10·log₁₀ 8 = 9.031 dB and one stage; 10·log₁₀ 64 = 18.062 dB and two.
  it.each([
    [9, 10.031],
    [65, 20.062],
    [2, 0],
  ])('a splitter with %i fibres loses %f dB', (ports, lossDb) =>
    expect(nodeKindOf('splitter').lossDb(ports)).toBeCloseTo(lossDb, 3),
  )

  it('a switch serves half of its users at once', () => {
    expect(nodeKindOf('switch').pairsAtOnce(8)).toBe(4)
    expect(nodeKindOf('switch').pairsAtOnce(9)).toBe(4)
  })
})
