/** Choices that stay on this device, where storage is allowed; without it they last for the visit. */
import { boolean, fallback, object, optional, picklist, safeParse } from 'valibot'
import { type Preferences, THEMES } from './state'
import type { AppStore } from './store'

const KEY = 'eavesdrop:preferences'

/** What is kept; a choice that has become unknown is left out, the others stay. */
const kept = object({
  theme: fallback(optional(picklist(THEMES)), undefined),
  shortcuts: fallback(optional(boolean()), undefined),
})

function read(storage: () => Storage): Partial<Preferences> {
  try {
    const { output, success } = safeParse(kept, JSON.parse(storage().getItem(KEY) ?? '{}'))
    if (!success) return {}
    const { theme, shortcuts } = output
    return { ...(theme && { theme }), ...(shortcuts !== undefined && { shortcuts }) }
  } catch {
    return {} // blocked or unreadable: begin with the defaults
  }
}

/** Reads what is kept and keeps what changes. `storage` may throw: reading it does in a sandboxed frame. */
export function connectPreferences(store: AppStore, storage: () => Storage): () => void {
  store.setState(({ preferences }) => ({ preferences: { ...preferences, ...read(storage) } }))
  return store.subscribe(({ preferences }, before) => {
    if (preferences === before.preferences) return
    try {
      storage().setItem(KEY, JSON.stringify(preferences))
    } catch {
      // Full or blocked: the choice lasts for this visit.
    }
  })
}
