import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Words } from '../locales/index'
import type { Controls } from '../store/controls'
import type { State } from '../store/state'
import type { AppStore } from '../store/store'
import type { Format } from './format'
import type { Shell, ShellStore } from './panels/shell'

/** What every panel can reach. Charts and scene get props instead. */
export interface App {
  readonly store: AppStore
  readonly controls: Controls
  readonly words: Words
  readonly format: Format
  /** What is open and chosen on the page itself: windows, charts. No part of a link. */
  readonly shell: ShellStore
}

export const AppContext = createContext<App | null>(null)

/** @throws Error outside of `<App>` */
export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('useApp: there is no <App> around this component')
  return app
}

/** One value of the state; a selector that builds an object goes through `useShallow`. */
export function useAppState<T>(selector: (state: State) => T): T {
  return useStore(useApp().store, selector)
}

/** One value of what is open on the page. */
export function useShell<T>(selector: (shell: Shell) => T): T {
  return useStore(useApp().shell, selector)
}
