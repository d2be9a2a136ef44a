import { describe, expect, it } from 'vitest'
import { en } from '../../locales/en'
import { presets } from '../../model/scenario/scenario'
import { defaultViewing, VIEWERS } from '../../model/scenario/viewing'
import { type HandRow, handRecording } from '../../store/recording.testing'
import type { State } from '../../store/state'
import { createAppStore } from '../../store/store'
import { createFormat } from '../format'
import { stateWords } from './state-words'

const tapped = { ...presets.metro, attack: 'ir', fraction: 0.32 } as const

function stateOf(patch: Partial<State>, rows: readonly HandRow[] = []): State {
  const state = createAppStore(patch).getState()
  if (rows.length === 0) return state
  const recording = handRecording(rows, { scenario: state.scenario })
  return {
    ...state,
    run: { ...state.run, status: 'done', recording },
    playback: { ...state.playback, shown: rows.length },
  }
}

const words = (state: State) => stateWords(state, en, createFormat())
const compared = (n: number, errors: number): HandRow[] =>
  Array.from({ length: n }, (_, i) => ({ compared: true, bobBit: i < errors ? 1 : 0 }))

describe('the state in words', () => {
  it('takes at most sixty words, whoever looks at whatever', () => {
    for (const viewer of VIEWERS)
      for (const rows of [[], compared(200, 3), compared(200, 60)]) {
        const text = words(stateOf({ scenario: tapped, viewing: { ...defaultViewing, viewer } }, rows))
        expect(text.split(/\s+/).length, text).toBeLessThanOrEqual(60)
      }
  })

  it('goes from the view to the key in one order', () =>
    expect(words(stateOf({}, compared(100, 0)))).toBe(
      'Everyone’s view. Perfect link, Ideal hardware, 10\u00a0km. Eve is off. 100 sent, 100 arrived, 100 kept. ' +
        '100 compared, error rate 0.0 percent, band 0.0 to 3.7. Key can be made. Key: 100\u00a0% of kept bits.',
    ))

  it('names Eve only to those who see her', () => {
    for (const viewer of ['alice', 'bob', 'public'] as const)
      expect(words(stateOf({ scenario: tapped, viewing: { ...defaultViewing, viewer } }))).not.toContain('Eve')
    expect(words(stateOf({ scenario: tapped }))).toContain('Eve touches 32 percent.')
  })

  it('promises no key while there are too few bits to tell', () =>
    expect(words(stateOf({}, compared(10, 0)))).toMatch(/Too few bits to tell\.$/))
})
