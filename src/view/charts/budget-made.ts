import { use } from 'react'
import { eventCount, type Recording } from '../../model/engine/recording'
import type { Ledger } from '../../model/postprocessing/ledger'
import { useKeyMade } from '../key/key-desk'
import { type App, AppContext } from '../useApp'

/**
 * The ledger of the key that was made of a recording that is shown to its end; null without one, or for part of
 * the bits only. A chart outside of the page has no key beside it.
 */
export function useMadeLedger(recording: Recording | null, shown: number): Ledger | null {
  const app: App | null = use(AppContext)
  const made = useKeyMade(app?.store ?? null)
  if (!made?.answer.made || !recording || made.scenario !== recording.scenario || made.edits !== recording.edits)
    return null
  const { ledger } = made.answer.outcome
  return shown >= eventCount(recording) && made.choice.blockBits === null ? ledger : null
}
