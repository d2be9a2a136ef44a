import { describe, expect, it } from 'vitest'
import { VIEWERS, type Viewer } from '../../model/scenario/viewing'
import { correctedColumns, siftedColumns } from './strip-view'

/** Four kept bits: compared and equal, compared and wrong, known to Eve, known to nobody else and wrong. */
const sifted = {
  total: 4,
  alice: Uint8Array.of(1, 0, 1, 0),
  bob: Uint8Array.of(1, 1, 1, 1),
  basis: Uint8Array.of(0, 1, 0, 1),
  error: Uint8Array.of(0, 1, 0, 1),
  compared: Uint8Array.of(1, 1, 0, 0),
  eve: Uint8Array.of(2, 0, 2, 1),
}
const seen = (viewer: Viewer) => siftedColumns(sifted, viewer)

describe('siftedColumns', () => {
  it('shows compared bits and their errors to everybody', () => {
    for (const viewer of VIEWERS)
      expect(seen(viewer).slice(0, 2)).toMatchObject([
        { alice: 1, bob: 1, error: false, compared: true },
        { alice: 0, bob: 1, error: true, compared: true },
      ])
  })

  it('shows the other bits to their owners only', () => {
    expect(seen('alice').map(({ alice, bob }) => [alice, bob]).slice(2)).toEqual([[1, null], [0, null]]) // biome-ignore format: pairs
    expect(seen('bob').map(({ alice, bob }) => [alice, bob]).slice(2)).toEqual([[null, 1], [null, 1]]) // biome-ignore format: pairs
    expect(seen('public').map(({ alice, bob }) => [alice, bob]).slice(2)).toEqual([[null, null], [null, null]]) // biome-ignore format: pairs
    expect(seen('eve').map(({ alice, bob }) => [alice, bob]).slice(2)).toEqual([[1, null], [null, null]]) // biome-ignore format: pairs
  })

  it('shows an error that was not compared to nobody but everyone', () => {
    for (const viewer of VIEWERS) expect(seen(viewer)[3]!.error).toBe(viewer === 'all')
  })

  it('shows the dots of Eve, and only for bits she knows, in her view and in everyone’s', () => {
    for (const viewer of VIEWERS)
      expect(seen(viewer).map(({ eve }) => eve)).toEqual(
        viewer === 'all' || viewer === 'eve' ? [true, false, true, false] : [false, false, false, false],
      )
  })
})

describe('correctedColumns', () => {
  const key = {
    total: 2,
    alice: Uint8Array.of(1, 0),
    bob: Uint8Array.of(1, 1),
    after: Uint8Array.of(1, 0),
    corrected: Uint8Array.of(0, 1),
    eve: Uint8Array.of(0, 2),
  }
  it('hides the key from the public', () =>
    expect(correctedColumns(key, 'public')).toMatchObject([{ alice: null, bob: null }, { alice: null, bob: null }])) // biome-ignore format: pairs
  it('is without errors after correction', () =>
    expect(correctedColumns(key, 'all').map(({ alice, bob, error }) => [alice, bob, error])).toEqual([
      [1, 1, false],
      [0, 0, false],
    ]))
})
