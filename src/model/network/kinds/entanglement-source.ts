import { defineNodeKind } from './kind'

/**
 * Sends entangled pairs to all attached users at once, in wavelength channels: every pair of users
 * shares a key all the time, and everybody's noise grows with the number of users. Untrusted.
 */
export const entanglementSource = defineNodeKind({
  id: 'source',
  user: false,
  holdsKeys: false,
  relays: false,
  light: 'emits',
  lossDb: () => 0,
  pairsAtOnce: () => Infinity,
  exists: true,
})
