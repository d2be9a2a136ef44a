/**
 * Key rate against distance, as numbers: the present set-up, the presets, other protocols on the same hardware,
 * and the repeaterless limit. Long-run formulas with Eve off, but for the protocols named finite.
 */

import { bisect } from '../math/optimise'
import { plobBound, repeaterBound } from '../physics/bounds'
import { type CurveProtocol, type CurveSetup, curveSetup } from '../physics/curve-setup'
import { curve } from '../physics/distance-curves'
import { fibreTransmittance } from '../physics/fibre'
import { keySharePerKeptBit, longRunRate } from '../physics/link-settings'
import { type Hardware, presets, type Scenario } from '../scenario/scenario'
import { predictionOf } from './attack-prediction'
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

export interface DistanceOptions {
  /** End of the axis, km. */
  readonly reachKm: number
  /** Other protocols, on the present hardware. */
  readonly protocols: readonly ComparedProtocol[]
  /** Detections to a block of the finite-key protocols. */
  readonly blockBits: number
}

export const defaultDistanceOptions: DistanceOptions = { reachKm: 600, protocols: [], blockBits: 1e7 }

export interface DistanceCurve {
  readonly id: 'own' | Hardware | ComparedProtocol | 'limit' | 'one-repeater'
  /** Rising, km; ends where the key does. */
  readonly lengthsKm: readonly number[]
  /** Secret bits per pulse at each length, ≥ 0. */
  readonly perPulse: readonly number[]
  /** Pulses per second: bits per second are `perPulse` times this. */
  readonly clockHz: number
  readonly lossDbPerKm: number
  /** Longest fibre with a key, km: 0 without any, null where none was found within the search. */
  readonly lastKm: number | null
}

export interface DistanceHere {
  readonly lengthKm: number
  /** With Eve off, bits per pulse and per second. */
  readonly perPulse: number
  readonly perSecond: number
  /** The same at the error rate to be expected while Eve listens; equal without her. */
  readonly tappedPerPulse: number
  readonly tappedPerSecond: number
}

export interface DistanceChartData {
  /** Null where the link goes through space: there is no fibre to lengthen. */
  readonly own: DistanceCurve | null
  readonly presets: readonly DistanceCurve[]
  readonly protocols: readonly DistanceCurve[]
  /** Repeaterless limit for the best clock and fibre shown; null beside a fibre without loss, which has none. */
  readonly limit: DistanceCurve | null
  /** Limit with one ideal repeater in the middle; only where a station's curve is shown. */
  readonly oneRepeater: DistanceCurve | null
  readonly here: DistanceHere
}

/** Points of a smooth curve. */
const STEPS = 300

/** A key is looked for up to here, km. */
const SEARCH_KM = 5000

/** Lengths before the end of a curve, as shares of it, at which its fall is drawn. */
const FALL = [0.9, 0.94, 0.97, 0.98, 0.985, 0.99, 0.993, 0.996, 0.998, 0.999, 0.9995, 0.9998, 1] as const

/** Longest fibre with a key; null if it reaches beyond the search. */
function lastKmOf(rate: (km: number) => number): number | null {
  if (!(rate(0) > 0)) return 0
  if (rate(SEARCH_KM) > 0) return null
  return bisect((km) => rate(km) > 0, 0, SEARCH_KM, 1e-6)
}

/** Lengths to draw: evenly over the axis, closer where the key ends. */
function lengthsUpTo(reachKm: number, lastKm: number | null): number[] {
  const even = Array.from({ length: STEPS + 1 }, (_, i) => (i * reachKm) / STEPS)
  if (lastKm === null || lastKm > reachKm) return even
  const near = FALL.map((share) => share * lastKm)
  return [...new Set([...even.filter((km) => km <= lastKm), ...near])].sort((a, b) => a - b)
}

/** Curve of a scenario whose fibre grows. */
function scenarioCurve(id: DistanceCurve['id'], scenario: Scenario, reachKm: number): DistanceCurve {
  const rate = (km: number) => longRunRate(linkSettingsOf({ ...scenario, distanceKm: km })).perPulse
  const lastKm = scenario.lossDbPerKm === 0 ? (rate(0) > 0 ? null : 0) : lastKmOf(rate)
  const lengthsKm = lengthsUpTo(reachKm, lastKm)
  return {
    id,
    lengthsKm,
    perPulse: lengthsKm.map(rate),
    clockHz: linkSettingsOf(scenario).clockHz,
    lossDbPerKm: scenario.lossDbPerKm,
    lastKm,
  }
}

/** Set-up of other protocols on the hardware of a scenario. */
export function curveSetupOf(scenario: Scenario, blockBits: number): CurveSetup {
  const settings = linkSettingsOf({ ...scenario, channel: 'fibre', insertionLossDb: 0, distanceKm: 0 })
  return curveSetup({ ...settings, clockHz: scenario.clockHz }, scenario.lossDbPerKm, {
    insertionLossDb: scenario.insertionLossDb,
    weakMean: Math.min(scenario.weakMeanPhotons, 0.9 * scenario.meanPhotons),
    shares: [scenario.shares.signal, scenario.shares.weak, scenario.shares.vacuum],
    bestMean: true,
    finite: {
      keyBasisProbability: scenario.basisBias,
      blockBits,
      secrecy: 1e-9,
      correctness: 1e-15,
      afterpulsing: scenario.afterpulse,
    },
  })
}

function protocolCurve(id: ComparedProtocol, setup: CurveSetup, reachKm: number): DistanceCurve {
  const even = curve(id, setup, lengthsUpTo(reachKm, null))
  const last = even.findLastIndex(({ perPulse }) => perPulse > 0)
  const ends = last >= 0 && last < even.length - 1
  const lastKm = ends
    ? bisect((km) => curve(id, setup, [km])[0]!.perPulse > 0, even[last]!.lengthKm, even[last + 1]!.lengthKm, 1e-3)
    : last < 0
      ? 0
      : null
  const fall =
    lastKm === null || lastKm === 0
      ? []
      : curve(
          id,
          setup,
          FALL.map((share) => share * lastKm),
        )
  const points = [...even.slice(0, last + 1), ...fall].sort((a, b) => a.lengthKm - b.lengthKm)
  return {
    id,
    lengthsKm: points.map(({ lengthKm }) => lengthKm),
    perPulse: points.map(({ perPulse }) => perPulse),
    clockHz: setup.clockHz,
    lossDbPerKm: setup.lossDbPerKm,
    lastKm,
  }
}

function boundCurve(
  id: 'limit' | 'one-repeater',
  bound: (transmittance: number) => number,
  best: { readonly clockHz: number; readonly lossDbPerKm: number },
  reachKm: number,
): DistanceCurve {
  // At 0 km there is no bound to draw.
  const lengthsKm = lengthsUpTo(reachKm, null).map((km) => Math.max(km, 0.01))
  return {
    id,
    lengthsKm,
    perPulse: lengthsKm.map((km) => bound(fibreTransmittance(km, best.lossDbPerKm))),
    ...best,
    lastKm: null,
  }
}

/** Rate now, with Eve off and at the error rate to be expected while she listens. */
function rateHere(scenario: Scenario): DistanceHere {
  const settings = linkSettingsOf(scenario)
  const { perPulse, perSecond, qber, gain } = longRunRate(settings)
  const added = predictionOf(scenario).qber
  const tapped = qber + added - 2 * qber * added
  const tappedPerPulse =
    added > 0 ? settings.siftingFactor * gain * keySharePerKeptBit(settings, Math.min(1, tapped)) : perPulse
  return {
    lengthKm: scenario.distanceKm,
    perPulse,
    perSecond,
    tappedPerPulse,
    tappedPerSecond: tappedPerPulse * settings.clockHz,
  }
}

const KIT: readonly Hardware[] = ['metro', 'lab', 'record']

/** Protocols with a station in the middle, which the repeaterless limit does not bind. */
export const STATION_PROTOCOLS: readonly ComparedProtocol[] = ['twin-field']

/**
 * Everything the distance chart draws. Pure and free of the page, so that a worker can do it.
 *
 * @throws RangeError if a setting is outside its domain
 */
export function distanceChartData(
  scenario: Scenario,
  options: DistanceOptions = defaultDistanceOptions,
): DistanceChartData {
  const { reachKm, protocols, blockBits } = options
  const own = scenario.channel === 'fibre' ? scenarioCurve('own', scenario, reachKm) : null
  const others = KIT.filter((hardware) => hardware !== scenario.hardware).map((hardware) =>
    scenarioCurve(hardware, presets[hardware], reachKm),
  )
  const setup = curveSetupOf(scenario, blockBits)
  const chosen = scenario.lossDbPerKm === 0 ? [] : protocols.map((id) => protocolCurve(id, setup, reachKm))
  const shown = [...(own ? [own] : []), ...others]
  const best = {
    clockHz: Math.max(...shown.map(({ clockHz }) => clockHz)),
    lossDbPerKm: Math.min(...shown.map(({ lossDbPerKm }) => lossDbPerKm)),
  }
  const bounded = best.lossDbPerKm > 0
  const stations = chosen.some(({ id }) => STATION_PROTOCOLS.some((station) => station === id))
  return {
    own,
    presets: others,
    protocols: chosen,
    limit: bounded ? boundCurve('limit', plobBound, best, reachKm) : null,
    oneRepeater: bounded && stations ? boundCurve('one-repeater', (t) => repeaterBound(t, 1), best, reachKm) : null,
    here: rateHere(scenario),
  }
}
