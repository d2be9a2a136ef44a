/** English, the source of every other language. Each part of the page keeps its own words. */
import { charts } from './en/charts'
import { key } from './en/key'
import { lab } from './en/lab'
import { network } from './en/network'
import { scene } from './en/scene'

export const en = { lab, charts, scene, key, network } as const
