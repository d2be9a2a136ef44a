/** The key that a run leaves: its ledger, line by line, or why there is none. */
import type { Collector } from '../model/engine/collect'
import type { RunPlan, Scratch } from '../model/engine/run'
import { type SiftProblem, siftRun } from '../model/engine/sifted'
import { keyOptions, usualWish } from '../model/engine/sifted-key'
import { createWasmEngine } from '../model/math/fourier-wasm'
import { compareLengths, type LengthShown, type LengthsCompared } from '../model/postprocessing/compare-lengths'
import { distil } from '../model/postprocessing/distil'
import type { Failure, FailureReason } from '../model/postprocessing/distillation'
import { keyFingerprint } from '../model/postprocessing/key-use'
import type { Ledger, SpentEpsilon } from '../model/postprocessing/ledger'

export interface KeyOfRun {
  /** Null without a key, with the reason beside it. */
  readonly fingerprint: string | null
  /** Whether Alice's and Bob's keys are the same, bit by bit. */
  readonly equal: boolean
  readonly failure: Failure | null
  /** Bits of both keys after sifting and comparing. */
  readonly keyBits: number
  readonly ledger: Ledger
  readonly reconciliation: {
    readonly corrections: number
    readonly leaked: number
    readonly messages: number
    readonly efficiency: number | null
  } | null
  /** Bits that Eve knows of the key for certain before privacy amplification, and is expected to know, at most, behind it. */
  readonly eve: { readonly before: number; readonly expected: number } | null
  readonly secrecy: number
  readonly correctness: number
  readonly lengths: LengthsCompared
}

/** A run without single bits has a problem instead. */
export type KeyAnswer = KeyOfRun | { readonly problem: SiftProblem }

/** Makes the key of a run that has been counted: as the page does unless it is told otherwise. */
export function keyOfRun(plan: RunPlan, collector: Collector, scratch: Scratch): KeyAnswer {
  const sifted = siftRun(plan, collector, scratch)
  if ('problem' in sifted) return sifted
  const wish = usualWish(plan.scenario)
  const options = keyOptions(plan.scenario, wish, createWasmEngine())
  const made = distil(sifted.block, options)
  const { ledger, failure, equal, keys, stages, eve } = made
  const { reconciliation } = stages
  return {
    fingerprint: keys && keyFingerprint(keys.alice),
    equal,
    failure,
    keyBits: ledger.kept - ledger.compared,
    ledger,
    reconciliation: reconciliation && {
      corrections: reconciliation.corrections,
      leaked: reconciliation.leaked,
      messages: reconciliation.rounds,
      efficiency: reconciliation.efficiency,
    },
    eve: eve && { before: eve.before, expected: eve.expected },
    secrecy: wish.secrecy,
    correctness: wish.correctness,
    lengths: compareLengths(sifted.block, options, made, wish),
  }
}

const PROBLEMS: Readonly<Record<SiftProblem, string>> = {
  'counted-in-batches': 'the run is counted in batches and has no single bits; with fewer pulses it has',
  'too-many-bits': 'more than 4 194 304 bits are kept; with fewer pulses there is one',
}

const REASONS: Readonly<Record<FailureReason, string>> = {
  'nothing-arrived': 'no pulse arrived',
  'nothing-kept': 'no bit was kept',
  'block-too-large': 'more than 4 194 304 bits are kept at once',
  'nothing-compared': 'no bit was compared',
  'basis-not-compared': 'too few bits of one basis were compared',
  'everything-compared': 'every bit was compared',
  'no-single-photons': 'no single photon is left for sure',
  'error-rate-too-high': 'the error rate is too high, however long the block',
  'block-too-small': 'the block is too short for this ε',
  'no-finite-bound': 'no bound is known for blocks of this source without decoys',
  'reconciliation-failed': 'there were far more errors than expected',
  'verification-failed': 'the two keys differ',
  'nothing-left': 'what was told in public used up all that Eve did not know',
  'message-lost': 'a message did not arrive',
  'message-altered': 'a message was altered',
  'message-unauthenticated': 'a message had no tag',
  'authentication-key-used-up': 'no shared key was left for tags',
}

const NAMES: Readonly<Record<SpentEpsilon['name'], string>> = {
  correctness: 'that the keys differ',
  secrecy: 'that the key is not secret',
  authentication: 'that a message was forged',
}

const percent = (x: number): string => `${(100 * x).toFixed(1)} %`

const lengthWords = ({ secret, share, failure }: LengthShown): string =>
  failure ? `no key, because ${REASONS[failure.reason]}` : `${secret} bits, ${percent(share)} of the key bits`

function smallestLines({ smallest, finite }: LengthsCompared): string[] {
  if (finite.failure?.reason === 'no-finite-bound') return []
  const words = smallest
    ? `the first finite secret bit comes with ${smallest.kept} kept bits (${smallest.pulses} pulses)`
    : 'no block of any length would give a finite key'
  return [' '.repeat(17) + words]
}

/** Lines of a table: what was spent with a minus, each ε beside its line. */
function ledgerLines({ epsilons, ...bits }: Ledger): string[] {
  const line = (name: string, sign: string, count: number, epsilonOf?: SpentEpsilon['line']): string => {
    const spent = epsilons.filter((each) => each.line === epsilonOf)
    const named = spent.map(({ name: what, value }) => `   ε = ${value.toPrecision(3)} ${NAMES[what]}`).join('')
    return `${name.padEnd(16)} ${sign} ${String(count).padStart(10)}${named}`
  }
  return [
    line('kept', ' ', bits.kept),
    line('compared', '−', bits.compared),
    line('leaked', '−', bits.leaked),
    line('verification', '−', bits.verification, 'verification'),
    line('removed', '−', bits.removed, 'removed'),
    line('secret', '=', bits.secret),
    line('authentication', '−', bits.authentication, 'authentication'),
    line('net', '=', bits.net),
  ]
}

/** The key as lines of the printed answer. */
export function keyLines(key: KeyAnswer): string[] {
  if ('problem' in key) return [`key              no key, because ${PROBLEMS[key.problem]}`]
  const { ledger, failure, equal, fingerprint, lengths, secrecy, correctness, reconciliation, eve } = key
  return [
    failure
      ? `key              no key, because ${REASONS[failure.reason]}`
      : `key              ${ledger.secret} secret bits, ${equal ? 'the same' : 'NOT the same'} on both sides, SHA-256 ${fingerprint?.slice(0, 16)}…`,
    ...ledgerLines(ledger),
    ...(reconciliation
      ? [
          `correction       ${reconciliation.corrections} errors, ${reconciliation.leaked} bits told in ${reconciliation.messages} messages${reconciliation.efficiency === null ? '' : `, f = ${reconciliation.efficiency.toFixed(3)}`}`,
        ]
      : []),
    ...(eve
      ? [
          `Eve              knew ${eve.before} bits; of the secret ones she is expected to know at most ${eve.expected.toPrecision(2)}`,
        ]
      : []),
    `long-run length  ${lengthWords(lengths.longRun)}`,
    `finite length    ${lengthWords(lengths.finite)} (ε_sec = ${secrecy}, ε_cor = ${correctness})`,
    ...smallestLines(lengths),
  ]
}
