/**
 * What an attack is: a kernel. For one pulse it lists, with exact probabilities, every way the
 * light can leave Eve's bench and what she holds afterwards. Formula, counts, clicks and the
 * single photon are all read from this list, so an attack is written once.
 *
 * Branches are picked by chances in their order (the chance of each, given none before), so the
 * order is part of the golden tallies. Put first what has the same chance for every state: then
 * both kernels can draw it 32 pulses at a time.
 */

import type { Quantity } from '../math/quantity'
import type { Basis, Bit, Bloch } from '../physics/link/states'
import type { Countermeasure, DiceKind } from './countermeasures'

/** A pulse as it leaves Alice. */
export interface Pulse {
  readonly basis: Basis
  readonly bit: Bit
  /** Number of photons, ≥ 0. */
  readonly photons: number
  /** Its state on the Bloch sphere. */
  readonly state: Bloch
}

/** What travels on towards Bob. */
export interface Light {
  readonly photons: number
  readonly state: Bloch
  /** Made by Eve (drawn with a notch). */
  readonly resent: boolean
  /** Eve has replaced the fibre behind her by a perfect one. */
  readonly lossless?: boolean
  /** Arrives early (detector 0 sees it fully) or late (detector 1 does); the other sees `ratio` of it. */
  readonly shifted?: { readonly towards: Bit; readonly ratio: number }
  /**
   * Steady bright light that blinds both detectors, alone or with a trigger on top: a pulse so strong that a
   * blinded detector clicks if it gets all of it, and not if it gets half.
   */
  readonly bright?: 'steady' | 'trigger'
}

/** What Eve holds about one pulse, once the bases are public. */
export interface Holding {
  /** The basis she measured in: + , × or half way between (Breidbart); null where she measured no basis. */
  readonly basis: Basis | 'between' | null
  /** What she read. */
  readonly bit: Bit
  /** Her best guess of Alice's bit; null where she can only toss a coin. */
  readonly guess: Bit | null
  /** She knows that her guess is right. */
  readonly certain: boolean
  /** Kept in a memory and measured when the bases are public: until then she has no bit. */
  readonly stored?: boolean
}

/** One way a pulse can leave Eve's bench. */
export interface Branch {
  readonly probability: number
  readonly sends: Light
  readonly holds: Holding | null
  /** She acted on it although she holds nothing and made no light of her own, as when she blocks it. */
  readonly touched?: boolean
}

/** Closed form per sifted bit, dark counts and misalignment left out (REFERENCE §5). */
export interface Prediction {
  /** Errors the attack adds: those of the two bases, each weighted with its share of the sifted bits. */
  readonly qber: number
  readonly qberZ: number
  readonly qberX: number
  /** Shannon bits Eve holds per sifted bit after the bases are public. */
  readonly eveInformation: number
  /** Probability that her best guess equals Alice's bit. */
  readonly guessing: number
  /** Clicks of signal pulses, and of weak decoys, relative to those with Eve off. */
  readonly gain: number
  readonly weakGain: number
}

/** Settings of the scenario that attacks read, under the same names. */
export interface AttackSettings {
  /** Share of the pulses Eve touches, 0–1. */
  readonly fraction: number
  /** Error rate D that the cloner leaves in both bases, 0–½. */
  readonly disturbance: number
  /** Efficiency of the worse detector over the better, for light that arrives early or late, 0–1. */
  readonly efficiencyRatio: number
  /** Mean photons per pulse that come back out of Alice's box if nothing holds them. */
  readonly leakedPhotons: number
  /** Efficiency of Eve's own detectors, 0–1. */
  readonly eveEfficiency: number
  /** Power at which a blinded detector always clicks, over the power at which it never does, ≥ 1. */
  readonly clickPowerRatio: number
  readonly dice: DiceKind
  readonly authenticated: boolean
  readonly countermeasures: readonly Countermeasure[]
}

/** What Eve knows before the first photon: her settings, and the link as it is without her. */
export interface Bench extends AttackSettings {
  /** Intensities Alice chooses from, the signal first: probability of n photons at [n]. */
  readonly intensities: readonly { readonly code: 0 | 1 | 2; readonly photons: readonly number[] }[]
  /** Probability with which Alice, and Bob too, chooses basis +. */
  readonly basisBias: number
  /** Share of the photons that reach Bob's receiver. */
  readonly transmittance: number
  /** Share of those that he detects; out of Eve's reach. */
  readonly receiverEfficiency: number
  /** Probability that a photon goes to the wrong detector. */
  readonly flip: number
  /** Probability of a click without light, per detector. */
  readonly dark: number
}

/** Why an attack cannot be made on this link. */
export type Obstacle =
  /** there are no pulses of several photons; `has` their share */
  | 'single-photons'
  /** nothing is lost on the way, so nothing can be kept unnoticed; `has` the transmittance */
  | 'lossless'
  /** Bob expects `needs` clicks per pulse and she can make only `has` */
  | 'gain'
  /** half a trigger still makes a blinded detector click: the ratio of powers is `has`, it must be below `needs` */
  | 'threshold'
  /** Alice's dice cannot be predicted */
  | 'dice'

export interface Impossible {
  readonly possible: false
  readonly obstacle: Obstacle
  /** The quantity that makes it so, and the value it would need. */
  readonly has: number
  readonly needs: number
}

/** An attack set up for a link. */
export type Started =
  | {
      readonly possible: true
      /** Every way one pulse can leave Eve's bench; probabilities sum to 1. */
      readonly act: (pulse: Pulse) => readonly Branch[]
    }
  | Impossible

/** Settings beside the share that an attack reads. */
export type AttackSetting = 'disturbance' | 'efficiencyRatio' | 'leakedPhotons' | 'eveEfficiency' | 'clickPowerRatio'

export interface Attack<Id extends string = string> {
  readonly id: Id
  /** Whether the share of touched pulses is a setting of this attack. */
  readonly onFraction: boolean
  readonly reads: readonly AttackSetting[]
  /** What she works out once, before any photon: how often to block, how often to resend. */
  readonly start: (bench: Bench) => Started
  /** For a link on which the attack is possible. */
  readonly predict: (bench: Bench) => Prediction
}

interface Plain<Id extends string> {
  readonly id: Id
  readonly onFraction: boolean
  readonly reads?: readonly AttackSetting[]
  readonly predict: (bench: Bench) => Prediction
}

/** An attack that needs no preparation. */
interface Simple<Id extends string> extends Plain<Id> {
  readonly act: (pulse: Pulse, bench: Bench) => readonly Branch[]
}

/** An attack that is tuned to the link first; `Tuning` is what she worked out. */
interface Tuned<Id extends string, Tuning> extends Plain<Id> {
  readonly prepare: (bench: Bench) => { readonly possible: true; readonly tuning: Tuning } | Impossible
  readonly act: (pulse: Pulse, bench: Bench, tuning: Tuning) => readonly Branch[]
}

export const defineAttack = <const Id extends string>({ act, reads = [], ...rest }: Simple<Id>): Attack<Id> => ({
  ...rest,
  reads,
  start: (bench) => ({ possible: true, act: (pulse) => act(pulse, bench) }),
})

export const defineTunedAttack = <const Id extends string, Tuning>({
  act,
  prepare,
  reads = [],
  ...rest
}: Tuned<Id, Tuning>): Attack<Id> => ({
  ...rest,
  reads,
  start: (bench) => {
    const prepared = prepare(bench)
    return prepared.possible ? { possible: true, act: (pulse) => act(pulse, bench, prepared.tuning) } : prepared
  },
})

/** Every way a pulse can leave her bench. What cannot be done is not done: then the light goes on as it came. */
export function actOf(attack: Attack, bench: Bench): (pulse: Pulse) => readonly Branch[] {
  const started = attack.start(bench)
  return started.possible ? started.act : (pulse) => [pass(pulse, 1)]
}

/** The light as it came, unread. */
export const pass = (pulse: Pulse, probability: number): Branch => ({
  probability,
  sends: { photons: pulse.photons, state: pulse.state, resent: false },
  holds: null,
})

/** Nothing: an empty pulse. */
export const EMPTY: Light = { photons: 0, state: [0, 0, 1], resent: false }

/** Share of the pulses touched: the one setting most attacks have. */
export const fractionQuantity: Quantity = {
  key: 'p',
  unit: '1',
  shownAs: '%',
  min: 0,
  max: 1,
  step: 0.01,
  scale: 'linear',
  whole: false,
}
