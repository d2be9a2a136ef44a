/** What can be looked at below the bench, and what stands there now. */
import { useMemo } from 'react'
import type { Words } from '../../locales/index'
import { charts } from '../charts/index'
import { useApp, useAppState, useShell } from '../useApp'
import { type Distance, distanceOf, showEvidence } from './shell'
import { shownZoom } from './zoom'

export interface Entry {
  readonly id: string
  readonly tab: string
}

/** Everything that can be looked at below the bench, in the order of the tabs. */
function entriesOf({ lab, charts: chartWords, key }: Words, from: Distance): readonly Entry[] {
  return [
    ...(from === 'hardware' ? [{ id: 'DAY', tab: lab.day.tab }] : []),
    ...(from === 'close' ? [{ id: 'WHY', tab: lab.evidence.why }] : []),
    ...charts.map(({ id }) => ({ id, tab: chartWords.tabs[id] })),
    { id: 'KEY', tab: key.tab },
    { id: 'TABLE', tab: lab.evidence.table },
  ]
}

/** What stands in the slots: at zoom 1 the reason and the rows, at zoom 5 the day of the hardware, unless something else was chosen there. */
export function useSlots() {
  const { shell, words } = useApp()
  const from = useAppState(({ viewing }) => distanceOf(shownZoom(viewing)))
  const { slots, latest } = useShell((now) => now[from])
  const entries = useMemo(() => entriesOf(words, from), [words, from])
  return { entries, slots, latest, show: (id: string) => showEvidence(shell, from, id) }
}
