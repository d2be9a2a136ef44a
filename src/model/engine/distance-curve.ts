/** Curves of key rate against distance: of a scenario whose channel grows, of other protocols, and of the bounds. */

import { bisect } from '../math/optimise'
import { type CurveProtocol, type CurveSetup, curveSetup } from '../physics/curve-setup'
import { rateAt } from '../physics/distance-curves'
import { lossOfTransmittance, transmittanceOfLoss } from '../physics/fibre'
import { altitudeAt, slantRange } from '../physics/free-space'
import { longRunRate } from '../physics/link-settings'
import type { Hardware, Scenario } from '../scenario/scenario'
import { channelTransmittance } from './effective-link'
import { linkSettingsOf } from './link-settings-of'

/** Protocols that may be drawn beside the present set-up; the bounds are drawn by the chart itself. */
export const COMPARED_PROTOCOLS = [
  'bb84-single',
  'six-state',
  'bb84-gllp',
  'bb84-decoy',
  'bb84-vacuum-weak',
  'bb84-one-decoy-finite',
  'bb84-two-decoy-finite',
  'bbm92',
  'mdi',
  'twin-field',
  'cv',
] as const satisfies readonly CurveProtocol[]

export type ComparedProtocol = (typeof COMPARED_PROTOCOLS)[number]

export interface DistanceCurve {
  readonly id: 'own' | Hardware | ComparedProtocol | 'limit' | 'repeaters'
  /** Rising, km; ends where the key does. */
  readonly lengthsKm: readonly number[]
  /** Loss of the channel at each length, dB. */
  readonly lossesDb: readonly number[]
  /** Secret bits per pulse at each length, ≥ 0. */
  readonly perPulse: readonly number[]
  /** Pulses per second: bits per second are `perPulse` times this. */
  readonly clockHz: number
  /** Longest channel with a key, km: 0 without any, null where none was found within the search. */
  readonly lastKm: number | null
}

/** Points of a smooth curve. */
const STEPS = 300

/** A key is looked for up to here, km. Light from farther than the Moon is nobody's link. */
const SEARCH_KM = { fibre: 5000, space: 400_000 } as const

/** Satellites fly no lower, km. */
const LOWEST_ORBIT_KM = 100

/** Lengths before the end of a curve, as shares of it, at which its fall is drawn. */
const FALL = [0.9, 0.94, 0.97, 0.98, 0.985, 0.99, 0.993, 0.996, 0.998, 0.999, 0.9995, 0.9998, 1] as const

/** Length of a scenario's channel, km: of its fibre, or from the satellite to the ground. */
export const channelKm = (scenario: Scenario): number =>
  scenario.channel === 'fibre' ? scenario.distanceKm : slantRange(scenario.altitudeKm, scenario.elevationDegrees)

/** The same scenario over another length, seen under the same elevation. */
export const atLength = (scenario: Scenario, km: number): Scenario =>
  scenario.channel === 'fibre'
    ? { ...scenario, distanceKm: km }
    : { ...scenario, altitudeKm: altitudeAt(km, scenario.elevationDegrees) }

/** Shortest channel of the kind, km. */
const shortestKm = (scenario: Scenario): number =>
  scenario.channel === 'fibre' ? 0 : slantRange(LOWEST_ORBIT_KM, scenario.elevationDegrees)

/** Loss of the channel alone over a length, dB. */
const lossOver = (scenario: Scenario): ((km: number) => number) =>
  scenario.channel === 'fibre'
    ? (km) => scenario.lossDbPerKm * km
    : (km) => lossOfTransmittance(channelTransmittance({ ...atLength(scenario, km), insertionLossDb: 0 }))

/** Lengths to draw: evenly over the axis, closer where the key ends. */
function lengthsUpTo(fromKm: number, reachKm: number, lastKm: number | null): number[] {
  const even = Array.from({ length: STEPS + 1 }, (_, i) => fromKm + (i * Math.max(0, reachKm - fromKm)) / STEPS)
  if (lastKm === null || lastKm > reachKm) return even
  const near = FALL.map((share) => share * lastKm).filter((km) => km >= fromKm)
  return [...new Set([...even.filter((km) => km <= lastKm), ...near])].sort((a, b) => a - b)
}

/**
 * Long-run rate of a scenario, Eve off, while its channel grows and all else stays.
 *
 * @param reachKm end of the axis, km
 * @throws RangeError if a setting is outside its domain
 */
export function scenarioCurve(id: DistanceCurve['id'], scenario: Scenario, reachKm: number): DistanceCurve {
  const rate = (km: number) => longRunRate(linkSettingsOf(atLength(scenario, km))).perPulse
  const from = shortestKm(scenario)
  const search = SEARCH_KM[scenario.channel]
  const lossless = scenario.channel === 'fibre' && scenario.lossDbPerKm === 0
  const never = !(rate(from) > 0)
  const endless = !never && (lossless || rate(search) > 0)
  const lastKm = never ? 0 : endless ? null : bisect((km) => rate(km) > 0, from, search, 1e-6)
  const lengthsKm = never ? [from] : lengthsUpTo(from, reachKm, lastKm)
  return {
    id,
    lengthsKm,
    lossesDb: lengthsKm.map(lossOver(scenario)),
    perPulse: lengthsKm.map(rate),
    clockHz: linkSettingsOf(scenario).clockHz,
    lastKm,
  }
}

/** What is claimed of the finite keys: bits to a block, and how often the claim may fail. */
export interface FiniteWish {
  /** Detections to a block of the finite-key protocols. */
  readonly blockBits: number
  /** ε_sec */
  readonly secrecy: number
  /** ε_cor */
  readonly correctness: number
}

/** Set-up of other protocols on the hardware of a scenario. */
export function curveSetupOf(scenario: Scenario, finite: FiniteWish): CurveSetup {
  const settings = linkSettingsOf({ ...scenario, channel: 'fibre', insertionLossDb: 0, distanceKm: 0 })
  return curveSetup({ ...settings, clockHz: scenario.clockHz }, scenario.lossDbPerKm, {
    insertionLossDb: scenario.insertionLossDb,
    weakMean: scenario.weakMeanPhotons,
    shares: [scenario.shares.signal, scenario.shares.weak, scenario.shares.vacuum],
    bestMean: true,
    finite: { keyBasisProbability: scenario.basisBias, afterpulsing: scenario.afterpulse, ...finite },
  })
}

/** The setting that keeps a protocol from being drawn. */
export type Hindrance = 'weak-mean' | 'shares'

/** Why a protocol cannot be drawn with the intensities of a scenario; null where it can. */
export function hindranceOf(
  id: ComparedProtocol,
  { meanPhotons, weakMeanPhotons, shares }: Scenario,
): Hindrance | null {
  const decoys = id === 'bb84-vacuum-weak' || id === 'bb84-one-decoy-finite' || id === 'bb84-two-decoy-finite'
  if (!decoys) return null
  if (weakMeanPhotons >= meanPhotons) return 'weak-mean'
  if (id === 'bb84-vacuum-weak') return null
  const sent = id === 'bb84-two-decoy-finite' ? Math.min(shares.weak, shares.vacuum) : shares.weak + shares.vacuum
  return sent > 0 && shares.signal > 0 ? null : 'shares'
}

/**
 * A protocol on the hardware of a set-up.
 *
 * @throws RangeError if a field of the set-up is outside its domain
 */
export function protocolCurve(id: ComparedProtocol, setup: CurveSetup, reachKm: number): DistanceCurve {
  const rateOf = (km: number) => rateAt(id, setup, km)
  const even = lengthsUpTo(0, reachKm, null)
  const rates: number[] = []
  // Nothing is looked for behind the end of a key.
  for (const km of even) {
    rates.push(rateOf(km))
    if (!(rates.at(-1)! > 0)) break
  }
  const last = rates.findLastIndex((rate) => rate > 0)
  const ends = last >= 0 && last < even.length - 1
  const lastKm = last < 0 ? 0 : ends ? bisect((km) => rateOf(km) > 0, even[last]!, even[last + 1]!, 1e-3) : null
  const points = even.slice(0, last + 1).map((km, i) => ({ km, rate: rates[i]! }))
  if (lastKm) points.push(...FALL.map((share) => share * lastKm).map((km) => ({ km, rate: rateOf(km) })))
  return curveThrough(id, setup, points, lastKm)
}

/** A curve from its points, in any order. */
export function curveThrough(
  id: ComparedProtocol,
  setup: CurveSetup,
  points: readonly { readonly km: number; readonly rate: number }[],
  lastKm: number | null,
): DistanceCurve {
  const rising = [...points].sort((a, b) => a.km - b.km)
  return {
    id,
    lengthsKm: rising.map(({ km }) => km),
    lossesDb: rising.map(({ km }) => km * setup.lossDbPerKm),
    perPulse: rising.map(({ rate }) => rate),
    clockHz: setup.clockHz,
    lastKm,
  }
}

/** What a bound is drawn for: the best clock shown, and at every length the channel that loses least. */
export interface BestShown {
  readonly clockHz: number
  /** At least one; the losses rise with the length. */
  readonly channels: readonly Scenario[]
}

/** A bound by the transmittance of the channel. */
export function boundCurve(
  id: 'limit' | 'repeaters',
  bound: (transmittance: number) => number,
  { clockHz, channels }: BestShown,
  reachKm: number,
): DistanceCurve {
  const losses = channels.map((scenario) => ({ from: shortestKm(scenario), over: lossOver(scenario) }))
  const lossAt = (km: number) => Math.min(...losses.map(({ from, over }) => over(Math.max(km, from))))
  // At 0 km there is no bound to draw.
  const lengthsKm = lengthsUpTo(0, reachKm, null).map((km) => Math.max(km, 0.01))
  const lossesDb = lengthsKm.map(lossAt)
  return {
    id,
    lengthsKm,
    lossesDb,
    perPulse: lossesDb.map((loss) => bound(transmittanceOfLoss(loss))),
    clockHz,
    lastKm: null,
  }
}
