import type { KeyAnswer } from '../../worker/key-messages'

/** An answer with bits to show, key or no key. */
export type KeyMade = Extract<KeyAnswer, { readonly made: true }>
