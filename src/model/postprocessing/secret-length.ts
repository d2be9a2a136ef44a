/**
 * How many bits may stay: what Eve cannot know of the reconciled key, less what was told about it. Long-run
 * formulas take the estimates as they are; finite ones add what chance may hide, at a chosen ε.
 */
import { binaryEntropy } from '../physics/entropy'
import type { DecoyCounts } from '../physics/key-rates/decoy-counts'
import { finiteOneDecoy, finiteTwoDecoy } from '../physics/key-rates/finite-decoy'
import { finiteSinglePhoton } from '../physics/key-rates/finite-single-photon'

/** What is claimed of the key: for endlessly many bits, or for this block with a named chance of failure. */
export type Security =
  | { readonly kind: 'long-run' }
  | {
      readonly kind: 'finite'
      /** ε_sec: how far the key may be from secret. */
      readonly secrecy: number
      /** ε_cor: probability of two different keys. */
      readonly correctness: number
    }

/** What the public discussion has shown about the key, enough to bound what Eve knows. */
export type Evidence =
  | {
      readonly kind: 'single-photon'
      readonly keyBits: number
      /** Compared bits that speak for the key's phase errors. */
      readonly testBits: number
      readonly phaseError: number
    }
  | {
      readonly kind: 'tagged'
      readonly keyBits: number
      readonly phaseError: number
      /** Share of the key bits that may come from pulses of several photons. */
      readonly tagged: number
    }
  | {
      readonly kind: 'decoy-long-run'
      readonly keyBits: number
      /** Share of the key bits that come from single photons, at least. */
      readonly single: number
      /** Their error rate, at most. */
      readonly phaseError: number
    }
  | {
      readonly kind: 'decoy-finite'
      readonly keyBits: number
      readonly counts: Omit<DecoyCounts, 'secrecy' | 'correctness' | 'errorCorrectionFactor' | 'leakBits'>
    }

/** Bits told about the key. */
export interface Told {
  readonly leak: number
  readonly tag: number
}

export interface SecretLength {
  /** Whole number ≥ 0. */
  readonly bits: number
  /** Key bits less what Eve may know of them before anything was told about the key. */
  readonly entropy: number
  /** Upper bound that was used, 0–½. */
  readonly phaseError: number
  /** Bits from single photons, at least; all of them for a single-photon source. */
  readonly singles: number
}

/**
 * @throws RangeError if finite security is asked for on evidence that has no finite bound (`tagged`, `decoy-long-run`)
 */
export function secretLength(evidence: Evidence, told: Told, security: Security): SecretLength {
  if (security.kind === 'long-run') return longRun(evidence, told)
  const { secrecy, correctness } = security
  // The formulas allow log₂(2/ε_cor) bits for the tag; what it is longer is leak.
  const leakBits = told.leak + Math.max(0, told.tag - Math.log2(2 / correctness))
  if (evidence.kind === 'single-photon') {
    const { keyBits, testBits, phaseError: seen } = evidence
    const toleratedQber = Math.min(0.5, seen)
    const key = finiteSinglePhoton({ keyBits, testBits, toleratedQber, secrecy, correctness, leakBits })
    const phaseError = Math.min(0.5, toleratedQber + key.deviation)
    return { bits: key.length, entropy: keyBits * (1 - binaryEntropy(phaseError)), phaseError, singles: keyBits }
  }
  if (evidence.kind !== 'decoy-finite')
    throw new RangeError(`secretLength: there is no finite bound for ${evidence.kind} evidence`)
  const counts: DecoyCounts = { ...evidence.counts, secrecy, correctness, errorCorrectionFactor: 1, leakBits }
  const key = counts.means.length === 3 ? finiteTwoDecoy(counts) : finiteOneDecoy(counts)
  return {
    bits: key.length,
    entropy: key.vacuumEvents + key.singleEvents * (1 - binaryEntropy(key.phaseError)),
    phaseError: key.phaseError,
    singles: key.singleEvents,
  }
}

function longRun(evidence: Evidence, told: Told): SecretLength {
  if (evidence.kind === 'decoy-finite')
    throw new RangeError('secretLength: decoy-finite evidence is for finite security')
  const { keyBits } = evidence
  const share =
    evidence.kind === 'tagged' ? 1 - evidence.tagged : evidence.kind === 'decoy-long-run' ? evidence.single : 1
  // All errors may sit on the untagged bits.
  const concentrated = evidence.kind === 'tagged' && share > 0 ? evidence.phaseError / share : evidence.phaseError
  const phaseError = share > 0 ? Math.min(0.5, concentrated) : 0.5
  const entropy = keyBits * share * (1 - binaryEntropy(phaseError))
  return {
    bits: Math.max(0, Math.floor(entropy - told.leak - told.tag)),
    entropy,
    phaseError,
    singles: keyBits * share,
  }
}

/** Whether this kind of evidence can be judged for a finite block. */
export const hasFiniteBound = (kind: Evidence['kind']): boolean => kind === 'single-photon' || kind === 'decoy-finite'

/**
 * The same evidence from a block `times` as long with the same rates.
 *
 * @param times > 0
 */
export function scaledEvidence(evidence: Evidence, times: number): Evidence {
  const keyBits = times * evidence.keyBits
  if (evidence.kind === 'single-photon') return { ...evidence, keyBits, testBits: times * evidence.testBits }
  if (evidence.kind !== 'decoy-finite') return { ...evidence, keyBits }
  const longer = (counts: readonly number[]): number[] => counts.map((count) => times * count)
  const { keyDetections, keyErrors, testDetections, testErrors } = evidence.counts
  const counts = {
    ...evidence.counts,
    keyDetections: longer(keyDetections),
    keyErrors: longer(keyErrors),
    testDetections: longer(testDetections),
    testErrors: longer(testErrors),
  }
  return { kind: 'decoy-finite', keyBits, counts }
}

/** So many times longer counts as endless. */
const ENDLESS = 1e9

/**
 * How long a block with the same rates must be to give its first secret bit.
 *
 * @param leakShare bits told in reconciliation for each key bit
 * @param tag bits of the verification tag, the same for every length
 * @returns key bits, to one part in 10⁴; null if no length is enough
 */
export function smallestBlock(evidence: Evidence, leakShare: number, tag: number, security: Security): number | null {
  const gives = (times: number): boolean => {
    const leak = leakShare * times * evidence.keyBits
    return secretLength(scaledEvidence(evidence, times), { leak, tag }, security).bits > 0
  }
  if (evidence.keyBits <= 0 || !gives(ENDLESS)) return null
  // Bisection of the logarithm.
  let [low, high] = [Math.log(1 / evidence.keyBits), Math.log(ENDLESS)]
  while (high - low > 1e-4) {
    const middle = (low + high) / 2
    if (gives(Math.exp(middle))) high = middle
    else low = middle
  }
  return Math.ceil(Math.exp(high) * evidence.keyBits)
}

/** Whether a block with the same rates but endlessly long would give a key. */
export const longerBlockHelps = (evidence: Evidence, leak: number, security: Security): boolean =>
  security.kind === 'finite' && smallestBlock(evidence, leak / evidence.keyBits, 0, security) !== null
