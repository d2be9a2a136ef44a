/** Keys of a link that say what is going on, in the order they are written. */
export const SCENE_KEYS = ['took', 'pair', 'way', 'paths', 'need'] as const
