import { defineNodeKind } from './kind'

/** Somebody who wants keys with the others. Passes keys on only if opened as a relay. */
export const user = defineNodeKind({
  id: 'user',
  user: true,
  holdsKeys: true,
  relays: false,
  light: 'ends',
  lossDb: () => 0,
  pairsAtOnce: () => Infinity,
  exists: true,
})
