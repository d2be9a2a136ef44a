import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { MATRIX_COLUMNS, MATRIX_ROWS, matrixScenario } from '../../model/engine/attack-matrix'
import committed from '../../model/engine/attack-matrix.json' with { type: 'json' }
import { Collector } from '../../model/engine/collect'
import { planHalf } from '../../model/engine/man-in-the-middle'
import type { Recording } from '../../model/engine/recording'
import { createScratch, openBlock, planRun, type RunPlan, runBlocks } from '../../model/engine/run'
import { readLink } from '../../model/scenario/fields'
import { presets, type Scenario } from '../../model/scenario/scenario'
import type { Viewer } from '../../model/scenario/viewing'
import '../../app/theme.css'
import { BenchChart } from './BenchChart'
import { chartProps } from './chart.testing'

function recordingOf(scenario: Scenario, plan: RunPlan = planRun(scenario)): Recording {
  const scratch = createScratch()
  const collector = new Collector({ ...plan, scenario })
  for (const block of runBlocks(plan, scratch)) collector.add(block)
  return collector.recording(true, new Map([[0, openBlock(plan, 0, 0, scratch)]]))
}

async function show(scenario: Scenario, viewer: Viewer, layout: 'desk' | 'phone' = 'desk') {
  const recording = recordingOf(scenario)
  const shown = recording.cumulativeEvents.at(-1)!
  const withBob = scenario.attack === 'mitm' ? recordingOf(scenario, planHalf('bob', scenario)) : null
  const props = chartProps({ scenario, recording, withBob, shown, viewer, layout })
  const screen = await render(
    <div style={{ inlineSize: layout === 'phone' ? 320 : 524 }}>
      <BenchChart {...props} />
    </div>,
  )
  await expect.poll(() => screen.container.querySelector('.bench-panels')).not.toBeNull()
  const chart = screen.container.querySelector<HTMLElement>('.chart')!
  return {
    chart,
    odd: [...chart.querySelectorAll<HTMLElement>('[data-odd=true]')].map(({ dataset }) => dataset.reading),
    ending: chart.querySelector<HTMLElement>('[data-ending]')?.dataset.ending ?? null,
    holds: chart.querySelector<HTMLElement>('[data-testid=bench-holds]')!.innerText,
  }
}

const { ideal } = presets
const metro = { ...presets.metro, distanceKm: 50, pulses: 1e6 }
/** Scenario, what is marked, how it ends as Everyone sees it. */
const cases: readonly (readonly [string, Scenario, readonly string[], string])[] = [
  ['nobody listens', metro, [], 'off'],
  ['everything measured and resent', { ...ideal, attack: 'ir', comparedBits: 1000 }, ['qber'], 'noticed'],
  ['the lucky spy', { ...ideal, attack: 'ir', fraction: 0.1, comparedBits: 16 }, [], 'open'],
  [
    'the quiet spy',
    { ...ideal, attack: 'ir', fraction: 0.1, comparedBits: 1000, pulses: 10_000 },
    ['qber'],
    'noticed-safe',
  ],
  ['photons split off single ones', { ...ideal, attack: 'pns' }, [], 'cannot'],
  ['loaded dice', { ...ideal, attack: 'predict', dice: 'weak' }, [], 'silent-key'],
  ['two fake friends', { ...ideal, attack: 'mitm', authenticated: false }, [], 'silent-key'],
  ['tags against two fake friends', { ...ideal, attack: 'mitm' }, ['tags'], 'noticed'],
  ['louder is worse', { ...metro, source: 'wcp', attack: 'pns' }, ['double-clicks'], 'no-line'],
]

describe('the two panels', () => {
  it.each(cases)('%s', async (_, scenario, marked, ending) => {
    const everyone = await show(scenario, 'all')
    expect(everyone.odd).toEqual(marked)
    expect(everyone.ending).toBe(ending)
    expect(everyone.chart.innerHTML).not.toMatch(/NaN|Infinity|undefined|\{\w+\}/)
    expect(everyone.chart.scrollWidth).toBeLessThanOrEqual(524)
  })

  it('do not tell Bob or Alice what Eve holds, nor that there is anybody', async () => {
    for (const viewer of ['alice', 'bob', 'public'] as const) {
      const { ending, holds, odd } = await show({ ...ideal, attack: 'predict', dice: 'weak' }, viewer)
      expect([ending, odd]).toEqual([null, []])
      expect(holds).not.toMatch(/\d/)
    }
  })

  it('tell Everyone and Eve of both sessions of a woman in the middle, and of their two keys', async () => {
    for (const viewer of ['all', 'eve'] as const) {
      const { chart } = await show({ ...ideal, attack: 'mitm', authenticated: false }, viewer, 'phone')
      const sessions = [...chart.querySelectorAll<HTMLElement>('[data-session]')]
      expect(sessions.map(({ dataset }) => [dataset.session, dataset.state])).toEqual([
        ['alice', 'ok'],
        ['bob', 'ok'],
      ])
      const keys = sessions.map(({ innerText }) => /[01\s]{19,}/.exec(innerText)?.[0])
      expect(keys[0]).toBeDefined()
      expect(keys[0]).not.toBe(keys[1])
      for (const { innerText } of sessions) expect(innerText).toMatch(/errors 0\.0\s%/)
      expect(chart.scrollWidth).toBeLessThanOrEqual(320)
    }
    const { chart } = await show({ ...ideal, attack: 'mitm', authenticated: false }, 'alice')
    expect(chart.querySelector('[data-session]')).toBeNull()
  })

  it('say that a woman who came during the run has one session here, and offer both', async () => {
    const scenario: Scenario = { ...ideal, authenticated: false }
    const plan = planRun(scenario, [{ pulse: 2000, attack: 'mitm', fraction: 1 }])
    const recording = recordingOf(scenario, plan)
    const setScenario = vi.fn()
    const actions = { repeat: vi.fn(), cancelRepeat: vi.fn(), setScenario }
    const screen = await render(<BenchChart {...chartProps({ scenario, recording, shown: 4000, actions })} />)
    await screen.getByRole('button', { name: 'Show both from the first pulse' }).click()
    expect(setScenario).toHaveBeenCalledWith({})
    expect(screen.container.querySelector('[data-session]')).toBeNull()
  })

  it('show when the clicks came, with the forecast and the verdict, where somebody watches', async () => {
    const link: Scenario = { ...metro, source: 'sp', efficiencyRatio: 0.05, countermeasures: ['mon'] }
    const shifted = await show({ ...link, attack: 'shift' }, 'bob')
    const timing = (chart: HTMLElement) => chart.querySelector<HTMLElement>('[data-testid=bench-timing]')
    const said = timing(shifted.chart)!.querySelector('svg')!.getAttribute('aria-label')!
    expect(timing(shifted.chart)!.dataset.odd).toBe('true')
    // Every pulse comes early or late; half of them each, some 5 000 clicks: σ = 0.7 %, 4σ.
    const [early, onTime, late] = [...said.matchAll(/([\d.]+)\s%/g)].map(([, share]) => Number(share))
    expect(Math.abs(early! - 50)).toBeLessThan(3)
    expect(onTime!).toBeLessThan(0.5)
    expect(early! + onTime! + late!).toBeCloseTo(100, 0)
    const quiet = await show(link, 'bob')
    expect(timing(quiet.chart)!.dataset.odd).toBe('false')
    expect(timing((await show({ ...link, countermeasures: [] }, 'bob')).chart)).toBeNull()
    expect(timing((await show({ ...link, attack: 'shift' }, 'public')).chart)).toBeNull()
  })

  it('tell the bases apart, each with its band, and which one the alarm judges', async () => {
    const { chart, odd } = await show(
      { ...ideal, attack: 'fix', fraction: 0.28, pulses: 20_000, comparedBits: 4096, countermeasures: ['bases'] },
      'bob',
    )
    expect(odd).toContain('qber-x')
    expect(odd).not.toContain('qber-z')
    const row = (id: string) => chart.querySelector<HTMLElement>(`[data-reading=${id}]`)!.innerText
    // 14 % of some 2 000 bits in ×: σ = 0.8 %, 4σ; none in +.
    expect(Math.abs(Number(/([\d.]+)\s%/.exec(row('qber-x'))?.[1]) - 14)).toBeLessThan(3.2)
    expect(row('qber-z')).toMatch(/0\.0\s%\s*\(0\.0–0\.\d\)/)
    expect(chart.querySelector<HTMLElement>('[data-testid=bench-worse]')!.dataset.basis).toBe('x')
  })

  it('mark that decoys arrive too seldom', async () => {
    const { odd, ending } = await show({ ...metro, attack: 'pns' }, 'all')
    expect(odd).toContain('decoys')
    expect(odd).not.toContain('qber')
    expect(ending).toBe('noticed')
  })

  it('fit a phone', async () => {
    const { chart } = await show({ ...metro, attack: 'pns' }, 'all', 'phone')
    expect(chart.scrollWidth).toBeLessThanOrEqual(320)
  })
})

it('every attack stands against every countermeasure, and a cell opens the settings that filled it', async () => {
  const { chart } = await show(ideal, 'bob')
  chart.querySelector<HTMLButtonElement>('[data-testid=open-matrix]')!.click()
  // The dialog is fetched when it is first asked for.
  await expect.poll(() => document.querySelector('[data-testid=matrix]'), { timeout: 10_000 }).not.toBeNull()
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-testid=matrix] td a')]
  const cells = MATRIX_ROWS.flatMap(({ id }) => MATRIX_COLUMNS.map((column) => [id, column] as const))
  expect(links.length).toBe(cells.length)
  for (const [i, [row, column]] of cells.entries()) {
    const { scenario, problems } = readLink(links[i]!.getAttribute('href')!)
    expect(problems).toEqual([])
    expect(scenario).toEqual(matrixScenario(row, column))
  }
  const verdicts = [...document.querySelectorAll<HTMLElement>('[data-testid=matrix] td')].map(
    ({ dataset }) => dataset.verdict,
  )
  expect(verdicts).toEqual(committed.map(({ verdict }) => verdict))
})
