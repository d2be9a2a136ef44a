import { entanglementSource } from './entanglement-source'
import { idealRepeater } from './ideal-repeater'
import { mdiCentre } from './mdi-centre'
import { opticalSwitch } from './optical-switch'
import { passiveSplitter } from './passive-splitter'
import { relay } from './relay'
import { twinFieldCentre } from './twin-field-centre'
import { user } from './user'

/** Every kind of node, in the order of the palette. */
export const nodeKinds = [
  user,
  relay,
  opticalSwitch,
  mdiCentre,
  twinFieldCentre,
  entanglementSource,
  passiveSplitter,
  idealRepeater,
] as const

export type NodeKindId = (typeof nodeKinds)[number]['id']

const byId = new Map<string, (typeof nodeKinds)[number]>(nodeKinds.map((kind) => [kind.id, kind]))

export const isNodeKindId = (id: string): id is NodeKindId => byId.has(id)

export const nodeKindOf = (id: NodeKindId): (typeof nodeKinds)[number] => byId.get(id)!
