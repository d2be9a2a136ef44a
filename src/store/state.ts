/** What the page knows. Facts only; anything that can be computed is a selector. */
import type { Recording } from '../model/engine/recording'
import type { Fields } from '../model/scenario/migrations'
import type { Problem } from '../model/scenario/problems'
import type { Edit, Scenario } from '../model/scenario/scenario'
import type { Viewing } from '../model/scenario/viewing'
import type { RepeatResult } from '../worker/messages'
import type { Sample } from './sample'

export const PLACES = ['lab', 'network', 'about'] as const
export type Place = (typeof PLACES)[number]

export const THEMES = ['system', 'light', 'dark', 'projector'] as const
export type Theme = (typeof THEMES)[number]

/** Choices that stay on this device. */
export interface Preferences {
  readonly theme: Theme
  /** Single-key shortcuts; off for those whose assistive technology needs the keys. */
  readonly shortcuts: boolean
}

export interface Run {
  readonly status: 'idle' | 'running' | 'done' | 'failed'
  readonly recording: Recording | null
  /** A woman in the middle: her session with Bob, beside the one with Alice that is shown. Null without her. */
  readonly withBob: Recording | null
  /** The engine could not have a worker and runs in slices on the page. */
  readonly inPage: boolean
  readonly error: { readonly name: string; readonly message: string } | null
  /** Answer of "Run it 100 times", as far as it has come. */
  readonly repeats: Repeats | null
}

/** One re-run with a new seed: what the alarm saw at its end, and said. */
export type Repeat = RepeatResult

export interface Repeats {
  readonly wanted: number
  readonly runs: readonly Repeat[]
}

export interface Playback {
  readonly playing: boolean
  /**
   * Events that have landed, as the page shows them: published a few times a second while
   * playing. The moving position itself lives in the clock (`playback.ts`), not here.
   */
  readonly shown: number
  /** Event that is highlighted in scene, strip, table and chart. */
  readonly selected: number | null
}

/** A fibre of a network that is looked at in the Lab, and the page as it was. */
export interface Visit {
  readonly fibre: string
  /** Names of its ends. */
  readonly from: string
  readonly to: string
  readonly scenario: Scenario
  readonly network: Fields
}

export interface State {
  readonly place: Place
  readonly scenario: Scenario
  readonly viewing: Viewing
  readonly unknown: ReadonlyMap<string, string>
  /** Fields of the link that describe the network and what is going on in it. */
  readonly network: Fields
  /** The way back to the network from which one fibre was opened in the Lab. */
  readonly visit: Visit | null
  /** What was wrong with the link; empty once dismissed. */
  readonly problems: readonly Problem[]
  /** What Eve did live, by pulse. */
  readonly edits: readonly Edit[]
  readonly run: Run
  /** Pulses taken out to be looked at in place of the run; null while the run itself is looked at. */
  readonly sample: Sample | null
  readonly playback: Playback
  readonly preferences: Preferences
  /** Beat of the opening ten seconds (0–6), or null when the visitor has the controls. */
  readonly opening: number | null
  /** Takes the new version of the page that waits; null when there is none. */
  readonly update: (() => void) | null
}
