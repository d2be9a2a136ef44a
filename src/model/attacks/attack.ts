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
}

/** What Eve holds about one pulse, once the bases are public. */
export interface Holding {
  /** The basis she measured in: + , × or half way between (Breidbart). */
  readonly basis: Basis | 'between'
  /** What she read. */
  readonly bit: Bit
  /** Her best guess of Alice's bit; null where she can only toss a coin. */
  readonly guess: Bit | null
  /** She knows that her guess is right. */
  readonly certain: boolean
}

/** One way a pulse can leave Eve's bench. */
export interface Branch {
  readonly probability: number
  readonly sends: Light
  readonly holds: Holding | null
}

/** Closed form per sifted bit on a perfect link (REFERENCE §5). */
export interface Prediction {
  readonly qber: number
  readonly qberZ: number
  readonly qberX: number
  /** Shannon bits Eve holds per sifted bit after the bases are public. */
  readonly eveInformation: number
  /** Probability that her best guess equals Alice's bit. */
  readonly guessing: number
}

/** Settings an attack reads. */
export interface AttackSettings {
  /** Share of the pulses Eve touches, 0–1. */
  readonly fraction: number
}

export interface Attack<Id extends string = string> {
  readonly id: Id
  /** Whether the share of touched pulses is a setting of this attack. */
  readonly onFraction: boolean
  /** Every way one pulse can leave Eve's bench; probabilities sum to 1. */
  readonly act: (pulse: Pulse, settings: AttackSettings) => readonly Branch[]
  readonly predict: (settings: AttackSettings) => Prediction
}

export const defineAttack = <const Id extends string>(attack: Attack<Id>): Attack<Id> => attack

/** The light as it came, unread. */
export const pass = (pulse: Pulse, probability: number): Branch => ({
  probability,
  sends: { photons: pulse.photons, state: pulse.state, resent: false },
  holds: null,
})

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
