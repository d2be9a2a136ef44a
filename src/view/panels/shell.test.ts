import { describe, expect, it } from 'vitest'
import { type Slots, withEvidence } from './shell'

const choose = (...ids: string[]): Slots['slots'] =>
  ids.reduce(withEvidence, { slots: ['QBER', 'RUNS'], latest: 0 } as Slots).slots

describe('two pieces of evidence side by side', () => {
  it('the first choice replaces the right one, so the first chart stays', () =>
    expect(choose('TABLE')).toEqual(['QBER', 'TABLE']))

  it('what was chosen last stays when the next is chosen', () =>
    expect(choose('TABLE', 'CATCH')).toEqual(['CATCH', 'TABLE']))

  it('choosing what is already there moves nothing, but keeps it', () => {
    expect(choose('RUNS')).toEqual(['QBER', 'RUNS'])
    expect(choose('RUNS', 'TABLE')).toEqual(['TABLE', 'RUNS'])
  })
})
