/**
 * Measurement by somebody else as a countermeasure: Bob has no detector left to attack. From its closed form
 * alone; no photon is drawn for it, and whoever shows it says "formula".
 */
import { type RelayRate, rateRelay } from '../physics/key-rates/measurement-device-independent'
import type { Scenario } from '../scenario/scenario'
import { linkSettingsOf } from './link-settings-of'

/** Long-run rate of two senders with the scenario's pulses and a station with its detectors half way between them. */
export function mdiRate(scenario: Scenario): RelayRate {
  const settings = linkSettingsOf(scenario)
  const efficiency = Math.sqrt(settings.transmittance) * settings.detectorEfficiency
  return rateRelay({
    meanA: settings.mu,
    meanB: settings.mu,
    efficiencyA: efficiency,
    efficiencyB: efficiency,
    darkCountProbability: settings.darkCountProbability,
    misalignment: settings.misalignment,
    errorCorrectionFactor: settings.errorCorrectionFactor,
  })
}
