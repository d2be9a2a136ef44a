import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { presets, type Scenario } from '../../model/scenario/scenario'
import '../../app/theme.css'
import type { ChartLayout, ChartProps } from './chart'
import { chartProps, repeatOf, rowsWith } from './chart.testing'
import { charts } from './index'
import { pictureOf } from './save'

const chartOf = (id: string) => charts.find((chart) => chart.id === id)!.Chart

async function show(id: string, props: ChartProps, width = 524) {
  const Chart = chartOf(id)
  const screen = await render(
    <div style={{ inlineSize: width }}>
      <Chart {...props} />
    </div>,
  )
  // Some charts are fetched when first shown: the first of them waits for its modules.
  await expect.poll(() => screen.container.querySelector('.chart-plot > svg'), { timeout: 10_000 }).not.toBeNull()
  const chart = screen.container.querySelector<HTMLElement>('.chart')!
  return { screen, chart, svg: chart.querySelector<SVGSVGElement>('.chart-plot > svg')! }
}

const summaryOf = (chart: HTMLElement) => chart.querySelector('.chart-summary')!.textContent

/** Numbers of a path's points. */
const pointsOf = (path: Element): [number, number][] =>
  [...path.getAttribute('d')!.matchAll(/[ML]([-\d.e]+),([-\d.e]+)/g)].map(([, x, y]) => [Number(x), Number(y)])

const repeats = {
  wanted: 100,
  runs: Array.from({ length: 100 }, (_, i) => repeatOf(i + 1, 40 + i, i % 30)),
}
const someScenarios: readonly (readonly [string, Scenario])[] = [
  ['ideal', presets.ideal],
  ['tapped', { ...presets.ideal, attack: 'ir', fraction: 0.32 }],
  ['one basis only', { ...presets.ideal, attack: 'fix', comparedBits: 4 }],
  ['town', { ...presets.metro, distanceKm: 20, attack: 'mid', comparedBits: 4096 }],
  ['too far', { ...presets.metro, distanceKm: 200 }],
  ['nothing arrives', { ...presets.metro, distanceKm: 600, lossDbPerKm: 1, darkCountProbability: 0 }],
  ['noise only', { ...presets.ideal, misalignment: 0.15, darkCountProbability: 1e-3 }],
  ['too bright', { ...presets.metro, source: 'wcp', meanPhotons: 1, distanceKm: 50 }],
]

/** What stands in words and rows instead of a plot is tested beside it. */
const plots = charts.map(({ id }) => id).filter((id) => id !== 'BENCH' && id !== 'COMPARE')

describe.each(plots)('%s', (id) => {
  it.each(someScenarios)('draws numbers only: %s', async (_, scenario) => {
    for (const layout of ['desk', 'phone', 'projector'] as const satisfies readonly ChartLayout[]) {
      for (const rows of layout === 'desk' ? [undefined, [], rowsWith(1, 1), rowsWith(60, 7)] : [rowsWith(60, 7)]) {
        const props = chartProps({ scenario, layout, repeats, ...(rows ? { rows } : {}) })
        const { chart, screen } = await show(id, props, layout === 'phone' ? 320 : layout === 'projector' ? 1216 : 524)
        expect(chart.innerHTML).not.toMatch(/NaN|Infinity|undefined|\{\w+\}/)
        expect(chart.textContent).not.toMatch(/NaN|undefined/)
        await screen.unmount()
      }
    }
  })

  it('has a question, a sentence, a picture with both, and nothing wider than itself', async () => {
    const { chart, svg } = await show(id, chartProps({ rows: rowsWith(100, 9), repeats }), 320)
    expect(chart.querySelector('h2')!.textContent).not.toBe('')
    expect(summaryOf(chart)).not.toBe('')
    expect(svg.getAttribute('aria-label')).toContain(chart.querySelector('h2')!.textContent!)
    expect(chart.scrollWidth).toBeLessThanOrEqual(320)
  })

  it('shows its numbers as a table, with a heading for every column', async () => {
    const { chart, screen } = await show(id, chartProps({ rows: rowsWith(100, 9), repeats }))
    await screen.getByRole('button', { name: 'Data' }).click()
    const table = chart.querySelector('table')!
    const columns = table.querySelectorAll('th').length
    const rows = [...table.querySelectorAll('tbody tr')]
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.children.length === columns)).toBe(true)
  })

  it('explains itself in words, and comes back', async () => {
    const { chart, screen } = await show(id, chartProps({ rows: rowsWith(100, 9), repeats }))
    const button = screen.getByRole('button', { name: 'Explain' })
    await button.click()
    expect(chart.querySelectorAll('.chart-explain p').length).toBeGreaterThan(1)
    await button.click()
    await expect.poll(() => chart.querySelector('.chart-plot > svg')).not.toBeNull()
  })

  it('is read point by point with the keyboard', async () => {
    const { chart } = await show(id, chartProps({ rows: rowsWith(100, 9), repeats }))
    const cursor = chart.querySelector<HTMLElement>('[role=slider]')!
    cursor.focus()
    await userEvent.keyboard('{Home}')
    const first = cursor.getAttribute('aria-valuetext')
    expect(cursor.getAttribute('aria-valuenow')).toBe('1')
    await userEvent.keyboard('{End}')
    expect(cursor.getAttribute('aria-valuenow')).toBe(cursor.getAttribute('aria-valuemax'))
    expect(cursor.getAttribute('aria-valuetext')).not.toBe(first)
    expect(chart.querySelector('.chart-reading')!.textContent).toBe(cursor.getAttribute('aria-valuetext'))
  })

  it('is saved as a picture that needs no style sheet', async () => {
    const { svg } = await show(id, chartProps({ rows: rowsWith(100, 9), repeats }))
    const picture = pictureOf(svg, { title: 'A question?', summary: 'A sentence.', about: ['seed 7', 'a link'] })
    const text = new XMLSerializer().serializeToString(picture)
    expect(text).not.toMatch(/var\(|class=|style=|tabindex/)
    for (const said of ['A question?', 'A sentence.', 'seed 7', 'a link']) expect(text).toContain(said)
  })
})

describe('QBER', () => {
  it('says what UX asks it to say', async () => {
    const { chart } = await show('QBER', chartProps({ rows: rowsWith(256, 4) }))
    expect(summaryOf(chart)).toBe(
      'After 256 compared bits 64 errors: 25.0\u00a0%, 95\u00a0% band 20.1–30.6\u00a0%. No secret key at this error rate.',
    )
  })

  it('has the same numbers in table and curve', async () => {
    const { chart, svg, screen } = await show('QBER', chartProps({ rows: rowsWith(120, 5) }))
    const drawn = pointsOf(svg.querySelector('.chart-curve')!)
    const hairs = [...svg.querySelectorAll('.chart-hair')].map((line) => Number(line.getAttribute('y1')))
    const base = Number(svg.querySelector('.chart-base')!.getAttribute('y1'))
    await screen.getByRole('button', { name: 'Data' }).click()
    const rows = [...chart.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent!),
    )
    expect(rows.length).toBe(drawn.length)
    const perPercent = (base - Math.min(...hairs)) / 40
    rows.forEach((row, i) => {
      const [compared, errors, rate] = row.map((text) => Number(text.replace(/\s/g, '')))
      expect(Math.abs(rate! - (100 * errors!) / compared!)).toBeLessThanOrEqual(0.0501)
      expect(Math.abs((base - drawn[i]![1]) / perPercent - rate!)).toBeLessThan(0.06)
    })
  })

  it('tells that nothing was compared, and draws its lines all the same', async () => {
    const { chart, svg } = await show('QBER', chartProps())
    expect(summaryOf(chart)).toBe('No bit has been compared yet.')
    expect(svg.querySelector('line.chart-line')).not.toBeNull()
    expect(svg.textContent).toContain('No key above 11.0\u00a0% with these settings')
  })

  it('says at once that no error rate leaves a key', async () => {
    const { chart, svg } = await show('QBER', chartProps({ scenario: { ...presets.metro, distanceKm: 200 } }))
    expect(summaryOf(chart)).toContain('No secret key at any error rate with these settings.')
    expect(svg.querySelector('line.chart-line')).toBeNull()
    expect(svg.textContent).toContain('No key at any error rate with this source')
  })
})

it('QBER draws a pinned run as a ghost with its name at the end', async () => {
  const rows = rowsWith(100, 4)
  const pinned = [{ name: 'Only noise', recording: chartProps({ rows }).recording!, shown: rows.length }]
  const { svg } = await show('QBER', chartProps({ rows: rowsWith(100, 9), pinned }))
  expect(pointsOf(svg.querySelector('.chart-ghost')!).length).toBe(100)
  expect(svg.textContent).toContain('Only noise')
})

describe('RUNS', () => {
  it('counts the states in its sentence', async () => {
    const runs = [
      ...Array.from({ length: 67 }, (_, i) => repeatOf(i, 16, 0)),
      ...Array.from({ length: 33 }, (_, i) => repeatOf(100 + i, 16, 1)),
    ]
    const { chart, svg } = await show('RUNS', chartProps({ repeats: { wanted: 100, runs } }))
    expect(summaryOf(chart)).toBe(
      '67 of 100 runs showed no error. 0 no key, 0 undecided, 0 key made, 100 too few bits to tell.',
    )
    expect(svg.querySelectorAll('.runs-dot').length).toBe(100)
  })

  it('shows a key refused for something else than errors as a sign of its own, and says for what', async () => {
    const runs = [
      ...Array.from({ length: 97 }, (_, i) => ({ ...repeatOf(i, 200, 3), state: 'nokey', reason: 'pulses' }) as const),
      ...Array.from({ length: 3 }, (_, i) => repeatOf(100 + i, 200, 80)),
    ]
    const { chart, svg } = await show('RUNS', chartProps({ repeats: { wanted: 100, runs } }))
    expect(summaryOf(chart)).toContain('100 no key, 0 undecided, 0 key made')
    expect(summaryOf(chart)).toContain('No key: 97 by pulse statistics, 3 by the error rate.')
    // Each sign once more beside its name.
    expect(svg.querySelectorAll('.runs-other').length).toBe(98)
    expect(svg.querySelectorAll('.runs-nokey').length).toBe(4)
  })

  it('starts and stops the runs through what it is given', async () => {
    const actions = { repeat: vi.fn(), cancelRepeat: vi.fn() }
    const { screen } = await show('RUNS', chartProps({ actions }))
    await screen.getByRole('button', { name: 'Run it 100 times' }).click()
    expect(actions.repeat).toHaveBeenCalledWith(100)
    const Chart = chartOf('RUNS')
    const some = { wanted: 100, runs: repeats.runs.slice(0, 3) }
    await screen.rerender(
      <div style={{ inlineSize: 524 }}>
        <Chart {...chartProps({ actions, repeats: some })} />
      </div>,
    )
    await screen.getByRole('button', { name: 'Stop' }).click()
    expect(actions.cancelRepeat).toHaveBeenCalledOnce()
  })
})

it('CATCH says how often a listener escapes: the lucky spy in 2 runs of 3', async () => {
  const scenario: Scenario = { ...presets.ideal, attack: 'ir', fraction: 0.1, comparedBits: 16 }
  const { chart } = await show('CATCH', chartProps({ scenario }))
  expect(summaryOf(chart)).toBe('With 16 bits compared, a listener touching 10\u00a0% escapes in 1 run of 1.5.')
})

it('SHARE says what Eve knows and causes', async () => {
  const { chart } = await show('SHARE', chartProps({ scenario: { ...presets.ideal, attack: 'ir', fraction: 0.2 } }))
  expect(summaryOf(chart)).toBe('Touching 20\u00a0%, Eve knows 0.10 bit per kept bit and causes 5.0\u00a0% errors.')
})

describe('DIST', () => {
  const metro = (patch: Partial<Scenario>): Scenario => ({ ...presets.metro, ...patch })

  it.each([
    [
      metro({ distanceKm: 100 }),
      'At 100 km: 20.0\u00a0kbit/s. The last km with a key is 190. A 256-bit key every 13\u00a0ms.',
    ],
    [metro({ distanceKm: 20, attack: 'ir' }), 'At 20 km: no key while Eve listens. Without her 817\u00a0kbit/s.'],
    [metro({ distanceKm: 200 }), 'At 200 km: no key. The last km with a key is 190.'],
    [
      metro({ distanceKm: 50, source: 'wcp' }),
      'At 50 km: no key. This set-up has none at any distance. It would have one with dimmer pulses (now 0.50 photons on average) or decoys, or with less misalignment (now 1.5\u00a0%).',
    ],
    [
      presets.ideal,
      'At 10 km: 500\u00a0Mbit/s. A 256-bit key every 512\u00a0ns. Perfect fibre: distance does nothing.',
    ],
  ] as const)('says how far and how fast (%#)', async (scenario, sentence) => {
    const { chart } = await show('DIST', chartProps({ scenario }))
    expect(summaryOf(chart)).toContain(sentence)
  })

  it('never names Eve to those who cannot know of her', async () => {
    const scenario = metro({ distanceKm: 20, attack: 'ir' })
    const { chart } = await show('DIST', chartProps({ scenario, viewer: 'bob', rows: rowsWith(100, 4) }))
    expect(summaryOf(chart)).toContain(
      'At 20 km: no key at this error rate. The hardware alone allows 817\u00a0kbit/s.',
    )
    expect(chart.textContent).not.toContain('Eve')
  })

  it('draws the own curve at the numbers of its table', async () => {
    const { chart, svg, screen } = await show('DIST', chartProps({ scenario: metro({ distanceKm: 20 }) }))
    const drawn = pointsOf(svg.querySelector('.distance-own')!)
    const hairs = [...svg.querySelectorAll('.chart-hair')].map((line) => Number(line.getAttribute('y1')))
    const [gigabit = 0, bit = 0] = [Math.min(...hairs), Math.max(...hairs)]
    await screen.getByRole('button', { name: 'Data' }).click()
    const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
    const numberOf = (text: string) => {
      const plain = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => String(superscripts.indexOf(c))).replace('⁻', '-')
      const [, mantissa = '1', exponent = '0'] = /^(?:([\d.]+)\s*×\s*)?10(-?\d+)$/.exec(plain) ?? [null, plain, '0']
      return Number(mantissa) * 10 ** Number(exponent)
    }
    const rows = [...chart.querySelectorAll('tbody tr')]
      .map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent!))
      .filter(([, rate]) => rate !== '–' && numberOf(rate!) > 0.1)
    expect(rows.length).toBeGreaterThan(90)
    rows.forEach(([, rate], i) => {
      const height = ((bit - drawn[i]![1]) / (bit - gigabit)) * 9
      expect(Math.abs(height - Math.log10(numberOf(rate!)))).toBeLessThan(0.02)
    })
  })

  it('adds other protocols and goes to bits per pulse on request', async () => {
    const { chart, screen } = await show('DIST', chartProps({ scenario: metro({ distanceKm: 20 }) }))
    const curves = () => chart.querySelectorAll('.distance-curve').length
    const before = curves()
    await screen.getByRole('button', { name: 'Choose' }).click()
    await screen.getByLabelText('Six-state').click()
    await screen.getByLabelText('Twin-field, station in the middle').click()
    await screen.getByLabelText('bit per pulse instead of per second').click()
    await userEvent.keyboard('{Escape}')
    // Two protocols, and the limit with one repeater beside twin-field.
    await expect.poll(curves).toBe(before + 3)
    expect(chart.querySelector('.chart-plot > svg')!.textContent).toContain('10⁻⁶')
  })

  it('sets the best intensities and says which', async () => {
    const setScenario = vi.fn()
    const actions = { repeat: vi.fn(), cancelRepeat: vi.fn(), setScenario }
    const { screen } = await show('DIST', chartProps({ scenario: metro({ distanceKm: 50 }), actions }))
    await screen.getByRole('button', { name: 'Choose' }).click()
    await screen.getByRole('button', { name: 'Best μ, ν and shares here' }).click()
    const [patch] = setScenario.mock.calls[0]!
    const { signal, weak, vacuum } = patch.shares
    expect(signal + weak + vacuum).toBeCloseTo(1, 9)
    expect(patch.weakMeanPhotons).toBeLessThan(patch.meanPhotons)
    await expect
      .element(screen.getByRole('status'))
      .toHaveTextContent(
        /^μ 0\.\d+, ν 0\.\d+, shares \d+-\d+-\d+ %, basis \+ \d+ %: [\d.]+ kbit\/s from blocks of 10⁷ detections, before/,
      )
  })
})

it('BUDGET says what became of what was sent', async () => {
  const { chart } = await show('BUDGET', chartProps({ rows: rowsWith(100, 1000) }))
  expect(summaryOf(chart)).toBe(
    '200 sent, 200 arrived, 200 kept, 100 secret. The last three are the long-run formula; make a key to count them.',
  )
})
