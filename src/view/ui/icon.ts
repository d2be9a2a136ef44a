/** Size and stroke of an interface icon; the word beside it, or the label of its button, names it. */
export const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const
