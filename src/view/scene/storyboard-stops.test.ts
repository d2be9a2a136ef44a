import { describe, expect, it } from 'vitest'
import { type SceneRow, sceneRecording } from './recording.testing'
import { storyboardStops } from './storyboard-stops'

const kept: SceneRow = {}
const thrown: SceneRow = { aliceBasis: 1 }
const wrong: SceneRow = { eve: { basis: 1, bit: 0 }, aliceBit: 1, bobBit: 0 }
const lost: SceneRow = { bobBit: null }

describe('the storyboard', () => {
  it('shows a match, a mismatch, the key before Eve, and her marks', () => {
    const stops = storyboardStops(sceneRecording([lost, thrown, kept, kept, wrong, kept]))
    expect(stops.map(({ event, eveOn, close }) => [event, eveOn, close])).toEqual([
      [2, false, true],
      [1, false, true],
      [3, false, false],
      [4, true, false],
    ])
    expect(stops.flatMap(({ beats }) => beats)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('leaves out what the run cannot show', () => {
    expect(storyboardStops(sceneRecording([kept, kept])).map(({ beats }) => beats)).toEqual([[0, 1], [3]])
    expect(storyboardStops(sceneRecording([]))).toEqual([])
  })
})
