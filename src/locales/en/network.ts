import { networkEvidence } from './network-evidence'
import { networkMap } from './network-map'
import { networkSaid } from './network-said'

/** Words of the network. */
export const network = { ...networkMap, ...networkEvidence, ...networkSaid } as const
