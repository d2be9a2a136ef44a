import { useEffect, useState } from 'react'
import type { Scenario } from '../../model/scenario/scenario'
import type { State } from '../../store/state'
import { useApp } from '../useApp'

/** How long it is said that the counts start again, ms. */
const SAID_MS = 4000

/** Everything that decides a run, but Eve's hand, which acts live, and the seed, which is asked for. */
const physicsOf = ({ attack: _, fraction: __, seed: ___, ...physics }: Scenario): string => JSON.stringify(physics)

/** Whether a change of the physics threw counts away: worth a sentence. */
export const lostCounts = (now: State, before: State): boolean =>
  now.scenario !== before.scenario &&
  before.playback.shown > 0 &&
  before.opening === null &&
  physicsOf(now.scenario) !== physicsOf(before.scenario)

/** True for a moment after a change of the physics has thrown counts away. */
export function useRestarted(): boolean {
  const { store } = useApp()
  const [restarted, setRestarted] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = store.subscribe((now, before) => {
      if (!lostCounts(now, before)) return
      clearTimeout(timer)
      setRestarted(true)
      timer = setTimeout(() => setRestarted(false), SAID_MS)
    })
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [store])
  return restarted
}
