/** The page around a panel, with controls that only write down what they were asked. */
import type { ReactNode } from 'react'
import { en } from '../../locales/en'
import type { Controls, PlaybackClock } from '../../store/controls'
import type { State } from '../../store/state'
import { type AppStore, createAppStore } from '../../store/store'
import { createFormat } from '../format'
import { type App, AppContext } from '../useApp'
import { FIRST_CLOSE, FIRST_FAR } from './built'
import { createShell } from './shell'

export interface Bench extends App {
  /** What was asked of the controls, in order: `play`, `seek 12`. */
  readonly asked: string[]
}

function writtenDown(asked: string[]): Controls {
  const note =
    (name: string) =>
    (...values: unknown[]): void => {
      const shown = values.filter((value) => typeof value !== 'function').map((value) => JSON.stringify(value))
      asked.push([name, ...shown].join(' '))
    }
  const clock: PlaybackClock = {
    position: () => 0,
    flightSpan: () => 0.7,
    onFrame: () => () => undefined,
    setRate: note('setRate'),
    play: note('play'),
    pause: note('pause'),
    step: note('step'),
    back: note('back'),
    seek: note('seek'),
  }
  return {
    clock,
    restart: note('restart'),
    newSeed: note('newSeed'),
    setEve: note('setEve'),
    repeat: note('repeat'),
    cancelRepeat: note('cancelRepeat'),
    sweep: () => () => undefined,
    cancelRun: note('cancelRun'),
    open: () => undefined,
    find: () => Promise.resolve(null),
    firstArrival: () => Promise.resolve(null),
    makeKey: () => Promise.resolve(null),
    stopKey: () => undefined,
    streamKeys: () => ({
      pause: () => undefined,
      stop: () => undefined,
      take: () => Promise.resolve({ taken: null, store: { bits: 0, used: 0 } }),
    }),
    endOpening: note('endOpening'),
  }
}

/** A store and controls for a test, without an engine. */
export function createBench(initial: Partial<State> = {}): Bench {
  const asked: string[] = []
  const store: AppStore = createAppStore(initial)
  return {
    store,
    controls: writtenDown(asked),
    shell: createShell(FIRST_FAR, FIRST_CLOSE),
    words: en,
    format: createFormat(),
    asked,
  }
}

export const OnBench = ({ bench, children }: { readonly bench: Bench; readonly children: ReactNode }) => (
  <AppContext value={bench}>{children}</AppContext>
)
