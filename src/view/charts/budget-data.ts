/** Where the bits of a run go, as counts. */
import { binaryEntropy } from '../../model/physics/entropy'
import type { Ledger } from '../../model/postprocessing/ledger'
import type { Headline } from '../../store/selectors'

export type BudgetStage =
  | 'sent'
  | 'arrived'
  | 'kept'
  | 'compared'
  | 'leaked'
  | 'verification'
  | 'removed'
  | 'secret'
  | 'authentication'

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

/**
 * The ledger of a key that was made of the run: counted bits, no formula. From `compared` to `secret` the rows add
 * up to `kept`; the last row was paid from an older key.
 */
export function ledgerRows(ledger: Ledger): readonly BudgetRow[] {
  const row = (stage: BudgetStage & keyof Ledger, loss: boolean): BudgetRow => ({ stage, count: ledger[stage], loss })
  return [
    row('sent', false),
    row('arrived', false),
    row('kept', false),
    row('compared', true),
    row('leaked', true),
    row('verification', true),
    row('removed', true),
    row('secret', false),
    row('authentication', true),
  ]
}
