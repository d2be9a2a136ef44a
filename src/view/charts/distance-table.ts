/** The distance chart's numbers as a table: one row a length, one column a curve. */

import { fill } from '../../locales/fill'
import type { DistanceChartData, DistanceCurve } from '../../model/engine/distance-chart'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'
import type { Cell, ChartTable, TableColumn } from './table'

/** Curves in the order in which they are named: the own one, the presets, other protocols, the bounds. */
export const shownCurves = (chart: DistanceChartData, choice: DistanceChoice): readonly DistanceCurve[] => [
  ...(chart.own ? [chart.own] : []),
  ...(choice.presets ? chart.presets : []),
  ...chart.protocols,
  ...(chart.limit ? [chart.limit] : []),
  ...(chart.oneRepeater ? [chart.oneRepeater] : []),
]

/** Value of a curve at one of its points, in the chosen unit. */
export const valueAt = ({ perPulse, clockHz }: DistanceCurve, i: number, choice: DistanceChoice): number =>
  choice.perPulse ? perPulse[i]! : perPulse[i]! * clockHz

export function distanceTable(
  chart: DistanceChartData,
  choice: DistanceChoice,
  { words: { dist: w }, format }: Pick<ChartProps, 'words' | 'format'>,
): ChartTable {
  const curves = shownCurves(chart, choice)
  const unit = choice.perPulse ? w.units.pulse : w.units.second
  const suffix = choice.perPulse ? 'bit_per_pulse' : 'bit_per_second'
  const show = (value: number) => (value === 0 ? '0' : format.power(value))
  const titled = ({ id }: DistanceCurve): string => {
    if (id === 'own') return fill(w.columns.own, { unit })
    if (id === 'limit' || id === 'one-repeater') {
      return id === 'limit' ? fill(w.columns.limit, { unit }) : fill(w.columns.other, { name: w.oneRepeater, unit })
    }
    const name = id in w.presets ? w.presets[id as keyof typeof w.presets] : w.protocols[id as keyof typeof w.protocols]
    return fill(w.columns.other, { name, unit })
  }
  const columns: TableColumn[] = [
    { name: 'fibre_km', title: w.columns.km, show: (km) => format.decimal(km, Number.isInteger(km) ? 0 : 2) },
    ...curves.map((curve) => ({ name: `${curve.id.replaceAll('-', '_')}_${suffix}`, title: titled(curve), show })),
  ]
  const values = curves.map((curve) => new Map(curve.lengthsKm.map((km, i) => [km, valueAt(curve, i, choice)])))
  const lengths = [...new Set(curves.flatMap(({ lengthsKm }) => lengthsKm))].sort((a, b) => a - b)
  const rows = lengths.map((km): Cell[] => [
    km,
    ...curves.map(({ lastKm }, c) => values[c]!.get(km) ?? (lastKm !== null && km > lastKm ? 0 : null)),
  ])
  return { caption: w.tableCaption, columns, rows }
}
