/**
 * Man in the middle: two runs, two tallies, two keys. To Alice Eve is Bob, to Bob she is Alice, each time
 * with the equipment they expect and at their click rate, so both runs look as they should. What would
 * give her away is a tag on a message, if the public channel is authenticated.
 */
import type { Edit, Scenario } from '../scenario/scenario'
import { middleSeed } from './cast'
import type { Half } from './halves'
import type { Reading } from './recording'
import { planRun, type RunPlan } from './run'

/** Eve's run with Bob, as a scenario of its own: she sends what Alice would, with good dice. */
export const withBob = (scenario: Scenario): Scenario => ({
  ...scenario,
  attack: 'off',
  dice: 'qrng',
  seed: middleSeed(scenario.seed),
})

/** One session: Alice with Eve as Bob, or Eve as Alice with Bob, who chooses as he would have anyway. */
export function planHalf(half: Half, scenario: Scenario, edits: readonly Edit[] = [], force?: Reading): RunPlan {
  return half === 'alice'
    ? planRun({ ...scenario, attack: 'mitm' }, edits, force)
    : planRun(withBob(scenario), [], force, { bob: { seed: scenario.seed, prefix: '' } })
}

/** Both sessions. */
export const planMiddle = (
  scenario: Scenario,
  edits: readonly Edit[] = [],
  force?: Reading,
): Readonly<Record<Half, RunPlan>> => ({
  alice: planHalf('alice', scenario, edits, force),
  bob: planHalf('bob', scenario, edits, force),
})
