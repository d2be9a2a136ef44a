import { expect, it } from 'vitest'
import { createPlayback } from './playback'
import { handRecording } from './recording.testing'
import { createAppStore } from './store'

const clockOf = (store: ReturnType<typeof createAppStore>) =>
  createPlayback(store, { requestFrame: () => 1, cancelFrame: () => undefined, reducedMotion: () => true })

it('a step asked for before the engine has begun is taken with the first event, once', () => {
  const store = createAppStore()
  const clock = clockOf(store)
  clock.step()
  clock.step()
  expect(store.getState().playback.shown).toBe(0)
  const recording = handRecording([{}, {}, {}])
  store.setState(({ run }) => ({ run: { ...run, status: 'done', recording } }))
  expect(store.getState().playback.shown).toBe(1)
  store.setState(({ run }) => ({ run: { ...run } }))
  expect(store.getState().playback.shown).toBe(1)
  clock.step()
  expect(store.getState().playback.shown).toBe(2)
})

it('who plays instead is not stepped on', () => {
  const store = createAppStore()
  const clock = clockOf(store)
  clock.step()
  clock.play()
  clock.pause()
  store.setState(({ run }) => ({ run: { ...run, status: 'done', recording: handRecording([{}, {}]) } }))
  expect(store.getState().playback.shown).toBe(0)
})
