/**
 * Points of the charts of many users, from simulation: links are run by the engine and their key rate is worked out
 * from what was counted; entangled pairs are thrown photon by photon; shared links are measured in the network
 * that uses them. Bars are 95 %.
 */
import { wilsonInterval } from '../math/wilson'
import { nodeKindOf } from '../network/kinds/index'
import { type EntanglementMesh, meshKeyRateAt, usualMesh } from '../network/limits/entanglement-mesh'
import { meshLinks } from '../network/limits/links-needed'
import { measuredRates } from '../network/limits/measured'
import { pairTurns } from '../network/limits/sharing'
import type { StarDesignId } from '../network/limits/star-designs'
import { thrownCoincidences } from '../network/limits/thrown-coincidences'
import type { KeyLink, RoutingNode } from '../network/routing/graph'
import { keySharePerKeptBit } from '../physics/link-settings'
import type { Scenario } from '../scenario/scenario'
import { linkSettingsOf } from './link-settings-of'
import { seedOfFibre } from './network-links'
import { planRun, runBlock, type Scratch } from './run'
import { basisCount, intensityCount } from './tally'

/** What is to be measured. */
export type LimitsWanted =
  | {
      readonly of: 'designs'
      readonly scenario: Scenario
      readonly spokeKm: number
      readonly designs: readonly StarDesignId[]
      readonly users: readonly number[]
    }
  | {
      readonly of: 'hops'
      readonly scenario: Scenario
      readonly distanceKm: number
      readonly hops: readonly number[]
    }
  | { readonly of: 'load'; readonly users: readonly number[] }

/** One measured point: what of, where on the axis, its value and its bar. */
export interface LimitPoint {
  readonly series: string
  readonly x: number
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Pulses of one run. */
const PULSES = 1e7
/** Width of a bar in standard deviations: 95 %. */
const SIGMAS = 1.96

type Bar = Pick<LimitPoint, 'value' | 'low' | 'high'>

const times = ({ value, low, high }: Bar, factor: number): Bar => ({
  value: value * factor,
  low: low * factor,
  high: high * factor,
})

/** Key rate of a link, bit/s, from the error rate and the click rate that one run counts. */
export function countedRate(scenario: Scenario, scratch: Scratch): Bar {
  const whole = { ...scenario, attack: 'off' as const, channel: 'fibre' as const, pulses: PULSES }
  const plan = { ...planRun(whole, [], 'counts'), blockPulses: PULSES, blocks: 1 }
  const { tally } = runBlock(plan, 0, scratch)
  const sent = intensityCount(tally, 'sent', 0)
  const kept = basisCount(tally, 'kept', { intensity: 0 })
  if (kept === 0 || sent === 0) return { value: 0, low: 0, high: 0 }
  const errors = basisCount(tally, 'errors', { intensity: 0 })
  const settings = linkSettingsOf(whole)
  const band = wilsonInterval(errors, kept)
  const spread = SIGMAS / Math.sqrt(kept)
  const at = (qber: number, factor: number) =>
    (keySharePerKeptBit(settings, Math.min(0.5, qber)) * kept * factor * whole.clockHz) / sent
  return {
    value: at(errors / kept, 1),
    low: at(band.high, Math.max(0, 1 - spread)),
    high: at(band.low, 1 + spread),
  }
}

/** Designs for which there is a closed form only. */
export const FORMULA_ONLY: readonly StarDesignId[] = ['mdi', 'tf']

/** Extra loss and share of the time of a design with BB84 links; null for the others. */
function linkOf(design: StarDesignId, users: number): { fibres: 1 | 2; lossDb: number; share: number } | null {
  const splitDb = nodeKindOf('splitter').lossDb(users + 1)
  const { lossDb, pairsAtOnce } = nodeKindOf('switch')
  switch (design) {
    case 'mesh':
      return { fibres: 2, lossDb: 0, share: 1 }
    case 'star':
      return { fibres: 1, lossDb: 0, share: 1 / (users - 1) }
    case 'hub':
      return { fibres: 1, lossDb: 0, share: 1 / users }
    case 'turns':
      return { fibres: 1, lossDb: 0, share: pairTurns(users) }
    case 'switch':
      return { fibres: 2, lossDb: lossDb(users), share: Math.min(1, pairsAtOnce(users) / meshLinks(users)) }
    case 'splitter-down':
      return { fibres: 1, lossDb: splitDb, share: 1 }
    case 'splitter-up':
      return { fibres: 1, lossDb: splitDb, share: 1 / users }
    default:
      return null
  }
}

/** Key rate of one pair through a source of entangled pairs, from thrown coincidences. */
function thrownRate(scenario: Scenario, spokeKm: number, users: number): Bar {
  const settings = linkSettingsOf({ ...scenario, distanceKm: spokeKm, channel: 'fibre' })
  const efficiency = settings.transmittance * settings.detectorEfficiency
  const mesh: EntanglementMesh = {
    ...usualMesh,
    efficiencyA: efficiency,
    efficiencyB: efficiency,
    misalignment: settings.misalignment,
    darkPerSecond: 2 * settings.darkCountProbability * settings.clockHz,
  }
  const { kept, errors, seconds } = thrownCoincidences(mesh, users, scenario.seed)
  if (kept === 0) return { value: 0, low: 0, high: 0 }
  const band = wilsonInterval(errors, kept)
  const spread = SIGMAS / Math.sqrt(kept)
  const at = (qber: number, factor: number) =>
    meshKeyRateAt((kept * factor) / seconds, qber, settings.errorCorrectionFactor)
  return {
    value: at(errors / kept, 1),
    low: at(band.high, Math.max(0, 1 - spread)),
    high: at(band.low, 1 + spread),
  }
}

/** Pairs on the busiest link of a shape, as the pair that gets least tells it: rate of a link ÷ its rate. */
function measuredLoad(shape: 'star' | 'ring' | 'line', users: number): number {
  const names = Array.from({ length: users }, (_, i) => `U${i}`)
  const rate = 1e5
  const link = (a: string, b: string): KeyLink => ({ id: `${a}-${b}`, a, b, bitsPerSecond: rate })
  const nodes: RoutingNode[] = names.map((id) => ({ id, relays: shape !== 'star' }))
  const links =
    shape === 'star'
      ? names.map((name) => link(name, 'hub'))
      : names.flatMap((name, i) => {
          const next = names[i + 1] ?? (shape === 'ring' ? names[0]! : null)
          return next === null ? [] : [link(name, next)]
        })
  if (shape === 'star') nodes.push({ id: 'hub', relays: true })
  const least = Math.min(...measuredRates(nodes, links, names, 20).map(({ bitsPerSecond }) => bitsPerSecond))
  return rate / least
}

/** Measures one point after the other. */
export function* measuredLimits(wanted: LimitsWanted, scratch: Scratch): Generator<LimitPoint, void, undefined> {
  if (wanted.of === 'load') {
    for (const x of wanted.users)
      for (const series of ['star', 'ring', 'line'] as const) {
        const value = measuredLoad(series, x)
        yield { series, x, value, low: value, high: value }
      }
    return
  }
  const { scenario } = wanted
  const run = (name: string, distanceKm: number, lossDb: number): Bar =>
    countedRate(
      {
        ...scenario,
        distanceKm,
        insertionLossDb: scenario.insertionLossDb + lossDb,
        seed: seedOfFibre(name, scenario.seed),
      },
      scratch,
    )
  if (wanted.of === 'hops') {
    for (const x of wanted.hops) yield { series: 'rate', x, ...run(`hop ${x}`, wanted.distanceKm / x, 0) }
    return
  }
  for (const x of wanted.users)
    for (const series of wanted.designs) {
      const link = linkOf(series, x)
      if (link)
        yield { series, x, ...times(run(`${series} ${x}`, link.fibres * wanted.spokeKm, link.lossDb), link.share) }
      else if (series === 'entanglement') yield { series, x, ...thrownRate(scenario, wanted.spokeKm, x) }
    }
}
