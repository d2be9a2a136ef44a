/**
 * Single-photon detectors that exist, with what is known of them and where it stands. A span in the
 * source (65–70 %) is kept as a span; what a link is set to is one value within it.
 */
import { darkCountProbability } from './dark-counts'

/** How far a figure was followed: read in the source, read in a secondary one, or common knowledge from memory. */
export type Confidence = 'read' | 'secondary' | 'literature'

/** A figure with its span and how sure it is; `null` stands for a figure the source does not give. */
export interface Figure {
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly confidence: Confidence
}

/** Clicks without light: a rate, or a probability per gate of each detector as the source has it. */
export type DarkCounts = ({ readonly perSecond: Figure } | { readonly perGate: Figure }) & {
  /** The figure is of both detectors of the receiver together. */
  readonly ofBoth?: boolean
}

export interface DetectorPreset {
  readonly id: string
  /** Name as in the literature; not translated. */
  readonly name: string
  readonly technology: 'InGaAs' | 'Si' | 'SNSPD'
  /** Wavelength at which the efficiency holds, nm. */
  readonly wavelengthNm: number
  /** Probability that a photon is counted; of the receiver as a whole where `wholeReceiver`. */
  readonly efficiency: Figure
  readonly wholeReceiver?: boolean
  readonly dark: DarkCounts
  readonly deadTimeNs: Figure | null
  /** Full width at half maximum. */
  readonly jitterPs: Figure | null
  /** Probability that a click is followed by a false one. */
  readonly afterpulse: Figure | null
  readonly source: string
}

const read = (value: number, low?: number, high?: number): Figure => figure('read', value, low, high)
const known = (value: number, low?: number, high?: number): Figure => figure('literature', value, low, high)

function figure(confidence: Confidence, value: number, low?: number, high?: number): Figure {
  return { value, confidence, ...(low !== undefined && { low }), ...(high !== undefined && { high }) }
}

/** Length of a gate that turns a dark count rate into a probability where the source names none, ns. */
export const USUAL_GATE_NS = 1

export const detectorPresets = [
  {
    id: 'gys',
    name: 'GYS receiver (2004)',
    technology: 'InGaAs',
    wavelengthNm: 1550,
    efficiency: { value: 0.045, confidence: 'secondary' },
    wholeReceiver: true,
    dark: { perGate: { value: 1.7e-6, confidence: 'secondary' }, ofBoth: true },
    deadTimeNs: null,
    jitterPs: null,
    // Counted among the 3.3 % misalignment of that experiment.
    afterpulse: null,
    source: 'Gobby, Yuan, Shields, Appl. Phys. Lett. 84, 3762 (2004), as in Ma et al., Phys. Rev. A 72, 012326 (2005)',
  },
  {
    id: 'ingaas-gated',
    name: 'InGaAs APD, gated',
    technology: 'InGaAs',
    wavelengthNm: 1550,
    efficiency: read(0.1),
    dark: { perGate: read(6e-7) },
    deadTimeNs: known(10_000),
    jitterPs: read(240),
    afterpulse: read(0.04),
    source: 'Lim et al., Phys. Rev. A 89, 022307 (2014); jitter: arXiv:2106.05599',
  },
  {
    id: 'ingaas-nfad-cold',
    name: 'InGaAs NFAD at −110 °C',
    technology: 'InGaAs',
    wavelengthNm: 1550,
    efficiency: read(0.1),
    dark: { perSecond: read(1) },
    deadTimeNs: read(20_000),
    jitterPs: known(200),
    afterpulse: read(0.022),
    source: 'Korzh et al., Appl. Phys. Lett. 104, 081108 (2014)',
  },
  {
    id: 'ingaas-nfad-te',
    name: 'InGaAs NFAD, TE cooled',
    technology: 'InGaAs',
    wavelengthNm: 1550,
    efficiency: read(0.1),
    dark: { perSecond: read(600) },
    deadTimeNs: read(15_000, 10_000, 20_000),
    jitterPs: null,
    // "A few per cent".
    afterpulse: known(0.03, 0.02, 0.05),
    source: 'Lunghi et al., J. Mod. Opt. 59, 1481 (2012)',
  },
  {
    id: 'si-thick',
    name: 'Si APD, thick (SPCM class)',
    technology: 'Si',
    wavelengthNm: 850,
    // 65–70 % at 700 nm.
    efficiency: read(0.5),
    dark: { perSecond: read(250) },
    deadTimeNs: read(27, 24, 30),
    jitterPs: read(325, 300, 350),
    afterpulse: known(0.005),
    source: 'EG&G SPCM-AQ data sheet, grade 13',
  },
  {
    id: 'si-thin',
    name: 'Si SPAD, thin (MPD class)',
    technology: 'Si',
    wavelengthNm: 550,
    efficiency: known(0.49),
    dark: { perSecond: read(18, 10, 25) },
    deadTimeNs: read(77),
    jitterPs: known(42, 35, 50),
    afterpulse: known(0.02, 0.01, 0.03),
    source: 'Qrackling detector presets',
  },
  {
    id: 'snspd',
    name: 'SNSPD, standard',
    technology: 'SNSPD',
    wavelengthNm: 1550,
    efficiency: read(0.85, 0.8, 0.93),
    dark: { perSecond: read(100) },
    deadTimeNs: read(30, 20, 40),
    jitterPs: read(30, 15, 50),
    afterpulse: known(0),
    source: 'Esmaeil Zadeh et al., APL Photonics 2, 111301 (2017)',
  },
  {
    id: 'snspd-quiet',
    name: 'SNSPD, filtered, ultra-low noise',
    technology: 'SNSPD',
    wavelengthNm: 1550,
    efficiency: known(0.7, 0.6, 0.8),
    dark: { perSecond: read(0.02, 0.01, 0.1) },
    deadTimeNs: known(50),
    jitterPs: read(75, 50, 100),
    afterpulse: known(0),
    source: 'Shibata et al., Opt. Lett. 39, 5078 (2014); Liu et al., Phys. Rev. Lett. 130, 210801 (2023)',
  },
] as const satisfies readonly DetectorPreset[]

export type DetectorPresetId = (typeof detectorPresets)[number]['id']

/** Settings of a scenario that a detector decides, under the names they have there. */
export interface DetectorSettings {
  readonly detectorEfficiency: number
  readonly darkCountProbability: number
  readonly deadTimeNs: number
  readonly afterpulse: number
  readonly gateNs: number
  readonly jitterPs: number
}

/**
 * What a link is set to with this detector. A rate of dark counts becomes a probability over the gate, and
 * the background of a whole receiver, Y₀ = 1 − (1 − p)², is shared between its two detectors. Figures the
 * source does not give are left at none.
 *
 * @param gateNs how long the detector listens per pulse, > 0; one nanosecond where nothing is said. It must end
 *   before the next pulse comes.
 * @throws RangeError for a gate that is not positive
 */
export function detectorSettings(preset: DetectorPreset, gateNs = USUAL_GATE_NS): DetectorSettings {
  if (!(gateNs > 0)) throw new RangeError(`detectorSettings: gateNs = ${gateNs} is not positive`)
  const { dark } = preset
  const click = 'perGate' in dark ? dark.perGate.value : darkCountProbability(dark.perSecond.value, gateNs)
  return {
    detectorEfficiency: preset.efficiency.value,
    darkCountProbability: dark.ofBoth ? click / (1 + Math.sqrt(1 - click)) : click,
    deadTimeNs: preset.deadTimeNs?.value ?? 0,
    afterpulse: preset.afterpulse?.value ?? 0,
    gateNs,
    jitterPs: preset.jitterPs?.value ?? 0,
  }
}
