import { useSyncExternalStore } from 'react'
import type { State } from '../../store/state'
import type { AppStore } from '../../store/store'
import { useApp } from '../useApp'

interface Calm {
  readonly get: () => State
  readonly subscribe: (changed: () => void) => () => void
}

/** Least time between two changes while the visitor steps, ms: a key held down must not fall behind. */
const STEPPED_MS = 80

/** Nothing but playback goes on: what changed may wait. */
const mayWait = (now: State, before: State): boolean =>
  now.playback.playing === before.playback.playing &&
  now.playback.selected === before.playback.selected &&
  now.scenario === before.scenario &&
  now.viewing === before.viewing &&
  now.place === before.place &&
  now.run.status !== 'failed'

function calm(store: AppStore, every: number): Calm {
  let state = store.getState()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  let leave: (() => void) | null = null
  const listeners = new Set<() => void>()

  const take = () => {
    clearTimeout(timer)
    timer = undefined
    last = performance.now()
    state = store.getState()
    for (const changed of listeners) changed()
  }
  const follow = (now: State, before: State) => {
    const rest = last + (now.playback.playing ? every : Math.min(every, STEPPED_MS)) - performance.now()
    if (!mayWait(now, before) || rest <= 0) take()
    else timer ??= setTimeout(take, rest)
  }
  return {
    get: () => (leave ? state : store.getState()),
    subscribe(changed) {
      if (!leave) {
        state = store.getState()
        leave = store.subscribe(follow)
      }
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        leave?.()
        leave = null
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}

const calms = new WeakMap<AppStore, Map<number, Calm>>()

/** One for all who ask for the same pace, so that figures and charts change together. */
function calmOf(store: AppStore, every: number): Calm {
  const known = calms.get(store) ?? new Map<number, Calm>()
  calms.set(store, known)
  const made = known.get(every) ?? calm(store, every)
  known.set(every, made)
  return made
}

/** Least time between two drawings of charts, rows and figures while a run plays, ms. */
export const DRAWN_MS = 250
/** Least time between two changes of sentences while a run plays, ms. */
export const SAID_MS = 1000

/** The state, at most so often while a run plays, and almost at once when it does not. */
export function useCalmState(every: number): State {
  const { subscribe, get } = calmOf(useApp().store, every)
  return useSyncExternalStore(subscribe, get)
}
