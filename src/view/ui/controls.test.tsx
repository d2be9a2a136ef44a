import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { quantities } from '../../model/scenario/scenario'
import { createBench, OnBench } from '../panels/app.testing'
import { Menu } from './Menu'
import { QuantitySlider } from './QuantitySlider'

function Distance({ onDrag }: { readonly onDrag: (dragging: boolean) => void }) {
  const [value, setValue] = useState(10)
  return (
    <>
      <QuantitySlider
        quantity={quantities.distanceKm}
        value={value}
        label="Distance"
        onChange={setValue}
        onDrag={onDrag}
      />
      <output>{value}</output>
    </>
  )
}

const showDistance = async (onDrag: (dragging: boolean) => void = () => undefined) =>
  render(
    <OnBench bench={createBench()}>
      <Distance onDrag={onDrag} />
    </OnBench>,
  )

describe('a setting', () => {
  it('arrows are a step, Page is ten, Home and End are the ends', async () => {
    const screen = await showDistance()
    const slider = screen.getByRole('slider', { name: 'Distance' })
    await expect.element(slider).toHaveAttribute('aria-valuetext', '10\u00a0km')
    ;(slider.element() as HTMLElement).focus()
    for (const [key, value] of [
      ['{ArrowRight}', '11'],
      ['{PageUp}', '21'],
      ['{PageDown}', '11'],
      ['{End}', '600'],
      ['{Home}', '0'],
    ] as const) {
      await userEvent.keyboard(key)
      await expect.element(screen.getByText(value, { exact: true })).toBeInTheDocument()
    }
  })

  it('presses of keys in a row are one drag', async () => {
    const onDrag = vi.fn()
    const screen = await showDistance(onDrag)
    ;(screen.getByRole('slider', { name: 'Distance' }).element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
    expect(onDrag.mock.calls).toEqual([[true]])
    ;(document.activeElement as HTMLElement).blur()
    expect(onDrag.mock.calls).toEqual([[true], [false]])
  })

  it('a typed number is taken over by Enter, clamped, and given up by Escape', async () => {
    const screen = await showDistance()
    const field = screen.getByRole('textbox', { name: 'Distance, km' })
    await field.fill('9999')
    await userEvent.keyboard('{Enter}')
    await expect.element(field).toHaveValue('600')
    await field.fill('12')
    await userEvent.keyboard('{Escape}')
    await expect.element(field).toHaveValue('600')
    await field.fill('far')
    await userEvent.keyboard('{Enter}')
    await expect.element(field).toHaveValue('600')
  })
})

describe('a menu', () => {
  const items = [
    { value: 'a', title: 'Perfect link' },
    { value: 'b', title: 'Only noise' },
    { value: 'c', title: 'Over the line' },
  ] as const
  const showMenu = async (onChoose = vi.fn()) => {
    const screen = await render(
      <Menu label="Scenario" items={items} chosen="b" onChoose={onChoose}>
        Scenario
      </Menu>,
    )
    await screen.getByRole('button', { name: 'Scenario' }).click()
    return { screen, onChoose }
  }

  it('opens on what is in force, and letters and arrows move', async () => {
    const { screen } = await showMenu()
    await expect.element(screen.getByRole('menuitemradio', { name: 'Only noise' })).toHaveFocus()
    await userEvent.keyboard('o')
    await expect.element(screen.getByRole('menuitemradio', { name: 'Over the line' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(screen.getByRole('menuitemradio', { name: 'Perfect link' })).toHaveFocus()
  })

  it('Enter chooses and gives the focus back', async () => {
    const { screen, onChoose } = await showMenu()
    await userEvent.keyboard('{Home}{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('a')
    await expect.element(screen.getByRole('button', { name: 'Scenario' })).toHaveFocus()
  })

  it('Escape and a press outside close it without choosing', async () => {
    const { screen, onChoose } = await showMenu()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('menu').elements()).toHaveLength(0)
    await screen.getByRole('button', { name: 'Scenario' }).click()
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    await expect.poll(() => screen.getByRole('menu').elements().length).toBe(0)
    expect(onChoose).not.toHaveBeenCalled()
  })
})
