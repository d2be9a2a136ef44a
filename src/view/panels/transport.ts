/** Playing and stepping. Whoever moves on lets go of the photon that was looked at. */
import { eventCount } from '../../model/engine/recording'
import type { Controls } from '../../store/controls'
import { showSample } from '../../store/sample'
import { type AppStore, select } from '../../store/store'

function letGo(store: AppStore): void {
  // A run that was only counted has nothing else to show.
  if (store.getState().run.recording?.eventKind !== 'batches') showSample(store, null)
  if (store.getState().playback.selected !== null) select(store, null)
}

export function togglePlay(store: AppStore, { clock }: Controls): void {
  if (store.getState().playback.playing) clock.pause()
  else {
    letGo(store)
    clock.play()
  }
}

export function stepOn(store: AppStore, { clock }: Controls): void {
  letGo(store)
  clock.step()
}

export function stepBack(store: AppStore, { clock }: Controls): void {
  letGo(store)
  clock.back()
}

/** To the last event that has been counted. */
export function toTheEnd(store: AppStore, { clock }: Controls): void {
  const { recording } = store.getState().run
  if (!recording) return
  letGo(store)
  clock.pause()
  clock.seek(eventCount(recording))
}
