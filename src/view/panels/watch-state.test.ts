import { describe, expect, it } from 'vitest'
import { en } from '../../locales/en'
import { type HandRow, handRecording } from '../../store/recording.testing'
import type { State } from '../../store/state'
import { createAppStore } from '../../store/store'
import { createFormat } from '../format'
import { watchState } from './watch-state'

/** What is announced while a run of these rows is watched. */
function watching(rows: readonly HandRow[], patch: Partial<State> = {}) {
  const said: string[] = []
  const store = createAppStore(patch)
  const recording = handRecording(rows, { scenario: store.getState().scenario })
  store.setState(({ run }) => ({ run: { ...run, status: 'done', recording } }))
  const announcer = {
    announce: (text: string) => void said.push(text),
    urgent: (text: string) => void said.push(`! ${text}`),
    stop: () => undefined,
  }
  watchState(store, announcer, en, createFormat())
  const show = (shown: number, playing = false) =>
    store.setState(({ playback }) => ({ playback: { ...playback, shown, playing } }))
  return { said, store, show }
}

const compared = (n: number, errors: number): HandRow[] =>
  Array.from({ length: n }, (_, i) => ({ compared: true, bobBit: i < errors ? 1 : 0 }))

describe('what is announced', () => {
  it('a change of the alarm, once, and before everything else', () => {
    const { said, show } = watching(compared(200, 200))
    show(40, true)
    show(60, true)
    show(80, true)
    expect(said.filter((text) => text.startsWith('!'))).toEqual([
      '! 60 bits compared, error rate 100.0 percent. No secret key at this error rate.',
    ])
  })

  it('the end of a run', () => {
    const { said, show } = watching(compared(20, 0))
    show(10, true)
    show(20)
    expect(said.at(-1)).toBe('! Run finished: 20 sent, 20 kept.')
  })

  it('each photon while the visitor steps, none while many fly', () => {
    const { said, store, show } = watching(compared(20, 0))
    show(1)
    expect(said).toEqual([expect.stringMatching(/^Photon 1: Alice sent 0/)])
    store.setState(({ viewing }) => ({ viewing: { ...viewing, speed: '30' } }))
    said.length = 0
    show(1, true)
    show(5, true)
    expect(said).toEqual(['Running, 30 photons/s.'])
  })

  it('the hand of Eve, and how the run is watched', () => {
    const { said, store } = watching([])
    store.setState(({ scenario }) => ({ scenario: { ...scenario, attack: 'ir', fraction: 0.32 } }))
    store.setState(({ viewing }) => ({ viewing: { ...viewing, viewer: 'bob' } }))
    store.setState(({ viewing }) => ({ viewing: { ...viewing, zoom: '4' } }))
    expect(said).toEqual([
      'Eve’s hand is on the fibre, touching 32 percent.',
      'View: Bob.',
      'Zoom 4, Flow. Counted in batches.',
    ])
  })

  it('that a change of the physics threw the counts away, but not that Eve or the seed changed', () => {
    const { said, store, show } = watching(compared(20, 0))
    show(10)
    said.length = 0
    store.setState(({ scenario }) => ({ scenario: { ...scenario, seed: 7 } }))
    store.setState(({ scenario }) => ({ scenario: { ...scenario, distanceKm: 30 } }))
    expect(said).toEqual(['The physics changed: the counts start again.'])
  })

  it('that the link opened with remarks', () => {
    const { said } = watching([], { problems: [{ kind: 'check-failed' }] })
    expect(said).toEqual(['The link opened with one remark.'])
  })

  it('nothing during the opening, which tells its own story', () => {
    const { said, show } = watching(compared(200, 200), { opening: 3 })
    show(60, true)
    expect(said).toEqual([])
  })
})
