/** What Eve knows of a scenario before the first photon, and whether her attack can be made on it. */
import type { Attack, Bench, Impossible } from '../attacks/attack'
import { type AttackId, attacks } from '../attacks/index'
import type { Scenario } from '../scenario/scenario'
import { effectiveLink } from './effective-link'
import { intensitiesOf } from './intensities'

export const attackOf = (id: AttackId): Attack<AttackId> => attacks.find((attack) => attack.id === id) ?? attacks[0]

/** The link as Eve finds it, and her settings. */
export function benchOf(scenario: Scenario): Bench {
  const link = effectiveLink(scenario)
  return {
    fraction: scenario.fraction,
    disturbance: scenario.disturbance,
    efficiencyRatio: scenario.efficiencyRatio,
    leakedPhotons: scenario.leakedPhotons,
    eveEfficiency: scenario.eveEfficiency,
    clickPowerRatio: scenario.clickPowerRatio,
    dice: scenario.dice,
    authenticated: scenario.authenticated,
    countermeasures: scenario.countermeasures,
    intensities: intensitiesOf(scenario),
    basisBias: scenario.basisBias,
    transmittance: link.transmittance,
    receiverEfficiency: link.detectorEfficiency,
    flip: link.flip,
    dark: link.dark,
  }
}

/** Why the attack of a scenario cannot be made, or null: then the run is the one with Eve off. */
export function obstacleOf(scenario: Scenario): Impossible | null {
  const started = attackOf(scenario.attack).start(benchOf(scenario))
  return started.possible ? null : started
}
