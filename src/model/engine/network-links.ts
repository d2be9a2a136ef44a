/**
 * The fibres of a network as links of the Lab: their scenarios, their long-run settings, and what
 * the engine says they give while Eve listens. Counts of a link come from the same engine as the
 * Lab's; links through a station have only their closed form.
 */

import { wilsonInterval } from '../math/wilson'
import type { LinkFeed } from '../network/keys/store'
import { labFieldsOf } from '../network/lab-fields'
import type { SettingsOf } from '../network/link-rate'
import type { RatedLink } from '../network/summary'
import type { Fibre, Network } from '../network/topology'
import { binaryEntropy } from '../physics/entropy'
import type { Basis } from '../physics/link/states'
import { keySharePerKeptBit, longRunRate, secrecyPerKeptBit } from '../physics/link-settings'
import { noKeyLine } from '../physics/no-key-line'
import { fromFields } from '../scenario/fields'
import type { Fields } from '../scenario/migrations'
import { quantities, type Scenario } from '../scenario/scenario'
import { type AlarmState, alarmState } from './alarm'
import { eveHolds, knownOfKey } from './eve-holds'
import { expectHonest, expectScenario } from './expect'
import { judgedCounts } from './judged-bits'
import { linkSettingsOf } from './link-settings-of'
import { createScratch, planRun, runBlocks } from './run'
import { addTally, basisCount, emptyTally, intensityCount, type Tally } from './tally'

/** Seed of a fibre that names none: other photons fly in every fibre, and always the same in the same one. */
export function seedOfFibre(id: string, pageSeed: number): number {
  let hash = 0x811c9dc5 // FNV-1a, over UTF-16 units
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0
  const { min, max } = quantities.seed
  return min + ((hash + pageSeed) % (max - min + 1))
}

/** The fibre as a scenario of the Lab: the page's settings, over them its own, its length, and dice of its own. */
export function scenarioOfFibre(fibre: Fibre, page: Fields): Scenario {
  const { scenario } = fromFields(labFieldsOf(fibre, page))
  return fibre.fields.seed === undefined ? { ...scenario, seed: seedOfFibre(fibre.id, scenario.seed) } : scenario
}

/** Scenarios of many fibres: those without settings of their own differ in their length alone. */
export function scenariosOfFibres(page: Fields): (fibre: Fibre) => Scenario {
  let plain: Scenario | null = null
  const pageSeed = fromFields(page).scenario.seed
  const { min, max } = quantities.distanceKm
  return (fibre) => {
    if (Object.keys(fibre.fields).length > 0) return scenarioOfFibre(fibre, page)
    plain ??= scenarioOfFibre(fibre, page)
    return {
      ...plain,
      distanceKm: Math.min(max, Math.max(min, Number(fibre.lengthKm.toFixed(3)))),
      seed: seedOfFibre(fibre.id, pageSeed),
    }
  }
}

/** Long-run settings of every fibre; each scenario is read once. */
export function settingsOfFibres(page: Fields): SettingsOf {
  const known = new Map<string, ReturnType<typeof linkSettingsOf>>()
  const scenarioOf = scenariosOfFibres(page)
  return (fibre) => {
    const key = `${fibre.lengthKm} ${JSON.stringify(fibre.fields)}`
    const found = known.get(key) ?? linkSettingsOf(scenarioOf(fibre))
    known.set(key, found)
    return found
  }
}

/** What the engine counted on one fibre, and what its alarm says to it. */
export interface LinkCounts {
  readonly fibre: string
  readonly sent: number
  readonly clicked: number
  readonly kept: number
  readonly compared: number
  readonly errors: number
  /** 95 % band of the error rate; null while nothing was compared. */
  readonly band: { readonly low: number; readonly high: number } | null
  readonly alarm: AlarmState
}

/** Runs a link to its end in the `counts` reading, whatever the number of its pulses. */
export function countLink(fibre: string, scenario: Scenario): LinkCounts {
  const plan = planRun(scenario, [], 'counts')
  const scratch = createScratch()
  const tally = emptyTally()
  for (const counted of runBlocks(plan, scratch)) addTally(tally, counted.tally)
  const { compared, errors } = judgedCounts(tally)
  return {
    fibre,
    sent: intensityCount(tally, 'sent'),
    clicked: intensityCount(tally, 'clicked'),
    kept: basisCount(tally, 'kept'),
    compared,
    errors,
    band: compared > 0 ? wilsonInterval(errors, compared) : null,
    alarm: alarmState({ compared, errors, line: noKeyLine(linkSettingsOf(scenario)) }),
  }
}

/** Signal and decoys arriving in another proportion than forecast by more than this share betray Eve. */
const DECOY_TOLERANCE = 0.05

/** True if the arrivals of signals and decoys no longer keep the proportion that fibre and detectors forecast. */
function decoysDisagree(scenario: Scenario): boolean {
  if (scenario.source !== 'decoy') return false
  const [honest, tapped] = [expectHonest(scenario).perPulse, expectScenario(scenario).perPulse]
  const proportion = (tally: typeof honest) =>
    intensityCount(tally, 'clicked', 1) / Math.max(Number.MIN_VALUE, intensityCount(tally, 'clicked', 0))
  return Math.abs(proportion(tapped) / proportion(honest) - 1) > DECOY_TOLERANCE
}

/**
 * Secret bits per kept bit where one basis is rarer than the other: the errors of each are the phase errors of the other,
 * while its own are what must be told to correct it.
 */
function crossedShare(scenario: Scenario, perPulse: Tally): number {
  const settings = linkSettingsOf(scenario)
  const of = (basis: Basis) => {
    const kept = basisCount(perPulse, 'kept', { basis, intensity: 0 })
    return { kept, qber: kept > 0 ? basisCount(perPulse, 'errors', { basis, intensity: 0 }) / kept : 0.5 }
  }
  const told = (qber: number) => settings.errorCorrectionFactor * binaryEntropy(Math.min(0.5, qber))
  const [z, x] = [of('z'), of('x')]
  // A basis that costs more than it gives need not be used.
  const part = (own: typeof z, other: typeof z): number =>
    own.kept * Math.max(0, secrecyPerKeptBit(settings, Math.min(1, other.qber)) - told(own.qber))
  return (part(z, x) + part(x, z)) / (z.kept + x.kept)
}

/**
 * What a direct link gives with Eve on it, to be expected: the long-run rate at the error rate she
 * causes, and the share of the finished key that she still knows. Of raw bits of which she holds I bits
 * of information each, certain or guessed, and hears f·h₂(Q) parities, hashing to r bits per bit leaves her
 * r + I + f·h₂(Q) − 1 of them.
 */
export function tappedFeed(scenario: Scenario): LinkFeed {
  const settings = linkSettingsOf(scenario)
  if (scenario.attack === 'off') {
    const { perSecond } = longRunRate(settings)
    return { bitsPerSecond: perSecond, alarm: perSecond > 0 ? 'ok' : 'nokey', eveShare: 0 }
  }
  const { kept, qber, perPulse } = expectScenario(scenario)
  const none: LinkFeed = { bitsPerSecond: 0, alarm: qber === null ? 'few' : 'nokey', eveShare: 0 }
  if (qber === null || kept === 0 || decoysDisagree(scenario)) return none
  const share =
    scenario.basisBias === 0.5 ? keySharePerKeptBit(settings, Math.min(1, qber)) : crossedShare(scenario, perPulse)
  if (share <= 0) return none
  const keptSignals = basisCount(perPulse, 'kept', { intensity: 0 }) / intensityCount(perPulse, 'sent', 0)
  const information = eveHolds(perPulse, 0).information ?? 0
  // Parities told to correct errors are heard by everybody.
  const disclosed = settings.errorCorrectionFactor * binaryEntropy(Math.min(0.5, qber))
  return {
    // All pulses of the long run are signals, of which no more are kept than the settings allow.
    bitsPerSecond:
      Math.min(keptSignals, settings.siftingFactor * longRunRate(settings).gain) * share * settings.clockHz,
    alarm: 'ok',
    eveShare: knownOfKey({ kept: 1, information, disclosed, secret: share }) / share,
  }
}

/** What every link of a network gives now, by link. Eve attacks fibres between two ends of BB84 only. */
export function feedsOf(
  network: Network,
  links: readonly RatedLink[],
  page: Fields,
  known: Map<string, LinkFeed> = new Map(),
): ReadonlyMap<string, LinkFeed> {
  const fibres = new Map(network.fibres.map((fibre) => [fibre.id, fibre]))
  const scenarioOf = scenariosOfFibres(page)
  return new Map(
    links.map(({ id, kind, fibres: [first = ''], bitsPerSecond }) => {
      const quiet: LinkFeed = { bitsPerSecond, alarm: bitsPerSecond > 0 ? 'ok' : 'nokey', eveShare: 0 }
      const fibre = fibres.get(first)
      if (kind !== 'direct' || !fibre) return [id, quiet]
      const scenario = scenarioOf(fibre)
      if (scenario.attack === 'off') return [id, quiet]
      const key = JSON.stringify({ ...scenario, seed: 0 })
      const feed = known.get(key) ?? tappedFeed(scenario)
      known.set(key, feed)
      return [id, feed]
    }),
  )
}
