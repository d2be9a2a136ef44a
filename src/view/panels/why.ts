/** Why a photon gave the answer it gave: what the viewer may know of it, in numbers. */
import type { KnownRow } from '../../model/engine/knowledge'
import { type Basis, bornProbability, stateOf } from '../../model/physics/link/states'
import { angleToZero, arrivingState } from '../scene/frame/chance'

export type Reason =
  /** nothing has landed yet */
  | { readonly kind: 'nothing' }
  /** no click */
  | { readonly kind: 'lost' }
  /** the detector clicked by itself */
  | { readonly kind: 'dark' }
  /** this viewer does not know what state arrived, or how it was asked */
  | { readonly kind: 'hidden' }
  | {
      readonly kind: 'known'
      readonly asked: Basis
      /** Angle between the photon and the answer D0, degrees in [0, 90]. */
      readonly degrees: number
      /** Probability of D0 by Born's rule, without the equipment's own errors. */
      readonly zero: number
      /** The same if Bob had asked in the other basis. */
      readonly otherZero: number
      readonly double: boolean
    }

const otherBasis = (basis: Basis): Basis => (basis === 'z' ? 'x' : 'z')

export function reasonOf(row: KnownRow | null): Reason {
  if (!row || row.arrived === null) return { kind: 'nothing' }
  if (!row.arrived) return { kind: 'lost' }
  const [dark0, dark1] = row.dark ?? [false, false]
  const [click0, click1] = row.clicked ?? [false, false]
  if ((dark0 || dark1) && dark0 === click0 && dark1 === click1) return { kind: 'dark' }
  const state = arrivingState(row)
  if (!state || row.bobBasis === null) return { kind: 'hidden' }
  return {
    kind: 'known',
    asked: row.bobBasis,
    degrees: (angleToZero(state, row.bobBasis) * 180) / Math.PI,
    zero: bornProbability(state, stateOf(row.bobBasis, 0)),
    otherZero: bornProbability(state, stateOf(otherBasis(row.bobBasis), 0)),
    double: click0 && click1,
  }
}
