import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { scene } from '../../locales/en/scene'
import { defaultScenario } from '../../model/scenario/scenario'
import type { PlaybackClock } from '../../store/controls'
import '../../app/theme.css'
import { createFormat } from '../format'
import { Bench, type BenchProps } from './Bench'
import { sceneRecording, thrownRows } from './recording.testing'

function stillClock(position: number): PlaybackClock {
  const nothing = () => {}
  return {
    position: () => position,
    flightSpan: () => 1,
    onFrame: () => nothing,
    setRate: nothing,
    play: nothing,
    pause: nothing,
    step: nothing,
    back: nothing,
    seek: nothing,
  }
}

const props = (more: Partial<BenchProps> = {}): BenchProps => ({
  recording: sceneRecording(thrownRows({ events: 60, seed: 2, eve: 1 })),
  scenario: defaultScenario,
  status: 'running',
  viewer: 'all',
  zoom: 2,
  eventsPerSecond: 1,
  playing: false,
  shown: 40,
  selected: null,
  eveOn: true,
  eveShare: 1,
  clock: stillClock(40.5),
  reducedMotion: false,
  theme: 'light',
  emptyText: scene.empty,
  words: scene,
  format: createFormat('en'),
  onEve: () => {},
  onSelect: () => {},
  onInspect: () => {},
  onShowError: () => {},
  ...more,
})

const inRoom = (element: React.ReactElement) => <div style={{ inlineSize: 1072 }}>{element}</div>

/** Painted pixels of the canvas, once it has drawn. */
function painted(container: HTMLElement): number {
  const canvas = container.querySelector('canvas')
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  return pixels ? pixels.filter((_, i) => i % 4 === 3 && pixels[i]! > 0).length : 0
}

describe('the bench', () => {
  it('draws, and fills its place', async () => {
    const { container } = await render(inRoom(<Bench {...props()} />))
    await expect.poll(() => painted(container)).toBeGreaterThan(20_000)
  })

  it('Eve’s hand is a switch that click and arrow keys work', async () => {
    const onEve = vi.fn()
    const screen = await render(inRoom(<Bench {...props({ onEve })} />))
    const hand = screen.getByRole('button', { name: /Eve’s hand, on the fibre/ })
    await hand.click()
    expect(onEve).toHaveBeenLastCalledWith(false)
    const element = hand.element() as HTMLElement
    element.focus()
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    expect(onEve).toHaveBeenLastCalledWith(true)
  })

  it('has no hand where the viewer knows nothing of Eve', async () => {
    const screen = await render(inRoom(<Bench {...props({ viewer: 'bob' })} />))
    await expect.element(screen.getByRole('slider', { name: scene.strips.name })).toBeVisible()
    expect(screen.container.querySelector('[data-testid=eve-hand]')).toBeNull()
  })

  it('goes through the strips by key', async () => {
    const onSelect = vi.fn()
    const onInspect = vi.fn()
    const { container } = await render(inRoom(<Bench {...props({ onSelect, onInspect })} />))
    await expect.poll(() => painted(container)).toBeGreaterThan(20_000)
    const strips = container.querySelector('.bench-strip')!
    strips.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }))
    strips.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    expect(onSelect).toHaveBeenCalledTimes(1)
    expect(onSelect.mock.calls[0]![0]).toBeLessThan(onInspect.mock.calls[0]![0])
  })

  it('says how to begin before the first photon', async () => {
    const screen = await render(inRoom(<Bench {...props({ shown: 0, clock: stillClock(0) })} />))
    await expect.element(screen.getByText(scene.empty)).toBeVisible()
  })
})
