/** Runs that were pinned for comparison: they stay beside whatever is opened next. */
import { useSyncExternalStore } from 'react'
import type { AppStore } from '../../store/store'
import type { PinnedRun } from './chart'

/** More ghosts than this hide each other. */
const MOST = 2

interface Pins {
  runs: readonly PinnedRun[]
  readonly listeners: Set<() => void>
}

const kept = new WeakMap<AppStore, Pins>()

function pinsOf(store: AppStore): Pins {
  const known = kept.get(store)
  if (known) return known
  const made: Pins = { runs: [], listeners: new Set() }
  kept.set(store, made)
  return made
}

function change(store: AppStore, runs: readonly PinnedRun[]): void {
  const pins = pinsOf(store)
  pins.runs = runs
  for (const listener of pins.listeners) listener()
}

/** Keeps the present run as it stands under a name; the oldest gives way. */
export function pinRun(store: AppStore, name: string): void {
  const { run, playback } = store.getState()
  if (!run.recording || playback.shown <= 0) return
  const pinned: PinnedRun = { name, recording: run.recording, shown: playback.shown }
  change(
    store,
    [...pinsOf(store).runs.filter(({ recording }) => recording.scenario !== pinned.recording.scenario), pinned].slice(
      -MOST,
    ),
  )
}

export const unpinRuns = (store: AppStore): void => change(store, [])

/** Runs that are pinned now, the oldest first. */
export function usePins(store: AppStore): readonly PinnedRun[] {
  const pins = pinsOf(store)
  return useSyncExternalStore(
    (listener) => {
      pins.listeners.add(listener)
      return () => pins.listeners.delete(listener)
    },
    () => pins.runs,
  )
}
