/** The two sessions of a woman in the middle, for those who need to know of them and draw none. */
import type { Edit, Scenario } from '../scenario/scenario'

/** One of her two sessions, by whom it is with. */
export type Half = 'alice' | 'bob'

/** Both sessions run from the first pulse to the last: she was there before it, and nothing is changed on the way. */
export const hasHalves = ({ attack }: Pick<Scenario, 'attack'>, edits: readonly Edit[]): boolean =>
  attack === 'mitm' && edits.length === 0
