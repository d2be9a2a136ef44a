/**
 * How a figure came here: from the paper itself, from another publication that quotes it, from memory believed exact,
 * or from memory with only the order of magnitude certain.
 */
export type Confidence = 'read' | 'read-secondary' | 'recalled' | 'recalled-low'

/** A published figure and how far to trust its digits. */
export interface Quoted {
  readonly value: number
  readonly confidence: Confidence
}

/** What kind of link: curves and marks of a chart are grouped by it. */
export type ExperimentFamily =
  | 'BB84'
  | 'BB84-decoy'
  | 'SPS'
  | 'DPS'
  | 'COW'
  | 'HD'
  | 'MDI'
  | 'MDI-async'
  | 'TF'
  | 'CV'
  | 'EB'
  | 'satellite'

/** One length at which a link was run. */
export interface ExperimentPoint {
  /** Fibre length, or slant range or ground separation in free space, km. */
  readonly distanceKm?: Quoted
  /** Of the channel, dB. */
  readonly lossDb?: Quoted
  /** Secret bits per second. */
  readonly bitsPerSecond?: Quoted
  /** Secret bits per pulse, as printed. */
  readonly bitsPerPulse?: number
  /** Whether the key length counts its finite size. */
  readonly regime: 'finite' | 'asymptotic' | 'unspecified'
  readonly note?: string
}

/** A published link. */
export interface Experiment {
  readonly id: string
  readonly year: number
  readonly authors: string
  readonly protocol: string
  readonly family: ExperimentFamily
  readonly medium: string
  /** Pulses per second. */
  readonly clockHz?: Quoted
  readonly citation: string
  readonly note?: string
  readonly points: readonly ExperimentPoint[]
}

/** Read in the paper. */
export const read = (value: number): Quoted => ({ value, confidence: 'read' })
/** Read where another publication quotes it. */
export const quoted = (value: number): Quoted => ({ value, confidence: 'read-secondary' })
/** From memory, believed exact. */
export const recalled = (value: number): Quoted => ({ value, confidence: 'recalled' })
/** From memory, order of magnitude certain. */
export const roughly = (value: number): Quoted => ({ value, confidence: 'recalled-low' })
