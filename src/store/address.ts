/**
 * The address bar ⇄ the store: the scenario is the link. Replaces while something is dragged,
 * pushes when a change is made, so Back walks scenario changes and not slider ticks.
 */
import { NETWORK_KEYS } from '../model/network/text/page-keys'
import { SCENE_KEYS } from '../model/network/text/scene-keys'
import { fromFields, type Reading, readLink, toFragment } from '../model/scenario/fields'
import type { Fields } from '../model/scenario/migrations'
import type { Place, State } from './state'
import { PLACES } from './state'
import type { AppStore } from './store'

/** The parts of the window that the address needs. */
export interface AddressBar {
  readonly location: { readonly hash: string }
  readonly history: Pick<History, 'pushState' | 'replaceState'>
  addEventListener(type: 'hashchange' | 'popstate', listener: () => void): void
  removeEventListener(type: 'hashchange' | 'popstate', listener: () => void): void
}

/** Stores on which a drag is going on, and whether it has made its history entry yet. */
const drags = new WeakMap<AppStore, { pushed: boolean }>()

/** A slider was taken hold of: its changes make one step of Back. */
export const beginDrag = (store: AppStore): void => void drags.set(store, { pushed: false })

/** The slider was let go. */
export const endDrag = (store: AppStore): void => void drags.delete(store)

const isPlace = (name: string): name is Place => (PLACES as readonly string[]).includes(name)

const networkKeys = new Set<string>([...NETWORK_KEYS, ...SCENE_KEYS])

type Opened = Pick<State, 'place' | 'scenario' | 'viewing' | 'unknown' | 'network' | 'problems' | 'visit'>

/** What a link opens as. */
export const stateFromLink = (link: string): Opened => stateOf(readLink(link))

/** What the fields of a file open as. */
export const stateFromFields = (place: string, fields: Fields): Opened => stateOf({ place, ...fromFields(fields) })

function stateOf({ place, scenario, viewing, unknown: others, problems }: Reading): Opened {
  const network = new Map([...others].filter(([key]) => networkKeys.has(key)))
  const unknown = new Map([...others].filter(([key]) => !networkKeys.has(key)))
  const content = { scenario, viewing, unknown, network, visit: null }
  if (isPlace(place)) return { place, ...content, problems }
  return {
    place: 'lab',
    ...content,
    problems: [{ kind: 'unknown-place', given: place.slice(0, 40) }, ...problems],
  }
}

/** The fragment of the present state, with its `#`. */
export const fragmentOf = (state: State, check = false): string =>
  `#${toFragment(state.place, { ...state, unknown: new Map([...state.network, ...state.unknown]) }, check)}`

/** Opens what the address says, then keeps both in step. Returns the way out. */
export function connectAddress(store: AppStore, bar: AddressBar): () => void {
  let written = bar.location.hash
  const open = () => {
    if (bar.location.hash === written) return
    written = bar.location.hash
    store.setState({ ...stateFromLink(written), edits: [], opening: null })
  }
  if (written.length > 1) store.setState(stateFromLink(written))
  const write = (push: boolean) => {
    const fragment = fragmentOf(store.getState())
    if (fragment === written) return
    try {
      bar.history[push ? 'pushState' : 'replaceState'](null, '', fragment)
      written = fragment
    } catch {
      // A sandboxed frame or too many changes at once: the page works on, the address lags behind.
      written = bar.location.hash
    }
  }
  bar.addEventListener('hashchange', open)
  bar.addEventListener('popstate', open)
  const unsubscribe = store.subscribe((now, before) => {
    if (
      now.scenario === before.scenario &&
      now.viewing === before.viewing &&
      now.place === before.place &&
      now.network === before.network
    )
      return
    // The opening plays its own hand; only the visitor's changes are written.
    if (now.opening !== null) return
    const drag = drags.get(store)
    const changed = now.scenario !== before.scenario || now.place !== before.place || now.network !== before.network
    const push = changed && !drag?.pushed
    if (drag && changed) drag.pushed = true
    write(push)
  })
  return () => {
    bar.removeEventListener('hashchange', open)
    bar.removeEventListener('popstate', open)
    unsubscribe()
  }
}
