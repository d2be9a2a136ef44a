import { describe, expect, it } from 'vitest'
import { en } from '../../locales/en'
import { known } from '../../model/engine/knowledge'
import { rowAt } from '../../model/engine/recording'
import type { Viewer } from '../../model/scenario/viewing'
import { type HandRow, handRecording } from '../../store/recording.testing'
import { createFormat } from '../format'
import { photonWords } from './photon-words'

const words = (row: HandRow, viewer: Viewer = 'all') =>
  photonWords(known(rowAt(handRecording([{ pulse: 16, ...row }]), 0)!, viewer, 'announced'), 'sp', en, createFormat())

describe('one photon in words', () => {
  it('tells the whole story to whoever sees everything', () =>
    expect(words({ aliceBasis: 1, aliceBit: 1, bobBasis: 0, bobBit: 0 })).toBe(
      'Photon 17: Alice sent 1 in basis diagonal. Bob measured in basis straight. Chance result 0. Thrown away.',
    ))

  it('does not tell Bob what Alice sent, nor Alice what Bob read', () => {
    const row: HandRow = { aliceBasis: 1, aliceBit: 1, bobBasis: 1, bobBit: 1 }
    expect(words(row, 'bob')).toBe(
      'Photon 17: Alice sent in basis diagonal. Bob measured in basis diagonal. Result 1. Kept.',
    )
    expect(words(row, 'alice')).toBe(
      'Photon 17: Alice sent 1 in basis diagonal. Bob measured in basis diagonal. The result stays with Bob. Kept.',
    )
  })

  it('tells the public no bit that was not compared', () => {
    expect(words({ aliceBit: 1, bobBit: 1 }, 'public')).not.toMatch(/\b[01]\b/)
    expect(words({ aliceBit: 1, bobBit: 0, compared: true }, 'public')).toContain('Compared in public: different.')
  })

  it('speaks of Eve only to those who see her', () => {
    const row: HandRow = { aliceBit: 1, bobBit: 1, eve: 1 }
    expect(words(row)).toContain('Eve read')
    for (const viewer of ['alice', 'bob', 'public'] as const) expect(words(row, viewer)).not.toContain('Eve')
  })

  it('says when nothing arrived', () =>
    expect(words({ bobBit: null })).toBe(
      'Photon 17: Alice sent 0 in basis straight. Bob measured in basis straight. It did not arrive.',
    ))
})
