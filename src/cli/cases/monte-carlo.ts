/**
 * Published Monte-Carlo cases, answered by running the engine: each proportion as a count `k` of
 * `n`. The expected proportions of the file are not looked at.
 */
import { createScratch, planRun, runBlock } from '../../model/engine/run'
import { addTally, basisCount, emptyTally, intensityCount, type Tally } from '../../model/engine/tally'
import { defaultScenario, type Scenario } from '../../model/scenario/scenario'

export interface Proportion {
  readonly k: number
  readonly n: number
}

type Config = Readonly<Record<string, unknown>>

const numberIn = (config: Config, key: string): number => {
  const value = config[key]
  if (typeof value !== 'number') throw new TypeError(`monte-carlo: "${key}" is not a number`)
  return value
}

const recordIn = (config: Config, key: string): Config => {
  const value = config[key]
  if (typeof value !== 'object' || value === null) throw new TypeError(`monte-carlo: "${key}" is not an object`)
  return value as Config
}

const strategies: Readonly<Record<string, Scenario['attack']>> = { random: 'ir', fixed_z: 'fix', breidbart: 'mid' }

/** The scenario of a case; null where the engine has not got its attack. */
function scenarioOf(config: Config, seed: number): Scenario | null {
  const source = recordIn(config, 'source')
  const attack = recordIn(config, 'attack')
  const kind =
    attack.kind === 'none'
      ? 'off'
      : attack.kind === 'intercept_resend'
        ? strategies[String(attack.strategy)]
        : undefined
  if (!kind) return null
  return {
    ...defaultScenario,
    source: source.kind === 'wcp' ? 'wcp' : 'sp',
    meanPhotons: source.kind === 'wcp' ? numberIn(source, 'mu') : defaultScenario.meanPhotons,
    detectorEfficiency: numberIn(config, 'eta'),
    darkCountProbability: numberIn(config, 'p_dark'),
    misalignment: numberIn(config, 'e_d'),
    attack: kind,
    fraction: kind === 'off' ? 1 : numberIn(attack, 'fraction'),
    pulses: numberIn(config, 'suggested_pulses'),
    seed,
  }
}

const proportions: Readonly<Record<string, (tally: Tally) => Proportion>> = {
  click_prob_per_matched_pulse: (t) => ({ k: basisCount(t, 'kept'), n: intensityCount(t, 'sentMatched') }),
  qber_of_sifted: (t) => ({ k: basisCount(t, 'errors'), n: basisCount(t, 'kept') }),
  qber_of_sifted_z: (t) => ({ k: basisCount(t, 'errors', { basis: 'z' }), n: basisCount(t, 'kept', { basis: 'z' }) }),
  qber_of_sifted_x: (t) => ({ k: basisCount(t, 'errors', { basis: 'x' }), n: basisCount(t, 'kept', { basis: 'x' }) }),
  eve_guess_of_sifted: (t) => ({ k: basisCount(t, 'eveRight'), n: basisCount(t, 'kept') }),
}

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
    for (let block = 0; block < plan.blocks; block++) addTally(tally, runBlock(plan, block, scratch).tally)
    answers[String(entry.id)] = Object.fromEntries(Object.entries(proportions).map(([key, of]) => [key, of(tally)]))
  }
  return { answers, unknown }
}
