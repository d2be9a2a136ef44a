/** The distance chart's numbers as a table: one row a length, one column a curve. */

import { fill } from '../../locales/fill'
import type { DistanceChartData } from '../../model/engine/distance-chart'
import type { DistanceCurve } from '../../model/engine/distance-curve'
import { timeFor256Bits } from '../../model/physics/distance-curves'
import type { Scenario } from '../../model/scenario/scenario'
import type { ChartProps } from './chart'
import type { DistanceChoice } from './distance-choice'
import type { DistancePoint } from './distance-points'
import type { Cell, ChartTable, TableColumn } from './table'

/** Curves in the order in which they are named: the own one, the presets, other protocols, the bounds. */
export const shownCurves = (
  chart: DistanceChartData,
  choice: Pick<DistanceChoice, 'presets'>,
): readonly DistanceCurve[] => [
  chart.own,
  ...(choice.presets ? chart.presets : []),
  ...chart.protocols,
  ...(chart.limit ? [chart.limit] : []),
  ...(chart.repeaters ? [chart.repeaters.curve] : []),
]

/** Value of a curve at one of its points, in the chosen unit. */
export const valueAt = (
  { perPulse, clockHz }: DistanceCurve,
  i: number,
  choice: Pick<DistanceChoice, 'perPulse'>,
): number => (choice.perPulse ? perPulse[i]! : perPulse[i]! * clockHz)

/** What a curve is called in the table and on the plot. */
export function curveName(
  { id }: DistanceCurve,
  { repeaters }: DistanceChartData,
  { channel }: Pick<Scenario, 'channel'>,
  { words: { dist: w }, format }: Pick<ChartProps, 'words' | 'format'>,
  names: ChartProps['words']['dist']['protocols'] | ChartProps['words']['dist']['shortNames'],
): string {
  if (id === 'own' || id === 'limit') return ''
  if (id === 'repeaters') {
    const n = repeaters?.count ?? 0
    return n === 1 ? w.oneRepeater : fill(w.repeaterLimit, { n: format.integer(n) })
  }
  if (!(id in w.presets)) return names[id as keyof typeof names]
  const name = w.presets[id as keyof typeof w.presets]
  return channel === 'space' ? fill(w.overFibre, { name }) : name
}

/** A row for each point: its length, value, lowest and highest value, and what it is. */
function rowsBeside(
  { own }: DistanceChartData,
  { perPulse, simulated }: DistanceChoice,
  scenario: Scenario,
  points: readonly DistancePoint[],
  w: ChartProps['words']['dist'],
): readonly (readonly Cell[])[] {
  const unit = perPulse ? 1 : own.clockHz
  const run = simulated?.scenario === scenario ? simulated.points : []
  return [
    ...points.map(({ lengthKm, value, text }): Cell[] => [lengthKm, value, null, null, text]),
    ...run.map((p): Cell[] => [p.lengthKm, p.perPulse * unit, p.low * unit, p.high * unit, w.columns.simulated]),
  ]
}

const columnsBeside = (
  { perPulse }: DistanceChoice,
  { columns: w, units }: ChartProps['words']['dist'],
  show: (value: number) => string,
): readonly TableColumn[] => {
  const [unit, suffix] = perPulse ? [units.pulse, 'bit_per_pulse'] : [units.second, 'bit_per_second']
  return [
    { name: `point_${suffix}`, title: fill(w.point, { unit }), show },
    { name: `point_low_${suffix}`, title: fill(w.pointLow, { unit }), show },
    { name: `point_high_${suffix}`, title: fill(w.pointHigh, { unit }), show },
    { name: 'point_is', title: w.pointIs },
  ]
}

/**
 * @param points published and measured ones, each a row of its own between those of the curves, as are the simulated ones
 */
export function distanceTable(
  chart: DistanceChartData,
  choice: DistanceChoice,
  scenario: Scenario,
  { words, format }: Pick<ChartProps, 'words' | 'format'>,
  points: readonly DistancePoint[] = [],
): ChartTable {
  const { dist: w } = words
  const curves = shownCurves(chart, choice)
  const unit = choice.perPulse ? w.units.pulse : w.units.second
  const suffix = choice.perPulse ? 'bit_per_pulse' : 'bit_per_second'
  const show = (value: number) => (value === 0 ? '0' : format.power(value))
  const titled = (curve: DistanceCurve): string => {
    if (curve.id === 'own') return fill(w.columns.own, { unit })
    if (curve.id === 'limit') return fill(w.columns.limit, { unit })
    return fill(w.columns.other, { name: curveName(curve, chart, scenario, { words, format }, w.protocols), unit })
  }
  const named = ({ id }: DistanceCurve): string =>
    id === 'repeaters' ? `limit_with_${chart.repeaters?.count}_repeaters` : id.replaceAll('-', '_')
  const { own, finite } = chart
  const seconds = (value: number) => format.duration(value)
  const columns: TableColumn[] = [
    {
      name: scenario.channel === 'fibre' ? 'fibre_km' : 'distance_km',
      title: scenario.channel === 'fibre' ? w.columns.km : w.columns.spaceKm,
      show: (km) => format.decimal(km, Number.isInteger(km) ? 0 : 2),
    },
    ...curves.map((curve) => ({ name: `${named(curve)}_${suffix}`, title: titled(curve), show })),
    { name: 'own_256_bit_key_seconds', title: w.columns.keyTime, show: seconds },
    ...(finite
      ? [
          {
            name: `own_block_of_${finite.here.blockBits}_seconds`,
            title: fill(w.columns.blockTime, { n: format.power(finite.here.blockBits) }),
            show: seconds,
          },
          { name: 'own_block_secret_bits', title: w.columns.blockBits, show: format.count },
        ]
      : []),
  ]
  const values = curves.map((curve) => new Map(curve.lengthsKm.map((km, i) => [km, valueAt(curve, i, choice)])))
  const ownAt = new Map(own.lengthsKm.map((km, i) => [km, i]))
  const lengths = [...new Set(curves.flatMap(({ lengthsKm }) => lengthsKm))].sort((a, b) => a - b)
  const rows = lengths.map((km): Cell[] => {
    const i = ownAt.get(km)
    const time = i === undefined ? Number.POSITIVE_INFINITY : timeFor256Bits(own.perPulse[i]! * own.clockHz)
    const block = i === undefined ? undefined : finite?.along[i]
    return [
      km,
      ...curves.map(({ lastKm }, c) => values[c]!.get(km) ?? (lastKm !== null && km > lastKm ? 0 : null)),
      Number.isFinite(time) ? time : null,
      ...(finite ? [block && Number.isFinite(block.seconds) ? block.seconds : null, block?.secretBits ?? null] : []),
    ]
  })
  const beside = rowsBeside(chart, choice, scenario, points, w)
  if (beside.length === 0) return { caption: w.tableCaption, columns, rows }
  const empty = columns.slice(1).map(() => null)
  const all = [
    ...rows.map((row) => [...row, null, null, null, null]),
    ...beside.map(([km, ...cells]) => [km!, ...empty, ...cells]),
  ].sort(([a], [b]) => (a as number) - (b as number))
  return { caption: w.tableCaption, columns: [...columns, ...columnsBeside(choice, w, show)], rows: all }
}
