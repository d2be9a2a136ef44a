/** Every language of the page. A new one is a file and a line here; it is fetched when it is spoken. */

/** The same keys with any text: what another language must give. A missing word does not compile. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translation<Source[Key]>
}

/** Words of one language. Texts are typed as the English ones, so that `fill` knows their values. */
export type Words = typeof import('./en').en

export const languages = {
  en: (): Promise<Words> => import('./en').then(({ en }) => en),
} as const satisfies Record<string, () => Promise<Translation<Words>>>

export type Language = keyof typeof languages
