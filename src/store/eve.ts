/** Eve's hand as a live edit: what lies before stays, what follows is computed anew. */
import { eventCount } from '../model/engine/recording'
import type { Controls, PlaybackClock } from './controls'
import { pulseOfNextEvent } from './runs'
import type { AppStore } from './store'

export const createEveControl =
  (store: AppStore, clock: PlaybackClock): Controls['setEve'] =>
  ({ attack, fraction }) => {
    const { scenario, edits, run } = store.getState()
    const next = { ...scenario, attack: attack ?? scenario.attack, fraction: fraction ?? scenario.fraction }
    if (next.attack === scenario.attack && next.fraction === scenario.fraction) return
    const position = clock.position()
    const { recording } = run
    if (!recording || position < 1 || position >= eventCount(recording)) {
      // Nothing has landed, or all has: a new run under the new hand.
      store.setState({ scenario: next, edits: [] })
      return
    }
    const pulse = pulseOfNextEvent(recording, position)
    const before = edits.filter((edit) => edit.pulse < pulse)
    store.setState({ scenario: next, edits: [...before, { pulse, attack: next.attack, fraction: next.fraction }] })
  }
