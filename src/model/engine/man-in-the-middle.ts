/**
 * Man in the middle: two runs, two tallies, two keys. To Alice Eve is Bob, to Bob she is Alice, each time
 * with the equipment they expect and at their click rate, so both runs look as they should. What would
 * give her away is a tag on a message, if the public channel is authenticated.
 */
import type { Edit, Scenario } from '../scenario/scenario'
import { middleSeed } from './cast'
import type { Reading } from './recording'
import { planRun, type RunPlan } from './run'

/** Eve's run with Bob, as a scenario of its own: she sends what Alice would, with good dice. */
export const withBob = (scenario: Scenario): Scenario => ({
  ...scenario,
  attack: 'off',
  dice: 'qrng',
  seed: middleSeed(scenario.seed),
})

/** The two runs: Alice with Eve as Bob, and Eve as Alice with Bob, who chooses as he would have anyway. */
export function planMiddle(
  scenario: Scenario,
  edits: readonly Edit[] = [],
  force?: Reading,
): { readonly alice: RunPlan; readonly bob: RunPlan } {
  return {
    alice: planRun({ ...scenario, attack: 'mitm' }, edits, force),
    bob: planRun(withBob(scenario), [], force, { bob: { seed: scenario.seed, prefix: '' } }),
  }
}
