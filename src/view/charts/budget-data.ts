/** Where the bits of a run go, as counts. */
import { binaryEntropy } from '../../model/physics/entropy'
import type { Headline } from '../../store/selectors'

export const STAGES = ['sent', 'arrived', 'kept', 'compared', 'leaked', 'removed', 'secret'] as const
export type BudgetStage = (typeof STAGES)[number]

export interface BudgetRow {
  readonly stage: BudgetStage
  /** Counted, or for the last three computed from what was measured; null before anything was measured. */
  readonly count: number | null
  /** Taken away from the kept bits, not a stage on the way. */
  readonly loss: boolean
}

/**
 * Counts of the run so far, and what the long-run formula makes of the bits that were not compared:
 * leaked = f·h₂(Q) of them, secret = their key share, removed = the rest. The last four rows add up to `kept`.
 */
export function budgetRows(
  { pulses, arrived, kept, alarm, qber, key }: Headline,
  errorCorrectionFactor: number,
): readonly BudgetRow[] {
  const left = kept - alarm.compared
  const secret = key && left * key.share
  const leaked =
    qber && secret !== null
      ? Math.min(left - secret, left * errorCorrectionFactor * binaryEntropy(Math.min(0.5, qber.value)))
      : null
  const removed = leaked === null || secret === null ? null : Math.max(0, left - leaked - secret)
  return [
    { stage: 'sent', count: pulses, loss: false },
    { stage: 'arrived', count: arrived, loss: false },
    { stage: 'kept', count: kept, loss: false },
    { stage: 'compared', count: alarm.compared, loss: true },
    { stage: 'leaked', count: leaked, loss: true },
    { stage: 'removed', count: removed, loss: true },
    { stage: 'secret', count: secret, loss: false },
  ]
}
