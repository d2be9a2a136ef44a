import { defineNodeKind } from './kind'

/** Loss of one passage, dB: in the middle of the 1–2 dB of the reference (section 5.1). */
export const SWITCH_LOSS_DB = 1.5

/**
 * Leads light from any fibre to any other without measuring it: no trust is needed, but the pairs
 * take turns. An n × n switch serves ⌊n/2⌋ pairs at once. The dead time after switching is left out.
 */
export const opticalSwitch = defineNodeKind({
  id: 'switch',
  user: false,
  holdsKeys: false,
  relays: false,
  light: 'switches',
  lossDb: () => SWITCH_LOSS_DB,
  pairsAtOnce: (ends) => Math.floor(ends / 2),
  exists: true,
})
