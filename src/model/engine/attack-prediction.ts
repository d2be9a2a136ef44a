/** What the closed form of an attack says on the link of a scenario. */
import type { Prediction } from '../attacks/attack'
import { type AttackId, attacks } from '../attacks/index'
import { off } from '../attacks/off'
import type { Scenario } from '../scenario/scenario'
import { benchOf } from './bench'

/**
 * Closed form of an attack that touches a share of the pulses, dark counts and misalignment left out.
 * Where the attack cannot be made it adds nothing.
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
  const bench = benchOf({ ...scenario, fraction })
  return (found.start(bench).possible ? found : off).predict(bench)
}
