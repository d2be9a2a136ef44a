/**
 * The joint law of one pulse, compiled from a scenario: intensity × photon number × Alice's basis
 * and bit × Eve's branch × Bob's basis × detector pattern, each with its exact probability. The
 * four readings (`expect`, `pulses`, `clicks`, `counts`) all read this one object.
 */

import { actOf, type Branch, type Holding, type Light } from '../attacks/attack'
import { ASLEEP } from '../attacks/countermeasures'
import { thresholdOf } from '../math/chance'
import { blurred, type LightPattern, lightPattern } from '../physics/link/detection'
import { BASES, type Basis, BITS, type Bit, bornProbability } from '../physics/link/states'
import { unequalPattern } from '../physics/link/unequal-detectors'
import { protocols } from '../protocols/index'
import type { Protocol } from '../protocols/protocol'
import type { Scenario } from '../scenario/scenario'
import { attackOf, benchOf } from './bench'
import { type Cast, castOf } from './cast'
import { type ClickFilter, clickFilterOf, type EffectiveLink, effectiveLink } from './effective-link'
import { type Intensity, intensitiesOf } from './intensities'
import type { RecordedLight } from './recording'
import { EVE_BASIS, NONE } from './recording'

/** How Bob's detectors answer one light in one of his bases, dark counts left out. */
export interface LightAnswer {
  readonly pattern: LightPattern
  /**
   * How the kernels draw it: `none` without photons; `single` as arrival, outcome and flip apart;
   * `pattern` as arrival and then one class of {D0, D1, both}.
   */
  readonly mode: 'none' | 'single' | 'pattern'
  /** Probability that light fires at least one detector. */
  readonly arrives: number
  /** `single`: probability of outcome 1 before misalignment. */
  readonly one: number
}

/** Light that can travel behind Eve, with Bob's answers in + and ×. */
export interface CompiledLight extends RecordedLight {
  readonly answers: readonly [LightAnswer, LightAnswer]
}

/** What is left of a pulse behind Eve: the light, and what she holds. */
export interface BranchOutcome {
  readonly light: number
  readonly touched: boolean
  /** Codes of the recording's columns; NONE where she holds nothing. */
  readonly eveBasis: number
  readonly eveBit: number
  readonly eveGuess: number
  readonly certain: boolean
  /** What a monitor at the detectors sees of the light, by `MARK`. */
  readonly mark: number
}

/** Nothing out of the ordinary, bright light, light that comes early or late. */
export const MARK = { plain: 0, bright: 1, early: 2, late: 3 } as const

/** One branch of Eve's bench, with the chance of it given none before. */
export interface CompiledBranch extends BranchOutcome {
  readonly probability: number
  readonly chance: number
  /** Number of its outcome in the registry. */
  readonly outcome: number
}

export interface LinkModel {
  readonly protocol: Protocol
  readonly intensities: readonly Intensity[]
  /** Probability of basis × in Alice's and in Bob's choices. */
  readonly crossChance: number
  /** `branches[aliceBasis·2 + aliceBit][photons]`. */
  readonly branches: readonly (readonly (readonly CompiledBranch[])[])[]
  readonly lights: readonly CompiledLight[]
  readonly outcomes: readonly BranchOutcome[]
  /** Probability that a single photon goes to the wrong detector. */
  readonly flip: number
  /** Probability of a click without light, per detector. */
  readonly dark: number
  /** Share of the gates in which Bob's detectors sleep. */
  readonly asleep: number
  /** Who throws whose dice where choices are drawn pulse by pulse. */
  readonly cast: Cast
  /** What a click does to the gates after it; null where nothing. */
  readonly filter: ClickFilter | null
}

/** The lights and outcomes of several models of one run, so that their numbers agree. */
export class LinkRegistry {
  readonly lights: CompiledLight[] = []
  readonly outcomes: BranchOutcome[] = []
  private readonly numbers = new Map<string, number>()
  private readonly link: EffectiveLink

  constructor(scenario: Scenario) {
    this.link = effectiveLink(scenario)
  }

  lightNumber(light: Light): number {
    const { shifted, bright } = light
    const special = shifted ? `|${shifted.towards}|${shifted.ratio}` : bright ? `|${bright}` : ''
    const key = `${light.photons}|${light.state.join()}|${light.resent}|${light.lossless ?? false}${special}`
    const found = this.numbers.get(key)
    if (found !== undefined) return found
    const number = this.lights.push(this.compile(light)) - 1
    this.numbers.set(key, number)
    return number
  }

  outcomeNumber(outcome: BranchOutcome): number {
    const key = Object.values(outcome).join()
    const found = this.numbers.get(key)
    if (found !== undefined) return found
    const number = this.outcomes.push(outcome) - 1
    this.numbers.set(key, number)
    return number
  }

  private compile(light: Light): CompiledLight {
    const { link } = this
    const efficiency = (light.lossless ? 1 : link.transmittance) * link.detectorEfficiency
    const answer = (basis: Basis): LightAnswer => {
      const towards0 = bornProbability(light.state, bb84Axis(basis))
      if (light.bright) return triggered(light.bright === 'trigger' ? towards0 : null, link.flip)
      if (light.shifted) return shiftedAnswer(light.photons, blurred(towards0, link.flip), efficiency, light.shifted)
      const pattern = lightPattern(light.photons, blurred(towards0, link.flip), efficiency)
      const mode = light.photons === 0 ? 'none' : light.photons === 1 ? 'single' : 'pattern'
      return { pattern, mode, arrives: pattern[1] + pattern[2] + pattern[3], one: 1 - towards0 }
    }
    const { photons, state, resent, bright, shifted } = light
    return {
      photons,
      state,
      resent,
      ...(bright && { bright }),
      ...(shifted && { early: shifted.towards === 0 }),
      answers: [answer('z'), answer('x')],
    }
  }
}

/** Blinded detectors: a trigger clicks where it goes as a whole, and nowhere if it is shared out; `null` is no trigger. */
function triggered(towards0: number | null, flip: number): LightAnswer {
  const whole = towards0 === null || Math.abs(towards0 - 0.5) < 0.25 ? null : blurred(Math.round(towards0), flip)
  if (whole === null) return { pattern: [1, 0, 0, 0], mode: 'pattern', arrives: 0, one: 0 }
  return { pattern: [0, whole, 1 - whole, 0], mode: 'pattern', arrives: 1, one: 0 }
}

/** Light that arrives when one detector sees it fully and the other only a part of it. */
function shiftedAnswer(
  photons: number,
  towards0: number,
  efficiency: number,
  { towards, ratio }: NonNullable<Light['shifted']>,
): LightAnswer {
  const [seen0, seen1] = towards === 0 ? [1, ratio] : [ratio, 1]
  const pattern = unequalPattern(photons, towards0, efficiency * seen0, efficiency * seen1)
  return { pattern, mode: 'pattern', arrives: pattern[1] + pattern[2] + pattern[3], one: 0 }
}

const bb84Axis = (basis: Basis) => protocols[0].state(basis, 0)

/** Probability that an event has class k given that it has none before: sums taken from the end, so ½ is exactly ½. */
function chances(probabilities: readonly number[]): number[] {
  const given = Array<number>(probabilities.length).fill(1)
  let tail = 0
  for (let k = probabilities.length - 1; k >= 0; k--) {
    tail = probabilities[k]! + tail
    given[k] = tail === 0 ? 0 : Math.min(1, probabilities[k]! / tail)
  }
  return given
}

function eveBasisCode({ basis, stored }: Holding): number {
  if (basis === null) return EVE_BASIS.none
  if (basis === 'between') return EVE_BASIS.between
  return BASES.indexOf(basis) + (stored ? EVE_BASIS.stored : 0)
}

function compileBranches(branches: readonly Branch[], registry: LinkRegistry): readonly CompiledBranch[] {
  const possible = branches.filter(({ probability }) => probability > 0)
  const given = chances(possible.map(({ probability }) => probability))
  return possible.map(({ probability, sends, holds, touched }, k) => {
    const outcome: BranchOutcome = {
      light: registry.lightNumber(sends),
      touched: touched ?? (holds !== null || sends.resent),
      eveBasis: holds ? eveBasisCode(holds) : NONE,
      eveBit: holds ? holds.bit : NONE,
      eveGuess: holds ? (holds.guess ?? 2) : NONE,
      certain: holds?.certain ?? false,
      mark: sends.bright ? MARK.bright : sends.shifted ? MARK.early + sends.shifted.towards : MARK.plain,
    }
    const chance = k === possible.length - 1 ? 1 : given[k]!
    return { ...outcome, probability, chance, outcome: registry.outcomeNumber(outcome) }
  })
}

/**
 * Compiles the law of a scenario; `registry` numbers the lights (share it between the parts of one run),
 * `cast` says who throws whose dice.
 */
export function compileLink(
  scenario: Scenario,
  registry = new LinkRegistry(scenario),
  cast = castOf(scenario),
): LinkModel {
  const protocol = protocols[0]
  const act = actOf(attackOf(scenario.attack), benchOf(scenario))
  const intensities = intensitiesOf(scenario)
  const link = effectiveLink(scenario)
  const most = Math.max(...intensities.map(({ photons }) => photons.length))
  const states = BASES.flatMap((basis) => BITS.map((bit): readonly [Basis, Bit] => [basis, bit]))
  const branches = states.map(([basis, bit]) =>
    Array.from({ length: most }, (_, photons) =>
      compileBranches(act({ basis, bit, photons, state: protocol.state(basis, bit) }), registry),
    ),
  )
  return {
    protocol,
    intensities,
    crossChance: 1 - scenario.basisBias,
    branches,
    lights: registry.lights,
    outcomes: registry.outcomes,
    flip: link.flip,
    dark: link.dark,
    asleep: scenario.countermeasures.includes('eff') ? ASLEEP : 0,
    cast,
    filter: clickFilterOf(scenario),
  }
}

/** One row of the joint law. */
export interface LawRow {
  probability: number
  intensity: 0 | 1 | 2
  photons: number
  aliceBasis: 0 | 1
  aliceBit: 0 | 1
  branch: CompiledBranch
  bobBasis: 0 | 1
  /** Detectors fired by light, and by anything: bit 0 is D0, bit 1 is D1. */
  lightPattern: number
  pattern: number
  /** What Bob writes down; NONE without a click. */
  bobBit: number
  /** Bob's detectors sleep in this gate: only a trigger clicks, and its bit is not kept. */
  asleep: boolean
}

/** Probability that dark counts turn `light` into `pattern`; 0 where they cannot. */
function darkTurns(light: number, pattern: number, dark: number): number {
  if ((light & ~pattern) !== 0) return 0
  let probability = 1
  for (const detector of [1, 2]) {
    if (light & detector) continue
    probability *= pattern & detector ? dark : 1 - dark
  }
  return probability
}

const SILENT: LightPattern = [1, 0, 0, 0]

/**
 * Every row of the joint law with a probability above 0, in a fixed order. The row object is
 * reused from row to row: read it, do not keep it.
 */
export function* rowsOf(model: LinkModel): Generator<LawRow, void, undefined> {
  const row = {} as LawRow
  for (const { code, share, photons } of model.intensities)
    for (let n = 0; n < photons.length; n++)
      for (let state = 0; state < 4; state++)
        for (const branch of model.branches[state]![n]!)
          for (const bobBasis of [0, 1] as const) {
            const aliceBasis = (state >> 1) as 0 | 1
            const basisChance = (basis: number) => (basis === 1 ? model.crossChance : 1 - model.crossChance)
            const before =
              share * photons[n]! * basisChance(aliceBasis) * 0.5 * branch.probability * basisChance(bobBasis)
            if (before === 0) continue
            const { answers, bright } = model.lights[branch.light]!
            const { pattern: seen } = answers[bobBasis]
            for (const asleep of model.asleep > 0 ? [false, true] : [false]) {
              // Detectors that sleep see no photon, and neither they nor blinded ones have dark counts.
              const awake = model.asleep === 0 ? before : before * (asleep ? model.asleep : 1 - model.asleep)
              const patterns = asleep && !bright ? SILENT : seen
              const dark = asleep || bright ? 0 : model.dark
              for (let light = 0; light < 4; light++)
                for (let pattern = 0; pattern < 4; pattern++) {
                  const here = awake * patterns[light]! * darkTurns(light, pattern, dark)
                  if (here === 0) continue
                  row.asleep = asleep
                  row.intensity = code
                  row.photons = n
                  row.aliceBasis = aliceBasis
                  row.aliceBit = (state & 1) as 0 | 1
                  row.branch = branch
                  row.bobBasis = bobBasis
                  row.lightPattern = light
                  row.pattern = pattern
                  row.probability = pattern === 3 ? here / 2 : here
                  row.bobBit = pattern === 0 ? NONE : pattern === 2 ? 1 : 0
                  yield row
                  if (pattern === 3) {
                    row.bobBit = 1
                    yield row
                  }
                }
            }
          }
}

/** Probability, as an integer of 2⁵³rds, that a kept bit is compared: min(½, tb ÷ kept bits expected with Eve off). */
export function compareThreshold(scenario: Scenario, keptPerPulse: number): number {
  const expected = keptPerPulse * scenario.pulses
  return thresholdOf(expected > 0 ? Math.min(0.5, scenario.comparedBits / expected) : 0.5)
}
