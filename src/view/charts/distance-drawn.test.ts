/** What is drawn is what the table says: the paths of the plot, read back, against the rows. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { distanceChartData } from '../../model/engine/distance-chart'
import { COMPARED_PROTOCOLS } from '../../model/engine/distance-curve'
import { presets, type Scenario } from '../../model/scenario/scenario'
import { chartProps } from './chart.testing'
import { distanceDrawing } from './DistanceMarks'
import { type DistanceChoice, defaultDistanceChoice, optionsOf } from './distance-choice'
import { chosenPoints } from './distance-points'
import { distanceTable } from './distance-table'
import { publishedPoints } from './published-points'

const size = { width: 900, height: 400, type: 14 }

/** Points of a path, its moves and lines. */
const pointsOf = (path: string): [number, number][] =>
  [...path.matchAll(/[ML]([-\d.e]+),([-\d.e]+)/g)].map(([, x, y]) => [Number(x), Number(y)])

function drawn(scenario: Scenario, patch: Partial<DistanceChoice>) {
  const choice = { ...defaultDistanceChoice, published: false, protocols: COMPARED_PROTOCOLS, repeaters: 2, ...patch }
  const chart = distanceChartData(scenario, optionsOf(choice, scenario))
  const props = chartProps({ scenario })
  const request = {
    size,
    scenario,
    chart,
    choice,
    fit: false,
    taken: 'no',
    seesEve: true,
    published: [],
    props,
  } as const
  const { marks, track } = distanceDrawing(request)
  const svg = renderToStaticMarkup(marks)
  const paths = [...svg.matchAll(/<path class="distance-curve[^"]*" d="([^"]*)"/g)].map(([, d]) => pointsOf(d!))
  const hairs = [...svg.matchAll(/<line class="chart-hair"[^>]* y1="([-\d.e]+)"/g)].map(([, y]) => Number(y))
  const base = Number(/<line class="chart-base"[^>]* y1="([-\d.e]+)"/.exec(svg)![1])
  const [left, right] = ['x1', 'x2'].map((name) =>
    Number(new RegExp(`<line class="chart-base"[^>]* ${name}="([-\\d.e]+)"`).exec(svg)![1]),
  ) as [number, number]
  return { table: distanceTable(chart, choice, scenario, props), chart, paths, hairs, base, left, right, track }
}

it.each([
  ['per second', {}, [1e9, 1e6, 1e3, 1], 600],
  ['per pulse', { perPulse: true }, [1, 1e-3, 1e-6, 1e-9], 600],
  ['to 1 200 km', { far: true }, [1e9, 1e6, 1e3, 1], 1200],
] as const)('every curve is drawn at the numbers of its column, %s', (_, patch, levels, endKm) => {
  const { table, chart, paths, hairs, base, left, right, track } = drawn({ ...presets.lab, distanceKm: 100 }, patch)
  const own = 1
  expect(paths.length).toBe(1 + chart.presets.length + COMPARED_PROTOCOLS.length + 2)
  const [top, bottom] = [hairs[0]!, hairs[levels.length - 1]!]
  const decades = Math.log10(levels[0]! / levels.at(-1)!)
  const rateAt = (y: number) => levels[0]! * 10 ** ((-decades * (y - top)) / (bottom - top))
  paths.forEach((points, c) => {
    const values = new Map(table.rows.map((row) => [row[0] as number, row[own + c] as number | null]))
    const lengths = [...values].filter(([, value]) => value !== null).map(([km]) => km)
    let read = 0
    for (const [x, y] of points) {
      if (y >= base - 0.5 || y <= top + 0.01) continue // cut at the ends of the axis
      const km = ((x - left) / (right - left)) * endKm
      const nearest = lengths.reduce((a, b) => (Math.abs(b - km) < Math.abs(a - km) ? b : a))
      expect(Math.abs(nearest - km), `${table.columns[own + c]!.name} at ${km} km`).toBeLessThan(0.01)
      expect(Math.abs(Math.log10(rateAt(y) / values.get(nearest)!)), table.columns[own + c]!.name).toBeLessThan(0.005)
      read++
    }
    expect(read, table.columns[own + c]!.name).toBeGreaterThan(4)
  })
  // The cursor reads the own curve.
  for (let i = 0; i < 100; i += 20) {
    expect(Math.abs(track!.x[i]! - paths[0]![i]![0])).toBeLessThan(0.001)
    expect(Math.abs(track!.y[i]! - paths[0]![i]![1])).toBeLessThan(0.001)
  }
})

it('the table says how long a key takes, in the long run and in blocks', () => {
  const { table } = drawn({ ...presets.metro, distanceKm: 100 }, { protocols: [] })
  const column = (name: string) => table.columns.findIndex((each) => each.name === name)
  const row = table.rows.find(([km]) => km === 100)!
  // 20.0 kbit/s: 12.8 ms for 256 bits.
  expect(row[column('own_256_bit_key_seconds')] as number).toBeCloseTo(256 / 20_000, 4)
  expect(row[column('own_block_of_10000000_seconds')] as number).toBeGreaterThan(60)
  expect(row[column('own_block_secret_bits')] as number).toBeGreaterThan(1e5)
  const past = table.rows.at(-1)!
  expect(past[column('own_256_bit_key_seconds')]).toBeNull()
})

it('through space the axis speaks of the satellite and not of fibre', () => {
  const scenario: Scenario = { ...presets.lab, channel: 'space' }
  const { table, paths, track } = drawn(scenario, {})
  expect(table.columns[0]!.name).toBe('distance_km')
  expect(table.columns.slice(2, 4).map(({ title }) => title)).toEqual(['Metro, fibre, bit/s', 'Record, fibre, bit/s'])
  expect(paths.length).toBe(5)
  expect(track!.text(0)).toMatch(/^11\d\.\d km: /) // 100 km high, seen under 60°
})

it('points beside the curves have rows of their own in the table and the CSV, and take nothing from the curves', () => {
  const scenario: Scenario = { ...presets.metro, distanceKm: 50 }
  const choice: DistanceChoice = {
    ...defaultDistanceChoice,
    measured: 'km,bit/s\n51,123456\n',
    simulated: {
      scenario,
      wanted: 1,
      points: [{ lengthKm: 38, perPulse: 3e-3, low: 2e-3, high: 4e-3, expected: 3e-3 }],
    },
  }
  const chart = distanceChartData(scenario, optionsOf(choice, scenario))
  const props = chartProps({ scenario })
  const published = publishedPoints()
  const points = chosenPoints({ chart, choice, scenario, published, props })
  const plain = distanceTable(chart, choice, scenario, props, [])
  const { columns, rows } = distanceTable(chart, choice, scenario, props, points)
  const at = (name: string) => columns.findIndex((column) => column.name === name)
  const told = rows.filter((row) => row[at('point_is')] !== null)
  expect(told.length).toBe(points.length + 1)
  expect(points.length).toBeGreaterThan(5)
  // The visitor's point as it was given; the simulated one at 100 MHz.
  const [own, run] = [told.find(([km]) => km === 51)!, told.find(([km]) => km === 38)!]
  expect(own[at('point_bit_per_second')]).toBe(123_456)
  expect(
    ['point_bit_per_second', 'point_low_bit_per_second', 'point_high_bit_per_second'].map((c) => run[at(c)]),
  ).toEqual([3e5, 2e5, 4e5])
  const curves = rows.filter((row) => row[at('point_is')] === null)
  const width = plain.columns.length - 4
  const without = distanceTable(chart, { ...choice, simulated: null }, scenario, props, [])
  expect(without.columns.length).toBe(width)
  expect(curves.map((row) => row.slice(0, width))).toEqual(without.rows)
})
