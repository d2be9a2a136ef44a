import { describe, expect, it } from 'vitest'
import {
  ByteChoice,
  CHUNK_WORDS,
  Chance,
  chanceLaw,
  classTable,
  edgeOf,
  LaneUniforms,
  thresholdOf,
  UNDECIDED,
} from './chance'
import { inFours, unpackBelow, unpackEight, unpackLanes } from './lanes'

const address = (slot: string) => ({ seed: 7, role: 'bob' as const, slot, block: 1 })
const lanes = Array.from({ length: CHUNK_WORDS * 32 }, (_, lane) => lane)
const bitOf = (plane: Uint32Array, lane: number): number => (plane[lane >>> 5]! >>> (lane & 31)) & 1

it('writes one byte per lane, in the order of the lanes', () => {
  const plane = new Uint32Array(CHUNK_WORDS)
  new Chance(address('flip'), chanceLaw(thresholdOf(0.3))).next(plane)
  const bytes = new Uint8Array(2 * lanes.length)
  unpackLanes(plane, inFours(bytes), lanes.length >>> 2)
  expect(lanes.filter((lane) => bytes[lanes.length + lane] !== bitOf(plane, lane))).toEqual([])
  expect(bytes.subarray(0, lanes.length).includes(1)).toBe(false)
  unpackBelow(plane, inFours(bytes))
  expect(lanes.filter((lane) => bytes[lane] !== (bitOf(plane, lane) ? 0 : 255))).toEqual([])
})

it('reads eight planes as numbers, the first plane their highest bit', () => {
  const uniforms = new LaneUniforms(address('outcome'))
  uniforms.next()
  const bytes = new Uint8Array(lanes.length)
  unpackEight(uniforms.planes, CHUNK_WORDS, inFours(bytes))
  expect(lanes.filter((lane) => bytes[lane] !== uniforms.top(lane))).toEqual([])
})

describe('the top bits of a uniform', () => {
  const uniforms = new LaneUniforms(address('outcome'))
  const choice = new ByteChoice(uniforms)
  choice.next()

  it.each([0, 2 ** -50, 1 / 1024, 0.25, 0.3, 0.9999, 1])('decide whether it lies below %d, or leave it open', (p) => {
    const threshold = thresholdOf(p)
    const edge = edgeOf(threshold)
    for (const lane of lanes.slice(0, 4000)) {
      const top = choice.tops[lane]!
      expect(top < edge || (top === edge && choice.below(lane, threshold))).toBe(
        p === 1 || uniforms.below(lane, threshold),
      )
    }
  })

  it.each([[[]], [[0.5]], [[0.1, 0.1, 0.5, 0.500001]], [[0, 0.25, 1]], [[0.3, 1, 1]]])(
    'decide the class by %j, or leave it open',
    (edges) => {
      const thresholds = Float64Array.from(edges, thresholdOf)
      const table = classTable(thresholds)
      for (const lane of lanes.slice(0, 4000)) {
        const found = table[choice.tops[lane]!]!
        expect(found === UNDECIDED ? choice.classOf(lane, thresholds) : found).toBe(uniforms.classOf(lane, thresholds))
      }
    },
  )
})
