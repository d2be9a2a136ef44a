import { fragmentOf } from '../../store/address'
import type { State } from '../../store/state'

/** The address of this page without what follows the `#`. */
const base = (): string => location.href.split('#')[0] ?? ''

/** Link to the present state, with its two check letters. */
export const linkOf = (state: State): string => `${base()}${fragmentOf(state, true)}`
