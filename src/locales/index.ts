/** Every language of the page. A new one is a file and a line here. */
import { en } from './en'

/** The same keys with any text: what another language must give. A missing word does not compile. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translation<Source[Key]>
}

/** Words of one language. Texts are typed as the English ones, so that `fill` knows their values. */
export type Words = typeof en

export const languages = { en } as const satisfies Record<string, Translation<Words>>

export type Language = keyof typeof languages
