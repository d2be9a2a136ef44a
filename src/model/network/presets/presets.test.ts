import { describe, expect, it } from 'vitest'
import { isLabel } from '../text/node-labels'
import { distanceKm, nodeById, usersOf } from '../topology'
import { publishedNetworks } from './index'
import { toNetwork } from './published-network'

const networkOf = (id: string) => toNetwork(publishedNetworks.find((n) => n.id === id)!)

describe('published networks', () => {
  // Nodes and links as the topology data of the project list them.
  it.each([
    ['darpa', 11, 10],
    ['secoqc', 6, 8],
    ['tokyo', 5, 6],
    ['beijing-shanghai', 35, 34],
    ['hefei46', 46, 46],
    ['cambridge', 3, 3],
    ['ukqntel', 4, 3],
    ['madqci', 9, 9],
    ['swissquantum', 3, 3],
    ['trieste', 4, 3],
    ['linkoping-stockholm', 3, 2],
    ['ent4', 5, 4],
    ['ent8', 9, 8],
    ['ent40', 41, 40],
    ['pon64', 65, 64],
  ])('%s has %i nodes and %i links', (id, nodes, links) => {
    const network = networkOf(id)
    expect(network.nodes).toHaveLength(nodes)
    expect(network.fibres).toHaveLength(links)
  })

  it('are all fifteen, each with its source', () => {
    expect(publishedNetworks).toHaveLength(15)
    for (const { sources } of publishedNetworks) expect(sources.length).toBeGreaterThan(0)
  })

  it('have nodes that a link can name, and fibres with ids of their own that end at nodes', () => {
    for (const { id } of publishedNetworks) {
      const { nodes, fibres } = networkOf(id)
      for (const node of nodes) expect(isLabel(node.id)).toBe(true)
      expect(new Set(fibres.map((f) => f.id)).size).toBe(fibres.length)
      for (const { from, to, lengthKm } of fibres) {
        expect(nodes.some((n) => n.id === from) && nodes.some((n) => n.id === to)).toBe(true)
        expect(lengthKm).toBeGreaterThan(0)
      }
      for (const { x, y } of nodes) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
    }
  })

  it('print no length as a fact that no source gives', () => {
    for (const published of publishedNetworks)
      published.links.forEach(({ km, synthetic }, i) => {
        if (km === null || synthetic) expect(toNetwork(published).fibres[i]?.verified).toBe(false)
      })
    expect(networkOf('tokyo').fibres.every((f) => f.verified)).toBe(true)
    expect(networkOf('beijing-shanghai').fibres.some((f) => f.verified && f.medium === 'fibre')).toBe(false)
  })

  // Great circle Beijing–Shanghai 1 068 km (39.90 N 116.40 E, 31.23 N 121.47 E).
  it('stand on their geography: Beijing and Shanghai are 1 068 km apart', () => {
    const network = networkOf('beijing-shanghai')
    const apart = distanceKm(nodeById(network, 'bj')!, nodeById(network, 'sh')!)
    expect(Math.abs(apart / 1068 - 1)).toBeLessThan(0.01)
    expect(nodeById(network, 'bj')!.y).toBeLessThan(nodeById(network, 'sh')!.y)
    expect(nodeById(network, 'bj')!.x).toBeLessThan(nodeById(network, 'sh')!.x)
  })

  it('take the loss of a link from its source: 14.5 dB over 45 km', () =>
    expect(networkOf('tokyo').fibres[0]?.fields).toEqual({ att: '0.32' }))

  it('have users: sites of relay-only networks count as users that pass keys on', () => {
    for (const { id } of publishedNetworks) expect(usersOf(networkOf(id)).length).toBeGreaterThanOrEqual(2)
    expect(usersOf(networkOf('madqci'))).toHaveLength(9)
    expect(usersOf(networkOf('hefei46'))).toHaveLength(40)
    expect(usersOf(networkOf('tokyo')).map((n) => n.id)).toEqual(['hak', 'hon', 'kog2'])
  })
})
