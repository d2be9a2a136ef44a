/** BB84: four states, two bases, keep what was asked in the basis it was sent in (Bennett & Brassard 1984). */
import { BASES, stateOf } from '../physics/link/states'
import type { Protocol } from './protocol'

export const bb84: Protocol<'bb84'> = {
  id: 'bb84',
  bases: BASES,
  state: stateOf,
  keeps: (alice, bob) => alice === bob,
}
