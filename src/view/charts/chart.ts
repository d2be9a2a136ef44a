/** What every chart is given and what the list of charts says about each. */
import type { ComponentType } from 'react'
import type { ChartWords } from '../../locales/en/charts'
import type { Recording } from '../../model/engine/recording'
import type { Scenario } from '../../model/scenario/scenario'
import type { Viewer } from '../../model/scenario/viewing'
import type { Repeats } from '../../store/state'
import type { Sweep } from '../../store/sweeps'
import type { Format } from '../format'

/** Desk: labels in full inside the plot. Phone: shortened. Projector: large type, labels in a margin. */
export type ChartLayout = 'desk' | 'phone' | 'projector'

/** A pinned run: drawn as a dashed ghost with its name at the end. */
export interface PinnedRun {
  readonly name: string
  readonly recording: Recording
  readonly shown: number
}

/** What a chart may ask for. */
export interface ChartActions {
  readonly repeat: (times: number) => void
  readonly cancelRepeat: () => void
  /** Runs scenarios to their ends beside the one that is shown. Returns the way to stop it. */
  readonly sweep?: Sweep
  /** Changes settings; without it the charts only show. */
  readonly setScenario?: (patch: Partial<Scenario>) => void
  /** Keeps the present run as a ghost beside the next ones; takes all ghosts away. */
  readonly pin?: () => void
  readonly unpin?: () => void
}

export interface ChartProps {
  /** Settings of the page; a recording carries those it was made with. */
  readonly scenario: Scenario
  readonly recording: Recording | null
  /** A woman in the middle: her session with Bob, beside the recording of that with Alice. */
  readonly withBob?: Recording | null
  /** Events that have landed. */
  readonly shown: number
  readonly viewer: Viewer
  readonly repeats: Repeats | null
  readonly pinned: readonly PinnedRun[]
  /** What the present settings are called. */
  readonly name?: string
  /** A scenario that the present one is best compared with; opening it pins this run first. */
  readonly partner?: { readonly name: string; readonly open: () => void } | null
  readonly layout: ChartLayout
  readonly words: ChartWords
  readonly format: Format
  readonly actions: ChartActions
  /** Link to the present state, written into everything that is saved. */
  readonly link: string
  readonly version: string
}

export interface ChartEntry {
  readonly id: keyof ChartWords['tabs']
  readonly Chart: ComponentType<ChartProps>
}
