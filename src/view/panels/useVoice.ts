import { useEffect } from 'react'
import { useApp } from '../useApp'
import { createAnnouncer } from './announcer'
import { say } from './shell'
import { watchState } from './watch-state'

/** Tells those who listen what happens on the bench, while the Lab is open. */
export function useVoice(): void {
  const { store, shell, words, format } = useApp()
  useEffect(() => {
    const announcer = createAnnouncer({
      speak: (text) => say(shell, text),
      playing: () => store.getState().playback.playing,
      now: () => performance.now(),
      later(milliseconds, call) {
        const timer = setTimeout(call, milliseconds)
        return () => clearTimeout(timer)
      },
    })
    const leave = watchState(store, announcer, words, format)
    return () => {
      leave()
      announcer.stop()
    }
  }, [store, shell, words, format])
}
