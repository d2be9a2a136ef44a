/**
 * Published Monte-Carlo cases, answered by running the engine: each proportion as a count `k` of
 * `n`. The expected proportions of the file are not looked at.
 */
import { createScratch, planRun, runBlocks } from '../../model/engine/run'
import { addTally, basisCount, emptyTally, intensityCount, type Tally } from '../../model/engine/tally'
import { type Config, recordIn, scenarioOf } from './monte-carlo-scenarios'

export interface Proportion {
  readonly k: number
  readonly n: number
}

const proportions: Readonly<Record<string, (tally: Tally) => Proportion>> = {
  click_prob_per_matched_pulse: (t) => ({ k: basisCount(t, 'kept'), n: intensityCount(t, 'sentMatched') }),
  qber_of_sifted: (t) => ({ k: basisCount(t, 'errors'), n: basisCount(t, 'kept') }),
  qber_of_sifted_z: (t) => ({ k: basisCount(t, 'errors', { basis: 'z' }), n: basisCount(t, 'kept', { basis: 'z' }) }),
  qber_of_sifted_x: (t) => ({ k: basisCount(t, 'errors', { basis: 'x' }), n: basisCount(t, 'kept', { basis: 'x' }) }),
  eve_guess_of_sifted: (t) => ({ k: basisCount(t, 'eveRight'), n: basisCount(t, 'kept') }),
  eve_known_of_sifted_signal: (t) => ({
    k: basisCount(t, 'eveCertain', { intensity: 0 }),
    n: basisCount(t, 'kept', { intensity: 0 }),
  }),
  click_prob_per_pulse_signal: (t) => ({ k: intensityCount(t, 'clicked', 0), n: intensityCount(t, 'sent', 0) }),
  click_prob_per_pulse_decoy: (t) => ({ k: intensityCount(t, 'clicked', 1), n: intensityCount(t, 'sent', 1) }),
  double_click_prob_per_pulse: (t) => ({ k: intensityCount(t, 'doubleClicks'), n: intensityCount(t, 'sent') }),
}

/** Of a blinded Bob whose Eve detects every pulse. */
const perEveDetection = (t: Tally): Proportion => ({ k: intensityCount(t, 'clicked'), n: intensityCount(t, 'sent') })

export interface MonteCarloAnswers {
  readonly answers: Readonly<Record<string, Readonly<Record<string, Proportion>>>>
  /** Cases whose attack the engine has not got. */
  readonly unknown: readonly string[]
}

/** Runs every case it can; `seed` makes the answer repeatable. */
export function answerMonteCarlo(cases: readonly Config[], seed = 1984): MonteCarloAnswers {
  const scratch = createScratch()
  const answers: Record<string, Record<string, Proportion>> = {}
  const unknown: string[] = []
  for (const entry of cases) {
    const scenario = scenarioOf(recordIn(entry, 'config'), seed)
    if (!scenario) {
      unknown.push(String(entry.id))
      continue
    }
    const plan = planRun(scenario)
    const tally = emptyTally()
    for (const block of runBlocks(plan, scratch)) addTally(tally, block.tally)
    answers[String(entry.id)] = {
      ...Object.fromEntries(Object.entries(proportions).map(([key, of]) => [key, of(tally)])),
      ...(scenario.attack === 'blind' &&
        scenario.fraction === 1 && { bob_click_prob_per_eve_detection: perEveDetection(tally) }),
    }
  }
  return { answers, unknown }
}
