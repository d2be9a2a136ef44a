/** Every place of the page, in the order of its tabs. A new one is a folder and a line here. */
import { type ComponentType, lazy } from 'react'
import type { Place } from '../../store/state'
import type { Layout } from '../panels/useLayout'

export interface PlaceProps {
  readonly layout: Layout
}

export interface PlaceEntry {
  readonly id: Place
  /** As it stands in a link, between `#/` and `?`. */
  readonly route: string
  /** Reached from the foot of the page, not by a tab. */
  readonly inFooter?: boolean
  /** Fields its tab opens it with, when it was not seen before. */
  readonly opening?: string
  readonly Component: ComponentType<PlaceProps>
}

export const places: readonly PlaceEntry[] = [
  { id: 'lab', route: 'lab', Component: lazy(() => import('./lab/LabPlace')) },
  { id: 'network', route: 'network', opening: 'v=1&hw=metro', Component: lazy(() => import('./network/NetworkPlace')) },
  { id: 'about', route: 'about', inFooter: true, Component: lazy(() => import('./about/AboutPlace')) },
]
