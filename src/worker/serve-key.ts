/** From sifted bits to a key, on the engine's side of the channel. Fetched when a key is first asked for. */
export { siftRun } from '../model/engine/sifted'

import { keyOptions } from '../model/engine/sifted-key'
import type { ProductEngine } from '../model/math/fourier-product'
import { createWasmEngine } from '../model/math/fourier-wasm'
import { compareLengths } from '../model/postprocessing/compare-lengths'
import { distil, reconciliationDice } from '../model/postprocessing/distil'
import type { Distillation, DistilOptions } from '../model/postprocessing/distillation'
import { keyStrips } from '../model/postprocessing/key-strips'
import { keyFingerprint } from '../model/postprocessing/key-use'
import { publicRecord } from '../model/postprocessing/public-record'
import { type CascadePicture, cascadePicture } from '../model/postprocessing/reconciliation/cascade/picture'
import type { SiftedBlock } from '../model/postprocessing/sifted-block'
import type { Scenario } from '../model/scenario/scenario'
import type { KeyAnswer, KeyOutcome, KeyWish } from './key-messages'

let engine: ProductEngine | null | undefined

/** WebAssembly where it is allowed; null: plain TypeScript, with the same bits. */
function productEngine(): ProductEngine | null {
  if (engine === undefined) engine = createWasmEngine()
  return engine
}

/** The chain's options for a scenario, as wished. */
export const optionsOf = (scenario: Scenario, wish: Omit<KeyWish, 'blockBits'>): DistilOptions =>
  keyOptions(scenario, wish, productEngine())

/** How the errors were found; null for LDPC, or where reconciliation was not reached. */
function pictureOf({ stages }: Distillation, options: DistilOptions): CascadePicture | null {
  const { reconciliation, estimation } = stages
  if (options.method.kind !== 'cascade' || !estimation || !reconciliation?.material.answers) return null
  const { bob, corrected, answers } = reconciliation.material
  const { variant, mode } = options.method
  const dice = reconciliationDice(options)
  return cascadePicture(bob, corrected, answers, { variant, mode, qber: estimation.expectedQber, dice })
}

/**
 * Makes a key of sifted bits.
 *
 * @param watch told which stage begins, and the share of it that is done where that is known
 */
export function makeKey(
  block: SiftedBlock,
  scenario: Scenario,
  wish: KeyWish,
  watch: NonNullable<DistilOptions['watch']>,
): KeyAnswer {
  const options = optionsOf(scenario, wish)
  const made = distil(block, { ...options, watch })
  const { keys } = made
  return {
    made: true,
    outcome: outcomeOf(made),
    fingerprints: keys && [keyFingerprint(keys.alice), keyFingerprint(keys.bob)],
    picture: pictureOf(made, options),
    messages: publicRecord(made.transcript, block.alice.bits),
    strips: keyStrips(block, made),
    lengths: compareLengths(block, options, made, wish),
  }
}

/** The result without what would be long to send and is told in other words. */
function outcomeOf({ transcript: _, evidence: __, spent: ___, ...outcome }: Distillation): KeyOutcome {
  const { reconciliation, ...stages } = outcome.stages
  if (!reconciliation) return { ...outcome, stages: { ...stages, reconciliation } }
  const { material: ____, ...shown } = reconciliation
  return { ...outcome, stages: { ...stages, reconciliation: shown } }
}
