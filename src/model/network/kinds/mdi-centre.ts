import { defineNodeKind } from './kind'

/**
 * A station with one Bell measurement for measurement-device-independent QKD. Users only send; the
 * centre learns that two bits are equal or not, never which, so it need not be trusted.
 */
export const mdiCentre = defineNodeKind({
  id: 'mdi',
  user: false,
  holdsKeys: false,
  relays: false,
  light: 'pairs-up',
  lossDb: () => 0,
  pairsAtOnce: () => 1,
  exists: true,
})
