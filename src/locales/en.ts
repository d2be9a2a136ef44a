/** English, the source of every other language. Each part of the page keeps its own words. */
import { lab } from './en/lab'

export const en = { lab } as const
