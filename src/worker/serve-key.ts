/** From the bits of the present run to a key, on the engine's side of the channel. Fetched when a key is first asked for. */
import type { Collector } from '../model/engine/collect'
import type { RunPlan, Scratch } from '../model/engine/run'
import { chainSource, siftRun } from '../model/engine/sifted'
import { distil } from '../model/postprocessing/distil'
import { keyFingerprint } from '../model/postprocessing/key-use'
import type { KeyAnswer, KeyWish } from './messages'

/** Parities of Cascade that are told. */
const STEPS_TOLD = 400

/** Makes a key of a run that has been counted to its end. */
export function makeKey(plan: RunPlan, collector: Collector, scratch: Scratch, wish: KeyWish): KeyAnswer {
  const sifted = siftRun(plan, collector, scratch)
  if ('problem' in sifted) return { made: false, problem: sifted.problem }
  const { scenario } = plan
  const outcome = distil(sifted.block, {
    source: chainSource(scenario).source,
    keyBasis: 'both',
    method: wish.method === 'ldpc' ? { kind: 'ldpc' } : { kind: 'cascade', variant: wish.variant, mode: wish.mode },
    security: wish.finite ? { kind: 'finite', secrecy: wish.epsilon, correctness: wish.epsilon } : { kind: 'long-run' },
    leak: 'actual',
    authenticate: wish.authenticate,
    seed: scenario.seed,
    stepLimit: STEPS_TOLD,
  })
  return {
    made: true,
    outcome,
    fingerprints: outcome.keys && [keyFingerprint(outcome.keys.alice), keyFingerprint(outcome.keys.bob)],
  }
}
