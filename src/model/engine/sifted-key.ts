/** How the key of a run is made: one reading of a wish for the page and for the command line. */
import type { ProductEngine } from '../math/fourier-product'
import type { DistilOptions } from '../postprocessing/distillation'
import type { Interference } from '../postprocessing/public-channel'
import type { CascadeMode } from '../postprocessing/reconciliation/cascade/cascade'
import type { CascadeVariant } from '../postprocessing/reconciliation/cascade/variants'
import type { Scenario } from '../scenario/scenario'
import { chainSource } from './sifted'

/** How a key is to be made. */
export interface KeyWish {
  readonly method: 'cascade' | 'ldpc'
  /** Of Cascade; any of `CASCADE_VARIANTS`. */
  readonly variant: CascadeVariant
  readonly mode: CascadeMode
  /** Finite-size bounds at the two ε below; else the long-run length. */
  readonly finite: boolean
  /** ε_sec and ε_cor, 0 < ε < 1. */
  readonly secrecy: number
  readonly correctness: number
  readonly authenticate: boolean
  /** Kept bits to make the key of, counted from the first pulse; null: all of the run. */
  readonly blockBits: number | null
  /** Something goes wrong on purpose, to see it noticed: a bit of Bob's corrected key, or a public message. */
  readonly disturb?: 'bit' | 'message'
}

/** What is wished for unless something else is: the fewest bits told, the long-run length, tags where the link has them. */
export const usualWish = ({ authenticated }: Scenario): KeyWish => ({
  method: 'cascade',
  variant: 'streak',
  mode: 'depth-first',
  finite: false,
  secrecy: 1e-10,
  correctness: 1e-10,
  authenticate: authenticated,
  blockBits: null,
})

/** Somebody who turns over one bit of what Alice tells to correct errors. */
const alterCorrection: Interference = (message) => {
  if (message.kind !== 'parities' && message.kind !== 'syndromes') return message
  const payload = message.payload.slice()
  payload[0]! ^= 1
  return { ...message, payload }
}

/** @param engine what multiplies in privacy amplification; null: plain TypeScript */
export function keyOptions(
  scenario: Scenario,
  wish: Omit<KeyWish, 'blockBits'>,
  engine: ProductEngine | null,
): DistilOptions {
  const { method, variant, mode, finite, secrecy, correctness, authenticate, disturb } = wish
  return {
    source: chainSource(scenario).source,
    keyBasis: 'both',
    method: method === 'ldpc' ? { kind: 'ldpc' } : { kind: 'cascade', variant, mode },
    security: finite ? { kind: 'finite', secrecy, correctness } : { kind: 'long-run' },
    leak: 'actual',
    authenticate,
    seed: scenario.seed,
    ...(engine && { engine }),
    ...(disturb === 'bit' && { plantedErrors: [0] }),
    ...(disturb === 'message' && { interference: alterCorrection }),
  }
}
