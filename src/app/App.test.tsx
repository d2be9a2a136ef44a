import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { presets } from '../model/scenario/scenario'
import { type HandRow, handRecording } from '../store/recording.testing'
import type { State } from '../store/state'
import { createBench } from '../view/panels/app.testing'
import { App } from './App'
import './theme.css'

const rows = (n: number, errors: number): HandRow[] =>
  Array.from({ length: n }, (_, i) => ({ compared: true, bobBit: i < errors ? 1 : 0, eve: 0 }))

/** The whole page over a run that is done, all of it landed. */
async function open(patch: Partial<State> = {}, run: readonly HandRow[] = []) {
  const bench = createBench(patch)
  if (run.length > 0) {
    const { scenario } = bench.store.getState()
    const recording = handRecording(run, { scenario })
    bench.store.setState(({ run: now, playback }) => ({
      run: { ...now, status: 'done', recording },
      playback: { ...playback, shown: run.length },
    }))
  }
  const screen = await render(<App store={bench.store} controls={bench.controls} />)
  await expect.element(screen.getByTestId('alarm')).toBeVisible()
  return { ...bench, screen }
}

beforeEach(() => page.viewport(1440, 900))

afterEach(() => {
  document.documentElement.removeAttribute('data-theme')
})

describe('the Lab', () => {
  it('shows the error rate with its band, and what Eve knows only to those who see her', async () => {
    const tapped = { ...presets.ideal, attack: 'ir' } as const
    const { screen, store } = await open({ scenario: tapped }, rows(200, 50))
    await expect.element(screen.getByTestId('alarm')).toHaveAttribute('data-state', 'nokey')
    await expect.element(screen.getByTestId('qber')).toHaveTextContent('25.0 % (19.5 to 31.4)')
    await expect.element(screen.getByTestId('eve-knows')).toBeVisible()
    store.setState(({ viewing }) => ({ viewing: { ...viewing, viewer: 'bob' } }))
    await expect.poll(() => screen.getByTestId('eve-knows').elements().length).toBe(0)
    expect(screen.getByTestId('alarm').element().textContent).not.toContain('Eve')
  })

  it('shows no key figure before fifty bits are compared', async () => {
    const { screen } = await open({}, rows(10, 0))
    await expect.element(screen.getByTestId('alarm')).toHaveAttribute('data-state', 'few')
    await expect.element(screen.getByText('10 of about 256 bits compared, none differ')).toBeVisible()
    expect(screen.getByTestId('keyrate').elements()).toHaveLength(0)
  })

  it('lists what was wrong with a link until it is dismissed', async () => {
    const { screen, store } = await open({ problems: [{ kind: 'above', key: 'km', given: '900', limit: '600' }] })
    await expect.element(screen.getByText('km=900 is above 600: using 600.')).toBeVisible()
    await screen.getByRole('button', { name: 'Dismiss' }).click()
    expect(store.getState().problems).toEqual([])
  })

  it('an engine that stopped leaves the settings in a link, and the rest goes on', async () => {
    const { screen, store, asked } = await open()
    store.setState(({ run }) => ({
      run: { ...run, status: 'failed', error: { name: 'RangeError', message: 'too far' } },
    }))
    await expect.element(screen.getByTestId('failure')).toHaveTextContent('too far')
    await expect.element(screen.getByTestId('scene')).toHaveAttribute('data-run', 'failed')
    await screen.getByRole('button', { name: 'Start again' }).click()
    expect(asked).toContain('restart')
  })

  it('opens a scenario from the menu', async () => {
    const { screen, store } = await open()
    await screen.getByTestId('scenario').click()
    await screen.getByRole('menuitemradio', { name: /Only noise/ }).click()
    expect(store.getState().scenario).toMatchObject({ misalignment: 0.08, comparedBits: 2000, attack: 'off' })
    await expect.poll(() => document.title).toBe('Only noise · Eavesdrop')
  })

  it('says what it cannot copy, and marks it', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
    vi.spyOn(document, 'execCommand').mockReturnValue(false)
    const { screen } = await open()
    await screen.getByTestId('share').click()
    await screen.getByRole('button', { name: 'Copy link' }).click()
    await expect.element(screen.getByText(/The link is marked: copy it/).first()).toBeInTheDocument()
    const field = screen.getByTestId('share-link').element() as HTMLInputElement
    expect(field.selectionEnd).toBe(field.value.length)
    expect(field.value).toMatch(/#\/lab\?v=1&c=..$/)
    vi.restoreAllMocks()
  })
})

describe('single keys', () => {
  it('play, step, put the hand on and say the state', async () => {
    const { screen, asked } = await open({}, rows(60, 0))
    await userEvent.keyboard(' .,e')
    expect(asked).toEqual(expect.arrayContaining(['play', 'step', 'back', 'setEve {"attack":"ir"}']))
    await userEvent.keyboard('d')
    await expect.element(screen.getByTestId('live')).toHaveTextContent(/Perfect link, Ideal hardware/)
  })

  it('do nothing while something is typed, in a window, or when they are switched off', async () => {
    const { screen, store, asked } = await open()
    await screen.getByTestId('seed').click()
    await userEvent.keyboard('r')
    await userEvent.keyboard('{Escape}')
    ;(document.activeElement as HTMLElement).blur()
    await userEvent.keyboard('?')
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    await userEvent.keyboard('r')
    await userEvent.keyboard('{Escape}')
    store.setState(({ preferences }) => ({ preferences: { ...preferences, shortcuts: false } }))
    await expect.poll(() => screen.getByRole('dialog').elements().length).toBe(0)
    await userEvent.keyboard('r')
    expect(asked).not.toContain('restart')
  })

  it('Space on a button presses the button and nothing else', async () => {
    const { screen, asked } = await open()
    ;(screen.getByTestId('step').element() as HTMLElement).focus()
    await userEvent.keyboard(' ')
    expect(asked).toEqual(['step'])
  })
})

describe('every size', () => {
  it.each([
    [1440, 900, 'wide'],
    [1000, 800, 'drawer'],
    [390, 844, 'phone'],
    [320, 568, 'small phone'],
    [780, 360, 'phone on its side'],
  ] as const)('%i × %i (%s) does not scroll sideways', async (width, height, _name) => {
    await page.viewport(width, height)
    await open({ scenario: { ...presets.metro, attack: 'ir' } }, rows(200, 50))
    await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })

  it('the photon table says what happened, and a row opens one photon', async () => {
    const { screen, store, asked } = await open({}, [{}, { bobBasis: 1 }, { bobBit: 1 }])
    await screen.getByTestId('tab-TABLE').click()
    const table = screen.getByTestId('table')
    await expect.element(table).toHaveTextContent('3 photons, 2 kept, errors: 1.')
    await expect.element(table.getByRole('row').nth(1)).toHaveTextContent(/kept, differs/)
    await table.getByRole('button', { name: 'Look at photon 2' }).click()
    expect(store.getState().playback.selected).toBe(1)
    expect(store.getState().viewing.zoom).toBe('1')
    expect(asked).toContain('pause')
  })
})
