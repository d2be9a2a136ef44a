import { useEffect, useEffectEvent } from 'react'
import { SPEEDS, VIEWERS, zoomedTo } from '../../model/scenario/viewing'
import { setViewing } from '../../store/store'
import { type App, useAppState } from '../useApp'
import { prefer } from './DisplayDialog'
import { switchEve } from './eve'
import { distanceOf, openOverlay, say, showEvidence } from './shell'
import { stepBack, stepOn, togglePlay } from './transport'
import type { Layout } from './useLayout'
import { BUILT_ZOOMS, shownZoom } from './zoom'

/** Whether a key typed here is text and no command. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['range', 'radio', 'checkbox', 'button'].includes(target.type)))

/** Whether Space already means something here: pressing a button, choosing. */
const usesSpace = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'button, a, summary, input, [role="button"], [role="tab"], [role="switch"], [role="menuitemradio"]',
  ) !== null

/** Keys that mean something where there is no bench. */
const EVERYWHERE = ['p', '?']

/** What each key does. */
function commands(
  { store, controls, shell, words, format }: App,
  layout: Layout,
): Readonly<Record<string, () => void | Promise<void>>> {
  const { viewing, scenario, preferences } = store.getState()
  const faster = (by: 1 | -1) => {
    const next = SPEEDS[SPEEDS.indexOf(viewing.speed) + by]
    if (next) setViewing(store, { speed: next })
  }
  const zooms = BUILT_ZOOMS.map((at) => [String(at), () => setViewing(store, zoomedTo(viewing, at))] as const)
  return {
    ' ': () => togglePlay(store, controls),
    '.': () => stepOn(store, controls),
    ',': () => stepBack(store, controls),
    '+': () => faster(1),
    '=': () => faster(1),
    '-': () => faster(-1),
    '−': () => faster(-1),
    e: () => switchEve(store, controls, scenario.attack === 'off'),
    v: () => setViewing(store, { viewer: VIEWERS[(VIEWERS.indexOf(viewing.viewer) + 1) % VIEWERS.length] ?? 'all' }),
    r: () => controls.restart(),
    n: () => controls.newSeed(),
    t: () => {
      showEvidence(shell, distanceOf(shownZoom(viewing)), 'TABLE')
      requestAnimationFrame(() => document.getElementById('evidence-TABLE')?.focus())
    },
    s: () => {
      if (layout === 'wide') document.getElementById('setup')?.focus()
      else openOverlay(shell, 'setup')
    },
    d: async () => {
      const { stateWords } = await import('./state-words')
      say(shell, stateWords(store.getState(), words, format))
    },
    p: () => prefer(store, { theme: preferences.theme === 'projector' ? 'system' : 'projector' }),
    '?': () => openOverlay(shell, 'help'),
    ...Object.fromEntries(zooms),
  }
}

/** Single keys, where they are wanted and nothing is being typed. */
export function useShortcuts(app: App, layout: Layout): void {
  const wanted = useAppState(({ preferences }) => preferences.shortcuts)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || app.shell.getState().overlay !== null) return
    if (event.key === ' ' && usesSpace(event.target)) return
    if (event.target instanceof Element && event.target.closest('[role="menu"]')) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const known = commands(app, layout)
    if (app.store.getState().place !== 'lab' && !EVERYWHERE.includes(key)) return
    if (!Object.hasOwn(known, key)) return
    event.preventDefault()
    void known[key]?.()
  })
  useEffect(() => {
    if (!wanted) return
    const onKey = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [wanted])
}
