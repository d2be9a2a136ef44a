/** Choices that stay on this device, where storage is allowed; without it they last for the visit. */
import { type Preferences, THEMES } from './state'
import type { AppStore } from './store'

const KEY = 'eavesdrop:preferences'

function read(storage: () => Storage): Partial<Preferences> {
  try {
    const found: unknown = JSON.parse(storage().getItem(KEY) ?? '{}')
    if (typeof found !== 'object' || found === null) return {}
    const { theme, shortcuts } = found as Partial<Preferences>
    return {
      ...(theme && THEMES.includes(theme) ? { theme } : {}),
      ...(typeof shortcuts === 'boolean' ? { shortcuts } : {}),
    }
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
