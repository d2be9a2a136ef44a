/** What a visitor chooses about a key, and the wish that the engine is sent. */
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
}

export const FIRST_CHOICE: KeyChoice = {
  method: 'streak',
  mode: 'depth-first',
  finite: false,
  epsilon: 1e-10,
  blockBits: null,
}

export function wishOf({ method, mode, finite, epsilon, blockBits }: KeyChoice, scenario: Scenario): KeyWish {
  const plain = {
    mode,
    finite,
    secrecy: epsilon,
    correctness: epsilon,
    authenticate: scenario.authenticated,
    blockBits,
  }
  return method === 'ldpc'
    ? { ...plain, method: 'ldpc', variant: FIRST_CHOICE.method as CascadeVariant }
    : { ...plain, method: 'cascade', variant: method }
}
