import { fragmentOf } from '../../store/address'
import type { State } from '../../store/state'

/** The address of this page without what follows the `#`. */
const base = (): string => location.href.split('#')[0] ?? ''

/** Parts of the state that no link carries; they change many times a second while a run plays. */
const NOT_LINKED: ReadonlySet<string> = new Set(['run', 'playback', 'preferences', 'problems', 'opening', 'update'])

const sameLink = (a: State, b: State): boolean =>
  (Object.keys(a) as (keyof State)[]).every((key) => NOT_LINKED.has(key) || a[key] === b[key])

let last: { readonly state: State; readonly link: string } | null = null

/** Link to the present state, with its two check letters. Made anew only when something in it changes. */
export function linkOf(state: State): string {
  if (!last || !sameLink(last.state, state)) last = { state, link: `${base()}${fragmentOf(state, true)}` }
  return last.link
}
