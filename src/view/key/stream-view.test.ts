import { describe, expect, it } from 'vitest'
import type { StreamedBlock } from '../../worker/key-messages'
import { filledBy, hear, NO_STREAM } from './stream-view'

const block = (number: number, seconds: number, secret: number, authentication: number): StreamedBlock => ({
  number,
  pulses: 100,
  seconds,
  kept: 50,
  qber: 0.01,
  efficiency: 1.1,
  secret,
  authentication,
  failure: null,
  fingerprint: null,
})

describe('filledBy', () => {
  it('adds what is won, and takes away what tags cost even where there is no key', () =>
    expect(filledBy([block(0, 1, 100, 30), block(1, 2, 0, 30), block(2, 3, 50, 30)])).toEqual([
      { seconds: 1, bits: 70 },
      { seconds: 2, bits: 40 },
      { seconds: 3, bits: 60 },
    ]))
})

describe('hear', () => {
  const sum = { blocks: 1, seconds: 1, secret: 100, authentication: 30, perSecond: 70 }
  const streamed = { type: 'streamed', blocks: [block(0, 1, 100, 30)], sum, store: { bits: 100, used: 30 } } as const
  it('keeps every block, and ends when the last has come', () => {
    const once = hear({ ...NO_STREAM, phase: 'running' }, { ...streamed, finished: false })
    const twice = hear(once, { ...streamed, blocks: [block(1, 2, 9, 9)], finished: true })
    expect(once.phase).toBe('running')
    expect(twice.phase).toBe('finished')
    expect(twice.blocks.map(({ number }) => number)).toEqual([0, 1])
  })
  it('is off again when a stream is refused, and says why', () =>
    expect(hear({ ...NO_STREAM, phase: 'running' }, { type: 'stream-refused', problem: 'nothing-kept' })).toMatchObject(
      {
        phase: 'off',
        refused: 'nothing-kept',
      },
    ))
})
