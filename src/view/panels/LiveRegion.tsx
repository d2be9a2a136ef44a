import { useEffect, useState } from 'react'
import { useApp, useShell } from '../useApp'
import { createAnnouncer } from './announcer'
import { watchState } from './watch-state'

/** The one polite region: what changes is told to those who listen, and `D` answers here. */
export function LiveRegion() {
  const { store, words, format } = useApp()
  const asked = useShell(({ saying }) => saying)
  const [text, setText] = useState('')
  useEffect(() => {
    const announcer = createAnnouncer({
      speak: setText,
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
  }, [store, words, format])
  useEffect(() => {
    // Asked for twice, said twice: an invisible mark makes it a new text.
    if (asked.turn > 0) setText(asked.turn % 2 === 0 ? asked.text : `${asked.text}\u200b`)
  }, [asked])
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="live">
      {text}
    </p>
  )
}
