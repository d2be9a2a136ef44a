/** What a visitor chooses about a key, and the wish that the engine is sent. */

import { usualWish } from '../../model/engine/sifted-key'
import type { CascadeMode } from '../../model/postprocessing/reconciliation/cascade/cascade'
import { CASCADE_VARIANTS, type CascadeVariant } from '../../model/postprocessing/reconciliation/cascade/variants'
import type { Scenario } from '../../model/scenario/scenario'
import type { KeyWish } from '../../worker/key-messages'

export type KeyMethod = CascadeVariant | 'ldpc'

export const METHODS: readonly KeyMethod[] = [...CASCADE_VARIANTS, 'ldpc']

/** ε of secrecy and of correctness that can be chosen. */
export const EPSILONS = [1e-6, 1e-10, 1e-15] as const

export interface KeyChoice {
  readonly method: KeyMethod
  readonly mode: CascadeMode
  readonly finite: boolean
  readonly epsilon: number
  /** Kept bits to use, from the first pulse on; null: all. */
  readonly blockBits: number | null
  /** What goes wrong on purpose. */
  readonly disturb: 'nothing' | NonNullable<KeyWish['disturb']>
}

export const FIRST_CHOICE: KeyChoice = {
  method: 'streak',
  mode: 'depth-first',
  finite: false,
  epsilon: 1e-10,
  blockBits: null,
  disturb: 'nothing',
}

export function wishOf({ method, mode, finite, epsilon, blockBits, disturb }: KeyChoice, scenario: Scenario): KeyWish {
  return {
    ...usualWish(scenario),
    ...(method === 'ldpc' ? { method } : { method: 'cascade', variant: method }),
    mode,
    finite,
    secrecy: epsilon,
    correctness: epsilon,
    blockBits,
    ...(disturb !== 'nothing' && { disturb }),
  }
}
