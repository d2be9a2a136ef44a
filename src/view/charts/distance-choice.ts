import type { DistanceOptions } from '../../model/engine/distance-chart'
import { type ComparedProtocol, channelKm } from '../../model/engine/distance-curve'
import type { Scenario } from '../../model/scenario/scenario'
import type { Simulated } from './simulated-points'

/** What a visitor has chosen to see on the distance chart. */
export interface DistanceChoice {
  /** The longer of two axes. */
  readonly far: boolean
  /** Loss in dB along the axis instead of km. */
  readonly loss: boolean
  readonly perPulse: boolean
  readonly protocols: readonly ComparedProtocol[]
  /** Detections to a block of the finite keys. */
  readonly blockBits: number
  /** ε_sec of the finite keys. */
  readonly secrecy: number
  /** Best intensities at every length for the finite keys. */
  readonly bestFinite: boolean
  /** Ideal repeaters of the second bound; 0 for none. */
  readonly repeaters: number
  readonly presets: boolean
  readonly published: boolean
  readonly often: boolean
  /** Text of the visitor's own points; empty for none. */
  readonly measured: string
  /** Points run beside the curve; null for none. */
  readonly simulated: Simulated | null
}

export const defaultDistanceChoice: DistanceChoice = {
  far: false,
  loss: false,
  perPulse: false,
  protocols: [],
  blockBits: 1e7,
  secrecy: 1e-9,
  bestFinite: false,
  repeaters: 0,
  presets: true,
  published: true,
  often: true,
  measured: '',
  simulated: null,
}

export const BLOCKS = [1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10] as const
export const SECRECIES = [1e-6, 1e-9, 1e-12] as const
export const REPEATERS = [0, 1, 2, 3, 5, 10] as const

/** ε_cor of the finite keys: of no weight in the length, so it is not asked for. */
export const CORRECTNESS = 1e-15

/** Ends of the axis in fibre, km. */
const FIBRE_KM = { near: 600, far: 1200 } as const

/** Ends of the axis through space, km: low orbits, all low orbits at any elevation, and geostationary ones. */
const SPACE_KM = [2000, 6000, 45_000] as const

/** Where the axis ends: in fibre as agreed, through space where the satellite has room. */
export function axisEnds(scenario: Scenario): { readonly near: number; readonly far: number } {
  if (scenario.channel === 'fibre') return FIBRE_KM
  const at = SPACE_KM.findIndex((end) => channelKm(scenario) <= end)
  const near = SPACE_KM[at] ?? SPACE_KM[2]
  return { near, far: SPACE_KM[at + 1] ?? near }
}

/** What the model is asked to make. */
export const optionsOf = (choice: DistanceChoice, scenario: Scenario): DistanceOptions => ({
  reachKm: axisEnds(scenario)[choice.far ? 'far' : 'near'],
  protocols: choice.protocols,
  finite: { blockBits: choice.blockBits, secrecy: choice.secrecy, correctness: CORRECTNESS },
  bestFinite: choice.bestFinite,
  repeaters: choice.repeaters,
})
