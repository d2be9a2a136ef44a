/** Every piece of evidence; each is fetched when it is first looked at. A new one is a file and a line here. */
import { type ComponentType, lazy } from 'react'
import type { EvidenceId, EvidenceProps } from './evidence'

export const pieces: Readonly<Record<EvidenceId, ComponentType<EvidenceProps>>> = {
  PAIRS: lazy(() => import('./Pairs')),
  SPREAD: lazy(() => import('./Spread')),
  RELAY: lazy(() => import('./Relay')),
  STORES: lazy(() => import('./Stores')),
  ALARMS: lazy(() => import('./Alarms')),
  DELIVERY: lazy(() => import('./Delivery')),
  DESIGNS: lazy(() => import('./Designs')),
  LINKS: lazy(() => import('./Links')),
  HOPS: lazy(() => import('./Hops')),
  LEAK: lazy(() => import('./Leak')),
  COST: lazy(() => import('./Cost')),
}
