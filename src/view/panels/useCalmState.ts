import { useEffect, useState } from 'react'
import type { State } from '../../store/state'
import { useApp } from '../useApp'

/**
 * The state, at most so often while a run plays, and at once when it does not: for words and charts
 * that nobody can read ten times a second.
 *
 * @param every least time between two changes while playing, ms
 */
export function useCalmState(every: number): State {
  const { store } = useApp()
  const [state, setState] = useState(store.getState)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = Number.NEGATIVE_INFINITY
    const take = () => {
      clearTimeout(timer)
      timer = undefined
      last = performance.now()
      setState(store.getState())
    }
    const leave = store.subscribe((now, before) => {
      const onlyPlayback =
        now.playback.playing && before.playback.playing && now.playback.selected === before.playback.selected
      const settled = now.scenario === before.scenario && now.viewing === before.viewing && now.place === before.place
      if (!onlyPlayback || !settled) return take()
      timer ??= setTimeout(take, Math.max(0, last + every - performance.now()))
    })
    take()
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [store, every])
  return state
}
