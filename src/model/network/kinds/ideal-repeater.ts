import { defineNodeKind } from './kind'

/**
 * A perfect quantum repeater: no loss of its own, no trust, the key rate limited by the worse of its
 * two fibres (Pirandola 2019). Nobody can build one yet.
 */
export const idealRepeater = defineNodeKind({
  id: 'repeater',
  user: false,
  holdsKeys: false,
  relays: false,
  light: 'repeats',
  lossDb: () => 0,
  pairsAtOnce: () => Infinity,
  exists: false,
})
