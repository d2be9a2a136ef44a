/**
 * Everything the distance chart draws, as numbers: the present set-up, the presets, other protocols on the same
 * hardware, and the bounds. Long-run formulas with Eve off, but for what is named finite.
 */

import { plobBound, repeaterBound } from '../physics/bounds'
import { lossOfTransmittance } from '../physics/fibre'
import { keySharePerKeptBit, longRunRate } from '../physics/link-settings'
import { optimiseIntensities } from '../physics/optimal-intensities'
import { type Hardware, presets, type Scenario } from '../scenario/scenario'
import { predictionOf } from './attack-prediction'
import {
  atLength,
  boundCurve,
  type ComparedProtocol,
  channelKm,
  curveSetupOf,
  curveThrough,
  type DistanceCurve,
  type FiniteWish,
  type Hindrance,
  hindranceOf,
  protocolCurve,
  scenarioCurve,
} from './distance-curve'
import { type FiniteBlock, type FiniteBound, finiteBlock, finiteBoundOf, shortestBlock } from './finite-key-block'
import { linkSettingsOf } from './link-settings-of'
import { type MissingFor, missingForKey } from './missing-for-key'

export interface DistanceOptions {
  /** End of the axis, km. */
  readonly reachKm: number
  /** Other protocols, on the present hardware. */
  readonly protocols: readonly ComparedProtocol[]
  /** Of the finite keys. */
  readonly finite: FiniteWish
  /** Whether the finite keys take the best intensities, shares and bias at every length; see `betterCurves`. */
  readonly bestFinite: boolean
  /** Ideal repeaters of the second bound; 0 for none. */
  readonly repeaters: number
}

export const defaultDistanceOptions: DistanceOptions = {
  reachKm: 600,
  protocols: [],
  finite: { blockBits: 1e7, secrecy: 1e-9, correctness: 1e-15 },
  bestFinite: false,
  repeaters: 0,
}

export interface DistanceHere {
  readonly lengthKm: number
  /** Of the channel, dB. */
  readonly lossDb: number
  /** With Eve off, bits per pulse and per second. */
  readonly perPulse: number
  readonly perSecond: number
  /** The same at the error rate to be expected while Eve listens; equal without her. */
  readonly tappedPerPulse: number
  readonly tappedPerSecond: number
}

/** Keys of a finite size from the present set-up. */
export interface FiniteKeys {
  readonly bound: FiniteBound
  /** The chosen block here, and along the own curve. */
  readonly here: FiniteBlock
  readonly along: readonly FiniteBlock[]
  /** The shortest block that gives 256 secret bits here; null where none does. */
  readonly shortest: FiniteBlock | null
}

export interface DistanceChartData {
  readonly own: DistanceCurve
  /** Through fibre, whatever the own channel is. */
  readonly presets: readonly DistanceCurve[]
  readonly protocols: readonly DistanceCurve[]
  /** Protocols that were asked for and cannot be drawn, and for which setting. */
  readonly hindered: readonly { readonly id: ComparedProtocol; readonly by: Hindrance }[]
  /** Repeaterless limit for the best clock and channel shown; null beside a fibre without loss, which has none. */
  readonly limit: DistanceCurve | null
  /** Limit with ideal repeaters between, and how many. */
  readonly repeaters: { readonly count: number; readonly curve: DistanceCurve } | null
  readonly here: DistanceHere
  /** Null where no bound for a finite size fits the source. */
  readonly finite: FiniteKeys | null
  /** What would bring a key back where this set-up has none at any distance; null where it has one. */
  readonly missing: readonly MissingFor[] | null
}

/** Rate now, with Eve off and at the error rate to be expected while she listens. */
function rateHere(scenario: Scenario): DistanceHere {
  const settings = linkSettingsOf(scenario)
  const { perPulse, perSecond, qber, gain } = longRunRate(settings)
  const added = predictionOf(scenario).qber
  const tapped = qber + added - 2 * qber * added
  const tappedPerPulse =
    added > 0 ? settings.siftingFactor * gain * keySharePerKeptBit(settings, Math.min(1, tapped)) : perPulse
  const alone = linkSettingsOf({ ...scenario, insertionLossDb: 0 }).transmittance
  return {
    lengthKm: channelKm(scenario),
    lossDb: lossOfTransmittance(alone),
    perPulse,
    perSecond,
    tappedPerPulse,
    tappedPerSecond: tappedPerPulse * settings.clockHz,
  }
}

/** Secret bits that a key has, as AES-256 takes them. */
const KEY_BITS = 256

function finiteKeys(scenario: Scenario, own: DistanceCurve, wish: FiniteWish): FiniteKeys | null {
  const bound = finiteBoundOf(scenario)
  const here = finiteBlock(scenario, wish)
  if (!bound || !here) return null
  return {
    bound,
    here,
    along: own.lengthsKm.map((km) => finiteBlock(atLength(scenario, km), wish)!),
    shortest: shortestBlock(scenario, wish, KEY_BITS),
  }
}

const KIT: readonly Hardware[] = ['metro', 'lab', 'record']

/** Protocols with a station in the middle, which the repeaterless limit does not bind. */
export const STATION_PROTOCOLS: readonly ComparedProtocol[] = ['twin-field']

/** Other protocols are drawn over fibre that loses something. */
export const comparesProtocols = ({ channel, lossDbPerKm }: Scenario): boolean => channel === 'fibre' && lossDbPerKm > 0

/**
 * Everything the distance chart draws. Pure and free of the page, so that a worker can do it.
 *
 * @throws RangeError if a setting is outside its domain
 */
export function distanceChartData(
  scenario: Scenario,
  options: DistanceOptions = defaultDistanceOptions,
): DistanceChartData {
  const { reachKm, finite } = options
  const own = scenarioCurve('own', scenario, reachKm)
  const kits = KIT.filter((hardware) => hardware !== scenario.hardware)
  const asked = comparesProtocols(scenario) ? options.protocols : []
  const hindered = asked.flatMap((id) => {
    const by = hindranceOf(id, scenario)
    return by ? [{ id, by }] : []
  })
  const setup = curveSetupOf(scenario, finite)
  const chosen = asked.filter((id) => hindered.every((other) => other.id !== id))
  const others = kits.map((hardware) => scenarioCurve(hardware, presets[hardware], reachKm))
  const channels = [scenario, ...kits.map((hardware) => presets[hardware])]
  const best = { clockHz: Math.max(own.clockHz, ...others.map(({ clockHz }) => clockHz)), channels }
  const bounded = channels.every(({ channel, lossDbPerKm }) => channel === 'space' || lossDbPerKm > 0)
  // Beside a station the limit that binds it must be there.
  const stations = chosen.some((id) => STATION_PROTOCOLS.includes(id))
  const repeaters = Math.max(options.repeaters, stations ? 1 : 0)
  return {
    own,
    presets: others,
    protocols: chosen.map((id) => protocolCurve(id, setup, reachKm)),
    hindered,
    limit: bounded ? boundCurve('limit', plobBound, best, reachKm) : null,
    repeaters:
      bounded && repeaters > 0
        ? { count: repeaters, curve: boundCurve('repeaters', (t) => repeaterBound(t, repeaters), best, reachKm) }
        : null,
    here: rateHere(scenario),
    finite: finiteKeys(scenario, own, finite),
    missing: own.lastKm === 0 ? missingForKey(scenario) : null,
  }
}

const FINITE: Readonly<Partial<Record<ComparedProtocol, 1 | 2>>> = {
  'bb84-one-decoy-finite': 1,
  'bb84-two-decoy-finite': 2,
}

/** Steps of a curve whose every point is a search of its own. */
const SEARCHED_STEPS = 60

/** Halvings of a step that find the last km: to some ten metres. */
const HALVINGS = 10

/**
 * The finite keys of a chart at the best intensities, shares and basis bias of every length: some milliseconds a point, so
 * they come point by point. Yields null while a curve is in the making, and the curve when it is done.
 *
 * @throws RangeError if a setting is outside its domain
 */
export function* betterCurves(
  scenario: Scenario,
  { protocols, finite, reachKm, bestFinite }: DistanceOptions,
): Generator<DistanceCurve | null> {
  if (!bestFinite || !comparesProtocols(scenario)) return
  const setup = curveSetupOf(scenario, finite)
  for (const id of protocols) {
    const decoys = FINITE[id]
    if (!decoys) continue
    const points: { km: number; rate: number }[] = []
    const rateAt = (km: number) => {
      const rate = optimiseIntensities(setup, km, decoys).perPulse
      if (rate > 0) points.push({ km, rate })
      return rate
    }
    let [near, far] = [0, Number.POSITIVE_INFINITY]
    for (let i = 0; i <= SEARCHED_STEPS && far === Number.POSITIVE_INFINITY; i++) {
      const km = (i * reachKm) / SEARCHED_STEPS
      if (rateAt(km) > 0) near = km
      else far = km
      yield null
    }
    for (let i = 0; i < HALVINGS && far < Number.POSITIVE_INFINITY && far > 0; i++) {
      const middle = (near + far) / 2
      if (rateAt(middle) > 0) near = middle
      else far = middle
      yield null
    }
    yield curveThrough(id, setup, points, far === Number.POSITIVE_INFINITY ? null : near)
  }
}

/** The chart with a better curve of one of its protocols. */
export const withCurve = (chart: DistanceChartData, curve: DistanceCurve): DistanceChartData => ({
  ...chart,
  protocols: chart.protocols.some(({ id }) => id === curve.id)
    ? chart.protocols.map((old) => (old.id === curve.id ? curve : old))
    : [...chart.protocols, curve],
  hindered: chart.hindered.filter(({ id }) => id !== curve.id),
})
