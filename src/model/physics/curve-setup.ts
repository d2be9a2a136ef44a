import type { LinkSettings } from './link-settings'

/** What a curve of key rate against distance may be drawn for. */
export const CURVE_PROTOCOLS = [
  'bb84-single',
  'six-state',
  'bb84-gllp',
  'bb84-numbers',
  'bb84-decoy',
  'bb84-vacuum-weak',
  'bb84-one-decoy-finite',
  'bb84-two-decoy-finite',
  'bbm92',
  'mdi',
  'twin-field',
  'cv',
  'plob',
  'repeaters',
] as const

export type CurveProtocol = (typeof CURVE_PROTOCOLS)[number]

/** Everything a curve needs but the length. Probabilities and fractions run 0–1. */
export interface CurveSetup {
  readonly lossDbPerKm: number
  readonly insertionLossDb: number
  readonly detectorEfficiency: number
  /** Per detector and gate. */
  readonly darkCountProbability: number
  /** 0–½. */
  readonly misalignment: number
  /** f ≥ 1. */
  readonly errorCorrectionFactor: number
  /** q of BB84 and BBM92, ½ for unbiased bases; six-state takes ⅔ of it. Station protocols are drawn in the biased limit. */
  readonly siftingFactor: number
  readonly clockHz: number
  /** μ: photons of a signal pulse, > 0. */
  readonly mean: number
  /** Probability of n photons at [n] of the source whose numbers are known; a perfect single photon by default. */
  readonly photonNumbers: readonly number[]
  /** Take the best μ at every length where there is no estimate to spoil: GLLP, infinite decoys, MDI, and the pairs of BBM92. */
  readonly bestMean: boolean
  /** ν: photons of the weak decoy, 0 < ν < μ. */
  readonly weakMean: number
  /** Shares of signal, weak and weakest pulses; they sum to 1. One decoy joins the last two. */
  readonly shares: readonly [signal: number, weak: number, weakest: number]
  /** Photons of the weakest pulse of two decoys, 0 ≤ · < ν; 0 is the vacuum. */
  readonly weakestMean: number
  /** λ of BBM92: half the mean number of pairs, > 0, unless the best is taken. */
  readonly halfMeanPairs: number
  readonly finite: {
    /** Probability of the key basis. */
    readonly keyBasisProbability: number
    /** Detections in the key basis that make a block. */
    readonly blockBits: number
    readonly secrecy: number
    readonly correctness: number
    readonly afterpulsing: number
  }
  readonly twinField: {
    /** rad */
    readonly phaseMismatch: number
    /** rad */
    readonly polarisationMismatch: number
  }
  readonly gaussian: {
    /** Shot-noise units. */
    readonly modulationVariance: number
    /** Shot-noise units, at the channel's input. */
    readonly excessNoise: number
    /** Shot-noise units. */
    readonly electronicNoise: number
    /** Of the homodyne detector. */
    readonly detectorEfficiency: number
    /** β */
    readonly reconciliationEfficiency: number
  }
  /** Ideal repeaters of the bound named so, whole number ≥ 0. */
  readonly repeaters: number
}

/** What the settings of a link do not say, at values used in the papers behind the formulas. */
const USUAL = {
  insertionLossDb: 0,
  photonNumbers: [0, 1],
  bestMean: false,
  weakMean: 0.1,
  shares: [0.8, 0.1, 0.1],
  weakestMean: 0,
  halfMeanPairs: 0.05,
  // Block and ε in the range of Lim et al. 2014; unbiased bases.
  finite: { keyBasisProbability: 0.5, blockBits: 1e7, secrecy: 1e-9, correctness: 1e-15, afterpulsing: 0 },
  // Curty, Azuma, Lo 2019: 2 % of π in phase and polarisation.
  twinField: { phaseMismatch: 0.02 * Math.PI, polarisationMismatch: 0.02 * Math.PI },
  // Detector and reconciliation of Lodewyck et al. 2007 in round figures; excess noise as over long fibres.
  gaussian: {
    modulationVariance: 4,
    excessNoise: 0.05,
    electronicNoise: 0.01,
    detectorEfficiency: 0.6,
    reconciliationEfficiency: 0.95,
  },
  repeaters: 1,
} as const satisfies Partial<CurveSetup>

/** A curve's set-up from the settings of a link and its fibre; `rest` overrides what is usual. */
export const curveSetup = (
  settings: Omit<LinkSettings, 'transmittance' | 'source'>,
  lossDbPerKm: number,
  rest: Partial<CurveSetup> = {},
): CurveSetup => ({
  ...USUAL,
  lossDbPerKm,
  detectorEfficiency: settings.detectorEfficiency,
  darkCountProbability: settings.darkCountProbability,
  misalignment: settings.misalignment,
  errorCorrectionFactor: settings.errorCorrectionFactor,
  siftingFactor: settings.siftingFactor,
  clockHz: settings.clockHz,
  mean: settings.mu,
  ...(settings.photonNumbers ? { photonNumbers: settings.photonNumbers } : {}),
  ...rest,
})

/** The curve `longRunRate` follows for each source. */
export const CURVE_OF_SOURCE: Readonly<Record<LinkSettings['source'], CurveProtocol>> = {
  sp: 'bb84-single',
  wcp: 'bb84-gllp',
  decoy: 'bb84-decoy',
  numbers: 'bb84-numbers',
}
