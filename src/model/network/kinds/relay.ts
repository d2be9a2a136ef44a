import { defineNodeKind } from './kind'

/** A guarded station that decrypts every key and encrypts it again: it can read what passes. */
export const relay = defineNodeKind({
  id: 'relay',
  user: false,
  holdsKeys: true,
  relays: true,
  light: 'ends',
  lossDb: () => 0,
  pairsAtOnce: () => Infinity,
  exists: true,
})
