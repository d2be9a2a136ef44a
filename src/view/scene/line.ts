/** The way from Alice to Bob as the page speaks of it: how long it is, and how much light it takes. */
import { channelTransmittance } from '../../model/engine/effective-link'
import { slantRangeKm } from '../../model/physics/link/free-space-transmittance'
import type { ChannelKind, Scenario } from '../../model/scenario/scenario'
import type { SceneWords } from './words'

export interface Line {
  readonly channel: ChannelKind
  /** Fibre from end to end, or the straight way from the satellite to the ground, km. */
  readonly lengthKm: number
  /** Share of the photons that reach Bob's detectors, 0–1; insertion loss included. */
  readonly transmittance: number
  /** The same in dB ≥ 0. */
  readonly lossDb: number
}

const lines = new WeakMap<Scenario, Line>()

export function lineOf(scenario: Scenario): Line {
  const known = lines.get(scenario)
  if (known) return known
  const { channel, distanceKm, altitudeKm, elevationDegrees } = scenario
  const transmittance = channelTransmittance(scenario)
  const line: Line = {
    channel,
    lengthKm: channel === 'fibre' ? distanceKm : slantRangeKm(altitudeKm, elevationDegrees),
    transmittance,
    lossDb: Math.max(0, -10 * Math.log10(transmittance)),
  }
  lines.set(scenario, line)
  return line
}

const spoken = new WeakMap<SceneWords, SceneWords>()

/** The words of the scene for a channel: what is said of a fibre is not said of a beam. */
export function sceneWordsFor(words: SceneWords, channel: ChannelKind): SceneWords {
  if (channel === 'fibre') return words
  const known = spoken.get(words) ?? { ...words, ...words.space }
  spoken.set(words, known)
  return known
}
