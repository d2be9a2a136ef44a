import { describe, expect, it } from 'vitest'
import { known } from '../../model/engine/knowledge'
import { type PhotonRow, rowAt } from '../../model/engine/recording'
import { type HandRow, handRecording } from '../../store/recording.testing'
import { fateOf } from './fate'

const rowOf = (row: HandRow): PhotonRow => rowAt(handRecording([row]), 0)!
const fate = (row: HandRow, viewer: Parameters<typeof known>[1] = 'all') =>
  fateOf(known(rowOf(row), viewer, 'announced'))

describe('what became of a photon', () => {
  it('same question: kept; different question: thrown away', () => {
    expect(fate({})).toBe('kept')
    expect(fate({ bobBasis: 1 })).toBe('thrown')
    expect(fate({ bobBit: null })).toBe('lost')
  })

  it('only who knows both bits is told that they differ', () => {
    const different: HandRow = { aliceBit: 0, bobBit: 1 }
    expect(fate(different)).toBe('keptDiffers')
    expect(fate(different, 'bob')).toBe('kept')
    expect(fate(different, 'public')).toBe('kept')
  })

  it('a compared bit is public', () => {
    expect(fate({ aliceBit: 0, bobBit: 1, compared: true }, 'public')).toBe('comparedDiffers')
    expect(fate({ compared: true }, 'eve')).toBe('compared')
  })
})
