import { describe, expect, it } from 'vitest'
import { known } from '../../model/engine/knowledge'
import { rowAt } from '../../model/engine/recording'
import type { Viewer } from '../../model/scenario/viewing'
import { type SceneRow, sceneRecording } from '../scene/recording.testing'
import { reasonOf } from './why'

const reason = (row: SceneRow, viewer: Viewer = 'all') =>
  reasonOf(known(rowAt(sceneRecording([row]), 0)!, viewer, 'announced'))

describe('why this outcome', () => {
  it('the same question has a certain answer', () => {
    const same = reason({ aliceBasis: 1, aliceBit: 1, bobBasis: 1, bobBit: 1 })
    expect(same).toMatchObject({ kind: 'known', zero: 0, otherZero: 0.5 })
    expect(same.kind === 'known' && same.degrees).toBeCloseTo(90, 9)
  })

  it('the other question is a coin toss at 45°', () => {
    const other = reason({ aliceBasis: 1, aliceBit: 0, bobBasis: 0, bobBit: 1 })
    expect(other).toMatchObject({ kind: 'known', zero: 0.5, otherZero: 1 })
    expect(other.kind === 'known' && other.degrees).toBeCloseTo(45, 9)
  })

  it('what Eve sent on decides, not what Alice sent', () =>
    expect(reason({ aliceBasis: 0, aliceBit: 0, eve: { basis: 1, bit: 1 }, bobBasis: 1, bobBit: 1 })).toMatchObject({
      kind: 'known',
      zero: 0,
      otherZero: 0.5,
    }))

  it('Bob is not told what state came in', () => expect(reason({ bobBasis: 0, bobBit: 0 }, 'bob').kind).toBe('hidden'))

  it('no click and a dark count have no chance to explain', () => {
    expect(reason({ bobBit: null }).kind).toBe('lost')
    expect(reason({ photons: 0, bobBit: 1, dark: true }).kind).toBe('dark')
    expect(reasonOf(null).kind).toBe('nothing')
  })
})
