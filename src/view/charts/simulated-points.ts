/** Does the simulation agree with the curve? A few lengths of this link run in full, Eve left out. */
import { atLength, channelKm } from '../../model/engine/distance-curve'
import { linkSettingsOf } from '../../model/engine/link-settings-of'
import { basisCount, intensityCount, type Tally } from '../../model/engine/tally'
import { wilsonInterval } from '../../model/math/wilson'
import { keySharePerKeptBit, longRunRate, withAfterpulses } from '../../model/physics/link-settings'
import { weakPulseGainExact } from '../../model/physics/weak-pulse-gain'
import type { Scenario } from '../../model/scenario/scenario'

export interface SimulatedPoint {
  readonly lengthKm: number
  /** Secret bits per signal pulse at the error rate and click rate that were counted, and what the counts allow. */
  readonly perPulse: number
  readonly low: number
  readonly high: number
  /** The formula's value. */
  readonly expected: number
}

/** Points of one scenario; of no use beside another. */
export interface Simulated {
  readonly scenario: Scenario
  readonly wanted: number
  readonly points: readonly SimulatedPoint[]
}

const POINTS = 5
const PULSES = 1e7
/** Points stay away from the cliff, where a bar would reach to nothing. */
const UP_TO = 0.85

/** The scenarios to run: evenly along the lengths that have a key. */
export function simulatedScenarios(scenario: Scenario, lastKm: number): readonly Scenario[] {
  return Array.from({ length: POINTS }, (_, i) =>
    atLength({ ...scenario, attack: 'off' as const, pulses: PULSES }, Math.round((UP_TO * lastKm * (i + 1)) / POINTS)),
  )
}

/** Width of a bar in standard deviations: 95 %. */
const SIGMAS = 1.96

/** Key rate from the counts of a run; null where nothing was kept. */
export function simulatedPoint(scenario: Scenario, tally: Tally): SimulatedPoint | null {
  const signal = { intensity: 0 }
  const sent = intensityCount(tally, 'sent', 0)
  const kept = basisCount(tally, 'kept', signal)
  if (kept === 0 || sent === 0) return null
  const errors = basisCount(tally, 'errors', signal)
  const settings = linkSettingsOf(scenario)
  const band = wilsonInterval(errors, kept)
  const spread = SIGMAS / Math.sqrt(kept)
  const at = (rate: number, factor: number) =>
    (keySharePerKeptBit(settings, Math.min(0.5, rate)) * kept * factor) / sent
  return {
    lengthKm: channelKm(scenario),
    perPulse: at(errors / kept, 1),
    low: at(band.high, Math.max(0, 1 - spread)),
    high: at(band.low, 1 + spread),
    expected: longRunRate(settings).perPulse,
  }
}

/** How many have the formula's value inside their bar. */
export const agreeing = (points: readonly SimulatedPoint[]): number =>
  points.filter(({ low, high, expected }) => low <= expected && expected <= high).length

/** What the formula leaves out and the simulation does not. */
export type Parting = 'additive-gain' | 'chance'

/** A difference this small beside the bar is not what parts them. */
const NOTICED = 0.2

/**
 * Why the curve misses some of the bars: the gain of the decoy literature, which adds dark counts and afterpulses to the
 * signal where the simulation lets them meet, and else the chance that one bar in twenty is missed.
 */
export function whyTheyPart(scenario: Scenario, points: readonly SimulatedPoint[]): readonly Parting[] {
  if (agreeing(points) === points.length) return []
  const missed = points.filter(({ low, high, expected }) => !(low <= expected && expected <= high))
  const added = ({ lengthKm, low, high, perPulse }: SimulatedPoint): boolean => {
    const { sleep: _, ...settings } = withAfterpulses(linkSettingsOf(atLength(scenario, lengthKm)))
    if (settings.source === 'sp' || settings.source === 'numbers' || perPulse === 0) return false
    const exact = weakPulseGainExact(settings.mu, {
      efficiency: settings.transmittance * settings.detectorEfficiency,
      misalignment: settings.misalignment,
      darkCountProbability: settings.darkCountProbability,
    }).gain
    const bar = (high - low) / (2 * perPulse)
    return longRunRate(settings).gain / exact - 1 > NOTICED * bar
  }
  return missed.some(added) ? ['additive-gain'] : ['chance']
}
