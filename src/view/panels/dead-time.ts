/** What dead time does to the rate of clicks, in numbers for a sentence. */
import { clickFilterOf, pulsesPerSecond } from '../../model/engine/effective-link'
import type { Scenario } from '../../model/scenario/scenario'

export interface DeadTimeLimit {
  /** Clicks a second at which detectors that sleep after every click saturate. */
  readonly perSecond: number
  /** One click silences the detectors for longer than the whole run lasts. */
  readonly outlastsRun: boolean
}

/**
 * The limit of gated detectors that sleep for d gates after each click: one click in d + 1 gates.
 * Null without dead time, or with one that is shorter than a gate.
 */
export function deadTimeLimit(scenario: Scenario): DeadTimeLimit | null {
  const dead = clickFilterOf(scenario)?.deadGates ?? 0
  if (dead === 0) return null
  return { perSecond: pulsesPerSecond(scenario) / (dead + 1), outlastsRun: dead >= scenario.pulses }
}
