/** The budget of a run as the stages of the ribbon: what is left after each step, not what each step takes. */
import type { Expectation } from '../../model/engine/expect'
import type { BudgetRow, BudgetStage } from '../charts/budget-data'
import type { StageCount } from '../scene/ribbon-shape'

/** The stages that can be forecast with Eve off, of so many pulses. */
export const forecastFlow = ({ clicks, kept }: Expectation, pulses: number): readonly StageCount[] => [
  { key: 'sent', count: pulses },
  { key: 'arrived', count: pulses * clicks },
  { key: 'kept', count: pulses * kept },
]

/**
 * Checked is what was kept and not compared; corrected what error correction has not told in public, by the
 * long-run formula, as secret is.
 *
 * @param clockHz pulses a second, to count one second of the hardware; null counts the run so far
 * @returns stages from sent to the last that is known, each no larger than the one before
 */
export function flowOf(rows: readonly BudgetRow[], clockHz: number | null): readonly StageCount[] {
  const of = (stage: BudgetStage): number | null => rows.find((row) => row.stage === stage)?.count ?? null
  const [sent, arrived, kept, compared] = [of('sent') ?? 0, of('arrived') ?? 0, of('kept') ?? 0, of('compared') ?? 0]
  const [leaked, secret] = [of('leaked'), of('secret')]
  const scale = clockHz === null ? 1 : sent > 0 ? clockHz / sent : 0
  const counts: readonly (readonly [StageCount['key'], number | null, number | null])[] = [
    ['sent', sent, null],
    ['arrived', arrived, null],
    ['kept', kept, null],
    ['checked', secret === null ? null : kept - compared, compared],
    ['corrected', leaked === null ? null : Math.max(0, kept - compared - leaked), leaked],
    ['secret', secret, null],
  ]
  return counts.flatMap(([key, count, taken]) =>
    count === null
      ? []
      : [{ key, count: Math.round(count * scale), ...(taken !== null && { taken: Math.round(taken * scale) }) }],
  )
}
