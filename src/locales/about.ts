/** Words of the place About in every language, apart from the rest because they are loaded with the place. */
import { about as en } from './en/about'
import type { Language, Translation } from './index'

/** Typed as the English ones, so that `fill` knows their values. */
export type AboutWords = typeof en

export const aboutWords = { en } as const satisfies Record<Language, Translation<AboutWords>>
