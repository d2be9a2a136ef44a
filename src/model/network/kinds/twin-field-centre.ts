import { defineNodeKind } from './kind'

/** A station in which one photon of two possible senders interferes (twin-field QKD); untrusted like the MDI centre. */
export const twinFieldCentre = defineNodeKind({
  id: 'tf',
  user: false,
  holdsKeys: false,
  relays: false,
  light: 'interferes',
  lossDb: () => 0,
  pairsAtOnce: () => 1,
  exists: true,
})
