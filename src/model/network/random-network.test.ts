import { describe, expect, it } from 'vitest'
import { pairsOf } from './pairs'
import { quantumLinks } from './quantum-links'
import { randomNetwork } from './random-network'

describe('randomNetwork', () => {
  const network = randomNetwork(60, 120, 4)
  const links = quantumLinks(network).map(({ id, a, b }) => ({ id, a, b, bitsPerSecond: 1 }))

  it('has the size asked for and hangs together', () => {
    expect([network.nodes.length, network.fibres.length]).toEqual([60, 120])
    expect(pairsOf(network, links, 'fewest').joined).toBe((60 * 59) / 2)
  })

  it('is the same for the same seed', () => expect(randomNetwork(60, 120, 4)).toEqual(network))

  it('without further fibres is a tree', () => expect(randomNetwork(60, 0, 4).fibres).toHaveLength(59))
})
