/** The words of the scene, as every language has them. */
import type { scene } from '../../locales/en/scene'

type Texts<T> = T extends string ? string : { readonly [Key in keyof T]: Texts<T[Key]> }

export type SceneWords = Texts<typeof scene>
