/** Which quantity keeps a set-up from having any key: the ones that would each bring one back if they were better. */
import { longRunRate } from '../physics/link-settings'
import type { Scenario } from '../scenario/scenario'
import { linkSettingsOf } from './link-settings-of'

/** Quantities that can cost a link its whole key. */
export const MISSING_FOR_KEY = [
  'brightness-of-pulses',
  'misalignment',
  'depolarisation',
  'dark-counts',
  'background',
  'efficiency',
  'channel-loss',
  'error-correction',
  'photon-numbers',
] as const

export type MissingFor = (typeof MISSING_FOR_KEY)[number]

/** A link so short or a satellite so low that its length does not matter. */
const nearest = (scenario: Scenario): Scenario =>
  scenario.channel === 'fibre' ? { ...scenario, distanceKm: 0 } : { ...scenario, altitudeKm: 100 }

/** Mean photons tried where pulses may be too bright. */
const DIMMER = [0.3, 0.1, 0.03, 0.01]

const BETTER: Readonly<Record<MissingFor, (scenario: Scenario) => readonly Scenario[]>> = {
  'brightness-of-pulses': (s) =>
    s.source === 'sp'
      ? []
      : DIMMER.filter((mean) => mean < s.meanPhotons).map((meanPhotons) => ({ ...s, meanPhotons })),
  misalignment: (s) => (s.misalignment > 0 ? [{ ...s, misalignment: 0 }] : []),
  depolarisation: (s) => (s.depolarisation > 0 ? [{ ...s, depolarisation: 0 }] : []),
  'dark-counts': (s) => (s.darkCountProbability > 0 ? [{ ...s, darkCountProbability: 0 }] : []),
  background: (s) => (s.background > 0 ? [{ ...s, background: 0 }] : []),
  efficiency: (s) => (s.detectorEfficiency < 1 ? [{ ...s, detectorEfficiency: 1 }] : []),
  'channel-loss': (s) => [
    ...(s.insertionLossDb > 0 ? [{ ...s, insertionLossDb: 0 }] : []),
    ...(s.channel === 'space' ? [{ ...s, apertureM: 5, zenithTransmission: 1, jitterMicroradians: 0 }] : []),
  ],
  'error-correction': (s) => (s.errorCorrectionFactor > 1 ? [{ ...s, errorCorrectionFactor: 1 }] : []),
  'photon-numbers': (s) =>
    s.source === 'sp' && (s.g2 > 0 || s.brightness < 1) ? [{ ...s, g2: 0, brightness: 1 }] : [],
}

/**
 * For a set-up without a key at its shortest length.
 *
 * @returns the quantities each of which alone would be enough, in the order of the list; none where several are needed
 * @throws RangeError if a setting is outside its domain
 */
export function missingForKey(scenario: Scenario): readonly MissingFor[] {
  const short = nearest(scenario)
  return MISSING_FOR_KEY.filter((quantity) =>
    BETTER[quantity](short).some((better) => longRunRate(linkSettingsOf(better)).perPulse > 0),
  )
}
