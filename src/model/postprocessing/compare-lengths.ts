/** The long-run length of a key beside the finite one, from the same bits. */
import { binaryEntropy } from '../physics/entropy'
import { distil } from './distil'
import type { Distillation, DistilOptions, Failure } from './distillation'
import { hasFiniteBound, smallestBlock } from './secret-length'
import { hasFairBases, type SiftedBlock } from './sifted-block'

/** What one way of reckoning leaves. */
export interface LengthShown {
  /** 0 without a key, with the reason in `failure`. */
  readonly secret: number
  /** Secret bits per key bit. */
  readonly share: number
  readonly failure: Failure | null
  /** Key bits less what Eve may know of them before anything was told about the key; null if it was not reached. */
  readonly entropy: number | null
  /** Bound of the phase errors that was used, 0–½. */
  readonly phaseError: number | null
}

/** The shortest block with the same rates that would give one secret bit. */
export interface SmallestBlock {
  readonly keyBits: number
  readonly kept: number
  readonly pulses: number
  /** Whether errors were taken to be corrected as here, or without a bit too many because none were corrected here. */
  readonly correction: 'as-here' | 'perfect'
}

export interface LengthsCompared {
  readonly longRun: LengthShown
  readonly finite: LengthShown
  /** Finite; null if no block would do, or none is known to. */
  readonly smallest: SmallestBlock | null
}

const shown = ({ ledger, keyShare, failure, stages }: Distillation): LengthShown => ({
  secret: ledger.secret,
  share: keyShare,
  failure,
  entropy: stages.amplification?.entropy ?? failure?.numbers.entropy ?? null,
  phaseError: stages.amplification?.phaseError ?? failure?.numbers.phaseError ?? null,
})

/**
 * Runs the chain once more with the other kind of security.
 *
 * @param made the chain's result with these options
 * @param epsilons for the finite length, where the options are for the long run
 */
export function compareLengths(
  block: SiftedBlock,
  options: DistilOptions,
  made: Distillation,
  epsilons: { readonly secrecy: number; readonly correctness: number },
): LengthsCompared {
  const finite = { kind: 'finite', ...epsilons } as const
  const { keyStore: _, interference: __, ...plain } = options
  // With decoys, and with one basis rarer than the other, the two take their key from different bits.
  const { reconciliation } = made.stages
  const known = reconciliation && options.source !== 'decoy' && hasFairBases(block) ? { corrected: reconciliation } : {}
  const again = (security: DistilOptions['security']) =>
    distil(block, { ...plain, ...known, security, authenticate: false })
  const [longRun, bounded] =
    options.security.kind === 'finite' ? [again({ kind: 'long-run' }), made] : [made, again(finite)]
  return { longRun: shown(longRun), finite: shown(bounded), smallest: smallest(block, bounded, longRun, finite) }
}

function smallest(
  block: SiftedBlock,
  bounded: Distillation,
  longRun: Distillation,
  security: DistilOptions['security'],
): SmallestBlock | null {
  const { evidence, stages } = bounded
  if (!evidence || !hasFiniteBound(evidence.kind) || evidence.keyBits === 0) return null
  const { reconciliation } = stages.reconciliation ? bounded.stages : longRun.stages
  const leakShare = reconciliation
    ? reconciliation.leaked / reconciliation.keyBits
    : binaryEntropy(stages.estimation!.expectedQber)
  // The finite formulas count the tag themselves.
  const keyBits = smallestBlock(evidence, leakShare, 0, security)
  if (keyBits === null) return null
  const perKeyBit = (count: number): number => Math.ceil((keyBits * count) / evidence.keyBits)
  return {
    keyBits,
    kept: perKeyBit(block.alice.bits),
    pulses: perKeyBit(block.sent),
    correction: reconciliation ? 'as-here' : 'perfect',
  }
}
