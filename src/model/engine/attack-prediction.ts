/** What the closed form of an attack says on the link of a scenario. */
import type { Prediction } from '../attacks/attack'
import { type AttackId, attacks } from '../attacks/index'
import type { Scenario } from '../scenario/scenario'

/**
 * Closed form of an attack that touches a share of the pulses, dark counts and misalignment left out.
 *
 * @param attack the scenario's own when left out
 * @param fraction 0–1; the scenario's own when left out
 */
export function predictionOf(
  scenario: Scenario,
  { attack = scenario.attack, fraction = scenario.fraction }: { attack?: AttackId; fraction?: number } = {},
): Prediction {
  const found = attacks.find(({ id }) => id === attack)
  if (!found) throw new RangeError(`predictionOf: attack = ${attack} is not known`)
  return found.predict({ fraction })
}
