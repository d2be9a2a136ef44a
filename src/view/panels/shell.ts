/** What is open and chosen on the page itself. It belongs to this visit and to no link. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ZoomLevel } from '../../model/scenario/viewing'

/** Windows that lie over the page; one at a time. */
export type Overlay = 'share' | 'help' | 'display' | 'setup' | 'eve' | 'distance' | 'compared'

/** A thing to be said once by the live region. */
export interface Saying {
  readonly text: string
  /** Counts up, so that the same text can be said again. */
  readonly turn: number
}

/** Two places for evidence side by side; where there is room for one, it shows `latest`. */
export interface Slots {
  readonly slots: readonly [string, string]
  /** Slot that was chosen last; the other gives way to the next choice. */
  readonly latest: 0 | 1
}

export interface Shell {
  readonly overlay: Overlay | null
  /** What is shown from afar, and beside the one photon of zoom 1. */
  readonly far: Slots
  readonly close: Slots
  /** Beside the counters of the hardware. */
  readonly hardware: Slots
  readonly saying: Saying
}

export type ShellStore = StoreApi<Shell>

const FIRST_HARDWARE: Slots['slots'] = ['DIST', 'DAY']

export const createShell = (far: Slots['slots'], close: Slots['slots']): ShellStore =>
  createStore<Shell>()(() => ({
    overlay: null,
    far: { slots: far, latest: 0 },
    close: { slots: close, latest: 0 },
    hardware: { slots: FIRST_HARDWARE, latest: 0 },
    saying: { text: '', turn: 0 },
  }))

export const openOverlay = (shell: ShellStore, overlay: Overlay | null): void => shell.setState({ overlay })

/** A piece of evidence put where it already is, or in place of the one that was chosen longer ago. */
export function withEvidence({ slots, latest }: Slots, id: string): Slots {
  const at = slots.indexOf(id)
  if (at >= 0) return { slots, latest: at === 0 ? 0 : 1 }
  return latest === 0 ? { slots: [slots[0], id], latest: 1 } : { slots: [id, slots[1]], latest: 0 }
}

/** From where the visitor looks: at one photon, at many, at the hardware. */
export type Distance = 'close' | 'far' | 'hardware'

export const distanceOf = (zoom: ZoomLevel): Distance => (zoom === 1 ? 'close' : zoom === 5 ? 'hardware' : 'far')

/** Shows a piece of evidence at the distance the visitor looks from. */
export const showEvidence = (shell: ShellStore, from: Distance, id: string): void =>
  shell.setState((now) => ({ [from]: withEvidence(now[from], id) }))

/** Says a sentence to those who listen, at once. */
export const say = (shell: ShellStore, text: string): void =>
  shell.setState(({ saying }) => ({ saying: { text, turn: saying.turn + 1 } }))
