/**
 * A scenario: everything that decides a run, and nothing else. Same scenario, same bits, on any
 * machine. Fractions and probabilities run 0–1; the link writes them in per cent.
 */

import { fractionQuantity } from '../attacks/attack'
import type { AttackId } from '../attacks/index'
import type { Quantity } from '../math/quantity'

export const HARDWARE = ['ideal', 'metro', 'lab', 'record'] as const
export type Hardware = (typeof HARDWARE)[number]

/** Single photons, weak pulses of one intensity, or weak pulses of three (signal, weak decoy, vacuum). */
export const SOURCES = ['sp', 'wcp', 'decoy'] as const
export type SourceKind = (typeof SOURCES)[number]

/** Shares of the three intensities among all pulses; they sum to 1. */
export interface Shares {
  readonly signal: number
  readonly weak: number
  readonly vacuum: number
}

export interface Scenario {
  readonly hardware: Hardware
  /** Fibre from Alice to Bob, km. */
  readonly distanceKm: number
  readonly lossDbPerKm: number
  /** Probability that a photon which reaches a detector is counted. */
  readonly detectorEfficiency: number
  /** Probability of a click without light, per detector and gate. */
  readonly darkCountProbability: number
  /** Probability that a photon goes to the wrong detector. */
  readonly misalignment: number
  readonly source: SourceKind
  /** Mean photons per signal pulse (weak pulses only). */
  readonly meanPhotons: number
  /** Mean photons per weak decoy pulse (decoys only). */
  readonly weakMeanPhotons: number
  readonly shares: Shares
  /** Pulses a second, of the hardware, not of the playback. */
  readonly clockHz: number
  /** Bits disclosed by error correction over the Shannon limit, ≥ 1. */
  readonly errorCorrectionFactor: number
  readonly attack: AttackId
  /** Share of the pulses Eve touches. */
  readonly fraction: number
  /** Share of basis + among Alice's, and among Bob's, choices. */
  readonly basisBias: number
  /** About how many kept bits are compared in public. */
  readonly comparedBits: number
  /** Pulses in this run. */
  readonly pulses: number
  readonly seed: number
}

type NumberKeys = { [K in keyof Scenario]: Scenario[K] extends number ? K : never }[keyof Scenario]

const percent = { unit: '1', shownAs: '%', scale: 'linear', whole: false } as const

/** One description per number: slider, field, clamp, link and table follow from it. In link order. */
export const quantities = {
  distanceKm: { key: 'km', unit: 'km', min: 0, max: 600, step: 1, scale: 'linear', whole: false },
  lossDbPerKm: { key: 'att', unit: 'dB/km', min: 0, max: 1, step: 0.01, scale: 'linear', whole: false },
  detectorEfficiency: { key: 'eff', ...percent, min: 0.01, max: 1, step: 0.01 },
  darkCountProbability: {
    key: 'dark',
    unit: '1',
    min: 1e-10,
    max: 1e-3,
    step: 0.1,
    scale: 'log',
    whole: false,
    zero: true,
  },
  misalignment: { key: 'err', ...percent, min: 0, max: 0.15, step: 0.001 },
  meanPhotons: { key: 'mu', unit: '1', min: 0.01, max: 1, step: 0.01, scale: 'linear', whole: false },
  weakMeanPhotons: { key: 'nu', unit: '1', min: 0.01, max: 0.5, step: 0.01, scale: 'linear', whole: false },
  clockHz: { key: 'hz', unit: 'Hz', min: 1e3, max: 5e9, step: 0.1, scale: 'log', whole: false },
  errorCorrectionFactor: { key: 'fec', unit: '1', min: 1, max: 1.5, step: 0.01, scale: 'linear', whole: false },
  fraction: fractionQuantity,
  basisBias: { key: 'bias', ...percent, min: 0.5, max: 0.95, step: 0.01 },
  comparedBits: { key: 'tb', unit: 'bit', min: 4, max: 4096, step: 0.1, scale: 'log', whole: true },
  pulses: { key: 'n', unit: 'pulses', min: 10, max: 1e12, step: 0.1, scale: 'log', whole: true },
  seed: { key: 'seed', unit: '1', min: 1, max: 999_999_999, step: 1, scale: 'linear', whole: true },
} as const satisfies Record<NumberKeys, Quantity>

export type QuantityName = keyof typeof quantities

const common = {
  distanceKm: 10,
  meanPhotons: 0.5,
  weakMeanPhotons: 0.1,
  shares: { signal: 0.8, weak: 0.1, vacuum: 0.1 },
  attack: 'off',
  fraction: 1,
  basisBias: 0.5,
  comparedBits: 256,
  seed: 1984,
} as const

/** What a link that says only `hw=…` means. A changed default is a new link version (`migrations.ts`). */
export const presets: Readonly<Record<Hardware, Scenario>> = {
  ideal: {
    ...common,
    hardware: 'ideal',
    lossDbPerKm: 0,
    detectorEfficiency: 1,
    darkCountProbability: 0,
    misalignment: 0,
    source: 'sp',
    clockHz: 1e9,
    errorCorrectionFactor: 1,
    pulses: 4000,
  },
  metro: {
    ...common,
    hardware: 'metro',
    lossDbPerKm: 0.2,
    detectorEfficiency: 0.2,
    darkCountProbability: 1e-6,
    misalignment: 0.015,
    source: 'decoy',
    clockHz: 1e8,
    errorCorrectionFactor: 1.16,
    pulses: 1e7,
  },
  lab: {
    ...common,
    hardware: 'lab',
    lossDbPerKm: 0.2,
    detectorEfficiency: 0.8,
    darkCountProbability: 1e-8,
    misalignment: 0.01,
    source: 'decoy',
    clockHz: 1e9,
    errorCorrectionFactor: 1.16,
    pulses: 1e8,
  },
  record: {
    ...common,
    hardware: 'record',
    lossDbPerKm: 0.16,
    detectorEfficiency: 0.8,
    darkCountProbability: 1e-9,
    misalignment: 0.01,
    source: 'decoy',
    clockHz: 1e9,
    errorCorrectionFactor: 1.16,
    pulses: 1e11,
  },
}

export const defaultScenario: Scenario = presets.ideal

/** What Eve did from a pulse on: one entry of the edit list of a live run. */
export interface Edit {
  /** First pulse to which it applies. */
  readonly pulse: number
  readonly attack: AttackId
  readonly fraction: number
}
