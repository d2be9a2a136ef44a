import type { Controls } from '../../store/controls'
import { type AppStore, select, setViewing } from '../../store/store'

/** Down from a row to the one photon: playback stops, and the photon is held for explanation. */
export function lookAt(store: AppStore, controls: Controls, event: number): void {
  controls.clock.pause()
  select(store, event)
  setViewing(store, { zoom: '1' })
}

/** How many errors are passed over in search of one that the viewer can know. */
const TRIES = 200

/** Down to the next error after the one that is looked at, from the beginning again after the last. */
export async function lookAtAnError(store: AppStore, controls: Controls): Promise<void> {
  const { playback, viewing } = store.getState()
  let from = playback.selected === null ? 0 : playback.selected + 1
  for (let tries = 0; tries < TRIES; tries++) {
    const row = await controls.find('error', from)
    const landed = row !== null && row.event < store.getState().playback.shown
    // Only whoever knows both keys sees an error that was not compared.
    if (landed && (viewing.viewer === 'all' || row.compared)) return lookAt(store, controls, row.event)
    if (!landed && from === 0) return
    from = landed ? row.event + 1 : 0
  }
}

/** Events looked back for a sample. */
const SAMPLE = 20

/** Highlights a kept bit among the last that landed. */
export async function lookForKept(store: AppStore, controls: Controls): Promise<void> {
  const { shown } = store.getState().playback
  const row = await controls.find('kept', Math.max(0, shown - SAMPLE))
  if (row && row.event < store.getState().playback.shown) select(store, row.event)
}
