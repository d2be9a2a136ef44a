import type { ComparedProtocol } from '../../model/engine/distance-chart'
import type { Simulated } from './simulated-points'

/** What a visitor has chosen to see on the distance chart. */
export interface DistanceChoice {
  readonly reachKm: 600 | 1200
  /** Loss in dB along the axis instead of km. */
  readonly loss: boolean
  readonly perPulse: boolean
  readonly protocols: readonly ComparedProtocol[]
  /** Detections to a block of the finite keys. */
  readonly blockBits: number
  readonly presets: boolean
  readonly published: boolean
  readonly often: boolean
  /** Text of the visitor's own points; empty for none. */
  readonly measured: string
  /** Points run beside the curve; null for none. */
  readonly simulated: Simulated | null
}

export const defaultDistanceChoice: DistanceChoice = {
  reachKm: 600,
  loss: false,
  perPulse: false,
  protocols: [],
  blockBits: 1e7,
  presets: true,
  published: true,
  often: true,
  measured: '',
  simulated: null,
}
