/** The intensities Alice chooses from. */
import { poissonNumbers } from '../physics/link/photon-number'
import type { Scenario } from '../scenario/scenario'
import { signalNumbers } from './effective-link'

/** One intensity Alice can choose. */
export interface Intensity {
  /** 0 signal, 1 weak decoy, 2 vacuum: the code in columns and tallies. */
  readonly code: 0 | 1 | 2
  readonly share: number
  /** Probability of n photons at [n]; sums to 1. */
  readonly photons: readonly number[]
}

/** The intensities of a source; shares of 0 are left out. */
export function intensitiesOf(scenario: Scenario): readonly Intensity[] {
  const { source, meanPhotons, weakMeanPhotons, shares } = scenario
  if (source !== 'decoy') return [{ code: 0, share: 1, photons: signalNumbers(scenario) }]
  const all: readonly Intensity[] = [
    { code: 0, share: shares.signal, photons: poissonNumbers(meanPhotons) },
    { code: 1, share: shares.weak, photons: poissonNumbers(weakMeanPhotons) },
    { code: 2, share: shares.vacuum, photons: poissonNumbers(0) },
  ]
  return all.filter(({ share }) => share > 0)
}
