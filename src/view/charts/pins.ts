/** Runs that were pinned for comparison: they stay beside whatever is opened next. */
import { useSyncExternalStore } from 'react'
import { eventCount } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { PlaybackClock } from '../../store/controls'
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
export function pinRun(store: AppStore, name: string, shown = store.getState().playback.shown): void {
  const { run } = store.getState()
  if (!run.recording || shown <= 0) return
  const pinned: PinnedRun = { name, recording: run.recording, shown }
  change(
    store,
    [...pinsOf(store).runs.filter(({ recording }) => recording.scenario !== pinned.recording.scenario), pinned].slice(
      -MOST,
    ),
  )
}

/**
 * Puts the present run beside another scenario, each at its end: the present one is pinned, the other runs and is
 * shown as soon as it has been counted. Whoever opens something else meanwhile has it his way.
 */
export function compareWith(store: AppStore, clock: PlaybackClock, name: string, other: Scenario): void {
  const { recording } = store.getState().run
  if (recording) pinRun(store, name, eventCount(recording))
  store.setState({ scenario: other, edits: [] })
  const leave = store.subscribe(({ scenario, run }) => {
    const opened = scenario === other
    const ready = opened && run.status === 'done' && run.recording?.scenario === other
    if (opened && !ready) return
    leave()
    if (ready && run.recording) clock.seek(eventCount(run.recording))
  })
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
