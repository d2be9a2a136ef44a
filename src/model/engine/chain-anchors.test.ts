import { describe, expect, it } from 'vitest'
import { reproduces } from '../physics/anchors/anchor'
import { CHAIN_ANCHORS } from './chain-anchors'

describe('published figures of the chain', () => {
  it('are named once, each with a source', () => {
    expect(new Set(CHAIN_ANCHORS.map(({ id }) => id)).size).toBe(CHAIN_ANCHORS.length)
    expect(CHAIN_ANCHORS.every(({ source, tolerance }) => source !== '' && tolerance >= 0)).toBe(true)
  })

  it.each(CHAIN_ANCHORS.map((anchor) => [anchor.id, anchor] as const))('%s is reproduced', (_, anchor) => {
    const value = anchor.compute()
    expect(reproduces(anchor, value), `${value} against ${anchor.reference}`).toBe(true)
  })

  // The Shannon limit is 1; nothing that corrects errors can tell less on average.
  it('reconciliation never tells less than the Shannon limit', () => {
    for (const anchor of CHAIN_ANCHORS.filter(({ what }) => what === 'reconciliation-efficiency'))
      expect(anchor.compute()).toBeGreaterThan(1.1)
  })
})
