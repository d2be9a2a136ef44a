/** What is open and chosen on the page itself. It belongs to this visit and to no link. */
import { createStore, type StoreApi } from 'zustand/vanilla'

/** Windows that lie over the page; one at a time. */
export type Overlay = 'share' | 'help' | 'display' | 'setup' | 'eve' | 'distance' | 'compared'

/** A thing to be said once by the live region. */
export interface Saying {
  readonly text: string
  /** Counts up, so that the same text can be said again. */
  readonly turn: number
}

export interface Shell {
  readonly overlay: Overlay | null
  /** Evidence in the left and the right slot; where there is one slot, it shows `latest`. */
  readonly slots: readonly [string, string]
  /** Slot that was chosen last; the other gives way to the next choice. */
  readonly latest: 0 | 1
  readonly saying: Saying
}

export type ShellStore = StoreApi<Shell>

export const createShell = (slots: readonly [string, string]): ShellStore =>
  createStore<Shell>()(() => ({ overlay: null, slots, latest: 0, saying: { text: '', turn: 0 } }))

export const openOverlay = (shell: ShellStore, overlay: Overlay | null): void => shell.setState({ overlay })

/** Shows a piece of evidence: where it already is, or in place of the one that was chosen longer ago. */
export const showEvidence = (shell: ShellStore, id: string): void =>
  shell.setState(({ slots, latest }) => {
    const at = slots.indexOf(id)
    if (at >= 0) return { latest: at as 0 | 1 }
    const slot = latest === 0 ? 1 : 0
    return { slots: slot === 0 ? [id, slots[1]] : [slots[0], id], latest: slot }
  })

/** Says a sentence to those who listen, at once. */
export const say = (shell: ShellStore, text: string): void =>
  shell.setState(({ saying }) => ({ saying: { text, turn: saying.turn + 1 } }))
