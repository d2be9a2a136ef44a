/** Which bits of a strip a viewer may see: his own, what was said in public, and what Eve took. */

import type { Bit } from '../../model/physics/link/states'
import { EVE_HAS, type KeyStrips } from '../../model/postprocessing/key-strips'
import type { Viewer } from '../../model/scenario/viewing'

export interface SeenColumn {
  /** Null: not known to this viewer. */
  readonly alice: Bit | null
  readonly bob: Bit | null
  /** Known to differ. */
  readonly error: boolean
  readonly compared: boolean
  /** Dot of a bit that Eve knows; only for her and for everyone. */
  readonly eve: boolean
}

export const seesEve = (viewer: Viewer): boolean => viewer === 'all' || viewer === 'eve'
export const seesAlice = (viewer: Viewer): boolean => viewer === 'all' || viewer === 'alice'
export const seesBob = (viewer: Viewer): boolean => viewer === 'all' || viewer === 'bob'

/** What Eve holds of Alice's bit, in her own view. */
const evesBit = (viewer: Viewer, has: number): boolean => viewer === 'eve' && has === EVE_HAS.bit

/** The kept bits: those compared are known to all. */
export function siftedColumns({ alice, bob, error, compared, eve }: KeyStrips['sifted'], viewer: Viewer): SeenColumn[] {
  return Array.from(alice, (bit, i) => {
    const open = compared[i] === 1
    const known = open || viewer === 'all'
    return {
      alice: known || seesAlice(viewer) || evesBit(viewer, eve[i]!) ? (bit as Bit) : null,
      bob: known || seesBob(viewer) ? (bob[i] as Bit) : null,
      error: known && error[i] === 1,
      compared: open,
      eve: seesEve(viewer) && eve[i] === EVE_HAS.bit,
    }
  })
}

/** The corrected key: both have the same. */
export function correctedColumns({ alice, after, eve }: NonNullable<KeyStrips['key']>, viewer: Viewer): SeenColumn[] {
  return Array.from(alice, (bit, i) => ({
    alice: seesAlice(viewer) || evesBit(viewer, eve[i]!) ? (bit as Bit) : null,
    bob: seesBob(viewer) ? (after[i] as Bit) : null,
    error: viewer === 'all' && bit !== after[i],
    compared: false,
    eve: seesEve(viewer) && eve[i] === EVE_HAS.bit,
  }))
}
