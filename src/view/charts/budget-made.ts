import { use } from 'react'
import { eventCount, type Recording } from '../../model/engine/recording'
import type { KeyChoice } from '../key/key-choice'
import { useKeyMade } from '../key/key-desk'
import type { KeyMade } from '../key/made'
import { type App, AppContext } from '../useApp'

interface MadeOfAll {
  readonly made: KeyMade
  readonly choice: KeyChoice
}

/**
 * The key that was made of a recording that is shown to its end; null without one, or for part of
 * the bits only. A chart outside of the page has no key beside it.
 */
export function useMadeKey(recording: Recording | null, shown: number): MadeOfAll | null {
  const app: App | null = use(AppContext)
  const made = useKeyMade(app?.store ?? null)
  if (!made?.answer.made || !recording || made.scenario !== recording.scenario || made.edits !== recording.edits)
    return null
  const { answer, choice } = made
  return shown >= eventCount(recording) && choice.blockBits === null ? { made: answer, choice } : null
}
