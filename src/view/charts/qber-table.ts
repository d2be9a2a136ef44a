import type { ChartWords } from '../../locales/en/charts'
import type { Format } from '../format'
import type { QberPoint } from './qber-data'
import type { ChartTable } from './table'

/** Drawn points as rows; rates in per cent. */
export function qberTable(points: readonly QberPoint[], words: ChartWords, format: Format): ChartTable {
  const { columns, tableCaption } = words.qber
  const whole = (x: number) => format.integer(x)
  const percent = (x: number) => format.decimal(x, 1)
  return {
    caption: tableCaption,
    columns: [
      { name: 'bits_compared', title: columns.compared, show: whole },
      { name: 'errors', title: columns.errors, show: whole },
      { name: 'error_rate_percent', title: columns.qber, show: percent },
      { name: 'band_low_percent', title: columns.low, show: percent },
      { name: 'band_high_percent', title: columns.high, show: percent },
      { name: 'last_200_percent', title: columns.recent, show: percent },
    ],
    rows: points.map(({ compared, errors, qber, low, high, recent }) => [
      compared,
      errors,
      100 * qber,
      100 * low,
      100 * high,
      recent === null ? null : 100 * recent,
    ]),
  }
}
