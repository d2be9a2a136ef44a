import { describe, expect, it } from 'vitest'
import type { CascadePicture } from '../../model/postprocessing/reconciliation/cascade/picture'
import { bitIn, lensOf, searchFrames } from './search-frames'

/**
 * Worked by hand. A key of eight bits, blocks of four, errors at 1, 2 and 6. Pass 1: the block 0–3 is even (two
 * errors), the block 4–7 is odd: 4–5 agrees, 6 differs. Pass 2, shuffled, finds bit 1; that makes the block 0–3 odd
 * again: 0–1 had been asked about, was odd then, and is even now, so bit 2 is left.
 */
const question = (
  number: number,
  layer: number,
  from: number,
  to: number,
  end: number,
  alice: number,
  bob: number,
) => ({
  number,
  round: number,
  layer,
  from,
  to,
  end,
  alice,
  bob,
  backTracking: false,
})
const picture: CascadePicture = {
  keyBits: 8,
  passes: [
    { kind: 'ordered', size: 8, blockSize: 4, asked: 6, found: 2 },
    { kind: 'permuted', size: 8, blockSize: 8, asked: 3, found: 1 },
  ],
  errors: [
    {
      number: 0,
      keyIndex: 6,
      pass: 0,
      position: 6,
      after: 4,
      way: [
        { question: 0, turned: false },
        { question: 1, turned: false },
        { question: 2, turned: false },
      ],
      reopened: null,
    },
    { number: 1, keyIndex: 1, pass: 1, position: 0, after: 8, way: [{ question: 3, turned: false }], reopened: null },
    {
      number: 2,
      keyIndex: 2,
      pass: 0,
      position: 2,
      after: 9,
      way: [{ question: 4, turned: true }],
      reopened: { by: 1, keyIndex: 1, from: 0, to: 4 },
    },
  ],
  questions: [
    question(1, 0, 4, 8, 8, 0, 1),
    question(2, 0, 4, 6, 8, 1, 1),
    question(3, 0, 6, 7, 8, 1, 0),
    question(5, 1, 0, 1, 8, 0, 1),
    question(8, 0, 0, 2, 4, 0, 1),
  ],
  blocks: [
    {
      pass: 0,
      from: 4,
      to: 8,
      keyIndices: Uint32Array.of(4, 5, 6, 7),
      bob: Uint8Array.of(1, 0, 0, 1),
      turnedBy: Int32Array.of(-1, -1, 0, -1),
    },
    {
      pass: 1,
      from: 0,
      to: 8,
      keyIndices: Uint32Array.of(1, 5, 0, 4, 7, 3, 2, 6),
      bob: new Uint8Array(8),
      turnedBy: Int32Array.of(1, -1, -1, -1, -1, -1, 2, 0),
    },
    {
      pass: 0,
      from: 0,
      to: 4,
      keyIndices: Uint32Array.of(0, 1, 2, 3),
      bob: Uint8Array.of(1, 1, 0, 0),
      turnedBy: Int32Array.of(-1, 1, 2, -1),
    },
  ],
  totals: { parities: 9, rounds: 9, corrections: 3, backTracking: 1 },
}
const frames = searchFrames(picture)
const of = (error: number) => frames.filter((frame) => frame.error === error)

describe('searchFrames', () => {
  it('shows one parity a picture, and then the bit', () =>
    expect(of(0).map(({ from, end, found }) => [from, end, found])).toEqual([
      [4, 8, false],
      [6, 8, false],
      [6, 7, false],
      [6, 7, true],
    ]))

  it('goes to the left where parities differ, to the right where they agree', () =>
    expect(of(0).map(({ rows }) => rows.at(-1)!.odd)).toEqual([true, false, true, true]))

  it('begins with the block that a correction made odd again', () =>
    expect(of(2)[0]).toMatchObject({ reopens: true, from: 0, end: 4, rows: [] }))

  it('turns the verdict of a parity over when a bit in it was corrected since', () =>
    expect(of(2)[1]).toMatchObject({ from: 2, end: 4, rows: [{ alice: 0, bob: 1, odd: false }] }))

  it('never counts parities or corrections backwards', () => {
    for (const [i, { told, corrected }] of frames.entries()) {
      expect(told).toBeGreaterThanOrEqual(frames[i - 1]?.told ?? 0)
      expect(corrected).toBeGreaterThanOrEqual(frames[i - 1]?.corrected ?? 0)
    }
    expect(frames.at(-1)).toMatchObject({ told: 9, corrected: 3 })
  })
})

describe('bitIn', () => {
  it('is wrong until it is turned over, and the other value from then on', () => {
    expect(bitIn(of(0)[0]!, 6)).toEqual({ bob: 0, wrong: true })
    expect(bitIn(of(0)[3]!, 6)).toEqual({ bob: 1, wrong: false })
    expect(bitIn(of(0)[0]!, 4)).toEqual({ bob: 1, wrong: false })
  })

  it('remembers in a later pass what an earlier one has corrected', () => {
    // Position 7 of the shuffled pass is bit 6, corrected first.
    expect(bitIn(of(1)[0]!, 7)).toEqual({ bob: 1, wrong: false })
    expect(bitIn(of(1)[0]!, 6)).toEqual({ bob: 0, wrong: true })
  })
})

describe('lensOf', () => {
  it('is the whole block where it fits', () => expect(lensOf(of(0)[0]!, 4)).toEqual([4, 8]))
  it('is the first part that fits on the way down, and stays it', () => {
    expect(lensOf(of(0)[0]!, 2)).toBeNull()
    expect(lensOf(of(0)[1]!, 2)).toEqual([6, 8])
    expect(lensOf(of(0)[3]!, 2)).toEqual([6, 8])
  })
})
