/** Every published figure the page recomputes, in the order of the table, the slow ones last. */
import { CHAIN_ANCHORS, type ChainAnchor } from '../../../model/engine/chain-anchors'
import { ANCHORS } from '../../../model/physics/anchors'
import type { Anchor, AnchorQuantity } from '../../../model/physics/anchors/anchor'

export type CheckedAnchor = Anchor | ChainAnchor

/** What the table is parted by. */
export const GROUPS = ['security', 'attacks', 'pulses', 'bounds', 'chain', 'finite'] as const
export type AnchorGroup = (typeof GROUPS)[number]

const GROUP_OF: Readonly<Record<AnchorQuantity | ChainAnchor['what'], AnchorGroup>> = {
  'error-threshold': 'security',
  'chsh-value': 'security',
  'intercept-error': 'attacks',
  'guess-probability': 'attacks',
  'clone-fidelity': 'attacks',
  'unambiguous-success': 'attacks',
  'mismatch-ratio': 'attacks',
  'mean-photons': 'pulses',
  reach: 'pulses',
  'rate-exponent': 'pulses',
  'station-error': 'pulses',
  'capacity-slope': 'bounds',
  capacity: 'bounds',
  'geometric-loss': 'bounds',
  'block-size': 'chain',
  'reconciliation-efficiency': 'chain',
  'collision-share': 'chain',
  'differing-bits': 'chain',
  'secret-share': 'finite',
  'rate-ratio': 'finite',
}

/** A reach of a link that sends blocks is one of finite keys. */
export const groupOf = ({ what, conditions }: CheckedAnchor): AnchorGroup =>
  conditions?.blockBits === undefined ? GROUP_OF[what] : 'finite'

const all: readonly CheckedAnchor[] = [...ANCHORS, ...CHAIN_ANCHORS]

export const checkedAnchors: readonly CheckedAnchor[] = GROUPS.flatMap((group) =>
  all.filter((anchor) => groupOf(anchor) === group),
)
