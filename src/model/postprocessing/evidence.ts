/** From compared bits and counts to what may be claimed of the key. */
import { countOnes, type PackedBits, selectBits, zeros } from '../math/packed-bits'
import type { SinglePhotonBounds } from '../physics/key-rates/vacuum-weak'
import { andBits, complementBits } from './bit-strings'
import type { DistilOptions, EstimationStage, FailureReason } from './distillation'
import { decoyBounds, errorRate, estimateErrors, type IntensityCounts, oneDecoyBounds } from './parameter-estimation'
import type { Evidence } from './secret-length'
import { hasFairBases, intensityCounts, ofIntensity, type Selection, type SiftedBlock, sampleOf } from './sifted-block'

/** ε of the limits shown beside an estimate in the long run. */
const SHOWN_FAILURE = 1e-10

/** Masks of a block that are needed again and again. */
export interface Masks extends Selection {
  readonly z: PackedBits
  readonly x: PackedBits
  /** Bits of signal pulses. */
  readonly signal: PackedBits
}

export function masksOf(block: SiftedBlock, selection: Selection): Masks {
  const x = block.basis
  return { ...selection, x, z: complementBits(x), signal: ofIntensity(block, 0) }
}

/** Error rates per basis, of signal bits that were compared. */
export function estimate(block: SiftedBlock, masks: Masks, { security, keyBasis }: DistilOptions): EstimationStage {
  const failure = security.kind === 'finite' ? security.secrecy : SHOWN_FAILURE
  const of = (kind: PackedBits) =>
    estimateErrors(
      sampleOf(block, masks.spent, andBits(kind, masks.signal)),
      countOnes(andBits(masks.key, kind)),
      failure,
    )
  const [z, x] = [of(masks.z), of(masks.x)]
  const both = estimateErrors({ bits: z.bits + x.bits, errors: z.errors + x.errors }, countOnes(masks.key), failure)
  const expected = keyBasis === 'z' && z.bits > 0 ? z : both
  return { z, x, both, expectedQber: Math.min(0.5, expected.rate), decoys: null }
}

/** Fewer compared bits of one basis say nothing of the other; in fair bases those of both judge together. */
const FEWEST_COMPARED = 50

const leastCompared = (block: SiftedBlock): number => (hasFairBases(block) ? 1 : FEWEST_COMPARED)

export type Finding =
  | { readonly evidence: Evidence; readonly decoys: SinglePhotonBounds | null }
  | { readonly missing: FailureReason }

/** Evidence for the key, or what is missing for it. */
export function findEvidence(block: SiftedBlock, masks: Masks, seen: EstimationStage, options: DistilOptions): Finding {
  const { source, keyBasis, security } = options
  const keyBits = countOnes(masks.key)
  if (source === 'decoy')
    return security.kind === 'finite'
      ? finiteDecoys(block, masks, keyBits)
      : longRunDecoys(block, masks, keyBits, options)
  // In z the key's phase errors are what x would have shown, and the other way round.
  const [zKey, xKey] = [countOnes(andBits(masks.key, masks.z)), countOnes(andBits(masks.key, masks.x))]
  const least = leastCompared(block)
  if ((zKey > 0 && seen.x.bits < least) || (xKey > 0 && seen.z.bits < least)) return { missing: 'basis-not-compared' }
  const phaseError = (zKey * seen.x.rate + xKey * seen.z.rate) / keyBits
  if (source === 'single-photon') {
    const testBits = keyBasis === 'z' ? seen.x.bits : seen.both.bits
    const rate = security.kind === 'finite' && keyBasis === 'both' ? seen.both.rate : phaseError
    return { evidence: { kind: 'single-photon', keyBits, testBits, phaseError: rate }, decoys: null }
  }
  if (security.kind === 'finite') return { missing: 'no-finite-bound' }
  const { matched } = block.intensities![0]!
  const gain = matched === 0 ? 0 : countOnes(masks.signal) / matched
  const tagged = gain === 0 ? 1 : Math.min(1, block.multiPhoton! / gain)
  if (tagged >= 1) return { missing: 'no-single-photons' }
  return { evidence: { kind: 'tagged', keyBits, phaseError, tagged }, decoys: null }
}

/** Whether the bounds exist for these intensities: the signal brighter than both decoys together, the decoys apart. */
const usable = (means: readonly number[]): boolean => {
  const [signal = 0, weak = 0, weakest = 0] = means
  return means.length === 2
    ? signal > weak && weak > 0
    : means.length === 3 && signal > weak + weakest && weak > weakest
}

/**
 * Y₁ and e₁ from signal, weak decoy and vacuum, all decoys compared. In fair bases the errors of both stand for the phase
 * errors of both; else those of x stand for z and those of z for x.
 */
function longRunDecoys(block: SiftedBlock, masks: Masks, keyBits: number, { keyBasis }: DistilOptions): Finding {
  if (hasFairBases(block) && keyBasis === 'both') {
    const everything = complementBits(zeros(masks.x.bits))
    return longRunFrom([{ bits: keyBits, decoys: boundsFrom(block, masks, everything) }], keyBits, block)
  }
  const tested = [
    { bits: countOnes(andBits(masks.key, masks.z)), by: masks.x },
    { bits: countOnes(andBits(masks.key, masks.x)), by: masks.z },
  ].filter(({ bits }) => bits > 0)
  const parts = tested.map(({ bits, by }) => ({ bits, decoys: boundsFrom(block, masks, by) }))
  return longRunFrom(parts, keyBits, block)
}

/** Bounds of the single photons by the clicks of both bases and the errors of one kind of bits, or what is missing for them. */
function boundsFrom(block: SiftedBlock, masks: Masks, kind: PackedBits): SinglePhotonBounds | FailureReason {
  const counts = [0, 1, 2].map((index) => intensityCounts(block, masks.spent, index, kind))
  const [signal, weak, weakest] = counts as [IntensityCounts, IntensityCounts, IntensityCounts]
  if (!usable(counts.map(({ mean }) => mean))) return 'no-single-photons'
  if (weak.sample.bits < leastCompared(block)) return weak.clicks === 0 ? 'no-single-photons' : 'basis-not-compared'
  // A vacuum that is never sent says nothing about the background.
  return weakest.pulses > 0 ? decoyBounds(signal, weak, weakest) : oneDecoyBounds(signal, weak)
}

/** One bound for all parts of the key: the least Y₁, and e₁ as it is on average, which leaves least of them together. */
function longRunFrom(
  parts: readonly { readonly bits: number; readonly decoys: SinglePhotonBounds | FailureReason }[],
  keyBits: number,
  block: SiftedBlock,
): Finding {
  const bounds: SinglePhotonBounds[] = []
  for (const { decoys } of parts) {
    if (typeof decoys === 'string') return { missing: decoys }
    bounds.push(decoys)
  }
  const singleYield = Math.min(...bounds.map((each) => each.singleYield))
  const singleError = parts.reduce((sum, { bits }, i) => sum + (bits / keyBits) * bounds[i]!.singleError, 0)
  const { mean, matched } = block.intensities![0]!
  const gain = matched === 0 ? 0 : countOnes(ofIntensity(block, 0)) / matched
  const single = gain === 0 ? 0 : Math.min(1, (singleYield * mean * Math.exp(-mean)) / gain)
  if (single <= 0) return { missing: 'no-single-photons' }
  const decoys = { ...bounds[0]!, singleYield, singleError }
  return { evidence: { kind: 'decoy-long-run', keyBits, single, phaseError: singleError }, decoys }
}

/** Counts per intensity and basis: all of z that was not compared makes key, all of x is compared. */
function finiteDecoys(block: SiftedBlock, masks: Masks, keyBits: number): Finding {
  const intensities = block.intensities!
  const indices = intensities.map((_, index) => index).filter((index) => intensities[index]!.share > 0)
  if (!usable(indices.map((index) => intensities[index]!.mean))) return { missing: 'no-single-photons' }
  const count = (mask: PackedBits): number[] =>
    indices.map((index) => countOnes(andBits(mask, ofIntensity(block, index))))
  const testSamples = indices.map((index) => sampleOf(block, masks.spent, andBits(masks.x, ofIntensity(block, index))))
  const keyDetections = count(masks.key)
  // Errors of the key are known only after reconciliation; those of compared bits in z stand for them.
  const zSamples = indices.map((index) => sampleOf(block, masks.spent, andBits(masks.z, ofIntensity(block, index))))
  const counts = {
    means: indices.map((index) => intensities[index]!.mean),
    probabilities: indices.map((index) => intensities[index]!.share),
    keyDetections,
    keyErrors: keyDetections.map((clicks, i) => clicks * errorRate(zSamples[i]!)),
    testDetections: testSamples.map(({ bits }) => bits),
    testErrors: testSamples.map(({ errors }) => errors),
  }
  return { evidence: { kind: 'decoy-finite', keyBits, counts }, decoys: null }
}

/** The same evidence with the errors that reconciliation really found in the key, one mask bit a key bit. */
export function withFoundErrors(evidence: Evidence, block: SiftedBlock, masks: Masks, errors: PackedBits): Evidence {
  if (evidence.kind !== 'decoy-finite') return evidence
  const indices = block.intensities!.map((_, index) => index).filter((index) => block.intensities![index]!.share > 0)
  const keyErrors = indices.map((index) => countOnes(andBits(errors, selectBits(ofIntensity(block, index), masks.key))))
  return { ...evidence, counts: { ...evidence.counts, keyErrors } }
}
