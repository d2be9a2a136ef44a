/**
 * Long-run key rate of a quantum link with Eve off, from the Lab settings of its fibres. A direct
 * fibre with Eve on has the rate that the engine finds; the other kinds have only this closed form.
 */
import { plobBound } from '../physics/bounds'
import { transmittanceOfLoss } from '../physics/fibre'
import { rateRelay } from '../physics/key-rates/measurement-device-independent'
import { bestTwinField } from '../physics/key-rates/twin-field'
import { type LinkSettings, longRunRate } from '../physics/link-settings'
import type { NodeKindId } from './kinds/index'
import { coincidences, type EntanglementMesh, meshKeyRate, usualMesh } from './limits/entanglement-mesh'
import type { QuantumLink } from './quantum-links'
import type { Fibre, Network } from './topology'

export interface LinkRate {
  /** Secret bits per second of this pair, its turns counted in. */
  readonly bitsPerSecond: number
  /** Errors per sifted bit; null where the formula has none. */
  readonly qber: number | null
  /**
   * `long-run`: BB84 over a fibre, what the engine tends to. `formula`: a closed form, no photon is
   * simulated. `published`: not computed, a figure of the network's source.
   */
  readonly basis: 'long-run' | 'formula' | 'published'
}

/** Long-run settings of a fibre as a link of the Lab: the page's hardware, the fibre's own settings and length. */
export type SettingsOf = (fibre: Fibre) => LinkSettings

/** Assumed offsets of twin-field arms, rad: those of the reference's example (section 7.9). */
const TWIN_FIELD_OFFSET = 0.02 * Math.PI

/** One arm from an end to a centre: the hardware of its first fibre, the loss of all. */
interface Arm {
  readonly settings: LinkSettings
  readonly transmittance: number
  /** Detector included. */
  readonly efficiency: number
}

function armOver(fibres: readonly Fibre[], settingsOf: SettingsOf): Arm {
  const all = fibres.map(settingsOf)
  const settings = all[0]!
  const transmittance = all.reduce((t, s) => t * s.transmittance, 1)
  return { settings, transmittance, efficiency: transmittance * settings.detectorEfficiency }
}

/** What an entanglement source and the receivers of two users amount to. */
function meshOf(a: Arm, b: Arm): EntanglementMesh {
  const { darkCountProbability, clockHz, misalignment } = a.settings
  return {
    ...usualMesh,
    efficiencyA: a.efficiency,
    efficiencyB: b.efficiency,
    misalignment,
    darkPerSecond: 2 * darkCountProbability * clockHz, // two detectors, gated at the clock
  }
}

/** What all links of a network are computed with. */
interface Bench {
  readonly fibres: ReadonlyMap<string, Fibre>
  readonly kinds: ReadonlyMap<string, NodeKindId>
  readonly settingsOf: SettingsOf
  /** Best twin-field rate per pulse, by the efficiency and settings of the longer arm: many pairs share it. */
  readonly twinField: Map<string, number>
}

/** Both arms of a link that meets at its centre. */
function armsOf(link: QuantumLink, fibres: readonly Fibre[], { kinds, settingsOf }: Bench): [Arm, Arm] {
  const centre = link.via.findIndex((id) => ['mdi', 'tf', 'source'].includes(kinds.get(id)!))
  const lost = transmittanceOfLoss(link.lossDb / 2) // of switches, shared between the arms
  const arm = (own: readonly Fibre[]): Arm => {
    const { settings, transmittance, efficiency } = armOver(own, settingsOf)
    return { settings, transmittance: transmittance * lost, efficiency: efficiency * lost }
  }
  return [arm(fibres.slice(0, centre + 1)), arm(fibres.slice(centre + 1).reverse())]
}

/** Ideal repeaters part the way into segments; the worst one limits the rate at the clock. */
function repeatedRate(link: QuantumLink, fibres: readonly Fibre[], { kinds, settingsOf }: Bench): number {
  let segment: Fibre[] = []
  let worst = 1
  fibres.forEach((fibre, i) => {
    segment.push(fibre)
    if (i < link.via.length && kinds.get(link.via[i]!) !== 'repeater') return
    worst = Math.min(worst, armOver(segment, settingsOf).transmittance)
    segment = []
  })
  const bound = plobBound(Math.min(worst, 1 - Number.EPSILON)) // a lossless fibre has no bound: keep it finite
  return settingsOf(fibres[0]!).clockHz * bound * transmittanceOfLoss(link.lossDb)
}

/** Twin-field rate per pulse at the best intensity. The formula is for equal arms: the longer one sets both. */
function twinFieldRate(a: Arm, b: Arm, { twinField }: Bench): number {
  const { darkCountProbability, errorCorrectionFactor } = a.settings
  const armTransmittance = Math.min(a.efficiency, b.efficiency)
  const key = [armTransmittance, darkCountProbability, errorCorrectionFactor].join()
  const known = twinField.get(key)
  if (known !== undefined) return known
  const { value } = bestTwinField({
    armTransmittance,
    darkCountProbability,
    phaseMismatch: TWIN_FIELD_OFFSET,
    polarisationMismatch: TWIN_FIELD_OFFSET,
    errorCorrectionFactor,
  })
  twinField.set(key, Math.max(0, value))
  return Math.max(0, value)
}

function rateOf(link: QuantumLink, bench: Bench): LinkRate {
  const fibres = link.fibres.map((id) => bench.fibres.get(id)!)
  const formula = (perSecond: number, qber: number | null): LinkRate => ({
    bitsPerSecond: link.share * perSecond,
    qber,
    basis: 'formula',
  })
  if (link.kind === 'satellite')
    return { bitsPerSecond: fibres[0]!.publishedBitsPerSecond ?? 0, qber: null, basis: 'published' }
  if (link.kind === 'direct') {
    const { perSecond, qber } = longRunRate(bench.settingsOf(fibres[0]!))
    return { bitsPerSecond: perSecond, qber, basis: 'long-run' }
  }
  if (link.kind === 'switched' || link.kind === 'split') {
    const { settings, transmittance } = armOver(fibres, bench.settingsOf)
    const rate = longRunRate({ ...settings, transmittance: transmittance * transmittanceOfLoss(link.lossDb) })
    return formula(rate.perSecond, rate.qber)
  }
  if (link.kind === 'repeated') return formula(repeatedRate(link, fibres, bench), null)
  const [a, b] = armsOf(link, fibres, bench)
  const { clockHz, darkCountProbability, errorCorrectionFactor, misalignment, mu } = a.settings
  if (link.kind === 'twin-field') return formula(clockHz * twinFieldRate(a, b, bench), null)
  if (link.kind === 'mdi') {
    const { perPair, z } = rateRelay({
      meanA: mu,
      meanB: b.settings.mu,
      efficiencyA: a.efficiency,
      efficiencyB: b.efficiency,
      darkCountProbability,
      misalignment,
      errorCorrectionFactor,
    })
    return formula(clockHz * perPair, z.qber)
  }
  const mesh = meshOf(a, b)
  return formula(meshKeyRate(mesh, link.ends, errorCorrectionFactor), coincidences(mesh, link.ends).qber)
}

/** The rates of links, by their ids. */
export function linkRates(
  network: Network,
  links: readonly QuantumLink[],
  settingsOf: SettingsOf,
): ReadonlyMap<string, LinkRate> {
  const settings = new Map(network.fibres.map((fibre) => [fibre.id, settingsOf(fibre)]))
  const bench: Bench = {
    fibres: new Map(network.fibres.map((fibre) => [fibre.id, fibre])),
    kinds: new Map(network.nodes.map(({ id, kind }) => [id, kind])),
    settingsOf: ({ id }) => settings.get(id)!,
    twinField: new Map(),
  }
  return new Map(links.map((link) => [link.id, rateOf(link, bench)]))
}
