/** What the list of evidence says about each piece. */
import type { ChartLayout } from '../../charts/chart'

export const EVIDENCE = [
  'PAIRS',
  'SPREAD',
  'RELAY',
  'STORES',
  'ALARMS',
  'DELIVERY',
  'DESIGNS',
  'LINKS',
  'HOPS',
  'LEAK',
  'COST',
] as const
export type EvidenceId = (typeof EVIDENCE)[number]

export interface EvidenceProps {
  readonly layout: ChartLayout
}
