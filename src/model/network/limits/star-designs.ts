/**
 * Key rate against the number of users for every way of joining n users who all live one spoke away
 * from a middle. The same link rates as on the canvas, so chart and canvas agree.
 */
import type { LinkSettings } from '../../physics/link-settings'
import { longRunRate } from '../../physics/link-settings'
import { type NodeKindId, nodeKindOf } from '../kinds/index'
import { linkRates } from '../link-rate'
import type { QuantumLink, QuantumLinkKind } from '../quantum-links'
import { makeFibre, makeNode, type Network } from '../topology'
import { meshLinks } from './links-needed'
import { pairTurns } from './sharing'

/** Settings of a fibre of a length. */
export type SettingsAt = (lengthKm: number) => LinkSettings

export interface StarDesign {
  readonly id: string
  /** Whose rate it is: one user's to the hub, or one pair's. */
  readonly of: 'user' | 'pair'
  /** Somebody in the middle who must be trusted. */
  readonly trusted: boolean
  /** bit/s with n ≥ 2 users on spokes of a length. */
  readonly bitsPerSecond: (n: number, spokeKm: number, settingsAt: SettingsAt) => number
}

/** Rate of one link through a middle of a kind, among n users. */
function through(
  kind: NodeKindId,
  linkKind: QuantumLinkKind,
  n: number,
  spokeKm: number,
  settingsAt: SettingsAt,
): number {
  const { lossDb, pairsAtOnce } = nodeKindOf(kind)
  const spoke = (id: string) => makeFibre({ id, from: id, to: 'M', lengthKm: spokeKm })
  const network: Network = {
    nodes: [
      makeNode({ id: 'A', kind: 'user', x: 0, y: 0 }),
      makeNode({ id: 'B', kind: 'user', x: 0, y: 0 }),
      makeNode({ id: 'M', kind, x: 0, y: 0 }),
    ],
    fibres: [spoke('A'), spoke('B')],
  }
  const link: QuantumLink = {
    id: 'A-B',
    a: 'A',
    b: 'B',
    kind: linkKind,
    fibres: ['A', 'B'],
    via: ['M'],
    lossDb: lossDb(n),
    share: Math.min(1, pairsAtOnce(n) / meshLinks(n)),
    ends: n,
  }
  return linkRates(network, [link], ({ lengthKm }) => settingsAt(lengthKm)).get('A-B')!.bitsPerSecond
}

/** Light of one spoke after a splitter with n branches. */
const split = (n: number, spokeKm: number, settingsAt: SettingsAt): number => {
  const settings = settingsAt(spokeKm)
  const lossDb = nodeKindOf('splitter').lossDb(n + 1)
  return longRunRate({ ...settings, transmittance: settings.transmittance * 10 ** (-lossDb / 10) }).perSecond
}

const spokeRate = (spokeKm: number, settingsAt: SettingsAt): number => longRunRate(settingsAt(spokeKm)).perSecond

export const starDesigns = [
  /** A link of its own for every pair, two spokes long. */
  { id: 'mesh', of: 'pair', trusted: false, bitsPerSecond: (_, km, at) => spokeRate(2 * km, at) },
  /** A trusted hub with a receiver for every user; all pairs share the spokes: R ÷ (n − 1). */
  { id: 'star', of: 'pair', trusted: true, bitsPerSecond: (n, km, at) => spokeRate(km, at) / (n - 1) },
  /** A trusted hub with one receiver that the users share in turns: R ÷ n. */
  { id: 'hub', of: 'user', trusted: true, bitsPerSecond: (n, km, at) => spokeRate(km, at) / n },
  /** One device for all pairs, each in turn: R ÷ n(n − 1)/2. */
  { id: 'turns', of: 'pair', trusted: true, bitsPerSecond: (n, km, at) => spokeRate(km, at) * pairTurns(n) },
  { id: 'switch', of: 'pair', trusted: false, bitsPerSecond: (n, km, at) => through('switch', 'switched', n, km, at) },
  /** One source at the hub, a detector at every user; the light is split. */
  { id: 'splitter-down', of: 'user', trusted: true, bitsPerSecond: (n, km, at) => split(n, km, at) },
  /** A source at every user, one detector at the hub; light and time are split. */
  { id: 'splitter-up', of: 'user', trusted: true, bitsPerSecond: (n, km, at) => split(n, km, at) / n },
  { id: 'mdi', of: 'pair', trusted: false, bitsPerSecond: (n, km, at) => through('mdi', 'mdi', n, km, at) },
  { id: 'tf', of: 'pair', trusted: false, bitsPerSecond: (n, km, at) => through('tf', 'twin-field', n, km, at) },
  {
    id: 'entanglement',
    of: 'pair',
    trusted: false,
    bitsPerSecond: (n, km, at) => through('source', 'entangled', n, km, at),
  },
] as const satisfies readonly StarDesign[]

export type StarDesignId = (typeof starDesigns)[number]['id']
