import { countOnes, type PackedBits, zeros } from '../math/packed-bits'
import { andBits, complementBits, orBits } from './bit-strings'
import { compareSample, type IntensityCounts, type Sample } from './parameter-estimation'

/** Pulses of one intensity whose bases matched, clicks or not. */
export interface IntensityPulses {
  /** Mean photons. */
  readonly mean: number
  /** How often it is sent, 0–1; all of them sum to 1. */
  readonly share: number
  /** Counted, or the number sent times the chance of equal bases. */
  readonly matched: number
}

/** What sifting leaves of one block of pulses; bits in the order of the pulses, all strings of equal length. */
export interface SiftedBlock {
  /** Pulses sent. */
  readonly sent: number
  /** Pulses that clicked. */
  readonly arrived: number
  readonly alice: PackedBits
  readonly bob: PackedBits
  /** Chosen by public dice: bits to compare. */
  readonly compared: PackedBits
  /** 0 is z (+), 1 is x (×). */
  readonly basis: PackedBits
  /** Probability of z at both ends; left out: ½. */
  readonly basisBias?: number
  /** 0 signal, 1 weak decoy, 2 vacuum, for each bit; left out: all signal. */
  readonly intensity?: Uint8Array
  /** Signal first; needed for weak pulses. */
  readonly intensities?: readonly IntensityPulses[]
  /** Probability that a pulse holds two or more photons; needed for `multi-photon` sources. */
  readonly multiPhoton?: number
  /** Bits that Eve knows for certain. Only for showing: no length depends on it. */
  readonly eveKnows?: PackedBits
  /** Bits of which she has a guess better than a coin but no certainty, and where that guess is right. Only for showing. */
  readonly eveGuesses?: PackedBits
  readonly eveRight?: PackedBits
}

/**
 * What the pulses are, as far as Alice vouches for it: single photons always; now and then more than one;
 * or weak pulses of several intensities.
 */
export type SourceKind = 'single-photon' | 'multi-photon' | 'decoy'

/** Which bits make the key: those of both bases, or those of z alone while all of x are compared. */
export type KeyBasis = 'both' | 'z'

/** Which bits are spent in public and which make the key; every bit is one or the other. */
export interface Selection {
  readonly spent: PackedBits
  readonly key: PackedBits
}

const masksOfIntensities = new WeakMap<Uint8Array, readonly PackedBits[]>()

/** Masks of signal, weak decoy and vacuum; worked out once for each block, which must not change. */
function intensityMasks(intensity: Uint8Array): readonly PackedBits[] {
  const known = masksOfIntensities.get(intensity)
  if (known) return known
  const masks = [0, 1, 2].map(() => zeros(intensity.length))
  for (let from = 0; from < intensity.length; from += 32) {
    const end = Math.min(intensity.length, from + 32)
    let [weak, vacuum] = [0, 0]
    for (let i = from; i < end; i++) {
      weak |= (intensity[i]! & 1) << (i & 31)
      vacuum |= (intensity[i]! >>> 1) << (i & 31)
    }
    masks[0]!.words[from >>> 5] = ~(weak | vacuum) & (end - from === 32 ? -1 : 2 ** (end - from) - 1)
    masks[1]!.words[from >>> 5] = weak
    masks[2]!.words[from >>> 5] = vacuum
  }
  masksOfIntensities.set(intensity, masks)
  return masks
}

/** Bits of one intensity. The caller must not change them. */
export function ofIntensity({ alice, intensity }: SiftedBlock, index: number): PackedBits {
  if (intensity) return intensityMasks(intensity)[index] ?? zeros(alice.bits)
  return index === 0 ? complementBits(zeros(alice.bits)) : zeros(alice.bits)
}

/** Whether both bases are as likely, so that bits of one stand for those of the other. */
export const hasFairBases = ({ basisBias = 0.5 }: SiftedBlock): boolean => basisBias === 0.5

/** @param spendDecoys whether bits of other intensities than the signal are told instead of used */
export function selectKey(block: SiftedBlock, keyBasis: KeyBasis, spendDecoys: boolean): Selection {
  let spent = block.compared
  if (keyBasis === 'z') spent = orBits(spent, block.basis)
  if (spendDecoys && block.intensity) spent = orBits(spent, complementBits(ofIntensity(block, 0)))
  return { spent, key: complementBits(spent) }
}

/** Compared bits of a kind. @param kind mask of it */
export const sampleOf = (block: SiftedBlock, spent: PackedBits, kind: PackedBits): Sample =>
  compareSample(block.alice, block.bob, andBits(spent, kind))

/** Clicks of an intensity, and the errors among those that were compared. @param kind where errors are counted */
export function intensityCounts(
  block: SiftedBlock,
  spent: PackedBits,
  index: number,
  kind: PackedBits,
): IntensityCounts {
  const { mean, matched } = block.intensities![index]!
  const mask = ofIntensity(block, index)
  return { mean, pulses: matched, clicks: countOnes(mask), sample: sampleOf(block, spent, andBits(mask, kind)) }
}
