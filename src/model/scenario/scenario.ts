/**
 * A scenario: everything that decides a run, and nothing else. Same scenario, same bits, on any
 * machine. Fractions and probabilities run 0–1; the link writes them in per cent.
 */

import { fractionQuantity } from '../attacks/attack'
import type { Countermeasure, DiceKind } from '../attacks/countermeasures'
import type { AttackId } from '../attacks/index'
import type { Quantity } from '../math/quantity'

export const HARDWARE = ['ideal', 'metro', 'lab', 'record'] as const
export type Hardware = (typeof HARDWARE)[number]

/**
 * Single photons, weak pulses of one intensity, weak pulses of three (signal, weak decoy, vacuum),
 * or single photons heralded by their twin from a crystal.
 */
export const SOURCES = ['sp', 'wcp', 'decoy', 'spdc'] as const
export type SourceKind = (typeof SOURCES)[number]

/** Through fibre, or through air and empty space from a satellite. */
export const CHANNELS = ['fibre', 'space'] as const
export type ChannelKind = (typeof CHANNELS)[number]

/** Pairs of a crystal come in one mode (thermal numbers) or in many (Poisson). */
export const PAIR_MODES = ['one', 'many'] as const
export type PairModes = (typeof PAIR_MODES)[number]

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
  readonly channel: ChannelKind
  /** Loss of connectors, switches and filters, dB, on top of the fibre's. */
  readonly insertionLossDb: number
  /** Satellite: height, elevation above the horizon, beam waist radius, radius of the telescope. */
  readonly altitudeKm: number
  readonly elevationDegrees: number
  readonly waistM: number
  readonly apertureM: number
  /** Pointing jitter per axis, µrad. */
  readonly jitterMicroradians: number
  /** Transmission of the air straight up. */
  readonly zenithTransmission: number
  /** Lateral coherence length of the path, m; 0 = no turbulence. */
  readonly coherenceM: number
  /** Probability that the channel replaces a photon's state by chance. */
  readonly depolarisation: number
  /** Probability of a click by stray light, per detector and gate. */
  readonly background: number
  /** Probability that a photon which reaches a detector is counted. */
  readonly detectorEfficiency: number
  /** Probability of a click without light, per detector and gate. */
  readonly darkCountProbability: number
  /** How long a detector is blind after a click, ns; both are blocked. */
  readonly deadTimeNs: number
  /** Probability that a click is followed by a false one. */
  readonly afterpulse: number
  /** How long the detector listens per pulse, ns; 0 = long enough for every photon. */
  readonly gateNs: number
  /** Spread of the time of a click (full width at half maximum), ps. */
  readonly jitterPs: number
  /** Probability that a photon goes to the wrong detector. */
  readonly misalignment: number
  readonly source: SourceKind
  /** Mean photons per pulse of a single-photon source. */
  readonly brightness: number
  /** Second-order correlation g²(0) of a single-photon source: 0 = never two. */
  readonly g2: number
  /** Heralded photons: efficiency and dark counts of the heralding detector, and how many modes. */
  readonly heraldEfficiency: number
  readonly heraldDarkCount: number
  readonly pairModes: PairModes
  /** Mean photons per signal pulse; heralded photons: mean pairs per pulse. */
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
  /** Error rate that the cloner leaves in both bases. */
  readonly disturbance: number
  /** Efficiency of the worse of Bob's detectors over the better, for light that arrives early or late. */
  readonly efficiencyRatio: number
  /** Mean photons per pulse that come back out of Alice's box if nothing holds them. */
  readonly leakedPhotons: number
  /** Efficiency of Eve's own detectors. */
  readonly eveEfficiency: number
  /** Power at which a blinded detector always clicks, over the power at which it never does. */
  readonly clickPowerRatio: number
  /** Whether messages on the public channel carry tags that only Alice and Bob can make. */
  readonly authenticated: boolean
  /** Where Alice's choices come from. */
  readonly dice: DiceKind
  /** What Alice and Bob do against attacks, in the order of the list. */
  readonly countermeasures: readonly Countermeasure[]
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
  insertionLossDb: { key: 'ins', unit: 'dB', min: 0, max: 40, step: 0.1, scale: 'linear', whole: false },
  altitudeKm: { key: 'alt', unit: 'km', min: 100, max: 40_000, step: 0.05, scale: 'log', whole: false },
  elevationDegrees: { key: 'el', unit: '°', min: 15, max: 90, step: 1, scale: 'linear', whole: false },
  waistM: { key: 'w0', unit: 'm', min: 0.01, max: 1, step: 0.01, scale: 'linear', whole: false },
  apertureM: { key: 'ar', unit: 'm', min: 0.05, max: 5, step: 0.05, scale: 'linear', whole: false },
  jitterMicroradians: { key: 'jut', unit: 'µrad', min: 0, max: 20, step: 0.1, scale: 'linear', whole: false },
  zenithTransmission: { key: 'zen', ...percent, min: 0.1, max: 1, step: 0.01 },
  coherenceM: { key: 'rho', unit: 'm', min: 0, max: 10, step: 0.01, scale: 'linear', whole: false },
  depolarisation: { key: 'dep', ...percent, min: 0, max: 1, step: 0.001 },
  background: { key: 'bg', unit: '1', min: 1e-10, max: 1e-3, step: 0.1, scale: 'log', whole: false, zero: true },
  detectorEfficiency: { key: 'eff', ...percent, min: 0.01, max: 1, step: 0.01 },
  darkCountProbability: {
    key: 'dark',
    unit: '1',
    min: 1e-12,
    max: 1e-3,
    step: 0.1,
    scale: 'log',
    whole: false,
    zero: true,
  },
  deadTimeNs: { key: 'dead', unit: 'ns', min: 1, max: 1e5, step: 0.1, scale: 'log', whole: false, zero: true },
  afterpulse: { key: 'ap', ...percent, min: 0, max: 0.2, step: 0.001 },
  gateNs: { key: 'gate', unit: 'ns', min: 0.01, max: 100, step: 0.1, scale: 'log', whole: false, zero: true },
  jitterPs: { key: 'jit', unit: 'ps', min: 1, max: 2000, step: 0.1, scale: 'log', whole: false, zero: true },
  misalignment: { key: 'err', ...percent, min: 0, max: 0.15, step: 0.001 },
  brightness: { key: 'br', ...percent, min: 0.01, max: 1, step: 0.01 },
  g2: { key: 'g2', unit: '1', min: 0, max: 1, step: 0.01, scale: 'linear', whole: false },
  heraldEfficiency: { key: 'he', ...percent, min: 0.01, max: 1, step: 0.01 },
  heraldDarkCount: { key: 'hd', unit: '1', min: 1e-10, max: 1e-3, step: 0.1, scale: 'log', whole: false, zero: true },
  meanPhotons: { key: 'mu', unit: '1', min: 0.01, max: 1, step: 0.01, scale: 'linear', whole: false },
  weakMeanPhotons: { key: 'nu', unit: '1', min: 0.01, max: 0.5, step: 0.01, scale: 'linear', whole: false },
  clockHz: { key: 'hz', unit: 'Hz', min: 1e3, max: 5e9, step: 0.1, scale: 'log', whole: false },
  errorCorrectionFactor: { key: 'fec', unit: '1', min: 1, max: 1.5, step: 0.01, scale: 'linear', whole: false },
  fraction: fractionQuantity,
  disturbance: { key: 'dis', ...percent, min: 0, max: 0.5, step: 0.001 },
  efficiencyRatio: { key: 'rat', ...percent, min: 0, max: 1, step: 0.01 },
  leakedPhotons: { key: 'muo', unit: '1', min: 1e-7, max: 10, step: 0.1, scale: 'log', whole: false, zero: true },
  eveEfficiency: { key: 'eveff', ...percent, min: 0.01, max: 1, step: 0.01 },
  clickPowerRatio: { key: 'thr', unit: '1', min: 1, max: 4, step: 0.05, scale: 'linear', whole: false },
  basisBias: { key: 'bias', ...percent, min: 0.5, max: 0.95, step: 0.01 },
  comparedBits: { key: 'tb', unit: 'bit', min: 4, max: 4096, step: 0.1, scale: 'log', whole: true },
  pulses: { key: 'n', unit: 'pulses', min: 10, max: 1e12, step: 0.1, scale: 'log', whole: true },
  seed: { key: 'seed', unit: '1', min: 1, max: 999_999_999, step: 1, scale: 'linear', whole: true },
} as const satisfies Record<NumberKeys, Quantity>

export type QuantityName = keyof typeof quantities

const common = {
  distanceKm: 10,
  channel: 'fibre',
  insertionLossDb: 0,
  altitudeKm: 500,
  elevationDegrees: 60,
  waistM: 0.15,
  apertureM: 0.5,
  jitterMicroradians: 1,
  zenithTransmission: 0.8,
  coherenceM: 0,
  depolarisation: 0,
  background: 0,
  deadTimeNs: 0,
  afterpulse: 0,
  gateNs: 0,
  jitterPs: 0,
  brightness: 1,
  g2: 0,
  heraldEfficiency: 0.6,
  heraldDarkCount: 1e-6,
  pairModes: 'one',
  meanPhotons: 0.5,
  weakMeanPhotons: 0.1,
  shares: { signal: 0.8, weak: 0.1, vacuum: 0.1 },
  attack: 'off',
  fraction: 1,
  disturbance: 0.146,
  efficiencyRatio: 0.05,
  leakedPhotons: 1,
  eveEfficiency: 1,
  clickPowerRatio: 1.25,
  authenticated: true,
  dice: 'qrng',
  countermeasures: [],
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
