/** Published Monte-Carlo configurations as scenarios of the engine. */
import { obstacleOf } from '../../model/engine/bench'
import { defaultScenario, type Scenario } from '../../model/scenario/scenario'

export type Config = Readonly<Record<string, unknown>>

const numberIn = (config: Config, key: string): number => {
  const value = config[key]
  if (typeof value !== 'number') throw new TypeError(`monte-carlo: "${key}" is not a number`)
  return value
}

const numberOr = (config: Config, key: string, otherwise: number): number =>
  config[key] === undefined || config[key] === null ? otherwise : numberIn(config, key)

export const recordIn = (config: Config, key: string): Config => {
  const value = config[key]
  if (typeof value !== 'object' || value === null) throw new TypeError(`monte-carlo: "${key}" is not an object`)
  return value as Config
}

const STRATEGIES: Readonly<Record<string, Scenario['attack']>> = { random: 'ir', fixed_z: 'fix', breidbart: 'mid' }

/** A part in 10⁹ less, so that rounding does not decide whether an attack is possible. */
const JUST = 1 - 1e-9

const lossDb = (transmittance: number): number => -10 * Math.log10(transmittance)

/** What the kinds of attack say beside their share: a part of the scenario, or null where the kind is not known. */
const KINDS: Readonly<Record<string, (attack: Config, config: Config) => Partial<Scenario> | null>> = {
  none: (_, config) => ({ attack: 'off', detectorEfficiency: numberIn(config, 'eta') }),
  intercept_resend: (attack, config) => {
    const kind = STRATEGIES[String(attack.strategy)]
    return kind ? { attack: kind, detectorEfficiency: numberIn(config, 'eta') } : null
  },
  pns: (attack) => ({
    attack: 'pns',
    insertionLossDb: lossDb(numberIn(attack, 'channel_transmittance')),
    detectorEfficiency: numberIn(attack, 'eta_bob'),
    // Signals and decoys alike, so that both proportions rest on many pulses.
    source: 'decoy',
    weakMeanPhotons: numberIn(attack, 'nu'),
    shares: { signal: 0.5, weak: 0.5, vacuum: 0 },
  }),
  beam_splitting: (attack) => ({
    // Where nothing is lost there is nothing for her to take.
    attack: numberIn(attack, 'channel_transmittance') === 1 ? 'off' : 'split',
    insertionLossDb: lossDb(numberIn(attack, 'channel_transmittance')),
    detectorEfficiency: numberIn(attack, 'eta_bob'),
  }),
  // Eve detects every pulse exactly if Bob expects a click from every second one.
  blinding: (_, config) => ({
    attack: 'blind',
    detectorEfficiency: 1 - 0.5 / (1 - numberIn(config, 'p_dark')) ** 2,
  }),
  time_shift: (attack, config) => ({
    attack: 'shift',
    efficiencyRatio: numberIn(attack, 'efficiency_ratio'),
    detectorEfficiency: numberOr(config, 'eta', 1),
  }),
  // A link that loses just enough for Eve to keep Bob's click rate.
  faked_state_mismatch: (attack, config) => {
    const ratio = numberIn(attack, 'efficiency_ratio')
    return {
      attack: 'fake',
      efficiencyRatio: ratio,
      insertionLossDb: lossDb((JUST * (1 + 3 * ratio)) / 4),
      detectorEfficiency: numberOr(config, 'eta', 1),
    }
  },
}

/** The scenario of a configuration; null where the engine has not got its attack, or cannot make it there. */
export function scenarioOf(config: Config, seed: number): Scenario | null {
  const source = recordIn(config, 'source')
  const attack = recordIn(config, 'attack')
  const kind = String(attack.kind)
  const part = Object.hasOwn(KINDS, kind) ? KINDS[kind]?.(attack, config) : null
  if (!part) return null
  const weak = source.kind === 'wcp'
  const scenario: Scenario = {
    ...defaultScenario,
    source: weak ? 'wcp' : 'sp',
    meanPhotons: weak ? numberIn(source, 'mu') : defaultScenario.meanPhotons,
    darkCountProbability: numberIn(config, 'p_dark'),
    misalignment: numberIn(config, 'e_d'),
    fraction: numberOr(attack, 'fraction', 1),
    pulses: numberIn(config, 'suggested_pulses'),
    seed,
    ...part,
  }
  return obstacleOf(scenario) ? null : scenario
}
