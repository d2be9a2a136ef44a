/** One store made by a function, so tests and side-by-side runs get their own. Actions are plain functions. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scenario } from '../model/scenario/scenario'
import { defaultScenario, type Hardware, presets } from '../model/scenario/scenario'
import { defaultViewing, type Viewing } from '../model/scenario/viewing'
import type { State } from './state'

export type AppStore = StoreApi<State>

export const createAppStore = (initial: Partial<State> = {}): AppStore =>
  createStore<State>()(() => ({
    place: 'lab',
    scenario: defaultScenario,
    viewing: defaultViewing,
    unknown: new Map(),
    network: new Map(),
    visit: null,
    problems: [],
    edits: [],
    run: { status: 'idle', recording: null, withBob: null, inPage: false, error: null, repeats: null },
    sample: null,
    playback: { playing: false, shown: 0, selected: null },
    preferences: { theme: 'system', shortcuts: true },
    opening: null,
    update: null,
    ...initial,
  }))

/** Every edit of the physics, from slider, lesson or link, goes through here; it ends the live edits of Eve. */
export const setScenario = (store: AppStore, patch: Partial<Scenario>): void =>
  store.setState(({ scenario }) => ({ scenario: { ...scenario, ...patch }, edits: [] }))

/** Another set of hardware: its settings replace the present ones; the way to Bob, Eve, check and seed stay. */
export const setHardware = (store: AppStore, hardware: Hardware): void =>
  store.setState(({ scenario }) => ({
    scenario: {
      ...presets[hardware],
      distanceKm: scenario.distanceKm,
      channel: scenario.channel,
      altitudeKm: scenario.altitudeKm,
      elevationDegrees: scenario.elevationDegrees,
      attack: scenario.attack,
      fraction: scenario.fraction,
      basisBias: scenario.basisBias,
      comparedBits: scenario.comparedBits,
      seed: scenario.seed,
    },
    edits: [],
  }))

/** How the run is watched; the run itself is not touched. */
export const setViewing = (store: AppStore, patch: Partial<Viewing>): void =>
  store.setState(({ viewing }) => ({ viewing: { ...viewing, ...patch } }))

/** Highlights one event in scene, strip, table and chart. */
export const select = (store: AppStore, selected: number | null): void =>
  store.setState(({ playback }) => ({ playback: { ...playback, selected } }))

export const dismissProblems = (store: AppStore): void => store.setState({ problems: [] })
