import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addNode,
  changeKind,
  cutFibre,
  deleteNode,
  drawFibre,
  type EditResult,
  lengthenFibre,
  moveNode,
  renameNode,
  setFibreFields,
  setRelays,
} from './edits'
import { emptyNetwork, type Network } from './topology'

const chain = (() => {
  let network = emptyNetwork
  for (const [kind, x] of [
    ['user', 0],
    ['relay', 30],
    ['user', 70],
  ] as const)
    network = addNode(network, { kind, x, y: 0 }).network
  network = drawFibre(network, 'A', 'R1').network
  return drawFibre(network, 'R1', 'B', 50).network
})()

describe('edits', () => {
  it('build a chain of three nodes with the names a person would give', () => {
    expect(chain.nodes.map((n) => [n.id, n.kind, n.relays])).toEqual([
      ['A', 'user', false],
      ['R1', 'relay', true],
      ['B', 'user', false],
    ])
    expect(chain.fibres.map((f) => [f.id, f.lengthKm])).toEqual([
      ['A-R1', 30],
      ['R1-B', 50],
    ])
  })

  it('take the fibres of a deleted node with it', () => expect(deleteNode(chain, 'R1').network.fibres).toEqual([]))

  it('stretch the fibres of a moved node with the distance, and keep their slack', () => {
    const { network } = moveNode(chain, 'B', 110, 0, 'follow')
    expect(network.fibres.map((f) => f.lengthKm)).toEqual([30, 100])
    expect(moveNode(chain, 'B', 110, 0, 'keep').network.fibres).toEqual(chain.fibres)
  })

  it('a fibre that a visitor measured is no longer an unverified one', () => {
    const guessed = { ...chain, fibres: chain.fibres.map((f) => ({ ...f, verified: false })) }
    expect(lengthenFibre(guessed, 'A-R1', 31).network.fibres[0]).toMatchObject({ lengthKm: 31, verified: true })
  })

  it.each<[string, EditResult, string]>([
    ['a loop', drawFibre(chain, 'A', 'A'), 'loop'],
    ['a second fibre between the same two', drawFibre(chain, 'R1', 'A'), 'doubled-link'],
    ['a fibre to nowhere', drawFibre(chain, 'A', 'Z'), 'unknown-node'],
    ['a negative length', lengthenFibre(chain, 'A-R1', -5), 'length-below'],
    ['a length above 600 km', lengthenFibre(chain, 'A-R1', 900), 'length-above'],
    ['no number as length', lengthenFibre(chain, 'A-R1', Number.NaN), 'bad-number'],
    ['an empty name', renameNode(chain, 'A', ' '), 'name-empty'],
    ['a name twice', renameNode(chain, 'A', 'B'), 'name-taken'],
    ['a name without end', renameNode(chain, 'A', 'x'.repeat(61)), 'name-too-long'],
    ['a place at infinity', moveNode(chain, 'A', Infinity, 0, 'follow'), 'bad-number'],
    ['a switch that relays', setRelays(changeKind(chain, 'R1', 'switch').network, 'R1', true), 'cannot-relay'],
    ['a cut where nothing is', cutFibre(chain, 'A-B'), 'unknown-link'],
    ['settings for no fibre', setFibreFields(chain, 'A-B', { eve: 'ir' }), 'unknown-link'],
  ])('%s is refused', (_, result, code) => {
    expect(result.problem?.code).toBe(code)
    expect(result.added).toBeNull()
  })

  it('leave the network as it was when they are refused', () => expect(drawFibre(chain, 'A', 'A').network).toBe(chain))

  it('never give two nodes or two fibres the same id, whatever is done in which order', () => {
    const step = fc.tuple(fc.nat(4), fc.nat(9), fc.nat(9))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let network: Network = emptyNetwork
        for (const [action, i, j] of steps) {
          const [a, b] = [network.nodes[i]?.id ?? '', network.nodes[j]?.id ?? '']
          if (action === 0) network = addNode(network, { kind: 'user', x: i, y: j }).network
          if (action === 1) network = drawFibre(network, a, b).network
          if (action === 2) network = renameNode(network, a, 'ABCDEFGHIJ'[j] ?? '').network
          if (action === 3) network = deleteNode(network, a).network
          if (action === 4) network = cutFibre(network, network.fibres[i]?.id ?? '').network
        }
        const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
        for (const list of [ids(network.nodes), ids(network.fibres), network.nodes.map(({ name }) => name)])
          expect(new Set(list).size).toBe(list.length)
        const nodes = new Set(ids(network.nodes))
        for (const { from, to } of network.fibres) expect(nodes.has(from) && nodes.has(to)).toBe(true)
      }),
    )
  })
})
